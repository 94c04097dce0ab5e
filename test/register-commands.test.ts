import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { official } from './support/official.ts';
import { runVanthu } from './support/run-vanthu.ts';

const root = mkdtempSync(join(tmpdir(), 'vanthu-register-'));
const archive = join(root, 'kho');
const data = join(root, 'du-lieu');
const on = (...words: string[]) => [...words, '--archive', archive, '--data', data];
const json = async (...words: string[]) => JSON.parse((await runVanthu(on(...words, '--json'))).stdout);
const source = 'soi.txt';

beforeAll(async () => {
  mkdirSync(archive);
  mkdirSync(join(root, 'thu-muc.xlsx'));
  const body =
    'Sở Y tế giao:\n\n1. Phòng Y tế các huyện rà soát trẻ chưa tiêm chủng, báo cáo trước ngày 20/3/2024.\n\n' +
    '2. Bệnh viện đa khoa tỉnh chuẩn bị 20 giường cách ly, hoàn thành chậm nhất ngày 31/3/2024.';
  writeFileSync(join(archive, source), official({ body }));
  await runVanthu(on('index'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('tasks', () => {
  it('of a unit typed without marks, with why, status and id', async () => {
    const { tasks, notes } = await json('tasks', '--unit', 'phong y te huyen');
    expect(tasks).toEqual([
      expect.objectContaining({
        ...{ source, number: '91/KH-SYT', section: '1', applies: 'named', why: 'nêu đích danh' },
        ...{ due: '2024-03-20', status: 'quá hạn', coordinating: [] },
        lead: ['Phòng Y tế các huyện, thị xã, thành phố'],
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
      }),
    ]);
    const text = readFileSync(join(archive, source), 'utf8');
    expect(text.slice(tasks[0].start, tasks[0].end)).toBe(tasks[0].text);
    expect(notes[0]).toMatch(/không còn hoạt động sau ngày 30\/6\/2025.*Phòng Văn hóa - Xã hội/u);
  });

  it('are reported done, extended and opened again, through a reindex', async () => {
    const { tasks } = await json('tasks', '--unit', 'Bệnh viện đa khoa tỉnh');
    const { id } = tasks[0];
    const done = await json(
      'tasks',
      'done',
      id,
      '--by',
      'Lê Thị Mận',
      '--on',
      '30/3/2024',
      '--note',
      'đủ giường',
    );
    expect(done.task).toMatchObject({ id, status: 'hoàn thành đúng hạn' });
    writeFileSync(join(archive, source), `${readFileSync(join(archive, source), 'utf8')}\n`);
    await runVanthu(on('index'));
    const statusNow = async () => (await json('tasks', '--unit', 'Bệnh viện đa khoa tỉnh')).tasks[0].status;
    expect(await statusNow()).toBe('hoàn thành đúng hạn');
    await json('tasks', 'reopen', id, '--because', 'thiếu 5 giường');
    expect(await statusNow()).toBe('quá hạn');
    const extended = await json('tasks', 'extend', id, '--to', '2099-01-31', '--because', 'chờ thiết bị');
    expect(extended.task).toMatchObject({ due: '2099-01-31', status: 'chưa đến hạn' });
    expect(extended.task.events.map((event: { kind: string }) => event.kind)).toEqual([
      ...['done', 'reopened', 'extended'],
    ]);
    const early = ['tasks', 'extend', id, '--to', '31/3/2024', '--because', 'nhầm'];
    const refused = await runVanthu(on(...early));
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(
      /là 31\/01\/2099 \(gia hạn từ 31\/3\/2024\).*--to 07\/02\/2099.*tasks unextend/su,
    );
    const back = await runVanthu(on('tasks', 'unextend', id, '--because', 'đã có thiết bị'));
    expect(back.stdout).toMatch(/Thời hạn: 31\/3\/2024 – quá hạn/);
    expect(back.stdout).toMatch(/Đã báo cáo: bỏ gia hạn, .* \(đã có thiết bị\)/);
    const again = await runVanthu(on('tasks', 'unextend', id, '--because', 'đã có thiết bị'));
    expect(again.status).toBe(2);
    await json('tasks', 'extend', id, '--to', '2099-01-31', '--because', 'chờ thiết bị');
    expect(await statusNow()).toBe('chưa đến hạn');
  });
});

it('keeps a report when the words of its task change, and shows it when the task is gone', async () => {
  const reworded = join(archive, 'tap-huan.txt');
  const write = async (sentence: string) => {
    writeFileSync(reworded, official({ number: 'Số: 92/KH-SYT', body: `Sở Y tế giao:\n\n1. ${sentence}` }));
    await runVanthu(on('index'));
  };
  const words = 'Trung tâm Kiểm nghiệm tỉnh lấy mẫu thuốc tại các quầy thuốc, gửi kết quả trước ngày';
  await write(`${words} 12/4/2024.`);
  const { tasks } = await json('tasks', '--number', '92/KH-SYT');
  await json('tasks', 'done', tasks[0].id, '--by', 'Vũ Văn Cảnh', '--on', '2024-04-10');

  await write(`${words} 20/4/2024.`);
  const shown = (await runVanthu(on('tasks', '--number', '92/KH-SYT'))).stdout;
  expect(shown).toContain('Thời hạn: 20/4/2024 – hoàn thành đúng hạn');
  expect(shown).toMatch(
    /Đã báo cáo: hoàn thành ngày 10\/4\/2024, Vũ Văn Cảnh, .*; đã báo cáo khi nhiệm vụ còn ghi là “Trung tâm Kiểm nghiệm tỉnh .* 12\/4\/2024”/u,
  );

  await write('Văn phòng Sở đặt hoa cho hội nghị trước ngày 20/4/2024.');
  const gone = (await runVanthu(on('deadlines', '--number', '92/KH-SYT'))).stdout;
  expect(gone).toMatch(
    /nay không còn nguyên lời trong kho:\n- hoàn thành ngày 10\/4\/2024, Vũ Văn Cảnh.*: “Trung tâm Kiểm nghiệm tỉnh/u,
  );
  rmSync(reworded);
  await runVanthu(on('index', '--force'));
});

it('says which terms of a document cannot be: when it is read, and where its tasks are told', async () => {
  const file = join(archive, 'sai-ngay.txt');
  const body = `Sở Y tế giao:

1. Văn phòng Sở kiểm kê tủ hồ sơ trước ngày 31 tháng 4.

2. Thanh tra Sở kiểm tra quầy thuốc từ ngày 20/4/2024 đến ngày 10/4/2024.`;
  writeFileSync(file, official({ number: 'Số: 93/KH-SYT', body }));
  const told = [
    /“trước ngày 31 tháng 4”: Không có ngày 31\/4 trong lịch; cần hỏi lại nơi ban hành/,
    /“từ ngày 20\/4\/2024 đến ngày 10\/4\/2024”: Ngày kết thúc 10\/4\/2024 đứng trước ngày bắt đầu 20\/4\/2024/,
  ];
  const read = await runVanthu(on('index'));
  const tasks = await runVanthu(on('tasks', '--number', '93/KH-SYT'));
  const terms = await runVanthu(on('deadlines', '--number', '93/KH-SYT'));
  for (const what of told) {
    expect(read.stdout + read.stderr).toMatch(what);
    expect(tasks.stdout).toMatch(what);
    expect(terms.stdout).toMatch(what);
  }
  rmSync(file);
  await runVanthu(on('index', '--force'));
});

it('prints the deadlines in the parts in which a manager reads them', async () => {
  const { stdout } = await runVanthu(on('deadlines', '--as-of', '2024-03-25'));
  const heads = [...stdout.matchAll(/^\p{Lu}[\p{Lu} ]+\(\d+\)$/gmu)].map(([head]) => head);
  expect(heads).toEqual(['QUÁ HẠN (1)', 'SAU QUÝ NÀY (1)']);
  const early = await json('deadlines', '--as-of', '2024-03-01');
  expect(early.notes).toContain('Trong đó có 2 nhiệm vụ của văn bản ban hành sau ngày 01/3/2024.');
  expect(early.items.map(({ part }: { part: string }) => part)).toEqual(['tháng này', 'sau quý này']);
});

it('sums up what is due as of a day, and writes a workbook and a calendar', async () => {
  const [xlsx, ics] = [join(root, 'han.xlsx'), join(root, 'han.ics')];
  const found = await json('deadlines', '--as-of', '2024-03-18', '--xlsx', xlsx, '--ics', ics);
  expect(found).toMatchObject({ asOf: '2024-03-18', files: [xlsx, ics] });
  expect(found.items[0]).toMatchObject({
    ...{ due: '2024-03-20', status: 'sắp đến hạn', kind: 'date', certainty: 'stated' },
    task: { source, section: '1' },
  });
  expect(found.summary).toContainEqual(expect.objectContaining({ name: 'tuần này', count: 1 }));

  const book = new exceljs.Workbook();
  await book.xlsx.readFile(xlsx);
  const sheet = book.getWorksheet('Thời hạn')!;
  expect(sheet.getRow(1).getCell(1).value).toBe('Thời hạn');
  expect(sheet.getRow(2).getCell(1).value).toEqual(new Date('2024-03-20'));
  expect(sheet.autoFilter).toBeTruthy();

  const calendar = readFileSync(ics, 'utf8');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20240320');
  expect(calendar).toMatch(/UID:[0-9a-f]{16}-2024-03-20@vanthu/);
  expect(calendar).toContain('BEGIN:VALARM');
  expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(
    true,
  );
  expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('answers questions from the register, with quotes and reasons', async () => {
  const outcome = await json('ask', 'Nhiệm vụ nào đến hạn trong quý I năm 2024?', '--as-of', '2024-03-18');
  expect(outcome).toMatchObject({ kind: 'answer', tasks: expect.any(Array) });
  expect(outcome.quotes[0]).toMatchObject({ source, section: '1', document: { number: '91/KH-SYT' } });
  expect(outcome.text).toContain('quý I năm 2024 (01/01/2024 – 31/3/2024)');
});

it.each([
  [['tasks', '--unit', 'Phòng Y tê huyên Lac Xa'], 1, /Có phải anh\/chị muốn nói/],
  [['tasks', 'done', '00000000', '--by', 'A'], 1, /Không có nhiệm vụ nào mang mã "00000000"/],
  [['tasks', 'done', '00000000'], 2, /--by/],
  [['deadlines', '--as-of', '2013-02-31'], 2, /--as-of: không có ngày "2013-02-31"/],
  [['deadlines', '--from', '2013-06-30', '--to', '2013-06-01'], 2, /trước khi bắt đầu/],
  [['deadlines', '--status', 'xong'], 2, /không có trạng thái "xong"/],
  [['deadlines', '--xlsx', 'han.txt'], 2, /\.xlsx/],
  [['deadlines', '--xlsx', join(root, 'thu-muc.xlsx')], 1, /là một thư mục/],
  [['deadlines', '--ics', join(root, 'kho', source, 'han.ics')], 1, /Không ghi được tệp/],
  [['tasks', '--source', 'khong-co.txt'], 1, /không có tệp "khong-co.txt"/],
])('says in Vietnamese what is wrong with %j', async (words, status, message) => {
  const ran = await runVanthu(on(...words));
  expect(ran.stderr).toMatch(message);
  expect(ran.status).toBe(status);
  expect(existsSync('han.txt')).toBe(false);
});
