import type { Database } from 'better-sqlite3';
import type { PostingStore } from '../core/ports.ts';
import { recentlyUsed } from '../core/recently-used.ts';
import { readMeta } from './meta.ts';
import { decodePostings } from './postings.ts';

/** Bytes of decoded postings kept for the next question. */
const cacheBytes = 32 * 1024 * 1024;
/** What an entry costs that holds nothing. */
const lackingBytes = 100;

/** The posting store of the state that `database` sees now. It is built anew for every generation. */
export function postingStore(database: Database, generation: number): PostingStore {
  const select = database.prepare('SELECT data FROM postings WHERE term = ?').pluck();
  const size = readMeta(database, 'passages') ?? 0;
  const totalLength = readMeta(database, 'totalLength') ?? 0;
  const lengths = lengthsOf(readMeta(database, 'lengths'));
  const owners = ownersOf(readMeta(database, 'owners'));
  /** Null for what stands nowhere: such pairs of words are asked for as often as others. */
  const cache = recentlyUsed<string, Uint32Array | null>(
    cacheBytes,
    (list) => list?.byteLength ?? lackingBytes,
  );

  return {
    generation,
    size,
    averageLength: size > 0 ? totalLength / size : 0,
    length: (passage) => lengths[passage] ?? 0,
    document: (passage) => owners[passage] ?? 0,
    postings(term) {
      const known = cache.get(term);
      if (known !== undefined) return known ?? undefined;
      const data = select.get(term) as Buffer | undefined;
      const postings = data ? decodePostings(data) : null;
      cache.set(term, postings);
      return postings ?? undefined;
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
