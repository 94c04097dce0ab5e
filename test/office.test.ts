import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { openPeopleStore } from '../src/archive/people-store.ts';
import type { Office } from '../src/assistant/office.ts';
import { loadConfig } from '../src/config.ts';
import { blocksOf } from '../src/core/blocks.ts';
import { openDocumentsDesk } from '../src/documents-desk.ts';
import { openOffice } from '../src/office.ts';
import { official } from './support/official.ts';

const root = mkdtempSync(join(tmpdir(), 'vanthu-office-'));
const [folder, data] = [join(root, 'kho'), join(root, 'data')];
const clock = () => new Date('2024-03-18T12:00:00');
let app: App;
let office: Office;
let people: ReturnType<typeof openPeopleStore>;

const tasks = Array.from(
  { length: 30 },
  (_, index) =>
    `${index + 1}. Phòng Y tế các huyện kiểm tra tủ vắc xin số ${index + 1} ở trạm y tế, gửi biên bản trước ngày ${(index % 9) + 20}/3/2024.`,
);

beforeAll(async () => {
  mkdirSync(join(folder, 'ke-hoach'), { recursive: true });
  writeFileSync(
    join(folder, 'ke-hoach', 'soi.txt'),
    official({
      body: `Sở Y tế giao:\n\nI. KIỂM TRA TỦ VẮC XIN\n\n${tasks.join('\n\n')}\n\nII. KINH PHÍ\n\nNgân sách tỉnh cấp.`,
    }),
  );
  writeFileSync(
    join(folder, 'rac.txt'),
    official({
      ...{ number: 'Số: 065/TB-SYT', date: 'Thanh Giang, ngày 02 tháng 4 năm 2023' },
      ...{
        title: 'THÔNG BÁO\nVề việc thu gom rác thải y tế',
        body: 'Bệnh viện thu gom rác thải y tế mỗi ngày hai lần.',
      },
    }),
  );
  writeFileSync(join(root, 'secret.txt'), 'outside');
  app = openApp(loadConfig({}, root), { archive: folder, data, clock });
  await app.index();
  people = openPeopleStore(data);
  const documents = openDocumentsDesk({
    folder,
    data,
    maxBytes: 1e6,
    removedDays: 90,
    list: app.list,
    index: app.index,
    clock,
  });
  office = openOffice({ app, documents, people, clock });
});
afterAll(async () => {
  await people.close();
  await app.close();
  rmSync(root, { recursive: true });
});

describe('documents', () => {
  const found = (words: string) => office.documents(words).map(({ source }) => source);

  it.each([
    '91/KH-SYT',
    '91/kh-syt',
    '91 kh syt',
    'Số 91/KH-SYT',
    'kế hoạch 91/KH-SYT',
    '91',
    'ke-hoach/soi.txt',
    'phong chong benh soi',
  ])('are found by “%s”', (words) => expect(found(words)).toEqual(['ke-hoach/soi.txt']));
  it('are found with and without a zero, by words in any order, and not by chance', () => {
    for (const words of ['65/TB-SYT', '065', 'rác thải thu gom']) expect(found(words)).toEqual(['rac.txt']);
    expect(found('6')).toEqual([]);
    expect(found('học phí trường mầm non')).toEqual([]);
    expect(found(' ')).toEqual(['ke-hoach/soi.txt', 'rac.txt']);
  });
});

describe('a quote in its place', () => {
  const text = () => app.show('ke-hoach/soi.txt').document.text;
  const spanOf = (words: string) => ({
    start: text().indexOf(words),
    end: text().indexOf(words) + words.length,
  });

  it('has its section around it in whole lines and is told from it by its marks', () => {
    const { start, end } = spanOf(tasks[14]!.slice(4));
    const shown = office.context('ke-hoach/soi.txt', start, end);
    const quotes = blocksOf(shown).filter((block) => block.kind === 'quote');
    expect(quotes).toHaveLength(1);
    expect(quotes[0]).toMatchObject({
      text: tasks[14]!.slice(4),
      below: expect.stringContaining('tệp ke-hoach/soi.txt'),
    });
    expect(shown).toMatch(/^Trong Kế hoạch số 91\/KH-SYT ngày 07\/3\/2024:\nThuộc: I\. KIỂM TRA TỦ VẮC XIN/u);
    expect(shown).toContain(tasks[13]);
    expect(shown).toContain(tasks[15]);
    expect(shown).not.toContain('Ngân sách tỉnh cấp');
    expect(shown).not.toContain(tasks[0]);
    expect(shown.length).toBeLessThan(2600);
  });

  it('may be part of a line, or all there is', () => {
    const { start, end } = spanOf('kiểm tra tủ vắc xin số 3');
    const shown = office.context('ke-hoach/soi.txt', start, end);
    expect(shown).toContain('3. Phòng Y tế các huyện\n\n“kiểm tra tủ vắc xin số 3”\n(');
    expect(shown).toContain('ở trạm y tế, gửi biên bản');
    const whole = app.show('rac.txt').document.text;
    expect(office.context('rac.txt', 0, whole.length)).toContain('“');
  });

  it('is refused where the document has become another', () => {
    for (const [start, end] of [
      [5, 5],
      [-1, 4],
      [0, 1e9],
      [0.5, 3],
    ] as const) {
      expect(() => office.context('rac.txt', start, end)).toThrow(/không còn đoạn này/);
    }
    expect(() => office.context('../secret.txt', 0, 3)).toThrow(/không còn trong kho/);
  });
});

