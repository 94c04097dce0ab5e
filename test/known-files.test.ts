import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runVanthu } from './support/run-vanthu.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanthu-known-'));
const archive = join(folder, 'kho');
const where = ['--archive', archive, '--data', join(folder, 'thu')];

beforeAll(async () => {
  mkdirSync(archive);
  copyFileSync('knowledge/thong-bao/giao-ban-quy-1-2013.html', join(archive, 'giao-ban.html'));
  expect((await runVanthu(['index', ...where])).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const comma = '[\n  {"id": "a", "name": "A", "kind": "sở"},\n  {"id": "b" "name": "B", "kind": "sở"}\n]';
const backwards =
  '[\n  {"id": "b", "name": "B", "kind": "sở",\n   "validFrom": "2025-07-01", "validTo": "2025-06-30"}\n]';
const impossible =
  '{\n  "knownYears": {"from": 2026, "to": 2026},\n  "holidays": [\n    {"date": "2026-02-31", "name": "Tết"}\n  ],\n  "workedDays": []\n}';

it.each([
  ['units.json', comma, /units\.json, dòng 3: không đúng cú pháp/],
  ['units.json', backwards, /units\.json, dòng 2: "B" kết thúc \(validTo\) trước khi bắt đầu/],
  ['calendar.json', impossible, /dòng 4 .*không có ngày 2026-02-31 trong lịch/],
])(
  'a broken %s stops index and tells the line; what was stored stays',
  async (name, content, told) => {
    const file = join(archive, name);
    writeFileSync(file, content);
    try {
      const index = await runVanthu(['index', ...where]);
      expect(index.status).toBe(1);
      expect(index.stderr).toMatch(told);
      const doctor = await runVanthu(['doctor', ...where]);
      expect(doctor.stdout + doctor.stderr).toMatch(told);
    } finally {
      rmSync(file);
    }
    const tasks = await runVanthu(['tasks', '--json', ...where]);
    expect(JSON.parse(tasks.stdout).tasks.length).toBeGreaterThan(5);
  },
  60_000,
);

it.each([
  [['dates', 'trước ngày 31/2/2013', '--reference', '2013-01-05'], 0, /Không có ngày 31\/2\/2013 trong lịch/],
  [
    ['dates', 'từ ngày 10/5/2013 đến ngày 01/4/2013', '--reference', '2013-01-05'],
    0,
    /Ngày kết thúc 01\/4\/2013 đứng trước ngày bắt đầu 10\/5\/2013/,
  ],
  [['dates', 'trước ngày 30/4', '--reference', '2013-02-31'], 2, /không có ngày "2013-02-31"/],
  [['tasks', '--unit', 'phòng hàng hải vũ trụ'], 1, /Không có đơn vị nào tên là "phòng hàng hải vũ trụ"/],
] as const)('%j', async (words, status, told) => {
  const ran = await runVanthu([...words, ...where]);
  expect(ran.status).toBe(status);
  expect(ran.stdout + ran.stderr).toMatch(told);
});
