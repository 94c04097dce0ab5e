import type { Database } from 'better-sqlite3';
import type { Span } from '../core/document.ts';
import type { Progress } from '../core/ports.ts';
import { passageTerms } from '../core/terms.ts';
import { type Meta, readMeta, writeMeta } from './meta.ts';
import type { Plan } from './plan.ts';
import { lengthsOf, ownersOf } from './posting-store.ts';
import { postingWriter } from './postings.ts';
import { contextText } from './rows.ts';
import type { StagedRun } from './stage.ts';

/** What becomes the state of the archive. */
export interface Commit {
  plan: Plan;
  run: StagedRun;
  embedder: { fingerprint: string; dimensions: number; state: Uint8Array | null };
  readBy: string;
  /** ISO instant. */
  now: string;
}

/**
 * Makes a run the state of the archive, whole or not at all, in one transaction:
 *
 * 1. Say what leaves: vanished documents and the earlier version of those that were read anew.
 * 2. Take the terms of what leaves out of the postings, put in those of what comes. When most of the archive
 *    changes, or the terms themselves have, all postings are written anew.
 * 3. Point `files` to the new versions and delete the old ones. A file that failed keeps its good version.
 * 4. Drop vectors that nothing uses any more; write the sums; count the generation up.
 */
export function commitRun(
  database: Database,
  commit: Commit,
  onProgress?: (progress: Progress) => void,
): void {
  const work = database.transaction(() => {
    const leaving = leavingOf(commit);
    const coming = commit.run.staged.map((staged) => staged.document).sort((left, right) => left - right);
    const sums = writePostings(database, commit, leaving, coming, onProgress);
    const unused = textsOf(database, leaving);
    writeFiles(database, commit);
    const remove = database.prepare('DELETE FROM documents WHERE id = ?');
    for (const document of leaving) remove.run(document);
    pruneVectors(database, commit.embedder.fingerprint, unused);
    const { state } = commit.embedder;
    writeMeta(database, {
      ...sums,
      generation: (readMeta(database, 'generation') ?? 0) + 1,
      readBy: commit.readBy,
      embedder: commit.embedder.fingerprint,
      dimensions: commit.embedder.dimensions,
      embedderState: state && Buffer.from(state),
    });
  });
  work.immediate();
}

function leavingOf({ plan, run }: Commit): number[] {
  const sources = [...plan.vanished, ...run.staged].map((file) => file.source);
  return sources.flatMap((source) => plan.known.get(source)?.document ?? []);
}

function writePostings(
  database: Database,
  commit: Commit,
  leaving: readonly number[],
  coming: readonly number[],
  onProgress?: (progress: Progress) => void,
): Pick<Meta, 'passages' | 'totalLength' | 'lengths' | 'owners'> {
  const live = (
    database.prepare('SELECT document FROM files WHERE document IS NOT NULL').pluck().all() as number[]
  ).sort((left, right) => left - right);
  const gone = new Set(leaving);
  const stay = live.filter((document) => !gone.has(document));
  const anew = readMeta(database, 'readBy') !== commit.readBy || leaving.length > stay.length;
  const total = coming.length + (anew ? stay.length : leaving.length);
  let done = 0;
  const step = () => {
    done++;
    if (done % 16 === 0 || done === total) onProgress?.({ stage: 'writing', done, total });
  };

  if (anew) database.exec('DELETE FROM postings');
  const writer = postingWriter(database);
  const sums = passageSums(database, anew);
  const each = passagesWithTerms(database);
  if (!anew) {
    for (const document of leaving) {
      for (const { id, counts, length } of each(document)) {
        writer.remove(id, counts.keys());
        sums.remove(id, length);
      }
      step();
    }
  }
  for (const document of anew ? [...stay, ...coming] : coming) {
    for (const { id, counts, length } of each(document)) {
      writer.add(id, counts);
      sums.add(id, document, length);
    }
    step();
  }
  writer.finish();
  return sums.result();
}

