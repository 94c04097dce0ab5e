import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request, in order; the last one stays. */
export type Behaviour =
  | 'answer'
  | 'shuffle'
  | 'broken'
  | 'drop'
  | 'nan'
  | { status: number; retryAfter?: number };

/** An OpenAI-compatible server on loopback with scripted behaviour, for tests over real HTTP. */
export async function openAiServer(script: Behaviour[] = ['answer'], dimensions = 8) {
  const requests: { path: string; authorization: string | undefined; input: string[]; model: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await read(request)) as { input: string[]; model: string };
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization, ...body });
    const behaviour = script.length > 1 ? script.shift()! : (script[0] ?? 'answer');
    respond(behaviour, body.input, response, dimensions);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function respond(behaviour: Behaviour, input: string[], response: ServerResponse, dimensions: number): void {
  if (behaviour === 'drop') {
    response.destroy();
    return;
  }
  if (typeof behaviour === 'object') {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (behaviour.retryAfter !== undefined) headers['retry-after'] = String(behaviour.retryAfter);
    response.writeHead(behaviour.status, headers).end(JSON.stringify({ error: { message: 'no' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  if (behaviour === 'broken') {
    response.end('<html>proxy</html>');
    return;
  }
  const data = input.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: vectorOf(text, dimensions),
  }));
  if (behaviour === 'shuffle') data.reverse();
  const json = JSON.stringify({ object: 'list', data });
  response.end(behaviour === 'nan' ? json.replace(/\[[\d.]+/, '[null') : json);
}

/** The same text always gets the same vector, different texts different ones. */
export function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (let index = 0; index < text.length; index++) {
    const slot = (text.charCodeAt(index) * 31 + index) % dimensions;
    vector[slot] = vector[slot]! + 1;
  }
  return vector;
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
