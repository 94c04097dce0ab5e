import { parentPort, workerData } from 'node:worker_threads';
import { openPeopleStore } from './archive/people-store.ts';
import { answerCalls, type ThreadWork } from './thread.ts';

if (parentPort) {
  const people = openPeopleStore((workerData as { data: string }).data);
  answerCalls(parentPort, people as unknown as ThreadWork, people.close);
}
