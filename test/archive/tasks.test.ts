import Sqlite from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { dataFiles } from '../../src/archive/database.ts';
import { migrations } from '../../src/archive/schema.ts';
import { openArchive } from '../../src/archive/store.ts';
import type { TaskEvent } from '../../src/core/ports.ts';
import { lineArchive } from '../support/line-archive.ts';

const clock = () => new Date('2026-11-22T08:00:00+07:00');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function opened(files: Record<string, string>) {
  const folder = lineArchive(files);
  const report = await buildArchive(folder.options());
  const archive = openArchive(folder.data, clock);
  closing.push(() => {
    archive.close();
    folder.destroy();
  });
  return { folder, archive, report };
}

const done = (task: string): Omit<TaskEvent, 'id'> => ({
  ...{ task, kind: 'done', by: 'Lê Thị Mận', on: '2026-11-20', to: null, due: null, note: null },
  recordedAt: '2026-11-22T01:00:00.000Z',
  snapshot: { text: 'Giao Văn phòng Sở', source: 'a.txt', number: null, issuedOn: null, section: '0' },
});

it('keeps the key of a task while its words stay, wherever they move and however they are marked', async () => {
  const { folder, archive, report } = await opened({
    'a.txt': 'Kế hoạch\nGiao Văn phòng Sở gửi báo cáo.',
    'b.txt': 'Giao Văn phòng Sở gửi báo cáo.\nGiao Văn phòng Sở gửi báo cáo.',
  });
  expect(report.tasks).toBe(3);
  const before = archive.tasks();
  expect(before.map(({ source, text }) => [source, text])).toEqual([
    ['a.txt', 'Giao Văn phòng Sở gửi báo cáo.'],
    ['b.txt', 'Giao Văn phòng Sở gửi báo cáo.'],
    ['b.txt', 'Giao Văn phòng Sở gửi báo cáo.'],
  ]);
  expect(new Set(before.map((task) => task.key)).size).toBe(3);
  expect(before[0]!.key).toMatch(/^[0-9a-f]{16}$/);

  folder.write('a.txt', 'Kế hoạch\nDòng mới\nGiao Văn phòng Sở   gửi báo cáo;');
  await buildArchive(folder.options());
  expect(archive.tasks()[0]).toMatchObject({ key: before[0]!.key, section: '2' });
});

it('keeps what was reported when the task, and its document, are gone', async () => {
  const { folder, archive } = await opened({ 'a.txt': 'Giao Văn phòng Sở', 'b.txt': 'hai', 'c.txt': 'ba' });
  const event = archive.record(done(archive.tasks()[0]!.key));
  expect(archive.events()).toEqual([event]);
  folder.remove('a.txt');
  const report = await buildArchive(folder.options());
  expect(report.tasks).toBe(0);
  expect(archive.tasks()).toEqual([]);
  expect(archive.events()).toEqual([event]);
});

it('shows no task of a run that was not committed', async () => {
  const { folder, archive } = await opened({ 'a.txt': 'Giao Văn phòng Sở' });
  folder.write('b.txt', 'Giao Thanh tra Sở');
  const failing = folder.options({
    embedderFor: async () => {
      throw new Error('stopped');
    },
  });
  await expect(buildArchive(failing)).rejects.toThrow('stopped');
  expect(archive.tasks()).toHaveLength(1);
  expect((await buildArchive(folder.options())).tasks).toBe(2);
  expect(archive.tasks()).toHaveLength(2);
});

it('brings a database from before the register to the present schema, with everything in it', async () => {
  const { folder, archive } = await opened({ 'a.txt': 'một\nhai' });
  archive.close();
  const database = new Sqlite(dataFiles(folder.data).database);
  const first = new Set([...migrations[0]!.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1]));
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  const later = tables.filter((name) => !first.has(name) && !name.startsWith('sqlite_'));
  expect(later).toContain('tasks');
  for (const name of later) database.exec(`DROP TABLE "${name}"`);
  database.pragma('user_version = 1');
  database.close();
  expect(archive.tasks()).toEqual([]);
  expect(archive.counts()).toMatchObject({ documents: 1 });
  expect(migrations.length).toBeGreaterThan(1);
});
