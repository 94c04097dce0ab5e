import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import { endingOn, endOf } from './end-of-work.ts';
import type { RegisteredTask } from './item.ts';

/** Digits of a task's id, where no two tasks share them. */
const shortId = 8;

const none: readonly TaskEvent[] = [];

/**
 * Tasks with their documents and what was reported about them, by source and ordinal. A task whose document is not
 * there is left out.
 */
export function registerTasks(
  tasks: readonly ArchivedTask[],
  documents: readonly ArchivedDocument[],
  events: readonly TaskEvent[],
): RegisteredTask[] {
  const bySource = new Map(documents.map((document) => [document.source, document]));
  const ends = new Map(documents.map((document) => [document.source, endOf(document)]));
  const byTask = eventsByTask(events);
  const twins = sharedIds(tasks);
  const registered: RegisteredTask[] = [];
  for (const task of inOrder(tasks)) {
    const document = bySource.get(task.source);
    if (!document) continue;
    const { key } = task;
    const short = key.slice(0, shortId);
    const { state } = document.status;
    const { source, ordinal, section, start, end, text } = task;
    const { lead, coordinating, bearers, deliverable, applies } = task;
    const ending = ends.get(source);
    const deadlines = ending ? endingOn(task.deadlines, ending) : task.deadlines;
    // Written out: a spread would give every task a hidden class of its own, and reading any of them takes 20 times as
    // long. What lists read of every task comes first, in one line of the processor's cache.
    registered.push({
      at: registered.length,
      id: twins.has(short) ? key : short,
      superseded: state === 'đã bị thay thế' || state === 'hết hiệu lực',
      document,
      events: byTask.get(key) ?? none,
      key,
      source,
      ordinal,
      section,
      start,
      end,
      text,
      lead,
      coordinating,
      bearers,
      deadlines,
      deliverable,
      applies,
    });
  }
  return registered;
}

/** The tasks after further events about those at `placesOf` their keys, and these places. */
export function withReports(
  tasks: readonly RegisteredTask[],
  events: readonly TaskEvent[],
  placesOf: (key: string) => readonly number[],
): { tasks: RegisteredTask[]; places: Set<number> } {
  const reported = tasks.slice();
  const places = new Set<number>();
  for (const [key, more] of eventsByTask(events)) {
    for (const at of placesOf(key)) {
      const task = tasks[at]!;
      reported[at] = { ...task, events: [...task.events, ...more] };
      places.add(at);
    }
  }
  return { tasks: reported, places };
}

function eventsByTask(events: readonly TaskEvent[]): Map<string, TaskEvent[]> {
  const byTask = new Map<string, TaskEvent[]>();
  for (const event of events) {
    const those = byTask.get(event.task);
    if (those) those.push(event);
    else byTask.set(event.task, [event]);
  }
  return byTask;
}

/** First digits that two keys share. */
function sharedIds(tasks: readonly ArchivedTask[]): Set<string> {
  const shared = new Map<string, string>();
  const twins = new Set<string>();
  for (const { key } of tasks) {
    const short = key.slice(0, shortId);
    const other = shared.get(short);
    if (other !== undefined && other !== key) twins.add(short);
    shared.set(short, key);
  }
  return twins;
}

/** The archive gives them in order, by the bytes of the source; nothing is sorted that is sorted. */
function inOrder(tasks: readonly ArchivedTask[]): readonly ArchivedTask[] {
  const isSorted = tasks.every((task, at) => at === 0 || byPlace(tasks[at - 1]!, task) <= 0);
  return isSorted ? tasks : [...tasks].sort(byPlace);
}

function byPlace(left: ArchivedTask, right: ArchivedTask): number {
  if (left.source !== right.source) return left.source < right.source ? -1 : 1;
  return left.ordinal - right.ordinal;
}
