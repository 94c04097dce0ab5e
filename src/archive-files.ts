import { randomBytes } from 'node:crypto';
import { constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { UserError } from './core/errors.ts';

/**
 * Where a file of the archive lies; null when it is gone or would lie outside of the folder. `source` is NFC, the
 * name on the disk may be written otherwise.
 */
export function pathOfSource(folder: string, source: string): string | null {
  let path = folder;
  for (const part of source.split('/')) {
    if (part === '' || part === '.' || part === '..' || part.includes('\\')) return null;
    path = existsSync(join(path, part)) ? join(path, part) : join(path, spelled(path, part) ?? part);
  }
  if (!existsSync(path)) return null;
  return realpathSync(path).startsWith(realpathSync(folder) + sep) ? path : null;
}

function spelled(folder: string, name: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).find((other) => other.normalize('NFC') === name);
}

/** Writes a file that appears whole or not at all. Throws when there is one of that name already. */
export async function placeNew(bytes: Uint8Array, folder: string, name: string): Promise<void> {
  const part = await writePart(bytes, folder);
  const path = join(folder, name);
  try {
    // Unlike a rename, a link takes no other file's place.
    await link(part, path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EEXIST') throw fault;
      return copyFile(part, path, constants.COPYFILE_EXCL);
    });
  } finally {
    await rm(part, { force: true });
  }
}

/** Writes a file over another one: at any moment there is the old one or the new one. */
export async function placeOver(bytes: Uint8Array, folder: string, name: string): Promise<void> {
  const part = await writePart(bytes, folder);
  await rename(part, join(folder, name));
}

/** Beside its place and hidden, so that indexing passes it over. */
async function writePart(bytes: Uint8Array, folder: string): Promise<string> {
  const part = join(folder, `.vanthu-${randomBytes(6).toString('hex')}.part`);
  const file = await open(part, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  } finally {
    await file.close();
  }
  return part;
}

/** A fault of the disk in words for an admin. */
export function explainDisk(fault: unknown, folder: string): unknown {
  const { code, path } = (fault ?? {}) as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    EACCES: 'không có quyền ghi',
    EPERM: 'không có quyền ghi',
    EROFS: 'ổ đĩa chỉ cho đọc',
    ENOSPC: 'ổ đĩa đã đầy',
    EDQUOT: 'ổ đĩa đã hết hạn mức',
    ENOENT: 'thư mục không còn ở đó',
    ENOTDIR: 'đường dẫn này không phải là thư mục',
    EEXIST: 'đường dẫn này không phải là thư mục',
  };
  const why = code === undefined ? undefined : words[code];
  if (!why) return fault;
  return new UserError(
    `Không ghi được vào thư mục "${path ? dirname(path) : folder}": ${why}. Xin báo người vận hành máy chủ.`,
    {
      cause: fault,
    },
  );
}
