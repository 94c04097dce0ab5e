import type { Database } from 'better-sqlite3';
import type { Skipped } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { FoundFile } from './walk.ts';

/** What is known of a file from the last committed run. */
export interface KnownFile {
  source: string;
  sha256: string;
  state: 'indexed' | 'skipped';
  reason: string | null;
  /** Id of the good version, null when there never was one. */
  document: number | null;
}

/** What a run has to do. */
export interface Plan {
  known: ReadonlyMap<string, KnownFile>;
  /** New and changed files, by source. */
  read: FoundFile[];
  /** Not taken and not to be read: with the reason, again or for the first time. */
  skipped: (Skipped & { sha256: string })[];
  /** Sources that have left the folder. */
  vanished: KnownFile[];
}

/**
 * Compares the folder with the last committed run. `rereadAll`: nothing that was read before counts, since
 * the readers have changed. Throws `UserError` when the run would remove more than half of the archive, or
 * when the folder has no files at all, unless `force`.
 */
export function planRun(
  database: Database,
  found: readonly FoundFile[],
  options: { folder: string; rereadAll: boolean; force: boolean },
): Plan {
  const rows = database.prepare('SELECT source, sha256, state, reason, document FROM files').all();
  const known = new Map((rows as KnownFile[]).map((file) => [file.source, file]));
  const read: FoundFile[] = [];
  const skipped: Plan['skipped'] = [];
  const seen = new Set<string>();
  const closed: string[] = [];
  for (const file of found) {
    seen.add(file.source);
    const before = known.get(file.source);
    if (file.closed) closed.push(`${file.source}/`);
    if (file.refused !== undefined) {
      skipped.push({ source: file.source, reason: file.refused, sha256: file.sha256 });
    } else if (options.rereadAll || before?.sha256 !== file.sha256) {
      read.push(file);
    } else if (before.state === 'skipped') {
      skipped.push({ source: file.source, reason: before.reason ?? '', sha256: file.sha256 });
    }
  }
  const vanished = [...known.values()].filter(
    (file) => !seen.has(file.source) && !closed.some((folder) => file.source.startsWith(folder)),
  );
  if (!options.force) guard(found, known, vanished, options.folder);
  return { known, read, skipped, vanished };
}

function guard(
  found: readonly FoundFile[],
  known: ReadonlyMap<string, KnownFile>,
  vanished: readonly KnownFile[],
  folder: string,
): void {
  const documents = [...known.values()].filter((file) => file.document !== null).length;
  if (found.length === 0) {
    throw new UserError(
      `Thư mục kho văn bản "${folder}" không có tệp nào. Xin kiểm tra đường dẫn (--archive)` +
        (documents > 0
          ? `; nếu thật sự muốn bỏ cả ${documents} văn bản khỏi kho, xin chạy lại với --force.`
          : '.'),
    );
  }
  // A file that moved is not lost.
  const present = new Set(found.map((file) => file.sha256));
  const lost = vanished.filter((file) => file.document !== null && !present.has(file.sha256)).length;
  if (lost > 1 && lost > documents / 2) {
    throw new UserError(
      `Lần lập chỉ mục này sẽ bỏ ${lost} trong ${documents} văn bản khỏi kho, vì các tệp đó không còn trong ` +
        `thư mục "${folder}". Nếu đúng là muốn bỏ, xin chạy lại với --force; nếu không, xin kiểm tra ` +
        'đường dẫn của thư mục kho (--archive) và thư mục dữ liệu (--data).',
    );
  }
}
