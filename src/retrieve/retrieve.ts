import { numberKey } from '../core/document-number.ts';
import type { Evidence, RankedPassage } from '../core/evidence.ts';
import type { Archive, ArchivedDocument, Ranked, Search } from '../core/ports.ts';
import { type Abbreviations, abbreviationReader } from './abbreviations.ts';
import { adjustments } from './adjust.ts';
import { confidenceOf } from './confidence.ts';
import { documentLookup } from './documents.ts';
import { fewestCandidates, type LexicalRanked, lexicalSearch } from './lexical-search.ts';
import { readQuestion } from './read-question.ts';
import { understander } from './understand.ts';

/** What questions are answered from. */
export interface RetrieverParts {
  archive: Pick<Archive, 'documents' | 'passages' | 'postings' | 'restored' | 'snapshot'>;
  abbreviations: Abbreviations;
  /** Search by vectors and its weight beside the lexical score; none: by words only. */
  vectors?: { search: Search; weightOf: VectorWeight };
}

/**
 * Weight of the vectors, measured per embedder, given the share of the question's syllables, from 0 to 1,
 * that the archive does not know.
 */
export type VectorWeight = (unknownShare: number) => number;

/**
 * For the embedded embedder. On clean questions a small weight changes nDCG@10 by .000 to +.002 and a larger
 * one lowers it; on passages with OCR noise it gains about .003; misspelt questions gain up to .008 with .15.
 */
export const hashedVectorWeight: VectorWeight = (unknownShare) => (unknownShare > 0 ? 0.15 : 0.05);

/** For a trained embedder: one hundredth of a cosine counts as much as one hundredth of the question. */
export const trainedVectorWeight: VectorWeight = () => 1;

export interface RetrieveOptions {
  /** Passages wanted, 10 unless told. */
  k?: number;
  filter?: (passage: number) => boolean;
}

/** Passages to which vectors give something. */
const vectorNeighbours = 50;
/** The nearest of them, which come in even if words alone would not have let them. */
const vectorNewcomers = 10;

/**
 * Question → evidence.
 *
 * 1. Understand: numbers, dates, types, abbreviations (understand.ts).
 * 2. Read it with the archive's vocabulary: mend misspelt words, weigh terms (read-question.ts).
 * 3. Search by vectors where they have any weight.
 * 4. Search by words, once more inside the documents whose number is named (lexical-search.ts). What vectors
 *    found gets its words' score too.
 * 5. Add what the documents' data say: named, of the year, replaced by a newer one (adjust.ts).
 * 6. The score of a passage is the sum of its parts. Best first.
 */
export function retriever(parts: RetrieverParts) {
  const { archive, vectors } = parts;
  const abbreviations = abbreviationReader(parts.abbreviations);
  const understand = understander(abbreviations);
  const lexical = lexicalSearch(archive);
  const lookup = documentLookup(archive);

  return async function retrieve(text: string, options: RetrieveOptions = {}): Promise<Evidence> {
    const question = understand(text);
    const k = options.k ?? 10;
    const count = Math.max(k, fewestCandidates);
    const read = () => readQuestion(question, archive.postings(), abbreviations.isShortForm);
    const weight = vectors?.weightOf(archive.snapshot(read).unknownShare) ?? 0;
    const near =
      vectors && weight > 0 ? await vectors.search(question.text, vectorNeighbours, options.filter) : [];
    const vectorParts = scaled(near, weight);

    return archive.snapshot(() => {
      const store = archive.postings();
      const { byId: documents, byNumber, titles } = lookup();
      const asked = read();
      const newcomers = near.slice(0, vectorNewcomers).map(({ passage }) => passage);
      const found = new Map<number, LexicalRanked>();
      const take = (also: readonly number[], filter?: (passage: number) => boolean): void => {
        const wanted = { k: count, also, ...(filter ? { filter } : {}) };
        for (const one of lexical.rank(asked, store, titles, wanted)) found.set(one.passage, one);
      };
      take(newcomers, options.filter);
      const named = new Set(question.numbers.flatMap((number) => byNumber.get(numberKey(number)) ?? []));
      if (named.size > 0) {
        take([], (id) => named.has(store.document(id)) && (options.filter?.(id) ?? true));
      }

      const ranked: Ranked[] = [...found.values()].map(({ passage, parts: words }) => {
        const document = documents.get(store.document(passage));
        const all: Record<string, number> = {
          ...words,
          ...(vectorParts.has(passage) ? { vector: vectorParts.get(passage)! } : {}),
          ...(document ? adjustments(question, document) : {}),
        };
        return { passage, parts: all, score: Object.values(all).reduce((sum, part) => sum + part, 0) };
      });
      ranked.sort((first, second) => second.score - first.score || first.passage - second.passage);
      const best = ranked.slice(0, k);
      const missing = question.numbers.filter((number) => !byNumber.has(numberKey(number)));
      return {
        question,
        ...(missing.length > 0 ? { missing } : {}),
        passages: fill(best, archive, documents, store.document),
        terms: asked.known,
        confidence: confidenceOf(
          asked,
          Math.max(0, ...best.map(({ passage }) => found.get(passage)?.coverage ?? 0)),
          question.numbers.length === 0 ? 'none' : named.size > 0 ? 'known' : 'unknown',
        ),
      };
    });
  };
}

/**
 * What vectors add: `weight` times how far a cosine stands above the lowest one found. The passages that
 * were not found lose nothing against the last one that was.
 */
function scaled(near: readonly Ranked[], weight: number): Map<number, number> {
  const lowest = Math.min(...near.map((ranked) => ranked.score));
  return new Map(near.map(({ passage, score }) => [passage, weight * (score - lowest)]));
}

function fill(
  ranked: readonly Ranked[],
  archive: Pick<Archive, 'passages'>,
  documents: ReadonlyMap<number, ArchivedDocument>,
  documentOf: (passage: number) => number,
): RankedPassage[] {
  const passages = new Map(
    archive.passages(ranked.map(({ passage }) => passage)).map((one) => [one.id, one]),
  );
  return ranked.flatMap(({ passage: id, score, parts }) => {
    const passage = passages.get(id);
    const document = documents.get(documentOf(id));
    return passage && document ? [{ passage, document, score, parts }] : [];
  });
}
