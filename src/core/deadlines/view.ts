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

const blank = /[\s*\u200b]/u;
const dash = /[\u2010-\u2015\u2212]/u;
/** What begins a new item after a line break. */
const itemStart = /^\s*(?:\n\s*\n|\n[ \t]*(?:[-+•|]|\d{1,2}(?:\.\d{1,2})*[.)][ \t]|[\p{L}][.)][ \t]))/u;

/** The view of `text` between the offsets of `span`; NFC in, one pass. */
export function viewOf(text: string, span: Span): View {
  const original = text.slice(span.start, span.end);
  const letters = fold(original);
  const lower = lowerCase(original);
  const origin = new Int32Array(original.length);
  let folded = '';
  let exact = '';
  for (let at = 0; at < original.length; ) {
    origin[folded.length] = span.start + at;
    if (!blank.test(original[at]!)) {
      const letter = dash.test(original[at]!) ? '-' : letters[at]!;
      folded += letter;
      exact += letter === '-' ? '-' : lower[at]!;
      at++;
      continue;
    }
    const from = at;
    while (at < original.length && blank.test(original[at]!)) at++;
    const gap = original.slice(from, at);
    if (!/\s/u.test(gap)) continue;
    const mark =
      gap.includes('\n') && itemStart.test(endOfGap(gap) + original.slice(at, at + 8)) ? '\n' : ' ';
    folded += mark;
    exact += mark;
  }
  return { folded, exact, accented: folded !== exact, origin };
}

/** Enough of a run of blanks to see whether it ends a paragraph. */
function endOfGap(gap: string): string {
  return gap.split('\n').length > 2 ? '\n\n ' : '\n ';
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
