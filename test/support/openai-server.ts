import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatRequest, type ChatScript, replyTo, sendReply } from './chat-replies.ts';

export { type ChatReply, type ChatRequest, type ChatScript, refusing } from './chat-replies.ts';

/** What the server does with one request for embeddings, in order; the last one stays. */
export type Behaviour =
  | 'answer'
  | 'shuffle'
  | 'broken'
  | 'drop'
  | 'nan'
  | { status: number; retryAfter?: number };

export interface ServerSettings {
  /** Chat completions; unset: 404. */
  chat?: ChatScript;
  embeddings?: Behaviour[];
  dimensions?: number;
  /** The only key that is accepted, as `Authorization: Bearer` or `api-key`; unset: any, and none. */
  key?: string;
}

/** One request as it came in, whole: a test can look for what must not leave the house. */
export interface ServerRequest {
  /** Path with its query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as text, and as JSON. */
  raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a client sends
  body: any;
}

export type OpenAiServer = Awaited<ReturnType<typeof openAiServer>>;

/**
 * An OpenAI-compatible server on loopback, for tests over real HTTP: chat completions (streamed and not) and
 * embeddings, each as its script says.
 *
 *     const server = await chatServer(({ prompt }) => ({ text: answerFrom(prompt) }));
 *     const server = await chatServer([{ status: 429, retryAfter: 1 }, { text: 'Được.' }]);
 *     const server = await openAiServer({ chat: () => 'hang', embeddings: ['answer'] });
 *
 * `url` is the base URL that ends in `/v1`, `origin` is without it (for Azure's addresses: paths are only told
 * apart by their ends).
 */
export async function openAiServer(settings: ServerSettings = {}) {
  const { embeddings = ['answer'], dimensions = 8 } = settings;
  const requests: ServerRequest[] = [];
  const figures = { chats: 0, abandoned: 0, atWork: 0, busiest: 0 };
  const server = createServer(async (request, response) => {
    const raw = await read(request);
    const taken: ServerRequest = {
      path: request.url ?? '',
      headers: request.headers,
      raw,
      body: parsed(raw),
    };
    requests.push(taken);
    figures.atWork++;
    figures.busiest = Math.max(figures.busiest, figures.atWork);
    response.on('close', () => {
      figures.atWork--;
      if (!response.writableFinished) figures.abandoned++;
    });
    const path = new URL(taken.path, 'http://localhost').pathname;
    if (settings.key !== undefined && !carriesKey(request.headers, settings.key)) refuse(response, 401);
    else if (path.endsWith('/embeddings')) {
      const behaviour = embeddings.length > 1 ? embeddings.shift()! : (embeddings[0] ?? 'answer');
      sendVectors(behaviour, taken.body.input, response, dimensions);
    } else if (settings.chat && path.endsWith('/chat/completions')) {
      const messages = (taken.body as ChatRequest).messages;
      const prompt = messages.map(({ content }) => content).join('\n\n');
      const asked: ChatRequest = { ...taken.body, prompt, number: figures.chats++ };
      await sendReply(await replyTo(asked, settings.chat), asked, response);
    } else refuse(response, 404);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/v1`,
    origin,
    /** Every request so far. */
    requests,
    /** Requests that the client left before they were answered, and the most that were at work at once. */
    figures: figures as Readonly<typeof figures>,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A server that only chats. */
export const chatServer = (chat: ChatScript, settings: Omit<ServerSettings, 'chat'> = {}) =>
  openAiServer({ ...settings, chat });

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: 'no', code: null } }));
}

const carriesKey = (headers: IncomingHttpHeaders, key: string) =>
  headers.authorization === `Bearer ${key}` || headers['api-key'] === key;

function sendVectors(behaviour: Behaviour, input: string[], response: ServerResponse, dimensions: number) {
  if (behaviour === 'drop') {
    response.destroy();
    return;
  }
  if (typeof behaviour === 'object') {
    if (behaviour.retryAfter !== undefined) response.setHeader('retry-after', String(behaviour.retryAfter));
    refuse(response, behaviour.status);
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

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
