import { syllables } from './text.ts';

/** Index terms of one passage with their frequencies, and its length in syllables. */
export interface TermCounts {
  counts: Map<string, number>;
  length: number;
}

/** Terms under which a passage is stored: folded syllables and bigrams of its context and its text. */
export function passageTerms(passage: { context: string; text: string }): TermCounts {
  const tokens = syllables(`${passage.context}\n${passage.text}`);
  const counts = new Map<string, number>();
  tokens.forEach((token, index) => {
    add(counts, token.folded);
    const next = tokens[index + 1];
    if (next) add(counts, `${token.folded} ${next.folded}`);
  });
  return { counts, length: tokens.length };
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}
