import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { UserError } from '../core/errors.ts';
import { migrate, migrations, refuseNewer, schemaVersion } from './schema.ts';

/** How long a statement waits for another connection's commit, in milliseconds. */
const busyTimeout = 15_000;

/** The files of a data folder. */
export function dataFiles(data: string) {
  return {
    database: join(data, 'vanthu.db'),
    beforeRestore: join(data, 'vanthu.db.before-restore'),
    lock: join(data, 'writer.lock'),
    holder: join(data, 'writer.json'),
    hnsw: join(data, 'vectors.hnsw'),
    hnswFacts: join(data, 'vectors.json'),
  };
}

/** Creates the data folder where it is missing. Throws `UserError` when that cannot be. */
export function makeDataFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    throw explain(error, data);
  }
}

/**
 * Opens the database for writing; folder, file and tables are made where they are missing.
 * WAL lets readers go on during a commit; `synchronous = FULL` makes a commit outlive a power cut.
 */
export function openForWriting(data: string): Database {
  makeDataFolder(data);
  return explained(data, () => {
    const database = new Sqlite(dataFiles(data).database, { timeout: busyTimeout });
    return configured(database, () => {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      database.pragma('journal_size_limit = 67108864');
      migrate(database, data);
    });
  });
}

/**
 * Opens the database for reading. `undefined` when nothing has been indexed there yet. An older schema is
 * migrated first; a newer or damaged one throws `UserError`.
 */
export function openForReading(data: string): Database | undefined {
  const file = dataFiles(data).database;
  if (!existsSync(file)) return undefined;
  return explained(data, () => {
    const database = new Sqlite(file, { readonly: true, timeout: busyTimeout });
    let version = 0;
    configured(database, () => {
      refuseNewer(database, data);
      version = schemaVersion(database);
    });
    if (version === migrations.length) return database;
    database.close();
    // 0: the first writer has not got as far as its tables.
    if (version === 0) return undefined;
    openForWriting(data).close();
    return openForReading(data);
  });
}

function configured(database: Database, work: () => void): Database {
  try {
    work();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Runs `work`; what SQLite or the file system throws comes out as a `UserError` that names the folder. */
export function explained<Result>(data: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw explain(error, data);
  }
}

/** A fault of SQLite or of the file system, in words for the person who can mend it; others as they are. */
export function explain(error: unknown, data: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path !== undefined && !isWithin(path, data) && !isWithin(data, path)) return error;
  const reason = faults.find(([pattern]) => pattern.test(code))?.[1];
  return reason ? new UserError(reason(data), { cause: error }) : error;
}

/** Whether one path is the other or lies below it. */
function isWithin(path: string, folder: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

const faults: readonly [RegExp, (data: string) => string][] = [
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    (data) =>
      `Tệp dữ liệu "${dataFiles(data).database}" bị hỏng. Xin khôi phục một bản sao lưu (vanthu restore TỆP), ` +
      `hoặc xóa thư mục "${data}" rồi lập chỉ mục lại từ đầu (vanthu index); khi đó các báo cáo về nhiệm vụ sẽ mất.`,
  ],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    (data) => `Ổ đĩa chứa thư mục dữ liệu "${data}" đã đầy. Xin giải phóng dung lượng rồi chạy lại.`,
  ],
  [
    /^(SQLITE_IOERR|EIO|EFBIG)/,
    (data) =>
      `Không đọc hoặc ghi được thư mục dữ liệu "${data}": ổ đĩa báo lỗi hoặc đã hết chỗ. ` +
      'Xin kiểm tra ổ đĩa rồi chạy lại; dữ liệu đã ghi trước đó vẫn còn nguyên.',
  ],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT)/,
    (data) =>
      `Không tạo hoặc không ghi được thư mục dữ liệu "${data}". Xin kiểm tra đường dẫn và quyền ghi, ` +
      'hoặc chọn thư mục khác bằng --data.',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (data) => `Dữ liệu ở "${data}" đang được một tiến trình khác ghi. Xin đợi ít phút rồi chạy lại.`,
  ],
];
