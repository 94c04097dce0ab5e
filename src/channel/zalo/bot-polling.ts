import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelLog, ChannelRefusal } from '../../core/channel.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { type Failure, refusalOf, type ZaloBotClient } from './bot-client.ts';

export interface PollingParts {
  client: ZaloBotClient;
  /** Seconds that Zalo holds a poll open. */
  pollSeconds: number;
  /** Keeps what one poll gave. Throws when the disk is full. */
  take(result: unknown): Promise<void>;
  log: ChannelLog;
}

/** Seconds between polls while Zalo cannot be reached. */
const pauses = [1, 2, 5, 10, 30];
/** The client waits longer than the server, so that an idle poll ends at the server. */
const patienceMs = 15_000;
/** A poll that gives nothing at once is not asked again at once. */
const shortestIdleMs = 1000;
/** Seconds between tries to keep what came, while the disk is full. */
const keepAgainSeconds = 5;

/**
 * Asks for updates until it is stopped, one after the other: Zalo gives one a time and forgets it then, so that it is
 * kept before the next poll, however long that takes. An idle poll ends with 408. Lost connections mend by
 * themselves; `died` resolves when the token is refused.
 */
export function startPolling({ client, pollSeconds, take, log }: PollingParts) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (seconds: number) => sleep(seconds * 1000, undefined, { signal }).catch(() => {});
  let failures = 0;

  async function poll(): Promise<ChannelRefusal | null> {
    while (!signal.aborted) {
      const asked = Date.now();
      const outcome = await client.ask(
        'getUpdates',
        { timeout: String(pollSeconds) },
        { signal, timeoutMs: pollSeconds * 1000 + patienceMs },
      );
      if (outcome.ok && outcome.result !== undefined && outcome.result !== null) {
        failures = 0;
        await keep(outcome.result);
      } else if (outcome.ok || outcome.code === 408) {
        failures = 0;
        if (Date.now() - asked < shortestIdleMs) await pause(shortestIdleMs / 1000);
      } else if (!signal.aborted) {
        if (outcome.code === 401 || outcome.code === 403) return refusalOf({ ...outcome, code: 401 });
        await mend(outcome);
      }
    }
    return null;
  }

  async function mend(failure: Failure): Promise<void> {
    if (failures === 0) log.warn('zalo: polling fails', { code: failure.code ?? 'unreachable' });
    // Polling gets nothing while a webhook is set, e.g. by an earlier configuration of another machine.
    if (/webhook/i.test(failure.description)) await client.ask('deleteWebhook', {}, { signal });
    const seconds = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
    failures += 1;
    await pause(Math.max(seconds, failure.retryAfter ?? 0));
  }

  async function keep(result: unknown): Promise<void> {
    for (;;) {
      try {
        return await take(result);
      } catch (fault) {
        log.warn('zalo: message not kept', { ...kindOfFault(fault), lost: signal.aborted });
        if (signal.aborted) return;
        await pause(keepAgainSeconds);
      }
    }
  }

  const polling = poll();
  return {
    /** Why the polling gave up; null when it was stopped. */
    ended: polling,
    async stop(): Promise<void> {
      stopping.abort();
      await polling;
    },
  };
}
