import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat server that fails after a while, or never answers. */
export async function slowModel(afterMs: number | null) {
  let asked = 0;
  const server: Server = createServer((_request, response) => {
    asked++;
    if (afterMs !== null) setTimeout(() => response.writeHead(400).end('{}'), afterMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    settings: { OPENAI_MODEL: 'cham', OPENAI_BASE_URL: url },
    asked: () => asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
