import { isoDate } from '../core/dates.ts';
import { addDays } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';

/** From the first to the last day, both counted; an open end is null. */
export interface DaySpan {
  from: IsoDate | null;
  to: IsoDate | null;
}

const parts = (day: IsoDate) => day.split('-').map(Number) as [number, number, number];
const iso = (date: Date): IsoDate => date.toISOString().slice(0, 10);

/** Days since 1970; several times faster than `Date.parse`. */
const dayNumber = (day: IsoDate) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;

/** Without a Date where the month does not change: a register asks for it thousands of times. */
export function dayBefore(day: IsoDate): IsoDate {
  const date = Number(day.slice(8));
  return date > 1 ? `${day.slice(0, 8)}${date > 10 ? '' : '0'}${date - 1}` : addDays(day, -1);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same day number `months` later, or the last day of that month where it has no such day (Bộ luật Dân sự
 * 2015, điều 148). The last day of a month given as `wasLast` stays the last one.
 */
export function addMonths(day: IsoDate, months: number, wasLast = false): IsoDate {
  const [year, month, date] = parts(day);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return wasLast || date > last.getUTCDate() ? iso(last) : `${iso(last).slice(0, 8)}${day.slice(8)}`;
}

export const isMonthEnd = (day: IsoDate): boolean => addDays(day, 1).endsWith('-01');

/** Monday to Sunday. */
export function weekOf(day: IsoDate): { from: IsoDate; to: IsoDate } {
  const weekday = (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
  return { from: addDays(day, -weekday), to: addDays(day, 6 - weekday) };
}

/** The period of `months` (1, 3, 6 or 12), counted from January, in which `day` lies. */
export function periodOf(day: IsoDate, months: number): { from: IsoDate; to: IsoDate } {
  const [year, month] = parts(day);
  const first = month - 1 - ((month - 1) % months);
  return {
    from: iso(new Date(Date.UTC(year, first, 1))),
    to: iso(new Date(Date.UTC(year, first + months, 0))),
  };
}

/** A day as people or programs write it (`2013-04-18`, `18/4/2013`); null for one that does not exist. */
export function readDay(text: string): IsoDate | null {
  const ordered = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (ordered) return isoDate(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  const spoken = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  return spoken ? isoDate(Number(spoken[3]), Number(spoken[2]), Number(spoken[1])) : null;
}
