import { setTimeout as sleep } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { HttpError, type Transformer } from 'grammy';

/** Seconds between tries of a call whose connection was lost. */
const pauses = [0.5, 2, 5];
/** What is out of date when it is tried again, or done at every start anyway. */
const once = new Set(['sendChatAction', 'sendMessageDraft', 'setMyCommands']);

/**
 * Calls again what Telegram asks to slow down (429 with `retry_after`), what its servers fail at, and what never
 * arrived. What lasts too long is thrown: a digest is tried again later by the scheduler.
 */
export function retrying({ longestSeconds = 60 } = {}): Transformer {
  const asked = autoRetry({
    maxRetryAttempts: 3,
    maxDelaySeconds: longestSeconds,
    rethrowHttpErrors: true,
  });
  return (call, method, payload, signal) => {
    if (once.has(method) || method === 'getUpdates') return call(method, payload, signal);
    const patient: typeof call = async (...parts) => {
      for (const pause of pauses) {
        try {
          return await call(...parts);
        } catch (fault) {
          if (!(fault instanceof HttpError) || signal?.aborted) throw fault;
          await sleep(pause * 1000);
        }
      }
      return call(...parts);
    };
    return asked(patient, method, payload, signal);
  };
}
