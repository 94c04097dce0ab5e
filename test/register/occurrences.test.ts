import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/core/deadline.ts';
import { openDay } from '../../src/register/day.ts';
import { addMonths, periodOf, readDay, weekOf } from '../../src/register/days.ts';
import { occurrences } from '../../src/register/occurrences.ts';

const every = (rhythm: string, raw: string, more: Partial<Deadline> = {}): Deadline => ({
  ...{ start: 0, end: raw.length, raw, kind: 'recurring', every: rhythm, certainty: 'stated' },
  ...more,
});

describe('due days of recurring work', () => {
  it.each([
    ['tháng', 'hằng tháng trước ngày 25', ['2013-06-25', '2013-07-25', '2013-08-25']],
    ['tháng', 'ngày 31 hằng tháng', ['2013-05-31', '2013-06-30', '2013-07-31', '2013-08-31']],
    ['tháng', 'hằng tháng', ['2013-05-31', '2013-06-30', '2013-07-31', '2013-08-31']],
    ['quý', 'hằng quý trước ngày 05 của tháng đầu quý sau', ['2013-07-05']],
    ['quý', 'hằng quý trước ngày 25', ['2013-06-25']],
    ['6 tháng', '6 tháng trước ngày 20 tháng 6', ['2013-06-20']],
    ['năm', 'hằng năm trước ngày 15/12', []],
    ['ngày', 'hằng ngày', []],
    ['tuần', 'hằng tuần', []],
  ])('each %s: %s', (rhythm, raw, days) => {
    expect(occurrences(every(rhythm, raw), '2013-04-18', '2013-05-31', '2013-08-31')).toEqual(days);
  });

  it('falls on the named weekday', () => {
    expect(occurrences(every('tuần', 'thứ sáu hằng tuần'), null, '2026-11-16', '2026-11-30')).toEqual([
      '2026-11-20',
      '2026-11-27',
    ]);
  });

  it('does not begin before the document does', () => {
    const monthly = every('tháng', 'trước ngày 25 hằng tháng');
    expect(occurrences(monthly, '2013-06-26', '2013-01-01', '2013-08-31')).toEqual([
      '2013-07-25',
      '2013-08-25',
    ]);
  });

  it('gives the last and the next time, and ends however long the span is', () => {
    const monthly = every('tháng', 'trước ngày 25 hằng tháng');
    const current = openDay('2026-11-22', 7).current(monthly, '2013-01-01');
    expect(current.map(({ due }) => due)).toEqual(['2026-10-25', '2026-11-25']);
    expect(occurrences(monthly, null, '1945-01-01', '2099-12-31').length).toBeLessThanOrEqual(400);
  });
});

it('knows weeks from Monday, quarters and the ends of months', () => {
  expect(weekOf('2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(weekOf('2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(periodOf('2024-02-10', 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(periodOf('2026-11-22', 3)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
});

it('reads days that exist', () => {
  expect(readDay('2013-04-18')).toBe('2013-04-18');
  expect(readDay('18/4/2013')).toBe('2013-04-18');
  expect(readDay('31/2/2013')).toBeNull();
  expect(readDay('2013-02-31')).toBeNull();
  expect(readDay('mai')).toBeNull();
});
