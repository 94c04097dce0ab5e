import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar.ts';
import { addTerm, isWorkingDay, nextWorkingDay } from '../../src/core/working-days.ts';

const calendar = loadCalendar('knowledge/calendar.json');
const due = (start: string, amount: number, unit: Parameters<typeof addTerm>[2]) =>
  addTerm(start, amount, unit, calendar)?.due;

describe('a working day', () => {
  it.each([
    ['2026-02-16', false, 'Tết'],
    ['2026-02-20', false, 'Tết'],
    ['2026-02-23', true, 'after Tết'],
    ['2026-04-27', false, 'giỗ Tổ made up'],
    ['2026-08-31', false, 'moved'],
    ['2026-08-22', true, 'a Saturday worked instead'],
    ['2026-09-01', false, 'second day of 2/9'],
    ['2020-09-01', true, 'no second day of 2/9 before 2021'],
    ['2013-04-19', false, 'giỗ Tổ'],
    ['2013-04-29', false, 'moved'],
    ['2013-05-04', true, 'a Saturday worked instead'],
    ['2040-05-01', false, 'fixed in every year'],
    ['2026-06-06', false, 'Saturday'],
  ])('%s: %s (%s)', (date, expected) => {
    expect(isWorkingDay(date, calendar)).toBe(expected);
  });
});

describe('a term', () => {
  it('does not count its first day, days off and holidays', () => {
    expect(due('2013-04-18', 5, 'ngày làm việc')).toBe('2013-04-26');
  });
  it('counts calendar days and moves a last day off to the next working day', () => {
    expect(addTerm('2013-04-18', 10, 'ngày', calendar)).toMatchObject({
      due: '2013-05-02',
      movedFrom: '2013-04-28',
    });
  });
  it('in months ends on the same day number or at the end of the month', () => {
    expect(due('2013-01-31', 1, 'tháng')).toBe('2013-02-28');
    expect(due('2024-01-31', 1, 'tháng')).toBe('2024-02-29');
    expect(due('2013-11-20', 3, 'tháng')).toBe('2014-02-20');
    expect(due('2013-04-18', 1, 'năm')).toBe('2014-04-18');
  });
  it('says what the calendar does not know', () => {
    expect(addTerm('2027-08-30', 5, 'ngày làm việc', calendar)?.unknown.join()).toContain('2027');
    expect(addTerm('2031-01-30', 5, 'ngày làm việc', calendar)?.unknown).toEqual([
      'lịch nghỉ lễ, nghỉ bù năm 2031 chưa có trong calendar.json',
    ]);
    expect(addTerm('2026-03-02', 5, 'ngày làm việc', calendar)?.unknown).toEqual([]);
  });
  it('that is out of reach is none', () => {
    expect(addTerm('2013-04-18', 999, 'năm', calendar)).toBeNull();
    expect(addTerm('2013-04-18', 0, 'ngày', calendar)).toBeNull();
  });
  it('in working days has exactly that many of them, and ends on one', () => {
    const days = fc.integer({ min: 0, max: 5400 }).map((ahead) => later('2012-01-01', ahead));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (start, amount) => {
        const end = due(start, amount, 'ngày làm việc')!;
        let worked = 0;
        for (let day = later(start, 1); day <= end; day = later(day, 1)) {
          if (isWorkingDay(day, calendar)) worked++;
        }
        expect(worked).toBe(amount);
        expect(nextWorkingDay(end, calendar)).toBe(end);
      }),
    );
  });
});

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
