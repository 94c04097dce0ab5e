import type { Archive, PostingStore, Ranked, Search } from '../core/ports.ts';
import { hasDiacritics } from '../core/text.ts';
import { documentLookup } from './documents.ts';
import { candidateSearch, documentShare } from './lexical.ts';
import { passageSyllables } from './passage-syllables.ts';
import { contentOf } from './question-words.ts';
import { questionSyllables, type WeighedQuestion, weigh } from './weigh.ts';
import { bestWindow, questionIndex } from './window.ts';

/**
 * Weights of the parts of a lexical score, each part being a share of the question's mass. One choice for
 * articles searched whole and for articles cut into items: more document and less window is better for the
 * latter, the reverse for the former.
 */
export const weights = { passage: 0.3, document: 0.3 * documentShare, window: 0.5, accents: 0.125 };

/** Passages whose windows are looked at, at the least. More pays only among many near-duplicates. */
export const fewestCandidates = 60;

/** A passage found by its words. */
export interface LexicalRanked extends Ranked {
  parts: { passage: number; document: number; window: number; accents: number };
  /** Share of the question's mass, from 0 to 1, that stands close together; half of it must agree in marks. */
  coverage: number;
}

export interface RankOptions {
  /** At most so many, beside `also`. */
  k: number;
  filter?: ((passage: number) => boolean) | undefined;
  /** Passages that are wanted whatever their words. */
  also?: readonly number[];
}

export type LexicalSearch = ReturnType<typeof lexicalSearch>;

/**
 * Search by words.
 *
 * 1. BM25 over stored postings chooses candidates, with a share for their documents (lexical.ts).
 * 2. The best window of each candidate tells how much of the question stands in one place (window.ts).
 * 3. The score is the sum of the parts, in units of the question's mass: about 1 when everything is there.
 */
export function lexicalSearch(archive: Pick<Archive, 'documents' | 'passages' | 'postings' | 'restored'>) {
  const candidates = candidateSearch();
  const documents = documentLookup(archive);
  const passages = passageSyllables(archive);

  function rank(
    question: WeighedQuestion & { accented: boolean },
    store: PostingStore,
    titles: ReadonlyMap<number, string>,
    { k, filter, also = [] }: RankOptions,
  ): LexicalRanked[] {
    const count = k > 0 ? Math.max(k, fewestCandidates) : 0;
    const found = candidates(question.known, store, count, { accepts: filter, also });
    const read = passages.of(
      found.map((candidate) => candidate.passage),
      (passage) => titles.get(store.document(passage)) ?? '',
    );
    const index = questionIndex(question, passages.numbers);
    return found
      .map((candidate) => {
        const syllables = read.get(candidate.passage);
        const window = syllables ? bestWindow(syllables, index) : { covered: 0, exact: 0 };
        const parts = {
          passage: (weights.passage * candidate.own) / question.mass,
          document: (weights.document * candidate.document) / question.mass,
          window: (weights.window * window.covered) / question.mass,
          accents: (weights.accents * window.exact) / question.mass,
        };
        const agreed = question.accented ? (window.covered + window.exact) / 2 : window.covered;
        return {
          passage: candidate.passage,
          score: parts.passage + parts.document + parts.window + parts.accents,
          parts,
          coverage: agreed / question.mass,
        };
      })
      .sort((first, second) => second.score - first.score || first.passage - second.passage)
      .slice(0, k + also.length);
  }

  /** The port: text in, ranked passages out. */
  const search: Search = async (query, k, filter) => {
    const store = archive.postings();
    const question = weigh(questionSyllables(contentOf(query)), store);
    return rank({ ...question, accented: hasDiacritics(query) }, store, documents().titles, {
      k,
      filter,
    }).map(({ passage, score, parts }) => ({ passage, score, parts }));
  };

  return { rank, search };
}
