import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../src/calendar.ts';
import { UserError } from '../src/core/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanthu-calendar-'));
const good = {
  knownYears: { from: 2026, to: 2026 },
  holidays: [{ date: '2026-02-16', name: 'Tết' }],
  workedDays: [{ date: '2026-08-22', name: 'Làm bù' }],
};

function faultOf(content: string): string {
  const file = join(folder, 'calendar.json');
  writeFileSync(file, content);
  try {
    loadCalendar(file);
  } catch (fault) {
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toContain(file);
    return (fault as UserError).message;
  }
  return '';
}

describe('the calendar that ships', () => {
  const calendar = loadCalendar('knowledge/calendar.json');
  it('has Tết, giỗ Tổ and 2/9 of every year it says it knows', () => {
    for (let year = calendar.knownYears.from; year <= calendar.knownYears.to; year++) {
      const names = calendar.holidays
        .filter(({ date }) => date.startsWith(`${year}`))
        .map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('Tết Nguyên đán')).length, `${year}`).toBeGreaterThan(2);
      expect(
        names.some((name) => name.startsWith('Giỗ Tổ')),
        `${year}`,
      ).toBe(true);
      expect(
        names.some((name) => name.startsWith('Quốc khánh')),
        `${year}`,
      ).toBe(true);
    }
  });
  it('has a worked weekend day for every moved one', () => {
    expect(calendar.holidays.filter(({ name }) => name.includes('hoán đổi')).length).toBe(
      calendar.workedDays.length,
    );
    for (const { date } of calendar.workedDays) expect(new Date(date).getUTCDay() % 6, date).toBe(0);
  });
});

describe('a broken calendar is told by file and place', () => {
  it.each([
    ['no JSON', '{\n  "knownYears": {,\n}', /dòng 2/],
    [
      'an impossible date',
      { ...good, holidays: [{ date: '2026-02-31', name: 'Tết' }] },
      /dòng 1 \(holidays, mục thứ 1 \(“Tết”\), date\): không có ngày 2026-02-31/,
    ],
    [
      'a date in another form',
      { ...good, holidays: [{ date: '16/2/2026', name: 'Tết' }] },
      /phải là ngày dạng/,
    ],
    ['no name', { ...good, workedDays: [{ date: '2026-08-22' }] }, /workedDays, mục thứ 1, name\)/],
    [
      'a day off that is worked',
      { ...good, workedDays: [{ date: '2026-02-16', name: 'x' }] },
      /vừa là ngày nghỉ/,
    ],
    [
      'years in the wrong order',
      { ...good, knownYears: { from: 2027, to: 2026 } },
      /knownYears\): năm "to" đứng trước/,
    ],
    ['an unknown part', { ...good, holiday: [] }, /mục lạ/],
    ['a part that is missing', { ...good, holidays: undefined }, /holidays\): phải là một danh sách/],
    ['no object', [], /cả tệp/],
    [
      'an impossible date further down',
      '{\n  "knownYears": {"from": 2026, "to": 2026},\n  "holidays": [\n    {"date": "2026-02-16", "name": "Tết"},\n    {"date": "2026-02-30", "name": "Tết"}\n  ],\n  "workedDays": []\n}',
      /dòng 5 \(holidays, mục thứ 2 \(“Tết”\), date\): không có ngày 2026-02-30/,
    ],
    [
      'a gap that ends before it begins',
      JSON.stringify({ ...good, gaps: [{ from: '2026-03-01', to: '2026-02-01', note: 'x' }] }, null, 1),
      /dòng 19 \(gaps, mục thứ 1\): ngày "to" đứng trước ngày "from"/,
    ],
  ])('%s', (_, content, expected) => {
    expect(faultOf(typeof content === 'string' ? content : JSON.stringify(content))).toMatch(expected);
  });
  it('a missing file', () => {
    expect(() => loadCalendar(join(folder, 'none.json'))).toThrow(/Không đọc được lịch nghỉ .*none\.json/);
  });
  it('a good one is read', () => {
    expect(faultOf(JSON.stringify(good))).toBe('');
  });
});
