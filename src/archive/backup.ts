import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { UserError } from '../core/errors.ts';
import type { Clock, Progress } from '../core/ports.ts';
import { dataFiles, explain, makeDataFolder, openForReading, openForWriting } from './database.ts';
import { takeWriterLock } from './lock.ts';
import { readMeta, writeMeta } from './meta.ts';
import { applicationId, migrate, refuseNewer, schemaVersion } from './schema.ts';
import { removeVectorCache, updateVectorCache } from './vector-cache.ts';

/** What a backup holds or what was restored. */
export interface Stored {
  documents: number;
  passages: number;
  bytes: number;
}

/**
 * Writes the archive into one file while everybody goes on reading and writing. The file appears whole or not
 * at all; an earlier backup of that name is replaced, any other file is not. Throws `UserError`.
 */
export async function backup(data: string, file: string): Promise<Stored> {
  const source = openForReading(data);
  if (!source) {
    throw new UserError(
      `Thư mục dữ liệu "${data}" chưa có gì để sao lưu. Xin lập chỉ mục trước (vanthu index).`,
    );
  }
  const part = `${file}.part`;
  try {
    refuseOverwriting(data, file);
    mkdirSync(dirname(resolve(file)), { recursive: true });
    rmSync(part, { force: true });
    await source.backup(part);
    const copy = new Sqlite(part);
    try {
      // One plain file: a WAL would make files of its own beside it.
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
    flush(part);
    renameSync(part, file);
    return { ...contentsOf(source), bytes: statSync(file).size };
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    if (error instanceof UserError) throw error;
    throw new UserError(
      `Không ghi được bản sao lưu vào "${file}". Xin kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa.`,
      { cause: error },
    );
  } finally {
    source.close();
  }
}

function refuseOverwriting(data: string, file: string): void {
  const target = resolve(file);
  if (target === resolve(dataFiles(data).database)) {
    throw new UserError(`"${file}" là tệp dữ liệu đang dùng. Xin chọn một tên khác cho bản sao lưu.`);
  }
  if (existsSync(target) && !isArchive(target)) {
    throw new UserError(
      `Tệp "${file}" đã có và không phải là bản sao lưu của Vanthu nên không bị ghi đè. Xin chọn một tên khác.`,
    );
  }
}

/** By the file's header (sqlite.org/fileformat.html, 1.3): the magic string, the application id at 68. */
function isArchive(file: string): boolean {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3' && header.readUInt32BE(68) === applicationId;
}

/**
 * Puts the archive back to what a backup holds:
 *
 * 1. Check a copy of the backup: ours, whole, not of a newer version; bring it to the present schema.
 * 2. Keep the present database as `vanthu.db.before-restore`.
 * 3. Write the copy over the database in one transaction of SQLite's. Open readers see the old state or the
 *    new one; the file is not exchanged under them, which would cost a WAL that is in use.
 * 4. Build the HNSW file again.
 *
 * The generation grows beyond both, so that nothing remembered of the old state is taken for the new one.
 * Throws `UserError`; up to step 3 nothing has changed then.
 */
export async function restore(
  file: string,
  data: string,
  options: { clock: Clock; waitMs?: number; onProgress?: (progress: Progress) => void },
): Promise<Stored> {
  if (!existsSync(file)) throw new UserError(`Không tìm thấy bản sao lưu "${file}". Xin kiểm tra đường dẫn.`);
  makeDataFolder(data);
  const lock = await takeWriterLock(data, { ...options, purpose: 'khôi phục' });
  const copy = `${dataFiles(data).database}.restoring`;
  let present: Database | undefined;
  try {
    present = openDamaged(data);
    const generation = present ? (readMeta(present, 'generation') ?? 0) : 0;
    checkedCopy(file, copy, generation);
    if (present) {
      await overwrite(present, copy, data);
    } else {
      putInPlace(copy, data);
    }
    removeVectorCache(data);
    const database = openForWriting(data);
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
      await updateVectorCache(data, database, options);
      return { ...contentsOf(database), bytes: statSync(dataFiles(data).database).size };
    } finally {
      database.close();
    }
  } catch (error) {
    throw explain(error, data);
  } finally {
    present?.close();
    removeDatabase(copy);
    lock.release();
  }
}

/** The present database, undefined when there is none or when it is damaged beyond opening. */
function openDamaged(data: string): Database | undefined {
  if (!existsSync(dataFiles(data).database)) return undefined;
  try {
    return openForWriting(data);
  } catch (error) {
    const code = String(((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? '');
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return undefined;
    throw error;
  }
}

/** Copies the backup to `copy`, checks it and gives it a generation above the present one. */
function checkedCopy(file: string, copy: string, presentGeneration: number): void {
  removeDatabase(copy);
  copyFileSync(file, copy);
  let database: Database | undefined;
  try {
    database = new Sqlite(copy);
    const isOurs = database.pragma('application_id', { simple: true }) === applicationId;
    if (!isOurs || schemaVersion(database) === 0) {
      throw new UserError(`"${file}" không phải là bản sao lưu của Vanthu. Xin chọn tệp khác.`);
    }
    refuseNewer(database, file);
    if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw damaged(file);
    database.pragma('journal_mode = DELETE');
    migrate(database, file);
    const generation = Math.max(presentGeneration, readMeta(database, 'generation') ?? 0) + 1;
    writeMeta(database, { generation, restored: randomUUID() });
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'SQLITE_NOTADB') {
      throw new UserError(`"${file}" không phải là bản sao lưu của Vanthu. Xin chọn tệp khác.`, {
        cause: error,
      });
    }
    throw code.startsWith('SQLITE_CORRUPT') ? damaged(file, error) : error;
  } finally {
    database?.close();
  }
}

function damaged(file: string, cause?: unknown): UserError {
  return new UserError(
    `Bản sao lưu "${file}" bị hỏng nên không được khôi phục; dữ liệu hiện có vẫn giữ nguyên. Xin chọn bản khác.`,
    { cause },
  );
}

async function overwrite(present: Database, copy: string, data: string): Promise<void> {
  const { database, beforeRestore } = dataFiles(data);
  try {
    rmSync(`${beforeRestore}.part`, { force: true });
    await present.backup(`${beforeRestore}.part`);
    renameSync(`${beforeRestore}.part`, beforeRestore);
  } finally {
    present.close();
  }
  const source = new Sqlite(copy, { readonly: true });
  try {
    await source.backup(database);
  } finally {
    source.close();
  }
}

/** Where there is no database that anybody could have open: what lies there is set aside. */
function putInPlace(copy: string, data: string): void {
  const { database, beforeRestore } = dataFiles(data);
  if (existsSync(database)) renameSync(database, beforeRestore);
  removeDatabase(database);
  flush(copy);
  renameSync(copy, database);
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

function contentsOf(database: Database): Omit<Stored, 'bytes'> {
  return {
    documents: database.prepare('SELECT count(document) FROM files').pluck().get() as number,
    passages: readMeta(database, 'passages') ?? 0,
  };
}

/** A rename must not overtake the bytes on their way to the disk. */
function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
