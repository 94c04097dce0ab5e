import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import MiniSearch from 'minisearch';
import { syllables } from '../../src/core/text.ts';
import type { Dataset } from './corpus.ts';

/** One search engine over a dataset: ids of the best passages. */
export interface Engine {
  search(query: string, k: number): Promise<string[]>;
}

/** Folded syllables and bigrams: the best simple tokens for Vietnamese that were found for either peer. */
function tokenize(text: string): string[] {
  const folded = syllables(text).map((syllable) => syllable.folded);
  return [...folded, ...folded.slice(1).map((syllable, index) => `${folded[index]} ${syllable}`)];
}

const bm25 = { k: 0.4, b: 0.75, d: 0.5 };

export async function miniSearchEngine({ passages }: Dataset): Promise<Engine> {
  const index = new MiniSearch({
    fields: ['text'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: { bm25, combineWith: 'OR' },
  });
  index.addAll(passages);
  return {
    search: async (query, k) =>
      index
        .search(query)
        .slice(0, k)
        .map((result) => String(result.id)),
  };
}

export async function oramaEngine({ passages }: Dataset): Promise<Engine> {
  const database = create({
    schema: { text: 'string' } as const,
    components: {
      tokenizer: {
        language: 'vietnamese',
        normalizationCache: new Map(),
        tokenize: (text) => tokenize(text),
      },
    },
  });
  await insertMultiple(database, passages, 2000);
  return {
    async search(query, k) {
      const found = await oramaSearch(database, { term: query, limit: k, threshold: 1, relevance: bm25 });
      return found.hits.map((hit) => hit.id);
    },
  };
}
