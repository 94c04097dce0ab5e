import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Abilities, Assistant, ChannelLog } from '../../core/channel.ts';
import type { Incoming } from '../../core/message.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { type Exchange, page, type ShownChannel, style } from './page.ts';

export interface WebParts {
  /** Whether questions can be answered, with the state of everything for a monitor; without secrets. */
  ready(): { ready: boolean } & Record<string, unknown>;
  metrics(): Promise<{ contentType: string; text: string }>;
  /** Who is called at a path; undefined, which is answered 404, for the path of no channel. */
  webhook(path: string): ((request: Request) => Promise<Response>) | undefined;
  status(): { documents: number; indexing: boolean; channels: ShownChannel[] };
  /** Null: the server can be reached from elsewhere, so that nothing is asked here. */
  assistant: Assistant | null;
  log: ChannelLog;
}

/** The person who sits at this machine, for the assistant. */
export const localPerson = 'web:local';

const abilities: Abilities = {
  ...{ edits: false, typing: false, streams: false, buttons: 20 },
  ...{ filesIn: false, filesOut: false, messageLimit: 20_000 },
};
const webhookBytes = 2 * 1024 * 1024;
const questionBytes = 64 * 1024;
const closed =
  'Trang hỏi chỉ mở khi máy chủ này không gọi được từ bên ngoài: HOST là 127.0.0.1, không đặt PUBLIC_URL và webhook. Xin hỏi qua Telegram, Zalo hoặc lệnh "vanthu chat".';

/**
 * The web server: state for monitors, webhooks of channels, and a page for the person at this machine. What other
 * sites make a browser send is refused: the name in the address and the origin must be of this machine.
 */
export function webApp(parts: WebParts): Hono {
  const { assistant, log } = parts;
  const app = new Hono();
  const styleHash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', policy);
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
  });
  app.onError((fault, context) => {
    log.warn('web: request failed', { path: context.req.path, ...kindOfFault(fault) });
    return context.text('Có lỗi ngoài dự kiến; lỗi đã được ghi lại.\n', 500);
  });

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', (context) => {
    const state = parts.ready();
    return context.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { contentType, text } = await parts.metrics();
    return context.body(text, 200, { 'content-type': contentType });
  });

  const show = (context: Context, exchange: Exchange | null) =>
    context.html(page({ ...parts.status(), closed: assistant ? null : closed, exchange }));

  app.get('/', (context) => {
    if (assistant && !isOfThisMachine(context.req.raw)) return context.text('Không được phép.\n', 403);
    return show(context, null);
  });

  app.post(
    '/hoi',
    bodyLimit({ maxSize: questionBytes, onError: (context) => context.text('Câu hỏi quá dài.\n', 413) }),
    async (context) => {
      if (!assistant) return context.text(`${closed}\n`, 403);
      if (!isOfThisMachine(context.req.raw)) return context.text('Không được phép.\n', 403);
      const form = new URLSearchParams(await context.req.text());
      const text = form.get('cau-hoi')?.trim() ?? '';
      const choice = form.get('lua-chon');
      const session = sessionOf(context);
      const incoming: Incoming = {
        ...{ channel: 'web', chat: session, user: localPerson.slice('web:'.length), private: true },
        ...(choice ? { choice } : { text }),
      };
      const messages: Exchange['messages'] = [];
      for await (const outgoing of assistant(incoming, { abilities, signal: context.req.raw.signal })) {
        if (outgoing.kind === 'reply' || outgoing.kind === 'note') {
          messages.push({ text: outgoing.text, choices: outgoing.choices ?? [] });
        }
      }
      return show(context, { question: choice ? '' : text, messages });
    },
  );

  app.post(
    '*',
    bodyLimit({ maxSize: webhookBytes, onError: (context) => context.body(null, 413) }),
    async (context, next) => {
      const handle = parts.webhook(context.req.path);
      return handle ? handle(context.req.raw) : next();
    },
  );
  app.notFound((context) => context.text('Không có trang này.\n', 404));
  return app;
}

const cookie = 'vanthu';

/** Conversations of different browsers are kept apart. */
function sessionOf(context: Context): string {
  const given = new RegExp(`(?:^|;\\s*)${cookie}=([0-9a-f]{32})(?:;|$)`).exec(
    context.req.header('cookie') ?? '',
  );
  if (given) return given[1]!;
  const fresh = randomBytes(16).toString('hex');
  context.header('set-cookie', `${cookie}=${fresh}; HttpOnly; SameSite=Strict; Path=/`);
  return fresh;
}

/** Against other sites in the same browser: by name (DNS rebinding) and by origin (forged forms). */
function isOfThisMachine(request: Request): boolean {
  const host = request.headers.get('host') ?? '';
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  // Somebody else's question, handed on by a server in between.
  if (['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some((name) => request.headers.has(name))) {
    return false;
  }
  if (!/^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?$/i.test(host)) return false;
  if (site !== null && site !== 'same-origin' && site !== 'none') return request.method === 'GET';
  return origin === null || origin === `http://${host}`;
}

/** Whether an address can be reached from this machine only. */
export const isLoopback = (host: string): boolean =>
  /^127(?:\.\d{1,3}){3}$/.test(host) || host === 'localhost' || host === '::1';
