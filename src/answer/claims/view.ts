import { unifyTones } from '../../core/text.ts';

/** A text while facts are read from it: what one reader has taken is no longer there for the next. */
export interface View {
  /** NFC. */
  readonly text: string;
  /** Lower case, tones unified, of the same length. */
  readonly exact: string;
  readonly taken: Uint8Array;
  readonly words: readonly Word[];
}

export interface Word {
  /** In lower case with its marks. */
  exact: string;
  start: number;
  end: number;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

export function viewOf(text: string): View {
  const lower = unifyTones(text);
  // A few letters grow when they are written small; none of them is Vietnamese.
  const exact = lower.length === text.length ? lower : text;
  const words = [...exact.matchAll(wordPattern)].map((match) => ({
    exact: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { text, exact, taken: new Uint8Array(text.length), words };
}

/** Matches of `pattern` that touch nothing taken; each is taken when `use` returns true. */
export function eachFree(view: View, pattern: RegExp, use: (match: RegExpExecArray) => boolean): void {
  for (const match of view.exact.matchAll(pattern)) {
    if (isTaken(view, match.index, match.index + match[0].length)) continue;
    if (use(match)) take(view, match.index, match.index + match[0].length);
  }
}

export function isTaken(view: View, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (view.taken[at]) return true;
  return false;
}

export function take(view: View, start: number, end: number): void {
  view.taken.fill(1, start, end);
}

/** The text with what was taken blanked out, of the same length. */
export function untaken(view: View): string {
  let rest = '';
  let from = 0;
  for (let at = 0; at <= view.text.length; at++) {
    if (at < view.text.length && !view.taken[at]) continue;
    rest += view.text.slice(from, at);
    if (at < view.text.length) rest += '·';
    from = at + 1;
  }
  return rest;
}

/** Exact syllables of the words that lie in a range. */
export function wordsIn(view: View, start: number, end: number): string[] {
  return view.words.filter((word) => word.start >= start && word.end <= end).map((word) => word.exact);
}
