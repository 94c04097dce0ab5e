import type { OpenArchive } from './archive/store.ts';
import { vectorSearch } from './archive/vector-search.ts';
import type { Config } from './config.ts';
import type { Embedder, EmbedderFor, Search } from './core/ports.ts';
import { inverseDocumentFrequency } from './core/terms.ts';
import { hashedEmbedder, hashedEmbedderFor } from './models/hashed.ts';
import { once } from './once.ts';
import type { Abbreviations } from './retrieve/abbreviations.ts';
import { hashedVectorWeight, retriever, trainedVectorWeight } from './retrieve/retrieve.ts';

export type Retrieval = ReturnType<typeof openRetrieval>;

/** Search over an open archive with the embedder of the configuration. Nothing is opened before it is used. */
export function openRetrieval(config: Config, archive: OpenArchive, abbreviations: () => Abbreviations) {
  const embedder = once(() => questionEmbedder(config, archive));
  const vectors = once(async () => vectorSearch(archive, await embedder()));
  const search: Search = async (query, k, filter) => (await vectors()).search(query, k, filter);
  const weightOf = config.embedding ? trainedVectorWeight : hashedVectorWeight;
  let retrieve: ReturnType<typeof retriever> | undefined;

  return {
    embedder,
    vectorState: async () => (await vectors()).state(),
    retrieve(question: string, options: { k?: number } = {}) {
      retrieve ??= retriever({ archive, abbreviations: abbreviations(), vectors: { search, weightOf } });
      return retrieve(question, options);
    },
  };
}

/** The embedder that the configuration asks for, for indexing. */
export function indexEmbedder(config: Pick<Config, 'embedding'>): EmbedderFor {
  if (!config.embedding) return hashedEmbedderFor;
  return async () => ({ embedder: await remoteEmbedder(config), state: null });
}

/** For questions: the embedded embedder weighs their terms by the archive's own IDF. */
async function questionEmbedder(config: Config, archive: OpenArchive): Promise<Embedder> {
  if (config.embedding) return remoteEmbedder(config);
  return hashedEmbedder(() => {
    const store = archive.postings();
    return (term) => {
      const frequency = store.postings(term)?.length;
      return frequency ? inverseDocumentFrequency(store.size, frequency) : undefined;
    };
  });
}

async function remoteEmbedder({ embedding }: Pick<Config, 'embedding'>): Promise<Embedder> {
  const { openAiEmbedder } = await import('./models/openai-embedder.ts');
  return openAiEmbedder(embedding!);
}
