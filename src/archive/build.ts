import type { Database } from 'better-sqlite3';
import type { Clock, EmbedderFor, IndexReport, Progress } from '../core/ports.ts';
import { termsVersion } from '../core/terms.ts';
import { commitRun, isNews } from './commit.ts';
import { explain, openForWriting } from './database.ts';
import { corpusOf, embedMissing } from './embed.ts';
import { takeWriterLock } from './lock.ts';
import { readMeta } from './meta.ts';
import { type Plan, planRun } from './plan.ts';
import { type Ingest, type StagedRun, stageFiles } from './stage.ts';
import { countTasks } from './task-rows.ts';
import { updateVectorCache } from './vector-cache.ts';
import { walkArchive } from './walk.ts';

export interface BuildOptions {
  /** The archive folder. */
  folder: string;
  /** The data folder; made when it is missing. */
  data: string;
  ingest: Ingest;
  /** Version of the readers: another one than last time reads every file again. */
  ingestVersion: string;
  embedderFor: EmbedderFor;
  /** Files above are told as skipped and not read. */
  maxBytes: number;
  clock: Clock;
  /** Goes on where more than half of the archive would be removed. */
  force?: boolean;
  /** How long to wait for another writer, in milliseconds. */
  waitMs?: number;
  onProgress?: (progress: Progress) => void;
  /** Stops between two files or batches; what was committed stays, the next run goes on from there. */
  signal?: AbortSignal;
}

/**
 * Brings the archive to the state of its folder.
 *
 * ```
 * lock → walk → plan → stage → embed → commit → vector index
 * ```
 *
 * 1. Lock: one writer for each data folder.
 * 2. Walk and plan: path and SHA-256 tell new, changed, vanished and known files; a run that would empty the
 *    archive stops here.
 * 3. Stage: new and changed files are read and written beside the live documents, where no reader sees them.
 * 4. Embed: each new text once; every batch is kept as soon as it is made.
 * 5. Commit: one transaction makes the new state, or none.
 * 6. The HNSW file follows; it is a cache, and answers do not wait for it.
 *
 * Stopped or killed anywhere, the archive is the one before or the one after the commit, and the next run
 * takes over what was staged and embedded. Throws `UserError` with the remedy.
 */
export async function buildArchive(options: BuildOptions): Promise<IndexReport> {
  const begun = performance.now();
  const { data, clock, signal } = options;
  const lock = await takeWriterLock(data, {
    purpose: 'lập chỉ mục',
    clock,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    ...(signal ? { signal } : {}),
  });
  let database: Database | undefined;
  try {
    const found = await walkArchive(options.folder, options);
    database = openForWriting(data);
    const readBy = `${options.ingestVersion}/${termsVersion}`;
    const rereadAll = (readMeta(database, 'readBy') ?? readBy) !== readBy;
    const plan = planRun(database, found, {
      folder: options.folder,
      rereadAll,
      force: options.force ?? false,
    });

    // What is staged or embedded may be lost in a power cut, not in a crash; the commit may not.
    database.pragma('synchronous = NORMAL');
    const run = await stageFiles(database, plan.read, { ...options, readBy });
    const { embedder, state } = await embed(database, plan, run, options);
    database.pragma('synchronous = FULL');

    if (hasNews(database, plan, run, embedder.fingerprint)) {
      const { fingerprint, dimensions } = embedder;
      const now = clock().toISOString();
      commitRun(
        database,
        { plan, run, embedder: { fingerprint, dimensions, state }, readBy, now },
        options.onProgress,
      );
      database.pragma('wal_checkpoint(TRUNCATE)');
    }
    await updateVectorCache(data, database, options);
    return reportOf(database, plan, run, (performance.now() - begun) / 1000);
  } catch (error) {
    throw explain(error, data);
  } finally {
    database?.close();
    lock.release();
  }
}

/** Picks the embedder for what the archive will hold, and makes the vectors that it lacks. */
async function embed(database: Database, plan: Plan, run: StagedRun, options: BuildOptions) {
  const staged = run.staged.map((document) => document.document);
  const leaving = new Set([...plan.vanished, ...run.staged].map((file) => file.source));
  const staying = [...plan.known.values()].flatMap((file) =>
    file.document === null || leaving.has(file.source) ? [] : file.document,
  );
  const all = [...staying, ...staged].sort((left, right) => left - right);
  const before = readMeta(database, 'embedder');
  const chosen = await options.embedderFor(
    corpusOf(database, all),
    readMeta(database, 'embedderState') ?? null,
  );
  const missing = chosen.embedder.fingerprint === before ? staged : all;
  await embedMissing(database, chosen.embedder, missing, options);
  return chosen;
}

function hasNews(database: Database, plan: Plan, run: StagedRun, fingerprint: string): boolean {
  return (
    run.staged.length > 0 ||
    plan.vanished.length > 0 ||
    [...plan.skipped, ...run.skipped].some((file) => isNews(plan, file)) ||
    readMeta(database, 'embedder') !== fingerprint
  );
}

function reportOf(database: Database, plan: Plan, run: StagedRun, seconds: number): IndexReport {
  const documents = database.prepare('SELECT count(document) FROM files').pluck().get() as number;
  const isLive = (source: string) => (plan.known.get(source)?.document ?? null) !== null;
  const changed = run.staged.filter((staged) => isLive(staged.source)).length;
  const added = run.staged.length - changed;
  const skipped = [...plan.skipped, ...run.skipped].map(({ source, reason }) => ({ source, reason }));
  const notes = database.prepare("SELECT lists ->> '$.notes' FROM documents WHERE id = ?").pluck();
  return {
    documents,
    passages: readMeta(database, 'passages') ?? 0,
    tasks: countTasks(database),
    added,
    changed,
    removed: plan.vanished.filter((file) => file.document !== null).length,
    unchanged: documents - added - changed,
    skipped: skipped.sort((left, right) => (left.source < right.source ? -1 : 1)),
    notes: run.staged.flatMap(({ source, document }) => {
      const told = JSON.parse(notes.get(document) as string) as string[];
      return told.length > 0 ? [{ source, notes: told }] : [];
    }),
    seconds,
  };
}
