import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one call instead of its usual answer. */
export type ZaloFault =
  | { method: string; status: number; description?: string; retryAfter?: number; inside?: boolean }
  | { method: string; drop: true }
  /** It takes the call and never answers. */
  | { method: string; hang: true }
  | { method: string; raw: string };

export interface ZaloCall {
  method: string;
  body: Record<string, unknown>;
  accepted: boolean;
}

interface Waiting {
  response: ServerResponse;
  timer: NodeJS.Timeout;
}

/**
 * The Zalo Bot API on loopback, as far as the channel uses it: long polls that give one update and forget it, 408
 * when nothing came, webhooks that exclude polling, messages of at most 2,000 characters. Faults are played once
 * each, in order; `inside` puts the failure into a response with HTTP 200.
 */
export async function zaloBotServer({
  token = '1459232:bi-mat-zalo',
  name = 'Bot Văn thư',
  onCall = (_call: ZaloCall) => {},
} = {}) {
  const calls: ZaloCall[] = [];
  const faults: ZaloFault[] = [];
  const updates: unknown[] = [];
  let waiting: Waiting | undefined;
  let webhook: { url: string; secret: string } | undefined;
  let ids = 0;

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const method = path.startsWith(`/bot${token}/`) ? path.slice(`/bot${token}/`.length) : '';
    if (!method) return fail(response, { status: 401, description: 'Unauthorized' });
    const body = await bodyOf(request);
    const at = faults.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    const call = { method, body, accepted: !fault };
    calls.push(call);
    onCall(call);
    if (fault && 'drop' in fault) {
      request.socket.destroy();
      return;
    }
    if (fault && 'hang' in fault) return;
    if (fault && 'raw' in fault) {
      response.end(fault.raw);
      return;
    }
    if (fault) return fail(response, fault);
    if (method === 'getUpdates') return poll(response, body);
    const answer = answerTo(method, body);
    if (typeof answer === 'string') fail(response, { status: 400, description: answer });
    else succeed(response, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** A text is a refusal. */
  function answerTo(method: string, body: Record<string, unknown>): unknown {
    if (method === 'getMe') return { id: '1459232', account_name: 'bot.vanthu', display_name: name };
    if (method === 'sendMessage') {
      const text = String(body.text ?? '');
      if (text.length < 1 || text.length > 2000) return 'text must have 1 to 2000 characters';
      return { message_id: `out${++ids}`, date: Date.now() };
    }
    if (method === 'setWebhook') {
      const secret = String(body.secret_token ?? '');
      if (secret.length < 8 || secret.length > 256) return 'secret_token must have 8 to 256 characters';
      webhook = { url: String(body.url), secret };
      return { url: webhook.url, updated_at: Date.now() };
    }
    if (method === 'getWebhookInfo') return webhook ? { url: webhook.url } : 'webhook is not set';
    if (method === 'deleteWebhook') {
      if (!webhook) return 'webhook is not set';
      webhook = undefined;
      return { url: '', updated_at: Date.now() };
    }
    return undefined;
  }

  function poll(response: ServerResponse, body: Record<string, unknown>): void {
    if (webhook) {
      fail(response, { status: 400, description: 'Webhook is set; delete it first' });
      return;
    }
    if (waiting) end(waiting, () => fail(waiting!.response, { status: 409, description: 'Conflict' }));
    const next: Waiting = {
      response,
      timer: setTimeout(
        () => end(next, () => fail(response, { status: 408, description: 'Request timeout' })),
        Number(body.timeout ?? 30) * 1000,
      ),
    };
    waiting = next;
    response.on('close', () => {
      clearTimeout(next.timer);
      if (waiting === next) waiting = undefined;
    });
    deliver();
  }

  function end(poll: Waiting, answer: () => void): void {
    clearTimeout(poll.timer);
    answer();
    if (waiting === poll) waiting = undefined;
  }

  /** One object, and it is forgotten. */
  function deliver(): void {
    const current = waiting;
    if (current && updates.length > 0) end(current, () => succeed(current.response, updates.shift()));
  }

  return {
    token,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    faults,
    webhook: () => webhook,
    /** As if somebody had set one elsewhere. */
    setWebhook(url: string): void {
      webhook = { url, secret: 'cua-nguoi-khac' };
    },

    /** Something happens in Zalo. */
    push(update: unknown): void {
      updates.push(update);
      deliver();
    },

    /** A person writes; gives the update. */
    write(text: string, chat = 'lan', more: Record<string, unknown> = {}): unknown {
      const update = zaloMessage(`in${++ids}`, text, chat, more);
      this.push(update);
      return update;
    },

    sent: (method = 'sendMessage') => calls.filter((call) => call.method === method).map(({ body }) => body),

    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A message of a person as Zalo tells it. */
export const zaloMessage = (id: string, text: string, chat: string, more: Record<string, unknown> = {}) => ({
  event_name: 'message.text.received',
  message: {
    message_id: id,
    date: Date.now(),
    chat: { id: chat, chat_type: 'PRIVATE' },
    from: { id: chat, display_name: 'Lan', is_bot: false },
    text,
    ...more,
  },
});

function succeed(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

function fail(
  response: ServerResponse,
  fault: { status: number; description?: string; retryAfter?: number; inside?: boolean },
): void {
  const { status, description = 'fault', retryAfter, inside } = fault;
  response
    .writeHead(inside ? 200 : status, {
      'content-type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    })
    .end(JSON.stringify({ ok: false, error_code: status, description }));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts).toString('utf8');
  return raw === '' ? {} : JSON.parse(raw);
}
