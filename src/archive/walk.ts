import { createHash } from 'node:crypto';
import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UserError } from '../core/errors.ts';

/** A file of the archive folder as it lies there. */
export interface FoundFile {
  /** Path relative to the folder, with `/`, in NFC. */
  source: string;
  path: string;
  /** Hex SHA-256 of the bytes; what stands for it when the bytes were not read. */
  sha256: string;
  /** In Vietnamese, why the bytes were not read. */
  refused?: string;
  /** A folder that could not be opened: what it holds is not known. */
  closed?: true;
}

/** At the top of the folder: what describes the archive and is no document of it. */
const registries = new Set(['units.json', 'abbreviations.json', 'calendar.json', 'README.md']);

/** What file managers, editors and package managers leave behind. Hidden names and `~$…` go, too. */
const leftovers = new Set([
  'node_modules',
  'bower_components',
  '__pycache__',
  '__MACOSX',
  'Thumbs.db',
  'desktop.ini',
]);

/**
 * Every file of the archive folder with its SHA-256, sorted by `source`.
 *
 * Left out: hidden files and folders, leftovers, the registries, the data folder itself. Not read, but told
 * with a reason: files above `maxBytes`, files that cannot be opened, links that lead out of the folder.
 * Throws `UserError` when there is no such folder.
 */
export async function walkArchive(
  folder: string,
  options: { data: string; maxBytes: number; signal?: AbortSignal },
): Promise<FoundFile[]> {
  const root = realFolder(folder);
  const data = existsSync(options.data) ? realpathSync(options.data) : resolve(options.data);
  const found = new Map<string, FoundFile>();
  for (const [index, entry] of filesBelow(root, root, data).entries()) {
    // Lets a message to stop reach a worker between files.
    if (index % 64 === 0) await setImmediate();
    options.signal?.throwIfAborted();
    const { path } = entry;
    const written = relative(root, path).split(sep).join('/');
    const source = written.normalize('NFC');
    if (registries.has(source)) continue;
    const file = hashed(root, entry, source, options.maxBytes);
    // Two spellings of one name (NFC and NFD) side by side: the first stays, the other is told.
    const name = found.has(source) ? written : source;
    found.set(
      name,
      name === source ? file : { ...file, source: name, refused: 'trùng tên với một tệp khác' },
    );
  }
  return [...found.values()].sort((left, right) => (left.source < right.source ? -1 : 1));
}

function realFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch (error) {
    throw new UserError(missingFolder(folder), { cause: error });
  }
  throw new UserError(missingFolder(folder));
}

function missingFolder(folder: string): string {
  return (
    `Không mở được thư mục kho văn bản "${folder}". ` +
    'Xin kiểm tra đường dẫn và quyền đọc, hoặc chỉ ra thư mục khác bằng --archive.'
  );
}

interface Entry {
  path: string;
  isLink: boolean;
}

function filesBelow(folder: string, root: string, data: string): Entry[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (folder === root) throw new UserError(missingFolder(root), { cause: error });
    // Comes out as a closed folder, so that what was read from it before does not pass for removed.
    return [{ path: folder, isLink: false }];
  }
  return entries
    .filter((entry) => !/^(?:\.|~\$)/.test(entry.name) && !leftovers.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (path === data) return [];
      if (entry.isDirectory()) return filesBelow(path, root, data);
      const isLink = entry.isSymbolicLink();
      return entry.isFile() || isLink ? [{ path, isLink }] : [];
    });
}

function hashed(root: string, { path, isLink }: Entry, source: string, maxBytes: number): FoundFile {
  let stats: Stats;
  try {
    const real = isLink ? realpathSync(path) : path;
    if (isLink && !real.startsWith(root + sep)) {
      return { source, path, sha256: '', refused: 'liên kết trỏ ra ngoài thư mục kho nên không được đọc' };
    }
    stats = statSync(real);
    if (stats.isDirectory()) {
      const refused = 'không mở được thư mục này, hoặc đây là liên kết đến một thư mục';
      return { source, path, sha256: '', refused, closed: true };
    }
    if (stats.size > maxBytes) {
      return {
        source,
        path,
        sha256: `size:${stats.size}`,
        refused: `tệp lớn ${megabytes(stats.size)}, vượt giới hạn ${megabytes(maxBytes)}`,
      };
    }
    const bytes = readFileSync(real);
    return { source, path, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    return { source, path, sha256: '', refused: unreadable(error) };
  }
}

/** Why a file could not be opened, in Vietnamese. */
export function unreadable(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code);
  if (code === 'EACCES' || code === 'EPERM') return 'không có quyền đọc tệp';
  if (code === 'ENOENT') return 'tệp không còn ở đó khi đọc, hoặc liên kết bị đứt';
  return `không mở được tệp (${code})`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
}
