import { parentPort, workerData } from 'node:worker_threads';
import { openPeopleStore } from './archive/people-store.ts';
import type { PeopleStore } from './core/people.ts';
import { type ToldFault, tellFault } from './thread-fault.ts';

/** What changes the store. Everything that it takes and gives is plain data. */
export const peopleWrites = [
  ...['savePerson', 'removePerson', 'saveRequest', 'removeRequest', 'audit', 'saveFeedback'],
  ...['subscribe', 'unsubscribe', 'saveDeliveries', 'saveChoices', 'receive', 'setInboxState'],
  ...['replaceSecret', 'saveQuestion', 'prune'],
] as readonly PeopleWrite[];

/** Those that give a promise. */
export type PeopleWrite = {
  [Name in keyof PeopleStore]: ReturnType<PeopleStore[Name]> extends Promise<unknown> ? Name : never;
}[keyof PeopleStore];

/** A write that is wanted, or the end. */
export type PeopleWish = { id: number; write: PeopleWrite; values: unknown[] } | 'close';

/** How a write went. */
export type PeopleWord = { id: number; value: unknown } | { id: number; fault: ToldFault };

if (parentPort) {
  const port = parentPort;
  const { data } = workerData as { data: string };
  const people = openPeopleStore(data);
  port.on('message', async (wish: PeopleWish) => {
    if (wish === 'close') {
      await people.close();
      port.close();
      return;
    }
    const { id, write, values } = wish;
    const post = (word: PeopleWord) => port.postMessage(word);
    try {
      post({ id, value: await (people[write] as (...values: unknown[]) => unknown)(...values) });
    } catch (fault) {
      post({ id, fault: tellFault(fault) });
    }
  });
}
