import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';

/** Throws UserError for a path that an export cannot become, before any work is done. */
export function checkExport(file: string, extension: string): void {
  if (extname(file).toLowerCase() !== extension) {
    throw new UserError(`Tên tệp "${file}" phải kết thúc bằng ${extension}.`, { exitCode: 2 });
  }
  if (existsSync(file) && !statSync(file).isFile()) {
    throw new UserError(`"${file}" là một thư mục hoặc không phải tệp thường. Hãy chọn tên khác.`);
  }
}

/** Writes an export whole or not at all: to a name beside it, then renamed. Throws UserError. */
export function writeExport(file: string, content: Uint8Array | string): void {
  const target = resolve(file);
  const part = `${target}.${process.pid}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(part, content);
    renameSync(part, target);
  } catch (cause) {
    discard(part);
    throw new UserError(
      `Không ghi được tệp "${file}". Hãy kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa.`,
      { cause },
    );
  }
}

/** What cannot be removed was not written either: below a file there is no file. */
function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // The fault that is told is the first one.
  }
}
