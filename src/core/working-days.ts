import type { Calendar } from './calendar.ts';
import { addDays, addMonths, weekday, yearOf } from './days.ts';
import type { IsoDate } from './document.ts';

/**
 * Days off with a fixed date (Bộ luật Lao động 2019, điều 112 khoản 1): they hold in every year. Tết, giỗ Tổ,
 * the second day of 2/9 and the days made up or moved depend on the year and stand in `calendar.json`.
 */
const fixedHolidays = new Set(['01-01', '04-30', '05-01', '09-02']);

const known = new WeakMap<Calendar, { off: Set<IsoDate>; worked: Set<IsoDate> }>();

function daysOf(calendar: Calendar) {
  let days = known.get(calendar);
  if (!days) {
    days = {
      off: new Set(calendar.holidays.map(({ date }) => date)),
      worked: new Set(calendar.workedDays.map(({ date }) => date)),
    };
    known.set(calendar, days);
  }
  return days;
}

/** Monday to Friday without public holidays, and the weekend days worked in exchange. */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  const { off, worked } = daysOf(calendar);
  if (worked.has(date)) return true;
  return weekday(date) < 6 && !off.has(date) && !fixedHolidays.has(date.slice(5));
}

/** `date` itself, or the first working day after it. */
export function nextWorkingDay(date: IsoDate, calendar: Calendar): IsoDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** What a term is counted in. */
export type TermUnit = 'ngày làm việc' | 'ngày' | 'tuần' | 'tháng' | 'quý' | 'năm';

export interface CountedTerm {
  due: IsoDate;
  /** The last day as counted, where it was a day off and the term therefore ends later. */
  movedFrom?: IsoDate;
  /** What the calendar does not know about the days that were counted, in Vietnamese. */
  unknown: string[];
}

/** Longest term that is counted, in days: beyond it a number is a slip of the reader. */
const longestTerm = 36_600;

/**
 * The last day of a term of `amount` `unit`s from `start`; null when it lies out of reach.
 * The first day is not counted (Bộ luật Dân sự 2015, điều 147 khoản 2); a term in months or years ends on the
 * same day number or the month's end, a last day that is a day off moves to the next working day (điều 148).
 * It ends at 24:00 of that day.
 */
export function addTerm(
  start: IsoDate,
  amount: number,
  unit: TermUnit,
  calendar: Calendar,
): CountedTerm | null {
  const days = { 'ngày làm việc': 2, ngày: 1, tuần: 7, tháng: 31, quý: 92, năm: 366 }[unit] * amount;
  if (!(amount > 0) || days > longestTerm || yearOf(start) + days / 365 > 2098) return null;
  const counted =
    unit === 'ngày làm việc' ? addWorkingDays(start, amount, calendar) : addCalendar(start, amount, unit);
  const due = nextWorkingDay(counted, calendar);
  const looked = unit === 'ngày làm việc' ? start : counted;
  return {
    due,
    ...(due === counted ? {} : { movedFrom: counted }),
    unknown: unknownDays(looked, due, calendar),
  };
}

function addWorkingDays(start: IsoDate, amount: number, calendar: Calendar): IsoDate {
  let day = start;
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

function addCalendar(start: IsoDate, amount: number, unit: Exclude<TermUnit, 'ngày làm việc'>): IsoDate {
  if (unit === 'ngày') return addDays(start, amount);
  if (unit === 'tuần') return addDays(start, amount * 7);
  return addMonths(start, amount * { tháng: 1, quý: 3, năm: 12 }[unit]);
}

/** Why days from `from` to `to` may be off or worked without the calendar knowing. */
export function unknownDays(from: IsoDate, to: IsoDate, calendar: Calendar): string[] {
  const unknown = (calendar.gaps ?? [])
    .filter((gap) => gap.from <= to && gap.to >= from)
    .map((gap) => gap.note);
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    if (year < calendar.knownYears.from || year > calendar.knownYears.to) {
      unknown.push(`lịch nghỉ lễ, nghỉ bù năm ${year} chưa có trong calendar.json`);
    }
  }
  return unknown;
}
