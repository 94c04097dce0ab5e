import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import type { Ingested, Skipped, SourceFile } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { Progress } from '../core/ports.ts';
import { maxPassageId } from './postings.ts';
import { documentRow, embeddedText, textSha256 } from './rows.ts';
import { taskWriter } from './task-rows.ts';
import { type FoundFile, unreadable } from './walk.ts';

/** Reads one file. What it cannot take it returns as `Skipped`; what it throws is told as a fault of that file. */
export type Ingest = (file: SourceFile) => Promise<Ingested | Skipped>;

/** A document that has been read and written, and that no reader sees before the commit. */
export interface Staged {
  source: string;
  sha256: string;
  document: number;
}

export interface StagedRun {
  staged: Staged[];
  skipped: (Skipped & { sha256: string })[];
}

/** Files read at the same time. Reading is mostly work for the processor: few are enough. */
const atOnce = 4;

/**
 * Reads the files and writes what comes out, `atOnce` files a transaction, in the order given. What a run
 * that was stopped has read already, from the same bytes and with the same readers, is taken over.
 */
export async function stageFiles(
  database: Database,
  files: readonly FoundFile[],
  options: {
    ingest: Ingest;
    readBy: string;
    onProgress?: ((progress: Progress) => void) | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<StagedRun> {
  const leftOver = takeOver(database, files, options.readBy);
  const write = stageWriter(database, options.readBy);
  const run: StagedRun = { staged: [...leftOver.values()], skipped: [] };
  const toRead = files.filter((file) => !leftOver.has(file.source));
  let done = leftOver.size;
  for (let start = 0; start < toRead.length; start += atOnce) {
    options.signal?.throwIfAborted();
    const group = toRead.slice(start, start + atOnce);
    const outcomes = await Promise.all(group.map((file) => readOne(file, options.ingest)));
    database.transaction(() => {
      for (const outcome of outcomes) {
        if ('reason' in outcome) run.skipped.push(outcome);
        else run.staged.push(write(outcome));
      }
    })();
    done += group.length;
    const last = group.at(-1);
    options.onProgress?.({
      stage: 'reading',
      done,
      total: files.length,
      ...(last ? { source: last.source } : {}),
    });
  }
  return run;
}

/** Staged documents of an earlier run that still fit, by source. The others are deleted. */
function takeOver(database: Database, files: readonly FoundFile[], readBy: string): Map<string, Staged> {
  const wanted = new Map(files.map((file) => [file.source, file.sha256]));
  const rows = database
    .prepare(
      'SELECT d.id AS document, d.source, d.sha256, d.read_by AS readBy FROM documents AS d ' +
        'WHERE NOT EXISTS (SELECT 1 FROM files AS f WHERE f.document = d.id) ORDER BY d.id',
    )
    .all() as (Staged & { readBy: string })[];
  const remove = database.prepare('DELETE FROM documents WHERE id = ?');
  const kept = new Map<string, Staged>();
  database.transaction(() => {
    for (const { readBy: by, ...row } of rows) {
      if (by === readBy && wanted.get(row.source) === row.sha256 && !kept.has(row.source)) {
        kept.set(row.source, row);
      } else {
        remove.run(row.document);
      }
    }
  })();
  return kept;
}

async function readOne(file: FoundFile, ingest: Ingest): Promise<Ingested | (Skipped & { sha256: string })> {
  let sha256 = file.sha256;
  try {
    const bytes = await readFile(file.path);
    // The bytes that are read now count, should the file have changed since the walk.
    sha256 = createHash('sha256').update(bytes).digest('hex');
    const outcome = await ingest({ source: file.source, sha256, bytes });
    return 'reason' in outcome ? { source: file.source, reason: outcome.reason, sha256 } : outcome;
  } catch (error) {
    const fromDisk = error instanceof Error && 'syscall' in error;
    const reason = fromDisk
      ? unreadable(error)
      : `chương trình gặp lỗi khi đọc tệp (${error instanceof Error ? error.message : String(error)})`;
    return { source: file.source, reason, sha256 };
  }
}

function stageWriter(database: Database, readBy: string): (ingested: Ingested) => Staged {
  const insertDocument = database.prepare(
    'INSERT INTO documents (source, sha256, read_by, format, number, type, issuer, superior, place, ' +
      'issued_on, title, secrecy, urgency, effective_from, expires_on, lists, text) VALUES (@source, @sha256, ' +
      '@readBy, @format, @number, @type, @issuer, @superior, @place, @issued_on, @title, @secrecy, @urgency, ' +
      '@effective_from, @expires_on, @lists, @text)',
  );
  const insertSection = database.prepare(
    'INSERT INTO sections (document, id, parent, kind, label, heading, path, start, "end") ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertPassage = database.prepare(
    'INSERT INTO passages (document, ordinal, kind, start, "end", section, context, page, text_sha256) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const writeTasks = taskWriter(database);
  return ({ document, sections, passages, tasks = [] }) => {
    const row = documentRow(document);
    const id = Number(insertDocument.run({ ...row, readBy }).lastInsertRowid);
    for (const { id: section, parent, kind, label, heading, path, start, end } of sections) {
      insertSection.run(id, section, parent, kind, label, heading, path, start, end);
    }
    for (const passage of passages) {
      const written = insertPassage.run(
        id,
        passage.ordinal,
        passage.kind,
        passage.start,
        passage.end,
        passage.section,
        JSON.stringify(passage.context),
        passage.page,
        textSha256(embeddedText(row.text, passage)),
      );
      if (Number(written.lastInsertRowid) > maxPassageId) throw new UserError(idsUsedUp);
    }
    writeTasks(id, row, tasks);
    return { source: row.source, sha256: row.sha256, document: id };
  };
}

const idsUsedUp =
  'Kho dữ liệu đã dùng hết số hiệu đoạn văn (16.777.215). ' +
  'Xin xóa thư mục dữ liệu rồi lập chỉ mục lại từ đầu (vanthu index).';
