import { createHash, timingSafeEqual } from 'node:crypto';
import type { ChannelLog } from '../core/channel.ts';
import { kindOfFault } from './kind-of-fault.ts';

export interface WebhookParts {
  /** The channel's, as in `Channel.name`. */
  name: string;
  /** As the platform calls it from outside. */
  url: string;
  secret: string;
  /** Of the secret. */
  header: string;
  /** Keeps what came; false when it is nothing that the platform would send. */
  take: (body: unknown) => Promise<boolean>;
  log: ChannelLog;
}

/** Path at which a platform calls, of the address from outside. */
export const webhookPath = (url: string): string => new URL(url).pathname;

/**
 * The receiving end of a webhook whose calls carry a secret: only those get in. What could not be kept is answered
 * 503, so that the platform sends it again.
 */
export function secretWebhook({ name, url, secret, header, take, log }: WebhookParts) {
  const wanted = digest(secret);
  const answered = (status: number) => new Response(null, { status });
  return {
    url,
    secret,
    path: webhookPath(url),

    async handle(request: Request): Promise<Response> {
      if (!timingSafeEqual(digest(request.headers.get(header) ?? ''), wanted)) return answered(401);
      const body: unknown = await request.json().catch(() => null);
      try {
        return answered((await take(body)) ? 200 : 400);
      } catch (fault) {
        log.warn(`${name}: message not kept`, { ...kindOfFault(fault) });
        return answered(503);
      }
    },
  };
}

/** Of equal length whatever is given, so that the comparison takes the same time. */
const digest = (text: string) => createHash('sha256').update(text).digest();
