import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { hasNoQuota } from './server-fault.ts';

/** Milliseconds before the second try; doubled with each more, up to the longest. */
const firstPauseMs = 500;
const longestPauseMs = 8_000;

export interface RetryLimits {
  /** Tries after the first one. */
  retries: number;
  /** Milliseconds left for everything. */
  remainingMs: () => number;
  signal: AbortSignal;
  /** From 0 to 1. */
  random?: () => number;
}

/**
 * Does the work again while it fails for reasons that pass: 408, 409, 429, 5xx, a lost connection. Waits as long as
 * the server asks for with `Retry-After`, else for a pause that grows and is spread by chance, so that many askers
 * do not come back at the same moment. A wait that would outlast the time is not begun: the fault is thrown at once.
 * Throws the last fault, or the signal's abort.
 *
 * Not the SDK's own retries: they wait without end where the server says so, and an abort does not wake them.
 */
export async function withRetries<Result>(work: () => Promise<Result>, limits: RetryLimits): Promise<Result> {
  const { retries, remainingMs, signal, random = Math.random } = limits;
  for (let failed = 0; ; failed++) {
    try {
      return await work();
    } catch (fault) {
      if (signal.aborted || failed >= retries || !passes(fault)) throw fault;
      const pauseMs = askedPauseMs(fault, random()) ?? grownPauseMs(failed, random());
      if (pauseMs >= remainingMs()) throw fault;
      await sleep(pauseMs, undefined, { signal });
    }
  }
}

function passes(fault: unknown): boolean {
  if (fault instanceof OpenAI.APIConnectionError) return true;
  if (!(fault instanceof OpenAI.APIError) || hasNoQuota(fault)) return false;
  if (fault.headers?.get('x-should-retry') === 'false') return false;
  const status = fault.status ?? 0;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3); `retry-after-ms` is what Azure adds. */
function askedPauseMs(fault: unknown, chance: number): number | null {
  if (!(fault instanceof OpenAI.APIError)) return null;
  const milliseconds = fault.headers?.get('retry-after-ms');
  const after = fault.headers?.get('retry-after');
  const asked = milliseconds
    ? Number(milliseconds)
    : after
      ? Number.isNaN(Number(after))
        ? Date.parse(after) - Date.now()
        : Number(after) * 1000
      : Number.NaN;
  if (!Number.isFinite(asked)) return null;
  const pauseMs = Math.max(0, asked);
  // Never earlier than asked.
  return pauseMs + chance * Math.min(500, pauseMs / 10 + 50);
}

const grownPauseMs = (failed: number, chance: number) =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** failed) * (0.5 + chance / 2);
