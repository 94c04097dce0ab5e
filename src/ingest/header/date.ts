import { findDates, isoDate } from '../../core/dates.ts';
import type { IsoDate, Span } from '../../core/document.ts';
import { oneLine, type View } from './view.ts';

/** Place and date of issue (địa danh và thời gian ban hành). */
export interface DateLine extends Span {
  place: string | null;
  /** Null when the day, the month or the year was left blank. */
  issuedOn: IsoDate | null;
}

const blank = '[\\s.…_]*';
/** A telegram gives the hour too: `Thanh Giang, hồi 15 giờ 00, ngày …`. */
const hour = '(?:(?:hồi|lúc)\\s)?\\d{1,2}\\s?(?:giờ|h)(?:\\s?\\d{1,2})?(?:\\s?phút)?,?\\s?';
/** `ngày 18 tháng 4 năm 2013`, `ngày 18/4/2013` or with gaps left to fill in; small letters, titles are in capitals. */
const dated = new RegExp(
  `(?:${hour})?[Nn] ?g ?à ?y${blank}(?:(\\d{0,2})${blank}t ?h ?á ?n ?g${blank}(\\d{0,2})${blank}n ?ă ?m${blank}(\\d{0,4})|\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{4})`,
  'gu',
);
/** `Thanh Giang`, `Thành phố Hồ Chí Minh`, `TP. Huế`, `Bà Rịa - Vũng Tàu`, `Qu ả ng Ninh`. */
const name =
  '(?:TP\\.?|(?<!\\p{L})\\p{Lu}(?!\\p{L})|\\p{Lu}\\p{Ll}+(?:\\.(?=\\s))?|phố|xã|thị|trấn|(?<= )\\p{Ll}{1,2}(?= ))';
const placeAtEnd = new RegExp(`(?<!\\p{Ll})${name}(?:[ -]+${name})*\\s*[,.;:]?\\s*$`, 'u');
/** A place, a number and a wide gap fit into this many characters. */
const longestLine = 300;
const onlyPlace = new RegExp(`^\\s*${name}(?:[ -]+${name})*\\s*,?\\s*$`, 'u');

/**
 * The date line between `from` and `to`: a date that ends its line and has before it only a place, a number
 * (`Số: 12/KH-SYT Thanh Giang, ngày …`) or another column. A date inside a title or a sentence is none.
 * Without a place it counts only when `bare` says so.
 */
export function findDateLine(view: View, from: number, to: number, bare: boolean): DateLine | null {
  for (const match of view.plain.slice(from, to).matchAll(dated)) {
    const start = from + match.index;
    const end = start + match[0].trimEnd().length;
    if (!/^[ .,;)/]*(?:\n|$|\s{3})/.test(view.plain.slice(end, end + 40))) continue;
    const place = placeBefore(view, start);
    if (place === undefined || (place === null && !bare)) continue;
    const [, day, month, year] = match;
    const date =
      year === undefined
        ? findDates(view.plain.slice(start, end))[0]?.date
        : isoDate(Number(year), Number(month), Number(day));
    return {
      start: place?.start ?? start,
      end,
      place: place ? placeName(view, place) : null,
      issuedOn: date ?? null,
    };
  }
  return null;
}

function placeName(view: View, place: Span): string {
  return oneLine(view, place).replace(/[\s,.;:]+$/, '');
}

/** The place that ends at `end`; null when the line begins there, undefined when other words stand before. */
function placeBefore(view: View, end: number): Span | null | undefined {
  const lineStart = view.plain.lastIndexOf('\n', end - 1) + 1;
  const prefix = view.plain.slice(lineStart, end);
  if (prefix.length > longestLine) return undefined;
  if (prefix.trim() !== '' && !/^[\s(]*$/.test(prefix)) {
    const place = prefix.match(placeAtEnd);
    if (!place) return undefined;
    const start = lineStart + (place.index ?? 0);
    const before = prefix.slice(0, place.index);
    if (before.trim() === '') {
      // A hard wrap inside the name: "Thành phố Hồ / Chí Minh, ngày …".
      const above = lineAbove(view, lineStart);
      return above && onlyPlace.test(above.plain) && !above.plain.trimEnd().endsWith(',')
        ? { start: above.start, end }
        : { start, end };
    }
    const numbered = /s[ốoôó]\s*[:.;]?\s*[^\n]*\/[^\n]*$/iu.test(before);
    return numbered || /\s{2}$/.test(before) ? { start, end } : undefined;
  }
  const above = lineAbove(view, lineStart);
  return above && onlyPlace.test(above.plain) && above.plain.trimEnd().endsWith(',')
    ? { start: above.start, end }
    : null;
}

function lineAbove(view: View, lineStart: number): { plain: string; start: number } | undefined {
  if (lineStart < 2) return undefined;
  const start = view.plain.lastIndexOf('\n', lineStart - 2) + 1;
  const plain = view.plain.slice(start, lineStart - 1);
  return plain.trim() === '' ? undefined : { plain, start: start + plain.search(/\S/) };
}
