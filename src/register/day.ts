import { addDays } from '../core/days.ts';
import type { Deadline } from '../core/deadline.ts';
import type { IsoDate } from '../core/document.ts';
import { addMonths } from './days.ts';
import { beginOf, isInclusive, most, occurrences } from './occurrences.ts';
import { lastDay, statusOf, type TermStatus } from './status.ts';

/** One day that a text sets, as it stands today. */
export interface Term {
  due: IsoDate | null;
  inclusive: boolean;
  /** The last day on which it is kept. */
  last: IsoDate | null;
  status: TermStatus;
}

export type Day = ReturnType<typeof openDay>;

/** Spans that are remembered of each wording. */
const remembered = 1_000;

/** One day, from which terms are looked at. A term that ends within `soonDays` is due soon. */
export function openDay(today: IsoDate, soonDays: number) {
  const soonUntil = addDays(today, soonDays);
  const yesterday = addDays(today, -1);
  const [yearAgo, yearAhead] = [addMonths(today, -13), addMonths(today, 13)];
  const wordings = new Map<string, Map<string, readonly Term[]>>();
  const ofDeadline = new WeakMap<Deadline, Map<string, readonly Term[]>>();

  function term(due: IsoDate | null, inclusive: boolean, doneOn: IsoDate | null = null): Term {
    const last = lastDay(due, inclusive);
    return { due, inclusive, last, status: statusOf({ last, doneOn }, today, soonUntil) };
  }

  function computed(deadline: Deadline, since: IsoDate | null, from: IsoDate, to: IsoDate): readonly Term[] {
    const inclusive = isInclusive(deadline);
    return occurrences(deadline, since, from, to).map((due) => term(due, inclusive));
  }

  /** What is known of a wording, by span; offices write the same few again and again. */
  function wordingOf(deadline: Deadline): Map<string, readonly Term[]> {
    let wording = ofDeadline.get(deadline);
    if (!wording) {
      const { every, due, inclusive, until, raw } = deadline;
      const key = `${every}|${due}|${inclusive}|${until}|${raw}`;
      wording = wordings.get(key) ?? new Map();
      wordings.set(key, wording);
      ofDeadline.set(deadline, wording);
    }
    return wording;
  }

  /** Each wording is read once for a span: its days do not depend on where the work begins. */
  function recurring(deadline: Deadline, since: IsoDate | null, from: IsoDate, to: IsoDate): readonly Term[] {
    const wording = wordingOf(deadline);
    const span = `${from}${to}`;
    let terms = wording.get(span);
    if (!terms) {
      if (wording.size >= remembered) wording.clear();
      terms = computed({ ...deadline, from }, null, from, to);
      wording.set(span, terms);
    }
    const begin = beginOf(deadline, since, from);
    if (begin <= from) return terms;
    // A list that was cut off has too few of the days after the beginning.
    if (terms.length === most) return computed(deadline, since, from, to);
    return terms.filter((one) => one.due! >= begin);
  }

  return {
    today,

    /** The term of one day, open or done on a day. */
    term,

    /** The terms of a recurring deadline between two days, as `occurrences` counts them. */
    recurring,

    /** Those of the years around a day: the one before it and the one after it are among them. */
    near(deadline: Deadline, since: IsoDate | null, about: IsoDate): readonly Term[] {
      const year = Number(about.slice(0, 4));
      return recurring(deadline, since, `${year - 2}-01-01`, `${year + 2}-12-31`);
    },

    /** Those that matter on this day: the last one before it, which may be overdue, and the next one. */
    current(deadline: Deadline, since: IsoDate | null): Term[] {
      const { until } = deadline;
      const [first, last] =
        until !== undefined && until < yesterday ? [addMonths(until, -13), until] : [yearAgo, yesterday];
      const before = recurring(deadline, since, first, last).at(-1);
      const [next] = recurring(deadline, since, today, yearAhead);
      return [before, next].filter((one) => one !== undefined);
    },
  };
}
