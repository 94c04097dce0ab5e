import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';

export interface WebhookParts {
  /** As Telegram calls it from outside. */
  url: string;
  /** 1 to 256 of `A-Za-z0-9_-` (https://core.telegram.org/bots/api#setwebhook). */
  secret: string;
  /** Keeps the update; Telegram repeats what it hears no 200 for. */
  take: (update: Update) => Promise<void>;
}

/** The receiving end of Telegram's webhook: only calls with the secret get in. */
export function openWebhook({ url, secret, take }: WebhookParts) {
  const wanted = digest(secret);
  return {
    url,
    secret,
    path: new URL(url).pathname,

    async handle(request: Request): Promise<Response> {
      const given = request.headers.get('x-telegram-bot-api-secret-token') ?? '';
      if (!timingSafeEqual(digest(given), wanted)) return new Response(null, { status: 401 });
      const update = (await request.json().catch(() => null)) as Update | null;
      if (typeof update?.update_id !== 'number') return new Response(null, { status: 400 });
      await take(update);
      return new Response(null, { status: 200 });
    },
  };
}

/** Of equal length whatever is given, so that the comparison takes the same time. */
const digest = (text: string) => createHash('sha256').update(text).digest();
