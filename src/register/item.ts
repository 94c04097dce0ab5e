import type { Deadline } from '../core/deadline.ts';
import type { IsoDate } from '../core/document.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import { type Reason, reasonOf } from './applies.ts';
import type { Day, Term } from './day.ts';
import { firstAt } from './first-at.ts';
import { isInclusive } from './occurrences.ts';
import { nothingReported, type Reported, reportedFor } from './reports.ts';
import type { TermStatus } from './status.ts';

/** A task with its document, as the register holds it. */
export interface RegisteredTask extends ArchivedTask {
  /** Its place among all tasks, by source and ordinal, from 0. */
  at: number;
  /** What a person types: the first 8 digits of `key`, all 16 where two tasks share them. */
  id: string;
  document: ArchivedDocument;
  /** The document is no longer in force. */
  superseded: boolean;
  /** Oldest first. */
  events: readonly TaskEvent[];
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
  /** As of the task: those who read all items need not look up every task. */
  superseded: boolean;
  status: TermStatus;
  reported: Reported;
  /** Why it is in a list for certain units; null in every other list. */
  reason: Reason | null;
}

/**
 * The terms of a task as they stand on a day, in the order of its deadlines. A recurring one gives its last and its
 * next occurrence; what has no day gives one item without.
 */
export function itemsOf(task: RegisteredTask, day: Day): Item[] {
  const { deadlines, document } = task;
  if (deadlines.length === 0) return [itemOf(task, null, day.term(null, true), alone, day)];
  const items = deadlines.flatMap((deadline) => {
    if (deadline.kind === 'recurring') {
      const terms = day.current(deadline, document.issuedOn);
      const some = terms.length > 0 ? terms : [day.term(null, isInclusive(deadline))];
      return some.map((term) => recurringItem(task, deadline, term, day));
    }
    const due = deadline.due ?? null;
    return [itemOf(task, deadline, day.term(due, isInclusive(deadline)), otherDays(task, due), day)];
  });
  return withoutOpenTwins(items);
}

/** "thường xuyên" beside another term adds nothing; what is tied to an event stays, unresolved as it is. */
function withoutOpenTwins(items: Item[]): Item[] {
  if (items.length === 1) return items;
  const told = items.filter((item) => item.deadline?.kind !== 'open');
  return told.length > 0 ? told : items.slice(0, 1);
}

const alone: readonly IsoDate[] = [];

/** The days of the other one-off terms of a task; nobody asks for them before something is reported. */
function otherDays({ deadlines, events }: RegisteredTask, own: IsoDate | null): readonly IsoDate[] {
  if (events.length === 0) return alone;
  return deadlines.flatMap(({ kind, due }) => (kind === 'recurring' || due === own ? [] : (due ?? [])));
}

/** One occurrence; a report counts for the nearest, so those before and after it are looked up. */
export function recurringItem(task: RegisteredTask, deadline: Deadline, term: Term, day: Day): Item {
  const { due } = term;
  if (due === null || task.events.length === 0) return itemOf(task, deadline, term, alone, day);
  const near = day.near(deadline, task.document.issuedOn, due);
  const at = firstAt(near, (other) => other.due! >= due);
  const siblings = [near[at - 1], near[at + 1]].flatMap((other) => other?.due ?? []);
  return itemOf(task, deadline, term, siblings, day);
}

/** `siblings`: the days of the other terms, among which a report finds its own. */
function itemOf(
  task: RegisteredTask,
  deadline: Deadline | null,
  term: Term,
  siblings: readonly IsoDate[],
  day: Day,
): Item {
  if (task.events.length === 0) return openItem(task, deadline, term);
  const recurring = deadline?.kind === 'recurring';
  const reported = reportedFor(task.events, { due: term.due, recurring, siblings }, day.today);
  const { extendedTo, doneOn } = reported;
  const now = day.term(extendedTo ?? term.due, extendedTo !== null || term.inclusive, doneOn);
  const { due, inclusive, last, status } = now;
  const dueBefore = term.due;
  const { superseded } = task;
  return {
    task,
    deadline,
    due,
    dueBefore,
    inclusive,
    last,
    recurring,
    superseded,
    status,
    reported,
    reason: null,
  };
}

/** A term on which nothing was reported. */
export function openItem(task: RegisteredTask, deadline: Deadline | null, term: Term): Item {
  const { due, inclusive, last, status } = term;
  const recurring = deadline?.kind === 'recurring';
  const [dueBefore, reported] = [due, nothingReported];
  const { superseded } = task;
  return {
    task,
    deadline,
    due,
    dueBefore,
    inclusive,
    last,
    recurring,
    superseded,
    status,
    reported,
    reason: null,
  };
}

/** The item in the list of a unit; `why` as `reasonOf` reads it. */
export function because(item: Item, why: number | undefined): Item {
  const reason = why === undefined ? null : reasonOf(why);
  return reason ? { ...item, reason } : item;
}

export const isOpen = (item: Item): boolean => !item.status.startsWith('hoàn thành');
