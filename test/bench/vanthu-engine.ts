import { loadConfig } from '../../src/config.ts';
import { openRetrieval } from '../../src/retrieval.ts';
import { passageArchive, positionOf } from '../support/passage-archive.ts';
import type { Dataset } from './corpus.ts';
import type { Engine } from './peers.ts';

/** The whole way of a question, from its words to ranked passages with their documents. */
export async function vanthuEngine({ passages }: Dataset): Promise<Engine> {
  const ids = passages.map((passage) => passage.id);
  const { archive } = await passageArchive(passages);
  const retrieval = openRetrieval(loadConfig({}, '/nowhere'), archive, () => ({}));
  return {
    async search(query, k) {
      const evidence = await retrieval.retrieve(query, { k });
      return evidence.passages.map(({ passage }) => ids[positionOf(passage.source)]!);
    },
  };
}
