import type { Span } from '../../core/document.ts';
import type { View } from './view.ts';

/** Số, ký hiệu of the document itself. */
export interface OwnNumber extends Span {
  /** As printed without spaces; null when the number before the sign was left blank. */
  number: string | null;
  /** What follows the number and the year: `TB-SYT`. */
  sign: string;
}

/** `Số:` at the beginning of a line; `SỐ` in capitals only with a colon, since titles are in capitals too. */
const label =
  /(?<=^|\n)[ \t]*(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết)\s+số|S ?[ốôóo]|(?:LUẬT\s+)?S ?[ỐÔÓO](?=\s*:))\s*[:.;]?\s*/gu;
const segment = '\\p{Lu}[\\p{L}\\d]{0,14}';
const numeral = new RegExp(
  `(\\d{1,6} ?[a-zđA-ZĐ]{0,2})?[\\s.…_]*(?:/\\s*((?:19|20)\\d{2})(?!\\d)\\s*)?[/-]\\s*(${segment}(?: ?[-–—.&/] ?\\s?${segment})*)`,
  'yu',
);
/** What may follow on the line: nothing, `V/v …`, a note in brackets, another column. */
const after = /^[ .,;]*(?:\n|$|V\/v|v\/v|V\/V|\(|\s{2})/u;

/**
 * The number line between `from` and `to`. A number that a title, a legal basis or a sentence names does not
 * stand alone behind `Số` at the head of a line.
 */
export function findOwnNumber(view: View, from: number, to: number): OwnNumber | null {
  const area = view.plain.slice(0, to);
  label.lastIndex = from;
  for (let match = label.exec(area); match; match = label.exec(area)) {
    numeral.lastIndex = match.index + match[0].length;
    const found = numeral.exec(area);
    if (!found || !after.test(area.slice(numeral.lastIndex, numeral.lastIndex + 40))) continue;
    const [whole, digits, , sign] = found;
    return {
      start: match.index,
      end: found.index + whole.length,
      number: digits ? asPrinted(whole) : null,
      sign: asPrinted(sign ?? ''),
    };
  }
  return findBareNumber(view, from, to);
}

/** A line that is a number and nothing else, as in a table of metadata. */
function findBareNumber(view: View, from: number, to: number): OwnNumber | null {
  for (const match of view.plain.slice(from, to).matchAll(/^[ ]*(\d[^\n]{3,40}?)[ ]*$/gm)) {
    const printed = match[1] ?? '';
    numeral.lastIndex = 0;
    const found = numeral.exec(printed);
    if (!found?.[1] || numeral.lastIndex !== printed.length) continue;
    const start = from + match.index + match[0].indexOf(printed);
    return {
      start,
      end: start + printed.length,
      number: asPrinted(printed),
      sign: asPrinted(found[3] ?? ''),
    };
  }
  return null;
}

function asPrinted(number: string): string {
  return number.replace(/\s+|[…_]|\.{2,}/g, '').replace(/[–—]/g, '-');
}