/** Passages of a document with the terms under which they are stored, by ascending id. */
function passagesWithTerms(database: Database) {
  const text = database.prepare('SELECT text FROM documents WHERE id = ?').pluck();
  const rows = database.prepare(
    'SELECT id, start, "end", context FROM passages WHERE document = ? ORDER BY id',
  );
  return function* (document: number) {
    const whole = text.get(document) as string;
    for (const row of rows.all(document) as { id: number; start: number; end: number; context: string }[]) {
      const context = contextText(whole, JSON.parse(row.context) as Span[]);
      yield { id: row.id, ...passageTerms({ context, text: whole.slice(row.start, row.end) }) };
    }
  };
}

/** Length and document of every passage, as two arrays with the passage id as index. */
function passageSums(database: Database, anew: boolean) {
  const highest = (database.prepare('SELECT max(id) FROM passages').pluck().get() as number | null) ?? 0;
  const lengths = new Uint16Array(highest + 1);
  const owners = new Uint32Array(highest + 1);
  let passages = 0;
  let totalLength = 0;
  if (!anew) {
    lengths.set(lengthsOf(readMeta(database, 'lengths')).subarray(0, highest + 1));
    owners.set(ownersOf(readMeta(database, 'owners')).subarray(0, highest + 1));
    passages = readMeta(database, 'passages') ?? 0;
    totalLength = readMeta(database, 'totalLength') ?? 0;
  }
  return {
    add(passage: number, document: number, length: number): void {
      lengths[passage] = Math.min(length, 0xffff);
      owners[passage] = document;
      passages++;
      totalLength += length;
    },
    remove(passage: number, length: number): void {
      lengths[passage] = 0;
      owners[passage] = 0;
      passages--;
      totalLength -= length;
    },
    result: () => ({
      passages,
      totalLength,
      lengths: Buffer.from(lengths.buffer),
      owners: Buffer.from(owners.buffer),
    }),
  };
}

function writeFiles(database: Database, { plan, run, now }: Commit): void {
  const indexed = database.prepare(
    'INSERT INTO files (source, sha256, state, reason, seen_at, document) ' +
      "VALUES (@source, @sha256, 'indexed', NULL, @now, @document) ON CONFLICT (source) DO UPDATE SET " +
      "sha256 = excluded.sha256, state = 'indexed', reason = NULL, seen_at = excluded.seen_at, " +
      'document = excluded.document',
  );
  const skipped = database.prepare(
    'INSERT INTO files (source, sha256, state, reason, seen_at, document) ' +
      "VALUES (@source, @sha256, 'skipped', @reason, @now, NULL) ON CONFLICT (source) DO UPDATE SET " +
      "sha256 = excluded.sha256, state = 'skipped', reason = excluded.reason, seen_at = excluded.seen_at",
  );
  const remove = database.prepare('DELETE FROM files WHERE source = ?');
  for (const file of plan.vanished) remove.run(file.source);
  for (const staged of run.staged) indexed.run({ ...staged, now });
  for (const file of [...plan.skipped, ...run.skipped]) {
    if (isNews(plan, file)) skipped.run({ ...file, now });
  }
}

/** Whether a skipped file was not skipped before, or for other bytes or another reason. */
export function isNews(plan: Plan, file: Plan['skipped'][number]): boolean {
  const known = plan.known.get(file.source);
  return known?.state !== 'skipped' || known.sha256 !== file.sha256 || known.reason !== file.reason;
}

/** Keys of the embedded texts of documents that leave. */
function textsOf(database: Database, documents: readonly number[]): Buffer[] {
  const keys = database.prepare('SELECT text_sha256 FROM passages WHERE document = ?').pluck();
  return documents.flatMap((document) => keys.all(document) as Buffer[]);
}

function pruneVectors(database: Database, fingerprint: string, unused: readonly Buffer[]): void {
  if (readMeta(database, 'embedder') !== fingerprint) {
    database.prepare('DELETE FROM vectors WHERE fingerprint <> ?').run(fingerprint);
  }
  const remove = database.prepare(
    'DELETE FROM vectors WHERE fingerprint = @fingerprint AND text_sha256 = @key ' +
      'AND NOT EXISTS (SELECT 1 FROM passages WHERE text_sha256 = @key)',
  );
  for (const key of unused) remove.run({ fingerprint, key });
}
