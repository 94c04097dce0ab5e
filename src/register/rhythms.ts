import type { IsoDate } from '../core/document.ts';
import { unwanted } from './applies.ts';
import { sortedByDay } from './by-day.ts';
import type { Day } from './day.ts';
import { addMonths } from './days.ts';
import { firstAt } from './first-at.ts';
import { because, type Item, openItem, type RegisteredTask, recurringItem } from './item.ts';
import { nothingReported } from './reports.ts';
import type { Wanted } from './shelf.ts';

export interface Rhythms {
  /** Terms of recurring work in a span, by day; `wanted` has at least one of its ends. */
  within(wanted: Wanted): Item[];
  /** After the tasks at some places were replaced by others with the same deadlines. */
  changed(tasks: readonly RegisteredTask[], places: ReadonlySet<number>): Rhythms;
}

/**
 * Recurring work in spans of days, with all its occurrences:
 *
 * ```
 * places     3  17  20 …                          tasks with a recurring deadline
 * reported   17: 25/10 done, 25/11 until 02/12    the few occurrences that somebody reported on, once for all spans
 * within     17: 25/10 25/11 25/12                told by the words for each span; the reported ones are put in
 * ```
 *
 * An occurrence stands on the day to which it was extended. A span without an end is told for 13 months, one without a
 * beginning from the document on.
 */
export function openRhythms(
  tasks: readonly RegisteredTask[],
  day: Day,
  places = placesOf(tasks),
  reported = new Array<readonly Item[] | undefined>(tasks.length),
): Rhythms {
  function reportsOf(task: RegisteredTask): readonly Item[] {
    if (task.events.length === 0) return none;
    reported[task.at] ??= reportedItems(task, day);
    return reported[task.at]!;
  }

  return {
    within({ why, from, to, status }) {
      const found: Item[] = [];
      const { today } = day;
      const end = to ?? addMonths(from !== undefined && from > today ? from : today, 13);
      const add = (item: Item) => {
        if (!status || status.includes(item.status)) found.push(because(item, why?.[item.task.at]));
      };
      for (const at of places) {
        if (why && why[at] === unwanted) continue;
        const task = tasks[at]!;
        const since = task.document.issuedOn;
        const first = from ?? since ?? today;
        const reports = reportsOf(task);
        for (const item of reports) {
          const { due, dueBefore, reported } = item;
          const isIn = (from === undefined || due! >= from) && (to === undefined || due! <= to);
          if (reported.extendedTo === null ? dueBefore! >= first && dueBefore! <= end : isIn) add(item);
        }
        for (const deadline of task.deadlines) {
          if (deadline.kind !== 'recurring') continue;
          for (const term of day.recurring(deadline, since, first, end)) {
            const isReported = ({ deadline: own, dueBefore }: Item) =>
              own === deadline && dueBefore === term.due;
            if (reports.length === 0 || !reports.some(isReported)) add(openItem(task, deadline, term));
          }
        }
      }
      return sortedByDay(found);
    },

    changed(others, changedPlaces) {
      const known = reported.slice();
      for (const at of changedPlaces) known[at] = undefined;
      return openRhythms(others, day, places, known);
    },
  };
}

const none: readonly Item[] = [];

const placesOf = (tasks: readonly RegisteredTask[]): readonly number[] =>
  tasks.flatMap(({ at, deadlines }) => (deadlines.some(({ kind }) => kind === 'recurring') ? at : []));

/**
 * The occurrences that what was reported counts for: the one that a report names, or the last one before its day or
 * the next one after it (`reportedFor`).
 */
function reportedItems(task: RegisteredTask, day: Day): Item[] {
  const found: Item[] = [];
  for (const deadline of task.deadlines) {
    if (deadline.kind !== 'recurring') continue;
    const seen = new Set<IsoDate>();
    for (const event of task.events) {
      const meant = event.due ?? event.on ?? event.to;
      if (meant === null) continue;
      const near = day.near(deadline, task.document.issuedOn, meant);
      const next = firstAt(near, (term) => term.due! > meant);
      for (const term of near.slice(Math.max(0, next - 1), next + 1)) {
        if (seen.has(term.due!)) continue;
        seen.add(term.due!);
        const item = recurringItem(task, deadline, term, day);
        if (item.reported !== nothingReported) found.push(item);
      }
    }
  }
  return found;
}
