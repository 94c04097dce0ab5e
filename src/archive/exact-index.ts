import { checkedVector, normalised } from './vector.ts';
import { byNearness, checkedId, type Neighbour, type VectorIndex } from './vector-index.ts';

const firstCapacity = 64;

/**
 * Compares the question with every vector: exact, plain, and the oracle for the other index. Also answers
 * while the HNSW file is missing. The vectors lie one after the other in one array:
 *
 * ```
 * slots: id → slot      ids: slot → id      values: slot × dimensions …
 * ```
 */
export function exactIndex(dimensions: number): VectorIndex {
  const slots = new Map<number, number>();
  const ids: number[] = [];
  let values = new Float32Array(firstCapacity * dimensions);

  function similarity(query: Float32Array, slot: number): number {
    const start = slot * dimensions;
    let sum = 0;
    for (let at = 0; at < dimensions; at++) sum += values[start + at]! * query[at]!;
    return sum;
  }

  return {
    kind: 'exact',
    dimensions,
    size: () => ids.length,
    has: (id) => slots.has(id),
    highestId: () => ids.reduce((highest, id) => Math.max(highest, id), 0),
    put(id, vector) {
      const checked = normalised(checkedVector(vector, dimensions));
      const slot = slots.get(checkedId(id)) ?? ids.length;
      if ((slot + 1) * dimensions > values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values.set(checked, slot * dimensions);
      ids[slot] = id;
      slots.set(id, slot);
    },
    remove(id) {
      const slot = slots.get(id);
      if (slot === undefined) return;
      // The last one takes the empty place.
      const last = ids.length - 1;
      values.copyWithin(slot * dimensions, last * dimensions, (last + 1) * dimensions);
      ids[slot] = ids[last]!;
      slots.set(ids[slot], slot);
      ids.pop();
      slots.delete(id);
    },
    nearest(vector, k, filter) {
      const query = normalised(checkedVector(vector, dimensions));
      let found: Neighbour[] = [];
      let worst = -Infinity;
      for (let slot = 0; slot < ids.length; slot++) {
        const id = ids[slot]!;
        if (filter && !filter(id)) continue;
        const score = similarity(query, slot);
        if (score < worst) continue;
        found.push({ id, score });
        // Cut back now and then, so that neither the list nor its sorting grows with the archive.
        if (found.length >= 4 * k + 64) {
          found = best(found, k);
          worst = found.at(-1)?.score ?? Infinity;
        }
      }
      return best(found, k);
    },
  };
}

function best(found: Neighbour[], k: number): Neighbour[] {
  return found.sort(byNearness).slice(0, Math.max(0, k));
}
