import type { Database } from 'better-sqlite3';

/** Passage ids leave room for the frequency in 32 bits. */
export const maxPassageId = 2 ** 24 - 1;

/** Postings held in memory before they are written: about 100 MB with their terms. */
const flushAt = 2_000_000;

/** One posting: `passage << 8 | min(frequency, 255)`, as an unsigned number. */
export function posting(passage: number, frequency: number): number {
  return passage * 256 + Math.min(frequency, 255);
}

/** Stored bytes → postings. The copy gives the alignment that a view over a blob need not have. */
export function decodePostings(data: Buffer): Uint32Array {
  const postings = new Uint32Array(data.byteLength >>> 2);
  Buffer.from(postings.buffer).set(data);
  return postings;
}

export function encodePostings(postings: ArrayLike<number>): Buffer {
  return Buffer.from(Uint32Array.from(postings).buffer);
}

/**
 * Writes term → postings inside an open transaction.
 *
 * ```
 * add    →  pending: term → [postings]   ─ flush when large, terms in key order ─┐
 * remove →  dropped ids, touched terms                                           ├→ postings(term, data)
 *                                          finish: the touched terms left over ──┘
 * ```
 *
 * Ids must come in ascending order and be greater than every stored one, so that a list stays sorted by
 * appending. Only the rows of the terms concerned are read and written.
 */
export function postingWriter(database: Database) {
  const select = database.prepare('SELECT data FROM postings WHERE term = ?').pluck();
  const insert = database.prepare(
    'INSERT INTO postings (term, data) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET data = excluded.data',
  );
  const remove = database.prepare('DELETE FROM postings WHERE term = ?');
  let pending = new Map<string, number[]>();
  let count = 0;
  const dropped = new Set<number>();
  const touched = new Set<string>();
  let stored = database.prepare('SELECT 1 FROM postings LIMIT 1').get() !== undefined;

  function keptOf(term: string): Uint32Array | undefined {
    const data = stored ? (select.get(term) as Buffer | undefined) : undefined;
    if (!data) return undefined;
    const postings = decodePostings(data);
    return touched.delete(term) ? postings.filter((entry) => !dropped.has(entry >>> 8)) : postings;
  }

  function flush(): void {
    // In key order neighbouring terms meet in the same page of the tree.
    for (const term of [...pending.keys()].sort()) {
      const added = Uint32Array.from(pending.get(term)!);
      const kept = keptOf(term);
      if (!kept) {
        insert.run(term, encodePostings(added));
        continue;
      }
      const whole = new Uint32Array(kept.length + added.length);
      whole.set(kept);
      whole.set(added, kept.length);
      insert.run(term, Buffer.from(whole.buffer));
    }
    stored ||= count > 0;
    pending = new Map();
    count = 0;
  }

  return {
    add(passage: number, counts: ReadonlyMap<string, number>): void {
      for (const [term, frequency] of counts) {
        const list = pending.get(term);
        const entry = posting(passage, frequency);
        if (list) list.push(entry);
        else pending.set(term, [entry]);
      }
      count += counts.size;
      if (count >= flushAt) flush();
    },
    /** Call every `remove` before the first `add`. */
    remove(passage: number, terms: Iterable<string>): void {
      dropped.add(passage);
      for (const term of terms) touched.add(term);
    },
    finish(): void {
      flush();
      for (const term of [...touched].sort()) {
        const kept = keptOf(term);
        if (kept && kept.length > 0) insert.run(term, encodePostings(kept));
        else remove.run(term);
      }
    },
  };
}
