import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import hnswlib from 'hnswlib-node';
import { checkedVector, normalised } from './vector.ts';
import {
  checkedId,
  documentsOf,
  type Neighbour,
  PassageVectorStore,
  type VectorStoreOptions,
} from './vector-store.ts';

/**
 * Links per node, and candidates while building: measured on clustered vectors of 256 numbers. More of either
 * makes building slower (twice as slow with 16 and 100) and finds hardly more.
 */
const links = 12;
const buildWidth = 64;
/** Least number of candidates while searching; hnswlib's own 10 loses one neighbour in five. */
const searchWidth = 100;
const firstCapacity = 1024;

/**
 * Hierarchical navigable small world graph (Malkov and Yashunin, 2016) by hnswlib. Vectors are normalised
 * and compared by inner product, which makes it the cosine.
 *
 * hnswlib cannot forget: a removed vector is marked and stays in the graph. `deleted` says how many are.
 */
export class HnswStore extends PassageVectorStore {
  #index: hnswlib.HierarchicalNSW;
  /** Ids in the graph, true while not removed. */
  readonly #ids = new Map<number, boolean>();
  #size = 0;
  #highest = 0;

  constructor(embeddings: EmbeddingsInterface, options: VectorStoreOptions & { capacity?: number }) {
    super(embeddings, options);
    this.#index = new hnswlib.HierarchicalNSW('ip', options.dimensions);
    this.#index.initIndex(Math.max(options.capacity ?? 0, firstCapacity), links, buildWidth, 1);
  }

  override _vectorstoreType(): string {
    return 'vanthu-hnsw';
  }

  override get size(): number {
    return this.#size;
  }

  /** Vectors that are marked as removed and still in the graph. */
  get deleted(): number {
    return this.#ids.size - this.#size;
  }

  override has(id: number): boolean {
    return this.#ids.get(id) === true;
  }

  override put(id: number, vector: ArrayLike<number>): void {
    const point = Array.from(normalised(checkedVector(vector, this.dimensions)));
    const before = this.#ids.get(checkedId(id));
    if (before === undefined && this.#ids.size >= this.#index.getMaxElements()) {
      this.#index.resizeIndex(this.#index.getMaxElements() * 2);
    }
    if (before === false) this.#index.unmarkDelete(id);
    this.#index.addPoint(point, id);
    this.#ids.set(id, true);
    this.#highest = Math.max(this.#highest, id);
    if (before !== true) this.#size++;
  }

  override remove(id: number): void {
    if (!this.has(id)) return;
    this.#index.markDelete(id);
    this.#ids.set(id, false);
    this.#size--;
  }

  override nearest(vector: ArrayLike<number>, k: number, filter?: (id: number) => boolean): Neighbour[] {
    const point = Array.from(normalised(checkedVector(vector, this.dimensions)));
    const wanted = Math.min(k, this.#size);
    if (wanted <= 0) return [];
    this.#index.setEf(Math.max(searchWidth, wanted * 2));
    const { neighbors, distances } = this.#index.searchKnn(point, wanted, filter);
    return neighbors
      .map((id, index) => ({ id, score: 1 - distances[index]! }))
      .sort((left, right) => right.score - left.score || left.id - right.id);
  }

  /** Writes the graph. hnswlib reports no error of the disk: check the file afterwards. */
  save(file: string): void {
    this.#index.writeIndexSync(file);
  }

  /**
   * Reads a graph that `save` wrote and removes what is not `alive`. Only give it a file whose checksum was
   * verified: hnswlib may bring down the process on other bytes.
   */
  static load(
    embeddings: EmbeddingsInterface,
    file: string,
    options: VectorStoreOptions,
    alive: (id: number) => boolean,
  ): HnswStore {
    const store = new HnswStore(embeddings, options);
    // A fresh object: reading into one that has a graph would free it twice when the file is bad.
    const index = new hnswlib.HierarchicalNSW('ip', options.dimensions);
    index.readIndexSync(file);
    store.#index = index;
    for (const id of index.getIdsList()) {
      store.#ids.set(id, alive(id));
      store.#highest = Math.max(store.#highest, id);
      if (alive(id)) store.#size++;
      else markDeleted(index, id);
    }
    return store;
  }

  protected override highestId(): number {
    return this.#highest;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
    options: VectorStoreOptions,
  ): Promise<HnswStore> {
    return HnswStore.fromDocuments(documentsOf(texts, metadatas), embeddings, options);
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    options: VectorStoreOptions,
  ): Promise<HnswStore> {
    const store = new HnswStore(embeddings, options);
    await store.addDocuments(documents);
    return store;
  }
}

function markDeleted(index: hnswlib.HierarchicalNSW, id: number): void {
  try {
    index.markDelete(id);
  } catch {
    // It was marked when the graph was saved; hnswlib has no way to ask.
  }
}
