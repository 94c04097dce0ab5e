import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { explain } from './database.ts';

/** Milliseconds between two tries: quick at first, then calm. */
const shortest = 5;
const longest = 250;

export type PatientWriter = ReturnType<typeof patientWriter>;

/**
 * Writes beside a reindex whose commit may take seconds: each `work` is one transaction that is tried until the
 * lock is free, while the program goes on with everything else. Works run one after the other in the order in
 * which they were given. `database` must have no busy timeout, since waiting inside SQLite stops the program.
 *
 * The promise resolves when the transaction is on the disk; it rejects with a `UserError` for a full or broken
 * disk, and when the lock is not free after `waitMs`.
 */
export function patientWriter(
  database: Database,
  { data, waitMs = 120_000 }: { data: string; waitMs?: number },
) {
  let last: Promise<unknown> = Promise.resolve();

  async function attempt<Result>(work: () => Result): Promise<Result> {
    const transaction = database.transaction(work);
    const until = performance.now() + waitMs;
    for (let pause = shortest; ; pause = Math.min(longest, pause * 2)) {
      try {
        return transaction.immediate();
      } catch (fault) {
        if (!isBusy(fault) || performance.now() > until) throw explain(fault, data);
      }
      await sleep(pause);
    }
  }

  return {
    write<Result>(work: () => Result): Promise<Result> {
      const mine = last.then(() => attempt(work));
      last = mine.catch(() => {});
      return mine;
    },

    /** Resolves when everything that was given is written or has failed. */
    settled: async (): Promise<void> => {
      await last;
    },
  };
}

const isBusy = (fault: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(String((fault as { code?: string }).code));
