import type { Database, Statement } from 'better-sqlite3';
import { readMeta } from './meta.ts';
import { documentColumns, type PassageRow, passageColumns } from './rows.ts';
import { eventsFrom } from './task-rows.ts';
import { decodeVector } from './vector.ts';

/** The statements of a reader. */
export interface Reader {
  database: Database;
  /** A read transaction; inside another one simply the work. */
  snapshot<Result>(work: () => Result): Result;
  generation(): number;
  lastEvent(): number;
  restored(): string;
  count: Statement;
  heads: Statement;
  text: Statement;
  sections: Statement;
  passagesOf: Statement;
  passage: Statement;
  skipped: Statement;
  /** From the given id on. */
  events: Statement;
}

/** A row of passages with the source of its document. */
export type PassageOfSource = PassageRow & { source: string };

/** `files` says which documents are live. */
export function readerOf(database: Database): Reader {
  // Asked several times for each question, so it is prepared once.
  const generation = database.prepare("SELECT value FROM meta WHERE key = 'generation'").pluck();
  const lastEvent = database.prepare('SELECT max(id) FROM task_events').pluck();
  const restored = database.prepare("SELECT value FROM meta WHERE key = 'restored'").pluck();
  const live = 'files AS f JOIN documents AS d ON d.id = f.document';
  const generationNow = () => (generation.get() as number | undefined) ?? 0;
  /** The generation of the snapshot that is under way, once somebody has asked for it. */
  let ofSnapshot: number | undefined;
  const alone = database.transaction((work: () => unknown) => {
    ofSnapshot = undefined;
    return work();
  });
  return {
    database,
    snapshot<Result>(work: () => Result): Result {
      return database.inTransaction ? work() : (alone.deferred(work) as Result);
    },
    generation() {
      if (!database.inTransaction) return generationNow();
      ofSnapshot ??= generationNow();
      return ofSnapshot;
    },
    lastEvent: () => (lastEvent.get() as number | null) ?? 0,
    restored: () => (restored.get() as string | undefined) ?? '',
    count: database.prepare('SELECT count(document) FROM files').pluck(),
    heads: database.prepare(`SELECT ${documentColumns} FROM ${live} ORDER BY f.source`),
    text: database.prepare('SELECT text FROM documents WHERE id = ?').pluck(),
    sections: database.prepare(
      'SELECT id, parent, kind, label, heading, path, start, "end" FROM sections WHERE document = ? ORDER BY id',
    ),
    passagesOf: database.prepare(
      `SELECT ${passageColumns} FROM passages AS p WHERE p.document = ? ORDER BY p.ordinal`,
    ),
    passage: database.prepare(
      `SELECT ${passageColumns}, f.source FROM passages AS p JOIN files AS f ON f.document = p.document ` +
        'WHERE p.id = ?',
    ),
    skipped: database.prepare("SELECT source, reason FROM files WHERE state = 'skipped' ORDER BY source"),
    events: database.prepare(eventsFrom),
  };
}

/** A passage id with the vector of its embedded text. */
export interface StoredVector {
  passage: number;
  vector: Float32Array;
}

/** Vectors of the live passages under the stored embedder, by ascending passage id. */
export function* walkVectors(database: Database): Generator<StoredVector> {
  const rows = database
    .prepare(
      'SELECT p.id AS passage, v.data AS data FROM passages AS p JOIN files AS f ON f.document = p.document ' +
        'JOIN vectors AS v ON v.fingerprint = ? AND v.text_sha256 = p.text_sha256 ORDER BY p.id',
    )
    .iterate(readMeta(database, 'embedder') ?? '') as IterableIterator<{ passage: number; data: Buffer }>;
  for (const row of rows) yield { passage: row.passage, vector: decodeVector(row.data) };
}
