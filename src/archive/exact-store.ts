import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { checkedVector, normalised } from './vector.ts';
import {
  checkedId,
  documentsOf,
  type Neighbour,
  PassageVectorStore,
  type VectorStoreOptions,
} from './vector-store.ts';

/**
 * Compares the question with every vector: exact, plain, and the oracle for the other store. Also answers
 * while the HNSW index is missing: 20,000 passages of 256 numbers take about 12 ms.
 */
export class ExactStore extends PassageVectorStore {
  readonly #vectors = new Map<number, Float32Array>();

  override _vectorstoreType(): string {
    return 'vanthu-exact';
  }

  override get size(): number {
    return this.#vectors.size;
  }

  override has(id: number): boolean {
    return this.#vectors.has(id);
  }

  override put(id: number, vector: ArrayLike<number>): void {
    this.#vectors.set(checkedId(id), normalised(checkedVector(vector, this.dimensions)));
  }

  override remove(id: number): void {
    this.#vectors.delete(id);
  }

  override nearest(
    vector: ArrayLike<number>,
    k: number,
    filter: (id: number) => boolean = () => true,
  ): Neighbour[] {
    const query = normalised(checkedVector(vector, this.dimensions));
    let found: Neighbour[] = [];
    let worst = -Infinity;
    for (const [id, other] of this.#vectors) {
      if (!filter(id)) continue;
      const score = innerProduct(query, other);
      if (score < worst) continue;
      found.push({ id, score });
      // Cut back now and then, so that neither the list nor its sorting grows with the archive.
      if (found.length >= 4 * k + 64) {
        found = best(found, k);
        worst = found.at(-1)?.score ?? Infinity;
      }
    }
    return best(found, k);
  }

  protected override highestId(): number {
    let highest = 0;
    for (const id of this.#vectors.keys()) highest = Math.max(highest, id);
    return highest;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
    options: VectorStoreOptions,
  ): Promise<ExactStore> {
    return ExactStore.fromDocuments(documentsOf(texts, metadatas), embeddings, options);
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    options: VectorStoreOptions,
  ): Promise<ExactStore> {
    const store = new ExactStore(embeddings, options);
    await store.addDocuments(documents);
    return store;
  }
}

function best(found: Neighbour[], k: number): Neighbour[] {
  return found.sort((left, right) => right.score - left.score || left.id - right.id).slice(0, Math.max(0, k));
}

function innerProduct(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}
