import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../../src/core/channel.ts';

/** A web server on loopback that hands every call to a channel's webhook; `statuses` are its answers. */
export async function webhookServer(path: string) {
  let channel: Channel | undefined;
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const answer = await channel?.webhook?.handle(
      new Request(`http://127.0.0.1${request.url}`, { method: 'POST', headers, body: Buffer.concat(parts) }),
    );
    statuses.push(answer?.status ?? 404);
    response.writeHead(answer?.status ?? 404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    statuses,
    mount(mounted: Channel): void {
      channel = mounted;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
