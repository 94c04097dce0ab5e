import type { Database } from 'better-sqlite3';
import { UserError } from '../core/errors.ts';
import { peopleTables } from './people-schema.ts';
import { usageTable } from './usage-schema.ts';

/** Tells a Vanthu database from any other SQLite file ("VTHU"). */
export const applicationId = 0x56544855;

/**
 * Migrations in order; the version of a database (`PRAGMA user_version`) is the number that it has taken.
 * Never change one that was released: add another.
 *
 * A document is *live* when a row of `files` points to it. One that nothing points to was read by a run
 * that has not been committed: readers do not see it, the next run takes it over or throws it away.
 * Passage ids are never used again, so whatever is cached under one can be missing but never wrong.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

   CREATE TABLE documents (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     source TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     read_by TEXT NOT NULL,
     format TEXT NOT NULL,
     number TEXT,
     type TEXT,
     issuer TEXT,
     superior TEXT,
     place TEXT,
     issued_on TEXT,
     title TEXT,
     secrecy TEXT,
     urgency TEXT,
     effective_from TEXT,
     expires_on TEXT,
     lists TEXT NOT NULL,
     text TEXT NOT NULL
   );

   CREATE TABLE files (
     source TEXT PRIMARY KEY,
     sha256 TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('indexed', 'skipped')),
     reason TEXT,
     seen_at TEXT NOT NULL,
     document INTEGER UNIQUE REFERENCES documents (id),
     CHECK ((state = 'skipped') = (reason IS NOT NULL)),
     CHECK (state = 'skipped' OR document IS NOT NULL)
   ) WITHOUT ROWID;

   CREATE TABLE sections (
     document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
     id INTEGER NOT NULL,
     parent INTEGER,
     kind TEXT NOT NULL,
     label TEXT NOT NULL,
     heading TEXT NOT NULL,
     path TEXT NOT NULL,
     start INTEGER NOT NULL,
     "end" INTEGER NOT NULL,
     PRIMARY KEY (document, id)
   ) WITHOUT ROWID;

   CREATE TABLE passages (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
     ordinal INTEGER NOT NULL,
     kind TEXT NOT NULL,
     start INTEGER NOT NULL,
     "end" INTEGER NOT NULL,
     section TEXT NOT NULL,
     context TEXT NOT NULL,
     page INTEGER,
     text_sha256 BLOB NOT NULL
   );
   CREATE UNIQUE INDEX passages_of_document ON passages (document, ordinal);
   CREATE INDEX passages_by_text ON passages (text_sha256);

   CREATE TABLE postings (term TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;

   CREATE TABLE vectors (
     id INTEGER PRIMARY KEY,
     fingerprint TEXT NOT NULL,
     text_sha256 BLOB NOT NULL,
     data BLOB NOT NULL
   );
   CREATE UNIQUE INDEX vectors_by_text ON vectors (fingerprint, text_sha256);`,

  // Events are what people reported: they name a task by its key and outlive every reindex.
  `CREATE TABLE tasks (
     document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
     ordinal INTEGER NOT NULL,
     key TEXT NOT NULL,
     section TEXT NOT NULL,
     start INTEGER NOT NULL,
     "end" INTEGER NOT NULL,
     text TEXT NOT NULL,
     fields TEXT NOT NULL,
     PRIMARY KEY (document, ordinal)
   ) WITHOUT ROWID;

   CREATE TABLE task_events (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     task TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('done', 'extended', 'reopened')),
     "by" TEXT,
     "on" TEXT,
     "to" TEXT,
     due TEXT,
     note TEXT,
     recorded_at TEXT NOT NULL,
     snapshot TEXT NOT NULL
   );`,

  peopleTables,

  usageTable,
];

/** Version of the database; 0 for a file that no migration has reached. */
export function schemaVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the database to the newest version, each step whole or not at all.
 * Throws `UserError` when a newer Vanthu has written it.
 */
export function migrate(database: Database, name: string): void {
  refuseNewer(database, name);
  const steps = database.transaction(() => {
    // Read again inside: another process may have migrated while this one waited for the lock.
    for (let version = schemaVersion(database); version < migrations.length; version++) {
      database.exec(migrations[version]!);
      database.pragma(`user_version = ${version + 1}`);
    }
    database.pragma(`application_id = ${applicationId}`);
  });
  if (schemaVersion(database) < migrations.length) steps.immediate();
}

/** Throws `UserError` when the database was written by a newer Vanthu than this one. */
export function refuseNewer(database: Database, name: string): void {
  const version = schemaVersion(database);
  if (version > migrations.length) {
    throw new UserError(
      `Dữ liệu ở "${name}" do một bản Vanthu mới hơn tạo ra (phiên bản dữ liệu ${version}, bản đang chạy chỉ ` +
        `biết đến ${migrations.length}). Xin nâng cấp Vanthu, hoặc dùng một thư mục dữ liệu khác (--data).`,
    );
  }
}
