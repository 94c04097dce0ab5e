import { keptForTexts } from './kept.ts';
import { syllables } from './text.ts';

/** Changes whenever the terms of a passage do: then everything stored under them is made anew. */
export const termsVersion = '1';

/** Index terms of one passage with their frequencies, and its length in syllables. */
export interface TermCounts {
  counts: Map<string, number>;
  length: number;
}

/** Terms under which a passage is stored: folded syllables and bigrams of its context and its text. */
export function passageTerms(passage: { context: string; text: string }): TermCounts {
  const tokens = syllables(`${passage.context}\n${passage.text}`).map((token) => termOf(token.folded));
  const counts = new Map<string, number>();
  tokens.forEach((token, index) => {
    add(counts, token);
    const next = tokens[index + 1];
    if (next !== undefined) add(counts, bigramOf(token, next));
  });
  return { counts, length: tokens.length };
}

/** Texts whose terms are kept: some 25 MB of terms. */
const keptCharacters = 600_000;

/** The terms of a text that is asked for again with other questions. Shared: not to be changed. */
export const termsIn: (text: string) => ReadonlyMap<string, number> = keptForTexts(
  (text) => passageTerms({ context: '', text }).counts,
  keptCharacters,
);

/** The term of one folded syllable. Leading zeros do not count: people write `3 ngày` and `03 ngày`. */
export function termOf(folded: string): string {
  return folded.length > 1 && folded.startsWith('0') ? folded.replace(/^0+(?=\d)/, '') : folded;
}

/** The term of two adjacent ones. */
export function bigramOf(first: string, second: string): string {
  return `${first} ${second}`;
}

/**
 * Weight of a term that stands in `frequency` of `size` passages, never negative (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009, with 1 added inside the logarithm).
 */
export function inverseDocumentFrequency(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}
