import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildArchive } from '../src/archive/build.ts';
import { openForWriting } from '../src/archive/database.ts';
import { type OpenArchive, openArchive } from '../src/archive/store.ts';
import type { TaskEvent } from '../src/core/ports.ts';
import { currentRegister } from '../src/current-register.ts';
import type { Register } from '../src/register/register.ts';
import { lineArchive } from './support/line-archive.ts';
import { fewUnits } from './support/register.ts';

let now = new Date('2026-11-22T08:00:00+07:00');
let folder: ReturnType<typeof lineArchive>;
let archive: OpenArchive;
let current: () => Register;

beforeEach(async () => {
  now = new Date('2026-11-22T08:00:00+07:00');
  folder = lineArchive({
    'a.txt': 'Giao Văn phòng Sở gửi báo cáo quý.\nGiao Thanh tra Sở kiểm tra quầy thuốc.',
  });
  await buildArchive(folder.options());
  archive = openArchive(folder.data, () => now);
  current = currentRegister(archive, () => fewUnits, { clock: () => now, soonDays: 7 });
});
afterEach(() => {
  archive.close();
  folder.destroy();
});

const standing = () =>
  Object.fromEntries(
    current()
      .items()
      .map(({ task, status }) => [task.text.slice(5, 14), status]),
  );

const done = (register: Register, at: number): Omit<TaskEvent, 'id'> => {
  const { key, text, source, section } = register.tasks({})[at]!.task;
  return {
    ...{ task: key, kind: 'done', by: 'Lê Thị Mận', on: '2026-11-20', to: null, due: null, note: null },
    recordedAt: '2026-11-22T01:00:00.000Z',
    snapshot: { text, source, number: null, issuedOn: null, section },
  };
};

it('shows a report at once, the first one and the next, also of another process', () => {
  const before = current();
  expect(standing()).toEqual({ 'Văn phòng': 'chưa rõ thời hạn', 'Thanh tra': 'chưa rõ thời hạn' });
  archive.record(done(before, 0));
  expect(standing()).toEqual({ 'Văn phòng': 'hoàn thành', 'Thanh tra': 'chưa rõ thời hạn' });
  const other = openArchive(folder.data, () => now);
  other.record(done(before, 1));
  other.record({ ...done(before, 0), kind: 'reopened', on: null });
  other.close();
  expect(standing()).toEqual({ 'Văn phòng': 'chưa rõ thời hạn', 'Thanh tra': 'hoàn thành' });
  expect(
    before.items().map(({ status }) => status),
    'what was given out stays as it was',
  ).toEqual(['chưa rõ thời hạn', 'chưa rõ thời hạn']);
});

it('is the same register until something changes', () => {
  const first = current();
  expect(current()).toBe(first);
  archive.record(done(first, 0));
  expect(current()).not.toBe(first);
});

it('is opened anew after a commit, on a new day, and when reports are no longer there', async () => {
  archive.record(done(current(), 0));
  archive.record(done(current(), 1));
  folder.write('b.txt', 'Giao Phòng Y tế diệt lăng quăng.');
  await buildArchive(folder.options());
  expect(Object.keys(standing())).toHaveLength(3);

  now = new Date('2026-11-23T08:00:00+07:00');
  expect(current().today).toBe('2026-11-23');

  const database = openForWriting(folder.data);
  database.exec('DELETE FROM task_events WHERE id = 2');
  database.close();
  expect(standing()).toMatchObject({ 'Văn phòng': 'hoàn thành', 'Thanh tra': 'chưa rõ thời hạn' });
});

it('takes a report about words that have just changed to the words as they are now', async () => {
  const before = current();
  folder.write('a.txt', 'Giao Văn phòng Sở gửi báo cáo quý này.\nGiao Thanh tra Sở kiểm tra quầy thuốc.');
  await buildArchive(folder.options());
  current();
  archive.record(done(before, 0));
  expect(standing()['Văn phòng']).toBe('hoàn thành');
});
