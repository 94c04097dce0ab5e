import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, restore } from '../../src/archive/backup.ts';
import { buildArchive } from '../../src/archive/build.ts';
import { dataFiles } from '../../src/archive/database.ts';
import { takeWriterLock } from '../../src/archive/lock.ts';
import { openArchive } from '../../src/archive/store.ts';
import { vectorSearch } from '../../src/archive/vector-search.ts';
import { UserError } from '../../src/core/errors.ts';
import { passageSyllables } from '../../src/retrieve/passage-syllables.ts';
import { dumpArchive } from '../support/dump-archive.ts';
import { lineArchive, lineEmbedder } from '../support/line-archive.ts';

const clock = () => new Date('2026-11-22T08:00:00+07:00');
let archive: ReturnType<typeof lineArchive>;
let file: string;

beforeEach(async () => {
  archive = lineArchive({ 'a.txt': 'một\nhai', 'b.txt': 'ba' });
  file = join(archive.root, 'sao lưu', 'kho.db');
  await buildArchive(archive.options());
});
afterEach(() => archive.destroy());

describe('backup', () => {
  it('holds everything in one file, and replaces an earlier backup', async () => {
    expect(await backup(archive.data, file)).toMatchObject({ documents: 2, passages: 3 });
    archive.write('c.txt', 'bốn');
    await buildArchive(archive.options());
    expect(await backup(archive.data, file)).toMatchObject({ documents: 3, passages: 4 });
    expect(readdirSync(join(archive.root, 'sao lưu'))).toEqual(['kho.db']);
    const other = join(archive.root, 'khác');
    await restore(file, other, { clock });
    expect(dumpArchive(other)).toEqual(dumpArchive(archive.data));
  });

  it('works while somebody writes', async () => {
    const writer = new Sqlite(dataFiles(archive.data).database);
    writer.exec("BEGIN IMMEDIATE; DELETE FROM files WHERE source = 'a.txt'");
    expect(await backup(archive.data, file)).toMatchObject({ documents: 2 });
    writer.exec('ROLLBACK');
    writer.close();
  });

  it('leaves a file alone that is no backup, and the database itself', async () => {
    const letter = join(archive.root, 'thư.docx');
    writeFileSync(letter, 'một bức thư');
    await expect(backup(archive.data, letter)).rejects.toThrow(/không phải là bản sao lưu/u);
    expect(readFileSync(letter, 'utf8')).toBe('một bức thư');
    await expect(backup(archive.data, dataFiles(archive.data).database)).rejects.toThrow(/đang dùng/u);
  });

  it('names the file when it cannot be written, and leaves nothing behind', async () => {
    const target = join(archive.folder, 'a.txt', 'kho.db');
    await expect(backup(archive.data, target)).rejects.toThrow(/Không ghi được bản sao lưu vào.*kho\.db/u);
    expect(readFileSync(join(archive.folder, 'a.txt'), 'utf8')).toBe('một\nhai');
  });

  it('says so when there is nothing to back up', async () => {
    await expect(backup(join(archive.root, 'trống'), file)).rejects.toThrow(/chưa có gì/u);
    expect(existsSync(file)).toBe(false);
  });
});

describe('restore', () => {
  it('brings the state of the backup back under open readers, and keeps the way back', async () => {
    await backup(archive.data, file);
    const saved = dumpArchive(archive.data);
    archive.write('a.txt', 'bản mới');
    archive.remove('b.txt');
    await buildArchive(archive.options());
    const newer = dumpArchive(archive.data);

    const opened = openArchive(archive.data, clock);
    const vectors = vectorSearch(opened, lineEmbedder());
    expect(opened.document('a.txt')?.text).toBe('bản mới');
    expect(await vectors.search('bản mới', 10)).toHaveLength(1);
    const generation = opened.generation;

    expect(await restore(file, archive.data, { clock })).toMatchObject({ documents: 2, passages: 3 });
    expect(opened.generation).toBeGreaterThan(generation);
    expect(opened.document('a.txt')?.text).toBe('một\nhai');
    expect(await vectors.search('ba', 10)).toHaveLength(3);
    expect(vectors.state()).toBe('hnsw');
    expect(dumpArchive(archive.data)).toEqual(saved);
    opened.close();

    await restore(dataFiles(archive.data).beforeRestore, archive.data, { clock });
    expect(dumpArchive(archive.data)).toEqual(newer);
    const left = readdirSync(archive.data).filter((name) => /restoring|part/.test(name));
    expect(left).toEqual([]);
  });

  it('of another archive makes open readers forget what the same ids were', async () => {
    const other = lineArchive({ 'a.txt': 'khác\nhẳn', 'b.txt': 'kho' });
    await buildArchive(other.options());
    await backup(other.data, file);
    other.destroy();

    const opened = openArchive(archive.data, clock);
    const words = passageSyllables(opened);
    const lengths = () => [...words.of([1, 2, 3], () => '').values()].map(({ terms }) => terms.length);
    expect(opened.passages([1, 2, 3]).map(({ text }) => text)).toEqual(['một', 'hai', 'ba']);
    expect(lengths()).toEqual([1, 2, 1]);
    await restore(file, archive.data, { clock });
    expect(opened.passages([1, 2, 3]).map(({ text }) => text)).toEqual(['khác', 'hẳn', 'kho']);
    expect(opened.passagesOf('b.txt').map(({ text }) => text)).toEqual(['kho']);
    expect([...words.of([2], () => '').values()][0]?.exact).toHaveLength(2);
    expect(words.numbers.has('khác')).toBe(true);
    opened.close();
  });

  it('is followed by a reindex that only does what is missing', async () => {
    await backup(archive.data, file);
    archive.write('c.txt', 'bốn');
    await buildArchive(archive.options());
    await restore(file, archive.data, { clock });
    expect(await buildArchive(archive.options())).toMatchObject({ added: 1, unchanged: 2 });
  });

  it('repairs a damaged database', async () => {
    await backup(archive.data, file);
    const saved = dumpArchive(archive.data);
    writeFileSync(dataFiles(archive.data).database, 'hỏng '.repeat(5000));
    await restore(file, archive.data, { clock });
    expect(dumpArchive(archive.data)).toEqual(saved);
  });

  it.each([
    ['is damaged', (path: string) => truncateSync(path, 30_000), /bị hỏng/u],
    ['is no database', (path: string) => writeFileSync(path, 'thư '.repeat(500)), /không phải là bản sao/u],
    [
      'is a database of another program',
      (path: string) => {
        rmSync(path);
        new Sqlite(path).exec('CREATE TABLE x (y); PRAGMA user_version = 1').close();
      },
      /không phải là bản sao/u,
    ],
    [
      'was made by a newer version',
      (path: string) => {
        const database = new Sqlite(path);
        database.pragma('user_version = 99');
        database.close();
      },
      /mới hơn/u,
    ],
    ['is not there', (path: string) => rmSync(path), /Không tìm thấy/u],
  ])('changes nothing when the backup %s', async (_, spoil, message) => {
    await backup(archive.data, file);
    const before = dumpArchive(archive.data);
    spoil(file);
    const attempt = restore(file, archive.data, { clock });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(message);
    expect(dumpArchive(archive.data)).toEqual(before);
  });

  it('waits its turn behind another writer', async () => {
    await backup(archive.data, file);
    const lock = await takeWriterLock(archive.data, { purpose: 'lập chỉ mục', clock });
    await expect(restore(file, archive.data, { clock })).rejects.toThrow(/lập chỉ mục/u);
    lock.release();
  });
});
