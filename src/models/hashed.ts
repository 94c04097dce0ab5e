import type { Embedder, EmbedderFor } from '../core/ports.ts';
import { bigramOf, termOf } from '../core/terms.ts';
import { syllables } from '../core/text.ts';

export const hashedDimensions = 128;

type WeightOf = (term: string) => number | undefined;

/** Weight of one trigram of letters beside its syllable. */
const trigramShare = 0.3;
/** What the letters of a syllable are worth that the archive does not know: as much as a rare word. */
const unknownWeight = 5;

/**
 * The embedder that needs no download: feature hashing with signs (Weinberger et al., "Feature Hashing for
 * Large Scale Multitask Learning", 2009) over folded syllables, their bigrams and the trigrams of their
 * letters, frequencies saturated as f / (f + 1), length 1.
 *
 * It knows no meanings. It is there for what words miss: typing errors, OCR noise, letters in the wrong
 * place. `weights`, asked once for each question, tells the archive's own IDF of a term, undefined for one that it
 * lacks, and only the side of the question uses it: measured, IDF on the passages' side adds nothing, and so a passage's vector
 * depends on nothing but its text and never has to be made anew when the archive grows.
 */
export function hashedEmbedder(weights: () => WeightOf = () => () => 1): Embedder {
  return {
    fingerprint: `hashed-${hashedDimensions}-1`,
    dimensions: hashedDimensions,
    embedDocuments: async (texts) => texts.map((text) => embed(text, () => 1)),
    embedQuery: async (text) => embed(text, weights()),
  };
}

/** For an archive: learns nothing from it. */
export const hashedEmbedderFor: EmbedderFor = async () => ({ embedder: hashedEmbedder(), state: null });

function embed(text: string, weightOf: WeightOf): number[] {
  const features = new Map<string, { frequency: number; weight: number }>();
  const add = (feature: string, weight: number): void => {
    const known = features.get(feature);
    if (known) known.frequency += 1;
    else if (weight > 0) features.set(feature, { frequency: 1, weight });
  };
  const terms = syllables(text).map((syllable) => termOf(syllable.folded));
  terms.forEach((term, index) => {
    const weight = weightOf(term);
    add(term, weight ?? 0);
    const next = terms[index + 1];
    if (next !== undefined) add(bigramOf(term, next), weightOf(bigramOf(term, next)) ?? 0);
    const letters = `^${term}$`;
    for (let at = 0; at + 3 <= letters.length; at++) {
      add(`#${letters.slice(at, at + 3)}`, trigramShare * (weight ?? unknownWeight));
    }
  });

  const vector = new Array<number>(hashedDimensions).fill(0);
  for (const [feature, { frequency, weight }] of features) {
    const hash = hashOf(feature);
    const sign = hash >>> 31 ? 1 : -1;
    vector[hash % hashedDimensions]! += (sign * weight * frequency) / (frequency + 1);
  }
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** FNV-1a, its bits mixed by the finaliser of MurmurHash3: all 32 of them are needed. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
