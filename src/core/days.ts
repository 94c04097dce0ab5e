import { isoDate } from './dates.ts';
import type { IsoDate } from './document.ts';

export const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
export const monthOfDate = (date: IsoDate) => Number(date.slice(5, 7));

/** Last day of month 1–12; null outside 1945–2099. */
export function monthEnd(year: number, month: number): IsoDate | null {
  return isoDate(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** `date` moved by whole days. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day number `months` later, or the end of a month that has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const count = yearOf(date) * 12 + monthOfDate(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return isoDate(year, month, Number(date.slice(8))) ?? monthEnd(year, month) ?? date;
}

/** Monday is 1, Sunday 7. */
export function weekday(date: IsoDate): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

/** The calendar day of an instant in the local time zone. */
export function localDay(now: Date): IsoDate {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
