import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { explain } from './database.ts';

/** Milliseconds between two tries: quick at first, then calm. */
const shortest = 5;
const longest = 250;
/** Works of one commit: waiting for the disk once for many is what makes a hundred chats quick. */
const mostJoined = 256;
/**
 * After a commit the next one waits so many times as long as it took, at most so many milliseconds, while what is asked
 * for gathers: the disk has a seventh of the program's time, however many write. What is urgent waits for nothing, and
 * takes along what has gathered.
 */
const gathering = { times: 6, mostMs: 60 };

export type PatientWriter = ReturnType<typeof patientWriter>;

/**
 * Writes beside a reindex whose commit may take seconds: tried until the lock is free, while the program goes on with
 * everything else. Works are done in the order in which they were given; those that wait at the same time share one
 * commit, each whole or not at all by itself. `database` must have no busy timeout, since waiting inside SQLite stops
 * the program.
 *
 * The promise resolves when the work is on the disk; it rejects with what the work throws, with a `UserError` for a
 * full or broken disk, and when the lock is not free after `waitMs`.
 */
export function patientWriter(
  database: Database,
  { data, waitMs = 120_000 }: { data: string; waitMs?: number },
) {
  interface Waiting {
    work: () => unknown;
    urgent: boolean;
    /** How it went, once it was done; told after the commit. */
    outcome?: { value: unknown } | { fault: unknown };
    resolve: (value: unknown) => void;
    reject: (fault: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const together = database.transaction((joined: readonly Waiting[]) => {
    for (const one of joined) one.outcome = { value: one.work() };
  });
  const alone = database.transaction((work: () => unknown) => work());
  const apart = database.transaction((joined: readonly Waiting[]) => {
    for (const one of joined) {
      try {
        // Inside of a transaction this is a savepoint: what fails takes only itself back.
        one.outcome = { value: alone(one.work) };
      } catch (fault) {
        if (!database.inTransaction) throw fault;
        one.outcome = { fault };
      }
    }
  });

  let calmUntil = 0;
  let hurry = () => {};

  /** Resolves when the disk has rested, or when something urgent is asked for. */
  const rested = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, calmUntil - performance.now());
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // All that is asked for in this turn of the program goes together. Anew before each commit: what a commit sets
      // free asks for more at once, and the network would not be heard until nobody does.
      await new Promise((resolve) => setImmediate(resolve));
      if (!waiting.some(({ urgent }) => urgent) && performance.now() < calmUntil) await rested();
      const joined = waiting.splice(0, mostJoined);
      const begun = performance.now();
      try {
        await commit(joined);
        const ended = performance.now();
        calmUntil = ended + Math.min(gathering.mostMs, gathering.times * (ended - begun));
        for (const { outcome, resolve, reject } of joined) {
          if (outcome && 'value' in outcome) resolve(outcome.value);
          else reject(explain(outcome?.fault, data));
        }
      } catch (fault) {
        for (const { reject } of joined) reject(explain(fault, data));
      }
    }
    // In the same step as the last look at the queue: what comes later begins anew.
    draining = undefined;
  }

  async function commit(joined: readonly Waiting[]): Promise<void> {
    const until = performance.now() + waitMs;
    for (let pause = shortest; ; pause = Math.min(longest, pause * 2)) {
      try {
        return together.immediate(joined);
      } catch (fault) {
        // Nothing of them is written. Once more, each by itself, since one that fails must not take the others along.
        if (!isBusy(fault)) return apart.immediate(joined);
        if (performance.now() > until) throw fault;
      }
      await sleep(pause);
    }
  }

  return {
    /** `urgent`: somebody can take in nothing else until it is written. */
    write<Result>(work: () => Result, { urgent = false } = {}): Promise<Result> {
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ work, urgent, resolve: resolve as (value: unknown) => void, reject });
        if (urgent) hurry();
        draining ??= drain();
      });
    },

    /** Resolves when everything that was given is written or has failed. */
    async settled(): Promise<void> {
      while (draining) await draining;
    },
  };
}

const isBusy = (fault: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(String((fault as { code?: string }).code));
