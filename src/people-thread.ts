import { openPeopleStore } from './archive/people-store.ts';
import type { InboxEntry, PeopleStore } from './core/people.ts';
import { hasEnded, openThread } from './thread.ts';

/** What gives a promise: it changes the store. */
type Write = {
  [Name in keyof PeopleStore]: ReturnType<PeopleStore[Name]> extends Promise<unknown> ? Name : never;
}[keyof PeopleStore];

/** Whether doing it twice does the same. */
const writes: Record<Write, boolean> = {
  ...{ savePerson: true, saveRequest: true, removeRequest: true, saveDeliveries: true },
  ...{ setInboxState: true, receive: true, prune: true },
  ...{ removePerson: false, audit: false, saveFeedback: false, subscribe: false, unsubscribe: false },
  ...{ saveChoices: false, replaceSecret: false, saveQuestion: false },
};

/**
 * The store of `openPeopleStore` with all its writes in a thread of its own: a slow disk holds up nobody who only
 * asks. They are done in the order in which they were given. When the thread breaks down, nobody knows what of it was
 * written: the next one does again what may be done twice, so that no message is left half answered; the rest rejects.
 */
export function openPeopleThread(data: string): PeopleStore & { close(): Promise<void> } {
  const reading = openPeopleStore(data);
  const thread = openThread('people-worker', { data });

  /** As it was given, so that no other call wrote it. */
  const isKept = ({ id, receivedAt }: InboxEntry) =>
    reading.pending(id).some((kept) => kept.id === id && kept.receivedAt === receivedAt);

  const write = (name: string, mayRepeat: boolean, values: unknown[]) =>
    thread.call(name, values).catch((fault: unknown) => {
      if (!mayRepeat || !hasEnded(fault)) throw fault;
      // Done again, it would say that somebody else has taken the message in.
      if (name === 'receive' && isKept(values[0] as InboxEntry)) return true;
      return thread.call(name, values);
    });
  const writing = Object.fromEntries(
    Object.entries(writes).map(([name, mayRepeat]) => [
      name,
      (...values: unknown[]) => write(name, mayRepeat, values),
    ]),
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
