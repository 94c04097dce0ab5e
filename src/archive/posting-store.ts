import type { Database } from 'better-sqlite3';
import type { PostingStore } from '../core/ports.ts';
import { readMeta } from './meta.ts';
import { decodePostings } from './postings.ts';

/** Bytes of decoded postings kept for the next question. */
const cacheBytes = 32 * 1024 * 1024;
const mostLacking = 100_000;

/** The posting store of the state that `database` sees now. It is built anew for every generation. */
export function postingStore(database: Database, generation: number): PostingStore {
  const select = database.prepare('SELECT data FROM postings WHERE term = ?').pluck();
  const size = readMeta(database, 'passages') ?? 0;
  const totalLength = readMeta(database, 'totalLength') ?? 0;
  const lengths = lengthsOf(readMeta(database, 'lengths'));
  const owners = ownersOf(readMeta(database, 'owners'));
  const cache = new Map<string, Uint32Array>();
  /** Pairs of words that stand nowhere side by side are asked for as often as others. */
  const lacking = new Set<string>();
  let cached = 0;

  return {
    generation,
    size,
    averageLength: size > 0 ? totalLength / size : 0,
    length: (passage) => lengths[passage] ?? 0,
    document: (passage) => owners[passage] ?? 0,
    postings(term) {
      const known = cache.get(term);
      if (known) {
        // Taken out and put in again: the first key of the map is the one longest unused.
        cache.delete(term);
        cache.set(term, known);
        return known;
      }
      if (lacking.has(term)) return undefined;
      const data = select.get(term) as Buffer | undefined;
      if (!data) {
        if (lacking.size >= mostLacking) lacking.clear();
        lacking.add(term);
        return undefined;
      }
      const postings = decodePostings(data);
      cache.set(term, postings);
      cached += postings.byteLength;
      for (const [oldest, list] of cache) {
        if (cached <= cacheBytes || cache.size === 1) break;
        cache.delete(oldest);
        cached -= list.byteLength;
      }
      return postings;
    },
  };
}

export function lengthsOf(data: Buffer | undefined): Uint16Array {
  const lengths = new Uint16Array((data?.byteLength ?? 0) >>> 1);
  if (data) Buffer.from(lengths.buffer).set(data);
  return lengths;
}

export function ownersOf(data: Buffer | undefined): Uint32Array {
  return data ? decodePostings(data) : new Uint32Array(0);
}
