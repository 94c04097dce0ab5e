import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one call instead of its usual answer. */
export type Fault =
  | { method: string; status: number; description?: string; retryAfter?: number }
  | { method: string; drop: true }
  /** It takes the call and never answers. */
  | { method: string; hang: true };

export interface BotCall {
  method: string;
  body: Record<string, unknown>;
  /** It was not met by a fault. */
  accepted: boolean;
}

interface Waiting {
  response: ServerResponse;
  offset: number;
  limit: number;
  timer: NodeJS.Timeout;
}

/**
 * The Bot API on loopback, as far as the channel uses it: long polling with offsets, messages, edits, drafts,
 * documents in and out, callback queries, commands and webhooks. Faults are played once each, in order.
 */
export async function telegramServer({
  token = '123456:secret-token',
  username = 'vanthu_bot',
  onCall = (_call: BotCall) => {},
} = {}) {
  const calls: BotCall[] = [];
  const files = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  let updates: { update_id: number }[] = [];
  let waiting: Waiting | undefined;
  let ids = 1000;
  const listeners = new Set<() => void>();

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    if (path.startsWith(`/file/bot${token}/`)) {
      const bytes = files.get(path.slice(`/file/bot${token}/`.length));
      response.writeHead(bytes ? 200 : 404).end(bytes && Buffer.from(bytes));
      return;
    }
    const method = path.startsWith(`/bot${token}/`) ? path.slice(`/bot${token}/`.length) : '';
    if (!method) return fail(response, { status: 401, description: 'Unauthorized' });
    const body = await bodyOf(request);
    const at = faults.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault && 'drop' in fault) return void request.socket.destroy();
    if (fault && 'hang' in fault) return;
    if (method === 'getUpdates') return poll(response, body);
    const call = { method, body, accepted: !fault };
    calls.push(call);
    if (fault) fail(response, fault);
    else succeed(response, resultOf(method, body));
    onCall(call);
    for (const listener of listeners) listener();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function resultOf(method: string, body: Record<string, unknown>): unknown {
    if (method === 'getMe') return { id: 42, is_bot: true, first_name: 'Văn thư', username };
    if (method === 'getFile') {
      const path = String(body.file_id);
      return { file_id: path, file_unique_id: path, file_path: path, file_size: files.get(path)?.length };
    }
    if (/^(?:sendMessage|sendDocument|editMessageText)$/.test(method)) {
      return {
        message_id: ++ids,
        date: 0,
        chat: { id: Number(body.chat_id), type: 'private' },
        text: body.text,
      };
    }
    return true;
  }

  function poll(response: ServerResponse, body: Record<string, unknown>): void {
    if (waiting) answer(waiting, []);
    const offset = Number(body.offset ?? 0);
    updates = updates.filter(({ update_id: id }) => id >= offset);
    const next: Waiting = {
      ...{ response, offset, limit: Number(body.limit ?? 100) },
      timer: setTimeout(() => waiting === next && answer(next, []), Number(body.timeout ?? 0) * 1000),
    };
    waiting = next;
    response.on('close', () => {
      if (waiting === next) waiting = undefined;
    });
    deliver();
  }

  function deliver(): void {
    const ready =
      waiting && updates.filter(({ update_id: id }) => id >= waiting!.offset).slice(0, waiting.limit);
    if (waiting && ready && ready.length > 0) answer(waiting, ready);
  }

  function answer(poll: Waiting, ready: unknown[]): void {
    clearTimeout(poll.timer);
    if (waiting === poll) waiting = undefined;
    succeed(poll.response, ready);
  }

  return {
    token,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    files,
    /** Faults to play, each for the next call of its method. */
    faults,
    /** Updates that the bot has not confirmed. */
    unconfirmed: () => updates.length,

    /** Something happens in Telegram: gives the update. */
    push(update: Record<string, unknown>, id = ++ids): { update_id: number } {
      const pushed = { update_id: id, ...update };
      updates.push(pushed);
      deliver();
      return pushed;
    },

    /** A person writes. */
    write(text: string, more: Record<string, unknown> = {}): { update_id: number } {
      return this.push({ message: { ...messageFrom(7), message_id: ++ids, text, ...more } });
    },

    /** A person presses a button of a message. */
    press(data: string): { update_id: number } {
      const message = { ...messageFrom(7), message_id: ++ids };
      return this.push({ callback_query: { id: String(++ids), from: message.from, message, data } });
    },

    /** Calls of one method so far. */
    sent: (method = 'sendMessage') => calls.filter((call) => call.method === method).map(({ body }) => body),

    /** Resolves when `test` holds; rejects after a while with what was called. */
    async until(test: () => boolean, milliseconds = 8000): Promise<void> {
      const deadline = Date.now() + milliseconds;
      while (!test()) {
        if (Date.now() > deadline)
          throw new Error(`never happened; calls: ${JSON.stringify(calls.slice(-8))}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, 50);
          function done() {
            listeners.delete(done);
            clearTimeout(timer);
            resolve();
          }
          listeners.add(done);
        });
      }
    },

    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const messageFrom = (user: number, chat: Record<string, unknown> = { id: user, type: 'private' }) => ({
  date: 0,
  chat,
  from: { id: user, is_bot: false, first_name: 'Lan' },
});

function succeed(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

function fail(
  response: ServerResponse,
  {
    status,
    description = 'fault',
    retryAfter,
  }: { status: number; description?: string; retryAfter?: number },
): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: status, description, ...parameters }));
}

/** JSON, or the fields of a multipart body: files by their names. */
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return raw.length > 0 ? JSON.parse(raw.toString('utf8')) : {};
  return multipart(raw, /boundary=([^;]+)/.exec(type)?.[1] ?? '');
}

/** By hand: Node's own parser wants the line end behind the last boundary, which the client leaves out. */
function multipart(raw: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const part of raw.toString('latin1').split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) continue;
    const bytes = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1');
    const file = /filename="?([^"\r\n]*)/.exec(head)?.[1];
    fields[name] = file === undefined ? bytes.toString('utf8') : { name: file, bytes: new Uint8Array(bytes) };
  }
  return fields;
}
