import type { Database } from 'better-sqlite3';

/** Facts about the archive as a whole, one row each. */
export interface Meta {
  /** Grows with every commit. */
  generation: number;
  /** Chance that is drawn anew when a backup takes the archive's place. */
  restored: string;
  /** Live passages. */
  passages: number;
  /** Their length in syllables, summed. */
  totalLength: number;
  /** Syllables of passage `id` at index `id`, as the bytes of a Uint16Array. */
  lengths: Buffer;
  /** Document of passage `id` at index `id`, 0 for none, as the bytes of a Uint32Array. */
  owners: Buffer;
  /** What the stored text and terms depend on beside the files: another value re-reads everything. */
  readBy: string;
  /** Fingerprint and dimensions of the vectors in use. */
  embedder: string;
  dimensions: number;
  /** What the embedder learnt from the archive. */
  embedderState: Buffer;
}

/** The stored value, undefined before it was first written. */
export function readMeta<Key extends keyof Meta>(database: Database, key: Key): Meta[Key] | undefined {
  const row = database.prepare('SELECT value FROM meta WHERE key = ?').get(key) as
    | { value: Meta[Key] | null }
    | undefined;
  return row?.value ?? undefined;
}

export function writeMeta(
  database: Database,
  values: Partial<{ [Key in keyof Meta]: Meta[Key] | null }>,
): void {
  const write = database.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(values)) write.run(key, value);
}
