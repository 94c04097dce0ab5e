import type { Embedder, Search } from '../core/ports.ts';
import { exactIndex } from './exact-index.ts';
import type { OpenArchive } from './store.ts';
import { isCurrent, loadVectorCache } from './vector-cache.ts';
import type { VectorIndex } from './vector-index.ts';

/** Milliseconds after which a search that has to compare everything looks for the index file again. */
const lookAgainAfter = 5_000;

export interface VectorSearch {
  /** Scores are cosines, the only part is `vector`. Finds nothing when the state is `none`. */
  search: Search;
  /**
   * `hnsw`: the index file answers. `exact`: it is missing, damaged or behind, every vector is compared.
   * `none`: nothing is indexed, or with another embedder than this one.
   */
  state(): 'hnsw' | 'exact' | 'none';
  /** The index of the present state, undefined when the state is `none`. */
  index(): VectorIndex | undefined;
}

/** Search by vectors over the archive. Takes up each new state of the archive at the next question. */
export function vectorSearch(archive: OpenArchive, embedder: Embedder): VectorSearch {
  let current: { generation: number; index: VectorIndex; lookAgainAt: number } | undefined;

  function load(): VectorIndex | undefined {
    const generation = archive.generation;
    const isLoaded = current?.generation === generation;
    if (current && isLoaded && performance.now() < current.lookAgainAt) return current.index;
    const stored = archive.embedder();
    if (!stored || stored.fingerprint !== embedder.fingerprint || archive.counts().passages === 0) {
      current = undefined;
      return undefined;
    }
    const indexed = isCurrent(archive.data, { ...stored, generation }) ? fromFile(stored) : undefined;
    const index = indexed ?? (current && isLoaded ? current.index : fromArchive(stored.dimensions));
    current = {
      generation,
      index,
      lookAgainAt: indexed ? Infinity : performance.now() + lookAgainAfter,
    };
    return index;
  }

  function fromFile(stored: { fingerprint: string; dimensions: number }): VectorIndex | undefined {
    const postings = archive.postings();
    return loadVectorCache(archive.data, stored, (id) => postings.document(id) > 0);
  }

  function fromArchive(dimensions: number): VectorIndex {
    const index = exactIndex(dimensions);
    for (const { passage, vector } of archive.vectors()) index.put(passage, vector);
    return index;
  }

  const loaded = () => archive.snapshot(load);
  return {
    async search(query, k, filter) {
      if (!loaded()) return [];
      const vector = await embedder.embedQuery(query);
      const found = loaded()?.nearest(vector, k, filter) ?? [];
      return found.map(({ id, score }) => ({ passage: id, score, parts: { vector: score } }));
    },
    state() {
      return loaded()?.kind ?? 'none';
    },
    index: loaded,
  };
}
