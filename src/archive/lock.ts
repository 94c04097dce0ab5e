import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { formatDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { dataFiles, explain, makeDataFolder } from './database.ts';

/** The right to write into a data folder, until `release` or the end of the process. */
export interface WriterLock {
  release(): void;
}

/** Who holds the lock, for the message to those who wait. */
interface Holder {
  purpose: string;
  process: number;
  host: string;
  /** ISO instant. */
  since: string;
}

/**
 * Becomes the only writer of a data folder. The lock is SQLite's own lock on a file of its own, so the
 * operating system frees it however the holder ends: there is no stale lock to remove by hand.
 *
 * `purpose` is told to the others (`lập chỉ mục`). Waits up to `waitMs`, then throws a `UserError` that says
 * who holds the lock and since when.
 */
export async function takeWriterLock(
  data: string,
  options: { purpose: string; clock: Clock; waitMs?: number; signal?: AbortSignal },
): Promise<WriterLock> {
  makeDataFolder(data);
  const deadline = performance.now() + (options.waitMs ?? 0);
  for (;;) {
    const release = tryLock(data);
    if (release) {
      try {
        announce(data, options.purpose, options.clock);
        return { release };
      } catch (error) {
        release();
        throw explain(error, data);
      }
    }
    options.signal?.throwIfAborted();
    if (performance.now() >= deadline) throw new UserError(describeHolder(data));
    await sleep(100);
  }
}

function tryLock(data: string): (() => void) | undefined {
  let database: InstanceType<typeof Sqlite> | undefined;
  try {
    database = new Sqlite(dataFiles(data).lock, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return () => {
      rmSync(dataFiles(data).holder, { force: true });
      held.close();
    };
  } catch (error) {
    database?.close();
    if (String((error as NodeJS.ErrnoException).code).startsWith('SQLITE_BUSY')) return undefined;
    throw explain(error, data);
  }
}

function announce(data: string, purpose: string, clock: Clock): void {
  const holder: Holder = {
    purpose,
    process: process.pid,
    host: hostname(),
    since: clock().toISOString(),
  };
  writeFileSync(dataFiles(data).holder, `${JSON.stringify(holder)}\n`);
}

function describeHolder(data: string): string {
  let who = 'một tiến trình khác';
  try {
    const holder = JSON.parse(readFileSync(dataFiles(data).holder, 'utf8')) as Holder;
    const since = new Date(holder.since);
    const day = formatDate(
      `${since.getFullYear()}-${String(since.getMonth() + 1).padStart(2, '0')}-${String(since.getDate()).padStart(2, '0')}`,
    );
    const time = `${String(since.getHours()).padStart(2, '0')}:${String(since.getMinutes()).padStart(2, '0')}`;
    who = `tiến trình ${holder.process} trên máy ${holder.host} (${holder.purpose}) từ ${time} ngày ${day}`;
  } catch {
    // The holder has just begun or just ended: its name is a courtesy, the lock itself does not need it.
  }
  return (
    `Thư mục dữ liệu "${data}" đang do ${who} ghi. ` +
    'Xin đợi tiến trình đó xong, hoặc dừng nó, rồi chạy lại.'
  );
}
