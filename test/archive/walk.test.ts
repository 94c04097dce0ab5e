import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { openArchive } from '../../src/archive/store.ts';
import { walkArchive } from '../../src/archive/walk.ts';
import { lineArchive } from '../support/line-archive.ts';

let archive: ReturnType<typeof lineArchive>;
beforeEach(() => {
  archive = lineArchive();
});
afterEach(() => archive.destroy());

const walk = (more: { maxBytes?: number } = {}) =>
  walkArchive(archive.folder, { data: archive.data, maxBytes: 1000, ...more });

it('finds the documents, sorted, and nothing that is none', async () => {
  for (const source of [
    'thông báo/b.txt',
    'thông báo/A.txt',
    'a.md',
    'units.json',
    'abbreviations.json',
    'calendar.json',
    'README.md',
    'thông báo/README.md',
    '.git/config',
    'thông báo/.DS_Store',
    'thông báo/~$công văn.docx',
    'node_modules/x/index.js',
    'Thumbs.db',
  ]) {
    archive.write(source, source);
  }
  const found = await walk();
  expect(found.map(({ source }) => source)).toEqual([
    'a.md',
    'thông báo/A.txt',
    'thông báo/README.md',
    'thông báo/b.txt',
  ]);
  expect(found.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
});

it('leaves out the data folder when it lies inside the archive', async () => {
  archive.write('a.txt', 'một');
  archive.write('data/vanthu.db', 'x');
  const found = await walkArchive(archive.folder, { data: join(archive.folder, 'data'), maxBytes: 1000 });
  expect(found.map(({ source }) => source)).toEqual(['a.txt']);
});

it('follows links inside the archive and tells those that lead out of it or nowhere', async () => {
  archive.write('a.txt', 'một');
  writeFileSync(join(archive.root, 'bí mật.txt'), 'ngoài kho');
  mkdirSync(join(archive.root, 'ngoài'));
  symlinkSync('a.txt', join(archive.folder, 'trong.txt'));
  symlinkSync('../bí mật.txt', join(archive.folder, 'ngoài.txt'));
  symlinkSync('../ngoài', join(archive.folder, 'thư mục'));
  symlinkSync('.', join(archive.folder, 'vòng'));
  symlinkSync('không có', join(archive.folder, 'đứt.txt'));
  const found = Object.fromEntries((await walk()).map(({ source, refused }) => [source, refused ?? 'đọc']));
  expect(found).toEqual({
    'a.txt': 'đọc',
    'trong.txt': 'đọc',
    'ngoài.txt': expect.stringContaining('ra ngoài thư mục kho'),
    'thư mục': expect.stringContaining('ra ngoài thư mục kho'),
    vòng: expect.any(String),
    'đứt.txt': expect.stringContaining('liên kết bị đứt'),
  });
});

it('tells a file above the limit without reading it, and takes it once the limit allows', async () => {
  archive.write('nhỏ.txt', 'một');
  archive.write('lớn.txt', 'x'.repeat(3_000_000));
  const report = await buildArchive(archive.options());
  expect(report.skipped).toEqual([{ source: 'lớn.txt', reason: 'tệp lớn 2,9 MB, vượt giới hạn 1,0 MB' }]);
  expect(await buildArchive(archive.options({ maxBytes: 4_000_000 }))).toMatchObject({
    added: 1,
    skipped: [],
  });
});

it('names sources in NFC, however the disk spells them', async () => {
  archive.write('kế hoạch.txt'.normalize('NFD'), 'một');
  expect((await walk()).map(({ source }) => source)).toEqual(['kế hoạch.txt'.normalize('NFC')]);
});

it.skipIf(process.getuid?.() === 0)(
  'keeps what was read from a folder that cannot be opened now',
  async () => {
    archive.write('a.txt', 'một');
    archive.write('khóa/b.txt', 'hai');
    await buildArchive(archive.options());
    chmodSync(join(archive.folder, 'khóa'), 0);
    const report = await buildArchive(archive.options());
    chmodSync(join(archive.folder, 'khóa'), 0o755);
    expect(report.skipped.map(({ source }) => source)).toEqual(['khóa']);
    expect(openArchive(archive.data, () => new Date()).documents()).toHaveLength(2);
  },
);
