import type { IsoDate } from './document.ts';

/** A date found in a text. */
export interface DateMention {
  date: IsoDate;
  start: number;
  end: number;
}

/** `ngày 18 tháng 4 năm 2013`, `18/4/2013`, `18-04-2013`, `18.4.2013`; marks and spaces may be missing. */
const written = /(?:ng[àa]y\s*)?(\d{1,2})\s*th[áa]ng\s*(\d{1,2})\s*n[ăa]m\s*(\d{4})/giu;
const numeric = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/gu;

/** Every complete and possible date in `text`, in order. `31/02/2013` is none. */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const match of text.matchAll(written)) {
    push(found, match, isoDate(Number(match[3]), Number(match[2]), Number(match[1])));
  }
  for (const match of text.matchAll(numeric)) {
    push(found, match, isoDate(Number(match[4]), Number(match[3]), Number(match[1])));
  }
  return found.sort((left, right) => left.start - right.start);
}

function push(found: DateMention[], match: RegExpExecArray, date: IsoDate | null): void {
  if (date) found.push({ date, start: match.index, end: match.index + match[0].length });
}

/** ISO date of a calendar day, null when there is no such day or it lies outside 1945–2099. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (year < 1945 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * `2013-04-08` → `08/4/2013`, as offices write it: days below 10 and months 1 and 2 get a leading zero
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4).
 */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${String(day).padStart(2, '0')}/${month < 3 ? `0${month}` : month}/${year}`;
}
