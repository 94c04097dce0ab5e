import type { IsoDate } from '../core/document.ts';
import type { TaskEvent } from '../core/ports.ts';
import { daysBetween } from './days.ts';

/** What was reported about one deadline of a task, as it stands on a day. */
export interface Reported {
  doneOn: IsoDate | null;
  by: string | null;
  note: string | null;
  /** The day to which it was extended. */
  extendedTo: IsoDate | null;
  because: string | null;
}

export const nothingReported: Reported = {
  doneOn: null,
  by: null,
  note: null,
  extendedTo: null,
  because: null,
};

/** Distance between a day and a due day, by which an event without `due` finds its occurrence. */
const distance = (left: IsoDate, right: IsoDate) => Math.abs(daysBetween(left, right));

/**
 * Folds the events of one task, oldest first, into what holds for the term that is due on `due`.
 *
 * - `done` counts for the term it names, else for every one-off term; of a recurring one for the occurrence
 *   nearest to the day on which it was done, the earlier one when two are as near.
 * - `extended` counts for the term it names; else for the last one-off term, or the last occurrence before the
 *   new day. Without a new day it takes the extensions back: the day of the document counts again.
 * - `reopened` takes back what was reported done.
 *
 * A report about a day after `today` is not yet true. `siblings` are the due days of the other occurrences
 * (of a recurring deadline) or of the other one-off terms.
 */
export function reportedFor(
  events: readonly TaskEvent[],
  term: { due: IsoDate | null; recurring: boolean; siblings: readonly IsoDate[] },
  today: IsoDate,
): Reported {
  let state = nothingReported;
  for (const event of events) {
    if (event.due !== null && event.due !== term.due) continue;
    if (event.kind === 'reopened') state = { ...state, doneOn: null, by: null, note: null };
    if (event.kind === 'done' && event.on !== null && event.on <= today && isMeant(event, event.on, term)) {
      state = { ...state, doneOn: event.on, by: event.by, note: event.note };
    }
    if (event.kind === 'extended' && event.to === null) state = { ...state, extendedTo: null, because: null };
    if (event.kind === 'extended' && event.to !== null && isExtended(event, event.to, term)) {
      state = { ...state, extendedTo: event.to, because: event.note };
    }
  }
  return state;
}

type OneTerm = Parameters<typeof reportedFor>[1];

function isMeant(event: TaskEvent, on: IsoDate, term: OneTerm): boolean {
  if (event.due !== null || !term.recurring || term.due === null) return true;
  const own = distance(on, term.due);
  return term.siblings.every((other) => {
    const apart = distance(on, other);
    return own < apart || (own === apart && term.due! <= other);
  });
}

function isExtended(event: TaskEvent, to: IsoDate, term: OneTerm): boolean {
  if (event.due !== null) return true;
  if (term.due === null) return !term.recurring && term.siblings.length === 0;
  if (!term.recurring) return term.siblings.every((other) => other <= term.due!);
  return term.due <= to && !term.siblings.some((other) => other > term.due! && other <= to);
}
