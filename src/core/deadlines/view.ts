import type { Span } from '../document.ts';
import { fold } from '../text.ts';

/**
 * A text as the parsers read it: folded, runs of white space and emphasis as one space, all dashes as `-`.
 * Line breaks that end a paragraph, an item or a cell are `\n`, which no wording crosses.
 */
export interface View {
  /** Folded: lower case, no diacritics. */
  folded: string;
  /** Lower case with diacritics, of the same length. */
  exact: string;
  /** Whether the text is written with diacritics, so that `exact` can tell `sau` from `sáu`. */
  accented: boolean;
  /** Offset into the original text of each unit of `folded`. */
  origin: Int32Array;
}

/** Runs of blanks and emphasis; a single space is left as it is. */
const gaps = /[\s*\u200b]{2,}|[^\S ]|[*\u200b]/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;
/** What begins a new paragraph, item or cell, from the first line break on. */
const itemStart = /^\n[ \t*]*(?:\n|[-+•|]|\d{1,2}(?:\.\d{1,2})*[.)][ \t]|[\p{L}][.)][ \t])/u;

/** The view of `text` between the offsets of `span`; NFC in, one pass. */
export function viewOf(text: string, span: Span): View {
  const original = text.slice(span.start, span.end);
  const letters = fold(original).replace(dashes, '-');
  const lower = lowerCase(original).replace(dashes, '-');
  const origin = new Int32Array(original.length);
  const folded: string[] = [];
  const exact: string[] = [];
  let length = 0;
  const copy = (from: number, to: number) => {
    folded.push(letters.slice(from, to));
    exact.push(lower.slice(from, to));
    for (let at = from; at < to; at++) origin[length++] = span.start + at;
  };
  let copied = 0;
  for (const gap of original.matchAll(gaps)) {
    copy(copied, gap.index);
    copied = gap.index + gap[0].length;
    const mark = markOf(gap[0], original, gap.index);
    folded.push(mark);
    exact.push(mark);
    if (mark) origin[length++] = span.start + gap.index;
  }
  copy(copied, original.length);
  const view = { folded: folded.join(''), exact: exact.join('') };
  return { ...view, accented: view.folded !== view.exact, origin };
}

/** What a run of blanks and emphasis is in the view: nothing, a space or the end of a paragraph. */
function markOf(gap: string, original: string, start: number): '' | ' ' | '\n' {
  const line = gap.indexOf('\n');
  if (line < 0) return /\s/u.test(gap) ? ' ' : '';
  return itemStart.test(original.slice(start + line, start + gap.length + 10)) ? '\n' : ' ';
}

/** Lower case of the same length, whatever the letter. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text[at]!.toLowerCase();
    return letter.length === 1 ? letter : text[at]!;
  }).join('');
}

/** Whether the words at `at` are `words` with their diacritics, or the text has none at all. */
export function saysExactly(view: View, at: number, words: string): boolean {
  return !view.accented || view.exact.startsWith(words, at);
}
