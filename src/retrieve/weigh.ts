import type { PostingStore } from '../core/ports.ts';
import { bigramOf, inverseDocumentFrequency, termOf } from '../core/terms.ts';
import type { Syllable } from '../core/text.ts';

/** A syllable of a question as it is searched. */
export interface QuestionSyllable {
  /** Index term. */
  term: string;
  /** With its marks, tone placement unified. */
  exact: string;
}

/** What a question is worth to the archive, term by term. */
export interface WeighedQuestion {
  /** In order; a gap (`null`) parts syllables that are no neighbours. */
  syllables: (QuestionSyllable | null)[];
  /** Distinct syllables and bigrams that stand in the archive → weight (IDF). */
  known: Map<string, number>;
  /** Sum of the weights of all distinct terms, those that the archive lacks included; at least a little. */
  mass: number;
  /** Share of the syllables, from 0 to 1, that the archive lacks. */
  unknownShare: number;
  /** Share of the pairs of neighbours, from 0 to 1, that stand somewhere in the archive; 1 without pairs. */
  knownPairShare: number;
}

export function questionSyllables(content: readonly (Syllable | null)[]): (QuestionSyllable | null)[] {
  return content.map((syllable) => syllable && { term: termOf(syllable.folded), exact: syllable.exact });
}

/** Weighs the distinct terms of a question by their rarity in `store`. */
export function weigh(syllables: readonly (QuestionSyllable | null)[], store: PostingStore): WeighedQuestion {
  const known = new Map<string, number>();
  const seen = new Set<string>();
  let mass = 0;
  let unknown = 0;
  let pairs = 0;
  let knownPairs = 0;
  const weighTerm = (term: string): boolean => {
    const frequency = store.postings(term)?.length ?? 0;
    if (!seen.has(term)) {
      seen.add(term);
      const weight = inverseDocumentFrequency(store.size, frequency);
      mass += weight;
      if (frequency > 0) known.set(term, weight);
    }
    return frequency > 0;
  };
  syllables.forEach((syllable, index) => {
    if (!syllable) return;
    if (!weighTerm(syllable.term)) unknown += 1;
    const next = syllables[index + 1];
    if (!next) return;
    pairs += 1;
    if (weighTerm(bigramOf(syllable.term, next.term))) knownPairs += 1;
  });
  const count = syllables.reduce((sum, syllable) => sum + (syllable ? 1 : 0), 0);
  return {
    syllables: [...syllables],
    known,
    mass: Math.max(mass, Number.EPSILON),
    unknownShare: count > 0 ? unknown / count : 0,
    knownPairShare: pairs > 0 ? knownPairs / pairs : 1,
  };
}
