import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { zaloBotClient } from '../../../src/channel/zalo/bot-client.ts';

it('tells a server who calls and what it takes: many a guard of the web refuses who does not', async () => {
  const heads: NodeJS.Dict<string | string[]>[] = [];
  const server = createServer((request, response) => {
    heads.push(request.headers);
    response.end('{"ok":true,"result":1}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const called = await zaloBotClient({ token: '1:k', apiRoot }).ask('getMe');
    expect(called).toEqual({ ok: true, result: 1 });
    expect(heads).toEqual([
      expect.objectContaining({ 'user-agent': 'vanthu', accept: '*/*', 'content-type': 'application/json' }),
    ]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
