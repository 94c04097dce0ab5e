import { unifyTones } from '../../core/text.ts';

/** A text while facts are read from it: what one reader has taken is no longer there for the next. */
export interface View {
  /** NFC. */
  readonly text: string;
  /** Lower case, tones unified, of the same length. */
  readonly exact: string;
  readonly taken: Uint8Array;
  readonly words: readonly Word[];
  /** There is some figure in it. */
  readonly figures: boolean;
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
  return { text, exact, taken: new Uint8Array(text.length), words, figures: /\p{N}/u.test(text) };
}

/** The words of an exact text with a blank between them, whatever marks stand there. */
export const phraseOf = (exact: string) => (exact.match(wordPattern) ?? []).join(' ');

/** `#` stands for any figure; a reader whose words are not there need not look. */
export function hasSome({ exact, figures }: View, needs: readonly string[]): boolean {
  return needs.some((part) => (part === '#' ? figures : exact.includes(part)));
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

/** Part of a view as a view of its own. */
export function partOfView(view: View, start: number, end: number): View {
  const words: Word[] = [];
  for (const word of view.words) {
    if (word.start >= start && word.end <= end)
      words.push({ exact: word.exact, start: word.start - start, end: word.end - start });
  }
  const text = view.text.slice(start, end);
  return { text, exact: view.exact.slice(start, end), taken: nothing, words, figures: view.figures };
}

const nothing = new Uint8Array(0);

/** Up to `count` syllables before an offset, nearest last, with a blank between them. */
export function wordsBefore({ words }: View, offset: number, count: number): string {
  let last = words.length;
  while (last > 0 && words[last - 1]!.end > offset) last--;
  return joined(words, Math.max(0, last - count), last);
}

/** Up to `count` syllables from an offset on, with a blank between them. */
export function wordsAfter({ words }: View, offset: number, count: number): string {
  let first = 0;
  while (first < words.length && words[first]!.start < offset) first++;
  return joined(words, first, Math.min(words.length, first + count));
}

function joined(words: readonly Word[], from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += at === from ? words[at]!.exact : ` ${words[at]!.exact}`;
  return text;
}

/** Exact syllables of the words that lie in a range. */
export function wordsIn(view: View, start: number, end: number): string[] {
  return view.words.filter((word) => word.start >= start && word.end <= end).map((word) => word.exact);
}
