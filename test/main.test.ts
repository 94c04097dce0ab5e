import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { official } from './support/official.ts';
import { runVanthu } from './support/run-vanthu.ts';

const root = mkdtempSync(join(tmpdir(), 'vanthu-main-'));
const archive = join(root, 'kho');
const data = join(root, 'du-lieu');
const on = (...words: string[]) => [...words, '--archive', archive, '--data', data];
const source = 'ke-hoach/soi.txt';

beforeAll(() => {
  mkdirSync(join(archive, 'ke-hoach'), { recursive: true });
  const body =
    'Sở Y tế giao:\n\n1. Phòng Y tế các huyện rà soát trẻ chưa tiêm chủng, báo cáo trước ngày 20/3/2024.\n\n2. Bệnh viện đa khoa tỉnh chuẩn bị 20 giường cách ly.';
  writeFileSync(join(archive, source), official({ body }));
  writeFileSync(join(archive, 'rong.txt'), '');
});
afterAll(() => rmSync(root, { recursive: true }));

it('asks at once in a fresh data folder: indexes on standard error, answers on standard output', async () => {
  const ran = await runVanthu(on('ask', 'Phòng Y tế các huyện phải báo cáo trước ngày nào?'));
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('trước ngày 20/3/2024');
  expect(ran.stdout).toContain('kế hoạch số 91/KH-SYT ngày 07/3/2024');
  expect(ran.stdout).not.toContain('Đọc văn bản');
  expect(ran.stderr).toContain('Đọc văn bản: 2/2');
  expect(ran.stderr).toContain('rong.txt');
});

describe('with --json, exactly one value of the public shape', () => {
  it('index', async () => {
    const ran = await runVanthu(on('index', '--json'));
    expect(JSON.parse(ran.stdout)).toMatchObject({
      documents: 1,
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 1,
      skipped: [{ source: 'rong.txt', reason: expect.stringMatching(/rỗng|trống/) }],
      seconds: expect.any(Number),
    });
  });

  it('ask, whose quotes are cut from the text that show prints', async () => {
    const asked = await runVanthu(on('ask', 'benh vien da khoa tinh chuan bi bao nhieu giuong', '--json'));
    const outcome = JSON.parse(asked.stdout);
    expect(outcome).toMatchObject({
      kind: 'answer',
      mode: 'extractive',
      text: expect.stringContaining('20 giường'),
    });
    const [quote] = outcome.quotes;
    expect(quote).toMatchObject({
      source,
      section: '2',
      document: { number: '91/KH-SYT', type: 'kế hoạch', issuedOn: '2024-03-07', status: 'còn hiệu lực' },
    });
    const shown = await runVanthu(on('show', source, '--text'));
    expect(shown.stdout.slice(quote.start, quote.end)).toBe(quote.text);
  });

  it('a refusal, which is no failure', async () => {
    const ran = await runVanthu(on('ask', 'Giá vàng hôm nay bao nhiêu?', '--json'));
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'refusal', quotes: [], reason: expect.any(String) });
  });

  it('list and show', async () => {
    const listed = JSON.parse((await runVanthu(on('list', '--json'))).stdout);
    expect(listed.documents).toEqual([
      expect.objectContaining({
        ...{ source, number: '91/KH-SYT', type: 'kế hoạch', issuer: 'SỞ Y TẾ', place: 'Thanh Giang' },
        ...{ issuedOn: '2024-03-07', status: 'còn hiệu lực', signer: 'Đỗ Thị Hạnh', secrecy: null },
      }),
    ]);
    const shown = JSON.parse((await runVanthu(on('show', source, '--json'))).stdout);
    expect(shown.sections.map((section: { path: string }) => section.path)).toEqual(['1', '2']);
    expect(shown.passages.length).toBeGreaterThan(2);
    expect(shown.tasks.map((task: { section: string }) => task.section)).toContain('1');
  });

  it('an error, beside its words on standard error', async () => {
    const ran = await runVanthu(on('show', 'khong-co.txt', '--json'));
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.stdout).error).toContain('khong-co.txt');
    expect(ran.stderr).toContain('vanthu list');
  });
});

it('answers a batch of queries line by line, in order, and explains scores', async () => {
  const input = '{"id":"a","query":"giường cách ly"}\n\n{"id":"b","query":"tiem chung"}\n';
  const ran = await runVanthu(on('search', '--batch', '-k', '2', '--explain'), { input });
  const lines = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b']);
  const [best] = lines[0].results;
  expect(best.text).toContain('giường cách ly');
  const sum = Object.values(best.parts as Record<string, number>).reduce((left, right) => left + right, 0);
  expect(sum).toBeCloseTo(best.score, 9);
});

it.each([
  [['hoi'], /Không có lệnh/],
  [['index', '--nhanh'], /Không có tùy chọn --nhanh/],
  [['show'], /Thiếu tham số/],
  [['ask', '  '], /Thiếu câu hỏi/],
  [['dates', 'trước ngày 30/6'], /Thiếu tùy chọn --reference/],
  [['search', 'x', '-k', '0'], /từ 1 đến 1000/],
])('says in Vietnamese what is wrong with %j', async (words, message) => {
  const ran = await runVanthu(words);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr).not.toMatch(/error|at .*\.ts/);
});

it('helps in Vietnamese', async () => {
  const ran = await runVanthu(['--help']);
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('Các lệnh:');
  expect(ran.stdout).not.toMatch(/Usage|Options|Commands|display help/);
});

it('backs up, restores and examines itself', async () => {
  const file = join(root, 'kho.sao-luu');
  expect((await runVanthu(on('backup', file))).stdout).toContain('Đã sao lưu 1 văn bản');
  const elsewhere = ['--archive', archive, '--data', join(root, 'noi-khac')];
  expect((await runVanthu(['restore', file, ...elsewhere])).stdout).toContain('Đã khôi phục 1 văn bản');
  expect((await runVanthu(['list', ...elsewhere])).stdout).toContain('91/KH-SYT');
  const doctor = await runVanthu(['doctor', ...elsewhere]);
  expect(doctor.stdout).toContain('1 văn bản');
  expect(doctor.status).toBe(0);
});

it('stops at a wrong setting before anything is touched', async () => {
  const ran = await runVanthu(on('list'), { env: { MAX_FILE_MB: 'nhiều' } });
  expect(ran.status).toBe(2);
  expect(ran.stderr).toContain('MAX_FILE_MB: phải là một số');
});
