import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { UserError } from '../../core/errors.ts';

export interface Listening {
  /** `http://127.0.0.1:3000` */
  url: string;
  /** Takes in nothing more; resolves when the answers under way are out, after `withinMs` at the latest. */
  stop(withinMs: number): Promise<void>;
}

/** Milliseconds in which a request must have come in whole. */
const times = { headers: 10_000, request: 30_000, keepAlive: 5_000 };

/** Serves HTTP. Throws UserError for an address that cannot be had. */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server;
  server.headersTimeout = times.headers;
  server.requestTimeout = times.request;
  server.keepAliveTimeout = times.keepAlive;
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(explained(fault, host, port)));
    server.listen(port, host, () => {
      const { port: given } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({
        url: `http://${name}:${given}`,
        stop: (withinMs) =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeIdleConnections();
            setTimeout(() => server.closeAllConnections(), withinMs).unref();
          }),
      });
    });
  });
}

function explained(fault: NodeJS.ErrnoException, host: string, port: number): Error {
  const words: Record<string, string> = {
    EADDRINUSE: `Cổng ${port} đang do chương trình khác dùng (có thể là một "vanthu serve" khác). Hãy dừng chương trình đó hoặc đặt PORT khác.`,
    EACCES: `Không được phép mở cổng ${port}. Hãy đặt PORT từ 1024 trở lên.`,
    EADDRNOTAVAIL: `Máy này không có địa chỉ ${host}. Hãy sửa HOST.`,
    ENOTFOUND: `Không có địa chỉ nào tên là ${host}. Hãy sửa HOST.`,
  };
  const told = words[fault.code ?? ''];
  return told ? new UserError(told, { cause: fault }) : fault;
}