describe('files', () => {
  it('are handed out as they lie in the archive, and none from elsewhere', async () => {
    const file = await office.original('ke-hoach/soi.txt');
    expect(file.name).toBe('soi.txt');
    expect(Buffer.compare(Buffer.from(file.bytes), readFileSync(join(folder, 'ke-hoach', 'soi.txt')))).toBe(
      0,
    );
    for (const source of ['../secret.txt', '/etc/passwd', 'units.json', 'ke-hoach/../rac.txt', '']) {
      await expect(office.original(source)).rejects.toThrow(/không còn trong kho/);
    }
    rmSync(join(folder, 'rac.txt'));
    symlinkSync(join(root, 'secret.txt'), join(folder, 'rac.txt'));
    await expect(office.original('rac.txt')).rejects.toThrow(/không còn trong kho/);
  });
});

describe('further passages', () => {
  it('are others each time, until there are none', async () => {
    const seen = new Set<string>();
    let shown: string[] = [];
    for (let round = 0; round < 40; round++) {
      const more = await office.more('kiểm tra tủ vắc xin', shown);
      if (!more) break;
      const fresh = more.shown.filter((one) => !shown.includes(one));
      expect(fresh.length).toBeGreaterThan(0);
      for (const one of fresh) expect(seen.has(one)).toBe(false);
      for (const one of fresh) seen.add(one);
      expect(blocksOf(more.text).some(({ kind }) => kind === 'quote')).toBe(true);
      shown = more.shown;
    }
    expect(await office.more('kiểm tra tủ vắc xin', shown)).toBeNull();
    expect(seen.size).toBeGreaterThan(5);
  });
});

describe('tasks and deadlines', () => {
  const everything = { unit: null, from: null, to: null, status: null };

  it('are told, and exported as a workbook and a calendar', async () => {
    expect(office.deadlines(everything)).toContain('Chưa hoàn thành');
    const unit = office.units('Phòng Y tế')[0]!;
    expect(office.unit(unit.id)).toEqual(unit);
    expect(office.deadlines({ ...everything, unit: unit.id, to: '2024-03-20' })).toContain('20/3/2024');
    expect(() => office.deadlines({ ...everything, unit: 'không có' })).toThrow(/không còn trong danh mục/);
    const { text, files } = await office.report({ ...everything, unit: unit.id });
    expect(text).toContain('Thời hạn');
    expect(files.map(({ name }) => name)).toEqual(['thoi-han-2024-03-18.xlsx', 'thoi-han-2024-03-18.ics']);
    expect(Buffer.from(files[0]!.bytes.slice(0, 2)).toString()).toBe('PK');
    const calendar = Buffer.from(files[1]!.bytes).toString();
    expect(calendar).toMatch(/^BEGIN:VCALENDAR/);
    expect(calendar.match(/BEGIN:VEVENT/g)!.length).toBe(tasks.length);
  });

  it('keep who reported what', () => {
    const [task] = app.desk.tasks({ source: 'ke-hoach/soi.txt' }).tasks;
    const by = 'Chị Lan (telegram:7)';
    expect(office.done(task!.id, { by, on: '2024-03-15', note: null })).toMatch(/Trạng thái: hoàn thành/);
    expect(office.reopen(task!.id, { by })).not.toMatch(/Trạng thái: hoàn thành/);
    expect(office.extend(task!.id, { by, to: '2024-06-30', because: 'thiếu tủ' })).toContain('30/6/2024');
    expect(app.desk.tasks({ source: 'ke-hoach/soi.txt' }).tasks[0]!.events.map((event) => event.by)).toEqual([
      by,
      by,
      by,
    ]);
    expect(() => office.done('zzzz', { by, on: null, note: null })).toThrow(/Không có nhiệm vụ.*\/hanchot/);
  });
});

it('counts', async () => {
  await people.saveQuestion('telegram:7', '2024-03-17T00:00:00.000Z', 'answer');
  await people.saveQuestion('telegram:7', '2024-03-01T00:00:00.000Z', 'refusal');
  const rating = { at: '2024-03-17T00:00:00.000Z', by: 'telegram:7', chat: 'telegram:7', question: 'Hạn?' };
  await people.saveFeedback({ ...rating, useful: false, word: null });
  // The reason that was given for it is no second rating.
  await people.saveFeedback({ ...rating, useful: false, word: 'Khó hiểu' });
  const text = await office.statistics();
  expect(text).toContain('Đánh giá: 0 hữu ích, 1 chưa hữu ích.');
  expect(text).toMatch(/Kho: 2 văn bản, \d+ đoạn, \d+ nhiệm vụ/);
  expect(text).toContain('7 ngày qua: 1 câu (trả lời 1,');
  expect(text).toContain('30 ngày qua: 2 câu');
});
