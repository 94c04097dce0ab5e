/** A passage found: its id and the cosine of the angle to the question, from -1 to 1. */
export interface Neighbour {
  id: number;
  score: number;
}

/**
 * Numbered vectors and who lies next to whom. Ids are passage ids, whole numbers from 1. Kept free of
 * LangChain, whose vector stores take longer to load than an unchanged archive takes to check.
 */
export interface VectorIndex {
  readonly kind: 'exact' | 'hnsw';
  readonly dimensions: number;
  /** Vectors in the index. */
  size(): number;
  has(id: number): boolean;
  /** 0 when there are none. */
  highestId(): number;
  /** Adds or replaces. Throws `RangeError` for a bad vector or id; the index is then as it was. */
  put(id: number, vector: ArrayLike<number>): void;
  /** Does nothing when there is no such id. */
  remove(id: number): void;
  /** At most `k` ids, nearest first, the lower id first among equals. Throws `RangeError` for a bad vector. */
  nearest(vector: ArrayLike<number>, k: number, filter?: (id: number) => boolean): Neighbour[];
}

/** Throws `RangeError` for what hnswlib would silently cut to 32 bits. */
export function checkedId(id: number): number {
  if (!Number.isInteger(id) || id < 1 || id > 0xffffffff) throw new RangeError(`${id} is no passage id`);
  return id;
}

/** Order of what was found. */
export function byNearness(left: Neighbour, right: Neighbour): number {
  return right.score - left.score || left.id - right.id;
}
