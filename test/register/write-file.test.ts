import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { checkExport, writeExport } from '../../src/register/write-file.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-export-'));
});
afterEach(() => {
  chmodSync(root, 0o755);
  rmSync(root, { recursive: true });
});

const faultOf = (work: () => void): UserError => {
  try {
    work();
  } catch (fault) {
    return fault as UserError;
  }
  throw new Error('nothing was wrong');
};

describe('an export', () => {
  it('is written whole into folders that did not exist, over an older one', () => {
    const file = join(root, 'bao-cao', 'quy-2', 'han.ics');
    writeExport(file, 'cũ');
    writeExport(file, 'mới');
    expect(readFileSync(file, 'utf8')).toBe('mới');
    expect(readdirSync(join(root, 'bao-cao', 'quy-2'))).toEqual(['han.ics']);
  });

  it('is refused before any work for a folder or another kind of file', () => {
    mkdirSync(join(root, 'han.xlsx'));
    const fault = faultOf(() => checkExport(join(root, 'han.xlsx'), '.xlsx'));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toMatch(/là một thư mục.*Hãy chọn tên khác/u);
    expect(faultOf(() => checkExport(join(root, 'han.txt'), '.xlsx'))).toMatchObject({ exitCode: 2 });
    expect(() => checkExport(join(root, 'han.XLSX'), '.xlsx')).not.toThrow();
  });

  it('below a file, or onto a folder, says in Vietnamese what to look at, and leaves nothing behind', () => {
    writeFileSync(join(root, 'tep'), 'x');
    mkdirSync(join(root, 'han.ics'));
    for (const file of [join(root, 'tep', 'han.ics'), join(root, 'han.ics')]) {
      const fault = faultOf(() => writeExport(file, 'x'));
      expect(fault).toBeInstanceOf(UserError);
      expect(fault.message).toContain(`Không ghi được tệp "${file}". Hãy kiểm tra đường dẫn, quyền ghi`);
      expect(fault.cause).toBeInstanceOf(Error);
    }
    expect(readdirSync(root).sort()).toEqual(['han.ics', 'tep']);
    expect(readdirSync(join(root, 'han.ics'))).toEqual([]);
  });

  it('that cannot be finished keeps the older one and leaves no half of the new one', () => {
    const file = join(root, 'han.xlsx');
    writeExport(file, 'cũ');
    // The content fails in the middle of writing, as a full disk does.
    const content = {
      toString: () => {
        throw new Error('ENOSPC');
      },
    } as unknown as string;
    expect(faultOf(() => writeExport(file, content)).message).toContain('Không ghi được tệp');
    expect(readFileSync(file, 'utf8')).toBe('cũ');
    expect(readdirSync(root)).toEqual(['han.xlsx']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'into a read-only folder is refused and writes nothing (not as root)',
    () => {
      chmodSync(root, 0o555);
      expect(faultOf(() => writeExport(join(root, 'han.ics'), 'x')).message).toContain('quyền ghi');
      expect(readdirSync(root)).toEqual([]);
    },
  );

  it.skipIf(!existsSync('/proc/self'))('into a file system that takes no files is refused (Linux)', () => {
    const fault = faultOf(() => writeExport('/proc/self/han.ics', 'x'));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toContain('Không ghi được tệp "/proc/self/han.ics"');
  });

  it('through a link whose folder is gone is refused', () => {
    symlinkSync(join(root, 'khong-con'), join(root, 'lien-ket'));
    expect(faultOf(() => writeExport(join(root, 'lien-ket', 'han.ics'), 'x')).message).toContain(
      'Không ghi được',
    );
  });
});
