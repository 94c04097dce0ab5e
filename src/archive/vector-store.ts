import { Document, type DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { checkedVector } from './vector.ts';

/** A passage found: its id and the cosine of the angle to the question, from -1 to 1. */
export interface Neighbour {
  id: number;
  score: number;
}

export interface VectorStoreOptions {
  dimensions: number;
  /** Text of a passage whose vector was added without one, e.g. from the archive. */
  documentOf?: (id: number) => DocumentInterface | undefined;
}

/**
 * What the two vector stores share: LangChain's contract over three operations on numbered vectors. Ids are
 * passage ids, whole numbers from 1; LangChain sees them as strings.
 */
export abstract class PassageVectorStore extends VectorStore {
  declare FilterType: (id: number) => boolean;
  readonly dimensions: number;
  readonly #documents = new Map<number, DocumentInterface>();
  readonly #documentOf: (id: number) => DocumentInterface | undefined;

  constructor(embeddings: EmbeddingsInterface, options: VectorStoreOptions) {
    super(embeddings, {});
    this.dimensions = options.dimensions;
    this.#documentOf = options.documentOf ?? (() => undefined);
  }

  /** Vectors in the store. */
  abstract get size(): number;
  abstract has(id: number): boolean;
  /** Adds or replaces. Throws `RangeError` for a bad vector or id; the store is then as it was. */
  abstract put(id: number, vector: ArrayLike<number>): void;
  /** Does nothing when there is no such id. */
  abstract remove(id: number): void;
  /** At most `k` ids, nearest first. Throws `RangeError` for a bad vector. */
  abstract nearest(vector: ArrayLike<number>, k: number, filter?: (id: number) => boolean): Neighbour[];

  /**
   * Ids come from `options.ids`, else from the documents' own `id`, else they follow the highest one.
   * All vectors are checked before the first one is added.
   */
  override async addVectors(
    vectors: number[][],
    documents: DocumentInterface[],
    options: { ids?: (string | number)[] } = {},
  ): Promise<string[]> {
    if (vectors.length !== documents.length) {
      throw new RangeError(`${vectors.length} vectors for ${documents.length} documents`);
    }
    const checked = vectors.map((vector) => checkedVector(vector, this.dimensions));
    const ids = documents.map((document, index) => {
      const id = options.ids?.[index] ?? document.id;
      return id === undefined ? this.highestId() + 1 + index : checkedId(Number(id));
    });
    checked.forEach((vector, index) => {
      this.put(ids[index]!, vector);
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
      this.remove(id);
      this.#documents.delete(id);
    }
  }

  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface, number][]> {
    return this.nearest(query, k, filter).map(({ id, score }) => {
      const document = this.#documents.get(id) ?? this.#documentOf(id);
      return [document ?? new Document({ pageContent: '', id: String(id) }), score];
    });
  }

  protected abstract highestId(): number;
}

/** Throws `RangeError` for what hnswlib would silently cut to 32 bits. */
export function checkedId(id: number): number {
  if (!Number.isInteger(id) || id < 1 || id > 0xffffffff) throw new RangeError(`${id} is no passage id`);
  return id;
}

/** LangChain's `fromTexts` arguments as documents; one metadata object goes for all texts. */
export function documentsOf(texts: readonly string[], metadatas: object[] | object): DocumentInterface[] {
  return texts.map(
    (pageContent, index) =>
      new Document({
        pageContent,
        metadata: { ...(Array.isArray(metadatas) ? metadatas[index] : metadatas) },
      }),
  );
}
