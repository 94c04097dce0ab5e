import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { openPeopleStore } from './archive/people-store.ts';
import type { PeopleStore } from './core/people.ts';
import { type PeopleWish, type PeopleWord, type PeopleWrite, peopleWrites } from './people-worker.ts';
import { startWorker } from './start-worker.ts';
import { faultOf } from './thread-fault.ts';

/**
 * The store of `openPeopleStore` with all its writes in a thread of its own: a slow disk holds up nobody who only
 * asks. They are done in the order in which they were given. A thread that breaks down takes with it what it had not
 * written, whose promises reject; the next write begins a new one.
 */
export function openPeopleThread(data: string): PeopleStore & { close(): Promise<void> } {
  const reading = openPeopleStore(data);
  const waiting = new Map<number, { resolve(value: unknown): void; reject(fault: unknown): void }>();
  let thread: Worker | undefined;
  let last = 0;

  function open(): Worker {
    const opened = startWorker('people-worker', { data });
    opened.on('message', (word: PeopleWord) => {
      const one = waiting.get(word.id);
      waiting.delete(word.id);
      if ('fault' in word) one?.reject(faultOf(word.fault));
      else one?.resolve(word.value);
    });
    let cause: unknown;
    opened.once('error', (fault) => {
      cause = fault;
    });
    opened.once('exit', (code) => {
      if (thread === opened) thread = undefined;
      const fault = new Error(`the thread that writes about people ended with ${code}`, { cause });
      for (const { reject } of waiting.values()) reject(fault);
      waiting.clear();
    });
    return opened;
  }

  const write = (name: PeopleWrite, values: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      thread ??= open();
      const wish: PeopleWish = { id: ++last, write: name, values };
      thread.postMessage(wish);
      waiting.set(wish.id, { resolve, reject });
    });
  const writes = Object.fromEntries(
    peopleWrites.map((name) => [name, (...values: unknown[]) => write(name, values)]),
  ) as Pick<PeopleStore, PeopleWrite>;

  // At once, so that the first who writes does not wait for it.
  thread = open();
  return {
    ...reading,
    ...writes,
    async close() {
      const ending = thread && once(thread, 'exit');
      thread?.postMessage('close' satisfies PeopleWish);
      await ending;
      await reading.close();
    },
  };
}
