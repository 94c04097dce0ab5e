import { openPeopleStore } from './archive/people-store.ts';
import type { PeopleStore } from './core/people.ts';
import { openThread } from './thread.ts';

/** What gives a promise: it changes the store. */
type Write = {
  [Name in keyof PeopleStore]: ReturnType<PeopleStore[Name]> extends Promise<unknown> ? Name : never;
}[keyof PeopleStore];

const writes: Record<Write, true> = {
  ...{ savePerson: true, removePerson: true, saveRequest: true, removeRequest: true },
  ...{ audit: true, saveFeedback: true, subscribe: true, unsubscribe: true, saveDeliveries: true },
  ...{ saveChoices: true, receive: true, setInboxState: true, replaceSecret: true },
  ...{ saveQuestion: true, prune: true },
};

/**
 * The store of `openPeopleStore` with all its writes in a thread of its own: a slow disk holds up nobody who only
 * asks. They are done in the order in which they were given. When the thread breaks down, what it had not written
 * rejects, and the next write begins a new one.
 */
export function openPeopleThread(data: string): PeopleStore & { close(): Promise<void> } {
  const reading = openPeopleStore(data);
  const thread = openThread('people-worker', { data });
  const writing = Object.fromEntries(
    Object.keys(writes).map((name) => [name, (...values: unknown[]) => thread.call(name, values)]),
  ) as unknown as Pick<PeopleStore, Write>;
  return {
    ...reading,
    ...writing,
    async close() {
      await thread.close();
      await reading.close();
    },
  };
}
