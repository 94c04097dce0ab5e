import { numberKey } from '../core/document-number.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import { syllables } from '../core/text.ts';

/**
 * How alike the words of a task before and after must be, as the Dice coefficient of their syllable bigrams
 * (Dice 1945, doi:10.2307/1932409). Outside its old section a task may be another one of the same kind, so that more
 * is asked; a second candidate that is nearly as close leaves it open which one is meant.
 */
const alike = { sameSection: 0.6, elsewhere: 0.75, apart: 0.1 };

interface Candidate {
  task: ArchivedTask;
  close: number;
}

/**
 * Events of tasks whose words were changed by a later version of their document, under the key of the task as it
 * reads now; the snapshot keeps the words under which it was reported. All others come back as they are, in the same
 * order: what finds no clear match stays an event of a task that is gone.
 *
 * A task that had been reported on by the time of the event stood beside the old one and is no new wording of it.
 */
export function carryOver(
  events: readonly TaskEvent[],
  tasks: readonly ArchivedTask[],
  documents: readonly ArchivedDocument[],
): TaskEvent[] {
  const keys = events.length > 0 ? new Set(tasks.map((task) => task.key)) : new Set<string>();
  if (events.every((event) => keys.has(event.task))) return [...events];
  const bySource = grouped(tasks, (task) => task.source);
  const ofSource = grouped(documents, (document) => document.source);
  const ofNumber = grouped(documents, (document) => numberKey(document.number ?? ''));
  const firstReport = new Map<string, string>();
  for (const { task, recordedAt } of events) if (!firstReport.has(task)) firstReport.set(task, recordedAt);
  const isNewer = ({ key }: ArchivedTask, event: TaskEvent) =>
    (firstReport.get(key) ?? event.recordedAt) >= event.recordedAt;

  return events.map((event) => {
    if (keys.has(event.task)) return event;
    const { source, number } = event.snapshot;
    const maybe = [...(ofNumber.get(numberKey(number ?? '')) ?? []), ...(ofSource.get(source) ?? [])];
    const among = [...new Set(maybe)]
      .filter((document) => isSame(document, event.snapshot))
      .flatMap((document) => bySource.get(document.source) ?? [])
      .filter((task) => isNewer(task, event));
    const task = clearMatch(event, among);
    return task ? { ...event, task: task.key, due: dueOf(event, task) } : event;
  });
}

function grouped<One>(list: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** By number and date; where a number or a date was not known or was put right, by the file. */
function isSame(document: ArchivedDocument, was: TaskEvent['snapshot']): boolean {
  if (!document.number || !was.number) return document.source === was.source;
  if (numberKey(document.number) !== numberKey(was.number)) return false;
  return document.issuedOn === was.issuedOn || document.source === was.source;
}

function clearMatch(event: TaskEvent, among: readonly ArchivedTask[]): ArchivedTask | null {
  const wanted = bigrams(event.snapshot.text);
  const byKey = new Map<string, Candidate>();
  for (const task of among) {
    const close = dice(wanted, bigrams(task.text));
    const least = task.section === event.snapshot.section ? alike.sameSection : alike.elsewhere;
    if (close >= least && close > (byKey.get(task.key)?.close ?? 0)) byKey.set(task.key, { task, close });
  }
  const [best, second] = [...byKey.values()].sort((left, right) => right.close - left.close);
  return best && (!second || best.close - second.close >= alike.apart) ? best.task : null;
}

/** The due day that was meant, where the task still has it or several others; its only day may have been moved. */
function dueOf({ due }: TaskEvent, { deadlines }: ArchivedTask): TaskEvent['due'] {
  const recurs = deadlines.some(({ kind }) => kind === 'recurring');
  const days = deadlines.flatMap((deadline) => deadline.due ?? []);
  return due === null || recurs || days.includes(due) || days.length > 1 ? due : null;
}

function bigrams(text: string): Set<string> {
  const words = syllables(text).map(({ folded }) => folded);
  return new Set(words.map((word, at) => `${word} ${words[at + 1] ?? ''}`));
}

function dice(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size || 1);
}
