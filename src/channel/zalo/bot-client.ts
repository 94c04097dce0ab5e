import { setTimeout as sleep } from 'node:timers/promises';
// Node's own client: its `fetch` takes three times as long, and a bot that polls calls it twice for each answer.
import { type Dispatcher, request } from 'undici';
import { ChannelRefusal } from '../../core/channel.ts';

/** How a call went. `code` is the platform's, or the HTTP status; null: it never arrived. */
export type Outcome = { ok: true; result: unknown } | Failure;
export interface Failure {
  ok: false;
  code: number | null;
  /** Of the platform, without the token. */
  description: string;
  /** Seconds after which to call again, where the platform says so. */
  retryAfter: number | null;
}

/** Seconds between tries of a call that did not arrive or that the server failed at. */
const pauses = [0.5, 2, 5];
/** A guard before a server may refuse who does not say what it is, and a 403 ends the polling. */
const callHeaders = { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'vanthu' };
/** Who is asked to wait longer is told to try later. */
const longestPauseSeconds = 60;

interface ZaloBotClientSettings {
  token: string;
  apiRoot: string;
  callSeconds?: number;
}

export type ZaloBotClient = ReturnType<typeof zaloBotClient>;

/**
 * Calls of the Zalo Bot API (https://bot.zaloplatforms.com/docs): POST with JSON to `/bot<token>/<method>`. The token
 * stands in the address, so no fault of the network goes out as it is.
 */
export function zaloBotClient({ token, apiRoot, callSeconds = 30 }: ZaloBotClientSettings) {
  /** One try; never throws. A failure may come with HTTP 200. */
  async function ask(
    method: string,
    body: Record<string, unknown> = {},
    { signal, timeoutMs = callSeconds * 1000 }: { signal?: AbortSignal; timeoutMs?: number } = {},
  ): Promise<Outcome> {
    const giveUp = new AbortController();
    const abort = () => giveUp.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    try {
      const response = await request(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: callHeaders,
        body: JSON.stringify(body),
        signal: giveUp.signal,
      });
      return outcomeOf(response, await response.body.text());
    } catch {
      return { ok: false, code: null, description: '', retryAfter: null };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  function outcomeOf({ statusCode: status, headers }: Dispatcher.ResponseData, raw: string): Outcome {
    const answer = objectIn(raw);
    const isOk = status >= 200 && status < 300;
    if (isOk && answer?.ok === true) return { ok: true, result: answer.result };
    const told = Number(answer?.error_code);
    const retry = Number(
      (answer?.parameters as Record<string, unknown> | undefined)?.retry_after ??
        headers['retry-after'] ??
        Number.NaN,
    );
    return {
      ok: false,
      // Something else than Zalo answers (a proxy, a wrong address): a fault of the server.
      code: Number.isInteger(told) && told > 0 ? told : isOk ? 502 : status,
      description: String(answer?.description ?? '')
        .replaceAll(token, '…')
        .slice(0, 200),
      retryAfter: Number.isFinite(retry) ? retry : null,
    };
  }

  return {
    ask,

    /**
     * Calls until it works, as long as that may help: lost connections, faults of the server, being asked to slow
     * down. Throws `ChannelRefusal`.
     */
    async call(method: string, body: Record<string, unknown> = {}): Promise<unknown> {
      for (let tries = 0; ; tries++) {
        const outcome = await ask(method, body);
        if (outcome.ok) return outcome.result;
        const pause = Math.max(pauses[tries] ?? Number.POSITIVE_INFINITY, outcome.retryAfter ?? 0);
        if (!passes(outcome) || pause > longestPauseSeconds) throw refusalOf(outcome);
        await sleep(pause * 1000);
      }
    },
  };
}

/** Whether the same call may work later. */
const passes = ({ code }: Failure) => code === null || code === 408 || code === 429 || code >= 500;

/** A failure of a call as a refusal in Vietnamese, without the token. */
export function refusalOf(failure: Failure): ChannelRefusal {
  const { code, description, retryAfter } = failure;
  return new ChannelRefusal(wordsFor(code, description), { later: passes(failure), retryAfter });
}

function wordsFor(code: number | null, description: string): string {
  if (code === null || code === 408) return 'Không kết nối được tới Zalo.';
  if (code === 429) return 'Zalo yêu cầu gửi chậm lại, hoặc đã hết số tin nhắn của gói.';
  if (code >= 500) return `Máy chủ Zalo gặp lỗi (${code}).`;
  if (code === 401) return 'Zalo không chấp nhận mã bot. Hãy kiểm tra ZALO_BOT_TOKEN.';
  if (code === 403) return 'Người nhận đã chặn bot, hoặc bot không còn trong cuộc trò chuyện này.';
  return `Zalo từ chối yêu cầu (${code}${description === '' ? '' : `: ${description}`}).`;
}

function objectIn(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
