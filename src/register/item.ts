import type { Deadline } from '../core/deadline.ts';
import type { IsoDate } from '../core/document.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import { fold } from '../core/text.ts';
import type { Reason } from './applies.ts';
import { addMonths } from './days.ts';
import { currentOccurrences, occurrences } from './occurrences.ts';
import { type Reported, reportedFor } from './reports.ts';
import { lastDay, statusOf, type TermStatus } from './status.ts';

/** A task with its document, as the register holds it. */
export interface RegisteredTask extends ArchivedTask {
  /** What a person types: the first 8 digits of `key`, all 16 where two tasks share them. */
  id: string;
  document: ArchivedDocument;
  /** The document is no longer in force. */
  superseded: boolean;
  /** Oldest first. */
  events: TaskEvent[];
}

/** One term of a task on one day; a task without any has one item without a day. */
export interface Item {
  task: RegisteredTask;
  /** Null for a task that sets none. */
  deadline: Deadline | null;
  /** The day that counts: as stated, as computed, or as extended. */
  due: IsoDate | null;
  /** What the document says, before any extension. */
  dueBefore: IsoDate | null;
  inclusive: boolean;
  /** The last day on which it is kept. */
  last: IsoDate | null;
  recurring: boolean;
  status: TermStatus;
  reported: Reported;
  /** Why it is in a list for certain units; null in every other list. */
  reason: Reason | null;
}

export interface Today {
  today: IsoDate;
  soonDays: number;
}

type Day = Today & { occurrences: typeof occurrences };

/**
 * The terms of a task as they stand on a day. A recurring deadline gives its last and its next occurrence, with
 * `span` all those in it; what has no day gives one item without.
 */
export function itemsOf(
  task: RegisteredTask,
  day: Day,
  span?: { from: IsoDate | null; to: IsoDate | null },
): Item[] {
  const once = task.deadlines.filter((deadline) => deadline.kind !== 'recurring');
  const dates = once.flatMap((deadline) => deadline.due ?? []);
  const items: Item[] = [];
  for (const deadline of task.deadlines) {
    const recurring = deadline.kind === 'recurring';
    const dues = recurring ? recurringDays(task, deadline, day, span) : [deadline.due ?? null];
    const list = dues.length > 0 ? dues : [null];
    for (const due of list) {
      const others = recurring ? neighbours(task, deadline, due) : dates.filter((other) => other !== due);
      items.push(itemOf(task, deadline, { due, recurring, siblings: others }, day));
    }
  }
  if (items.length === 0) items.push(itemOf(task, null, { due: null, recurring: false, siblings: [] }, day));
  return withoutOpenTwins(items);
}

/** "thường xuyên" beside another term adds nothing; what is tied to an event stays, unresolved as it is. */
function withoutOpenTwins(items: Item[]): Item[] {
  const told = items.filter((item) => item.deadline?.kind !== 'open');
  return told.length > 0 ? told : items.slice(0, 1);
}

function recurringDays(
  task: RegisteredTask,
  deadline: Deadline,
  { today, occurrences }: Day,
  span: Parameters<typeof itemsOf>[2],
): IsoDate[] {
  const since = task.document.issuedOn;
  if (!span?.from && !span?.to) return currentOccurrences(deadline, since, today, occurrences);
  const from = span.from ?? since ?? today;
  return occurrences(deadline, since, from, span.to ?? addMonths(today > from ? today : from, 13));
}

/** The occurrences around one, among which a report finds its own. */
function neighbours(task: RegisteredTask, deadline: Deadline, due: IsoDate | null): IsoDate[] {
  if (due === null || task.events.length === 0) return [];
  const around = occurrences(deadline, task.document.issuedOn, addMonths(due, -13), addMonths(due, 13));
  return around.filter((other) => other !== due);
}

function itemOf(
  task: RegisteredTask,
  deadline: Deadline | null,
  term: { due: IsoDate | null; recurring: boolean; siblings: readonly IsoDate[] },
  { today, soonDays }: Today,
): Item {
  const reported = reportedFor(task.events, term, today);
  const due = reported.extendedTo ?? term.due;
  const inclusive = reported.extendedTo !== null || isInclusive(deadline);
  const state = { due, inclusive, doneOn: reported.doneOn };
  return {
    task,
    deadline,
    due,
    dueBefore: term.due,
    inclusive,
    last: lastDay(state),
    recurring: term.recurring,
    status: statusOf(state, today, soonDays),
    reported,
    reason: null,
  };
}

/** "Trước ngày 25 hằng tháng": a recurring term says it in its words only. */
function isInclusive(deadline: Deadline | null): boolean {
  if (deadline?.inclusive !== undefined || deadline?.kind !== 'recurring')
    return deadline?.inclusive !== false;
  return !/\btruoc\b/u.test(fold(deadline.raw));
}

export const isOpen = (item: Item): boolean => !item.status.startsWith('hoàn thành');
