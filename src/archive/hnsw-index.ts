import hnswlib from 'hnswlib-node';
import { checkedVector, normalised } from './vector.ts';
import { byNearness, checkedId, type VectorIndex } from './vector-index.ts';

/**
 * Links per node, and candidates while building and while searching. Measured on 12,376 passages of law under
 * the hashed embedder (128 numbers), share of the true 50 nearest that is found, and seconds to build:
 * 12/64/100 .912 2.5 s; 16/64/100 .932 2.3 s; 16/64/200 .977 2.3 s; 16/100/200 .983 4.5 s; 16/200/200 .986 8.6 s.
 * hnswlib falls back to 10 candidates on every load, so `searchWidth` is set before every search.
 */
const links = 16;
const buildWidth = 64;
const searchWidth = 200;
const firstCapacity = 1024;

export interface HnswIndex extends VectorIndex {
  /** Vectors that were removed and are still in the graph: hnswlib only marks them. */
  deleted(): number;
  /** Writes the graph. hnswlib reports no error of the disk: check the file afterwards. */
  save(file: string): void;
}

/**
 * Hierarchical navigable small world graph (Malkov and Yashunin, 2016) by hnswlib. Vectors are normalised
 * and compared by inner product, which makes it the cosine.
 */
export function hnswIndex(dimensions: number, capacity = firstCapacity): HnswIndex {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(Math.max(capacity, firstCapacity), links, buildWidth, 1);
  return over(graph, dimensions, new Map());
}

/**
 * Reads a graph that `save` wrote and removes what is not `alive`. Only give it a file whose checksum was
 * verified: hnswlib may bring down the process on other bytes. Throws when the file is cut off.
 */
export function loadHnswIndex(file: string, dimensions: number, alive: (id: number) => boolean): HnswIndex {
  // A fresh object: reading into one that has a graph would free it twice when the file is bad.
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(file);
  const ids = new Map<number, boolean>();
  for (const id of graph.getIdsList()) {
    ids.set(id, alive(id));
    if (!alive(id)) markDeleted(graph, id);
  }
  return over(graph, dimensions, ids);
}

function markDeleted(graph: hnswlib.HierarchicalNSW, id: number): void {
  try {
    graph.markDelete(id);
  } catch {
    // It was marked when the graph was saved; hnswlib has no way to ask.
  }
}

/** `ids`: every id in the graph, true while it is not removed. */
function over(graph: hnswlib.HierarchicalNSW, dimensions: number, ids: Map<number, boolean>): HnswIndex {
  let size = 0;
  let highest = 0;
  for (const [id, isAlive] of ids) {
    if (isAlive) size++;
    highest = Math.max(highest, id);
  }
  const pointOf = (vector: ArrayLike<number>) => Array.from(normalised(checkedVector(vector, dimensions)));
  return {
    kind: 'hnsw',
    dimensions,
    size: () => size,
    deleted: () => ids.size - size,
    has: (id) => ids.get(id) === true,
    highestId: () => highest,
    put(id, vector) {
      const point = pointOf(vector);
      const before = ids.get(checkedId(id));
      if (before === undefined && ids.size >= graph.getMaxElements()) {
        graph.resizeIndex(graph.getMaxElements() * 2);
      }
      if (before === false) graph.unmarkDelete(id);
      graph.addPoint(point, id);
      ids.set(id, true);
      highest = Math.max(highest, id);
      if (before !== true) size++;
    },
    remove(id) {
      if (ids.get(id) !== true) return;
      graph.markDelete(id);
      ids.set(id, false);
      size--;
    },
    nearest(vector, k, filter) {
      const point = pointOf(vector);
      const wanted = Math.min(k, size);
      if (wanted <= 0) return [];
      graph.setEf(Math.max(searchWidth, wanted * 2));
      const { neighbors, distances } = graph.searchKnn(point, wanted, filter);
      return neighbors.map((id, index) => ({ id, score: 1 - distances[index]! })).sort(byNearness);
    },
    save: (file) => graph.writeIndexSync(file),
  };
}
