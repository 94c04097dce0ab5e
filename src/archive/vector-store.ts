import { Document, type DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { hnswIndex } from './hnsw-index.ts';
import { checkedVector } from './vector.ts';
import { checkedId, type VectorIndex } from './vector-index.ts';

export interface PassageVectorStoreOptions {
  index: VectorIndex;
  /** Text of a passage whose vector is in the index already, e.g. from the archive. */
  documentOf?: (id: number) => DocumentInterface | undefined;
}

/**
 * LangChain's vector store over a `VectorIndex`. Ids are passage ids; LangChain sees them as strings. Scores
 * are cosines, best first. A filter is asked for each id.
 */
export class PassageVectorStore extends VectorStore {
  declare FilterType: (id: number) => boolean;
  readonly #index: VectorIndex;
  readonly #documents = new Map<number, DocumentInterface>();
  readonly #documentOf: (id: number) => DocumentInterface | undefined;

  constructor(embeddings: EmbeddingsInterface, options: PassageVectorStoreOptions) {
    super(embeddings, {});
    this.#index = options.index;
    this.#documentOf = options.documentOf ?? (() => undefined);
  }

  override _vectorstoreType(): string {
    // Asked for by the constructor of the base class, before there is an index.
    return 'vanthu';
  }

  /**
   * Ids come from `options.ids`, else from the documents' own `id`, else they follow the highest one.
   * All vectors and ids are checked before the first one is added. Throws `RangeError`.
   */
  override async addVectors(
    vectors: number[][],
    documents: DocumentInterface[],
    options: { ids?: (string | number)[] } = {},
  ): Promise<string[]> {
    if (vectors.length !== documents.length) {
      throw new RangeError(`${vectors.length} vectors for ${documents.length} documents`);
    }
    const checked = vectors.map((vector) => checkedVector(vector, this.#index.dimensions));
    const next = this.#index.highestId() + 1;
    const ids = documents.map((document, index) =>
      checkedId(Number(options.ids?.[index] ?? document.id ?? next + index)),
    );
    checked.forEach((vector, index) => {
      this.#index.put(ids[index]!, vector);
      this.#documents.set(ids[index]!, documents[index]!);
    });
    return ids.map(String);
  }

  override async addDocuments(
    documents: DocumentInterface[],
    options: { ids?: (string | number)[] } = {},
  ): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map((document) => document.pageContent));
    return this.addVectors(vectors, documents, options);
  }

  override async delete(parameters: { ids: (string | number)[] }): Promise<void> {
    for (const id of parameters.ids.map(Number)) {
      this.#index.remove(id);
      this.#documents.delete(id);
    }
  }

  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface, number][]> {
    return this.#index.nearest(query, k, filter).map(({ id, score }) => {
      const document = this.#documents.get(id) ?? this.#documentOf(id);
      return [document ?? new Document({ pageContent: '', id: String(id) }), score];
    });
  }

  /** One metadata object goes for all texts. Without an index of its own the store is an HNSW graph. */
  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
    options: Partial<PassageVectorStoreOptions> = {},
  ): Promise<PassageVectorStore> {
    const documents = texts.map((pageContent, index) => {
      const metadata = Array.isArray(metadatas) ? metadatas[index] : metadatas;
      return new Document({ pageContent, metadata: { ...metadata } });
    });
    return PassageVectorStore.fromDocuments(documents, embeddings, options);
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    options: Partial<PassageVectorStoreOptions> = {},
  ): Promise<PassageVectorStore> {
    const vectors = await embeddings.embedDocuments(documents.map((document) => document.pageContent));
    const index = options.index ?? hnswIndex(vectors[0]?.length ?? 1, documents.length);
    const store = new PassageVectorStore(embeddings, { ...options, index });
    await store.addVectors(vectors, documents);
    return store;
  }
}
