import { describe, expect, it } from 'vitest';
import { findDates, formatDate } from '../../src/core/dates.ts';

describe('findDates', () => {
  it.each([
    ['Thanh Giang, ngày  18 tháng 4  năm 2013', '2013-04-18'],
    ['ngay 05 thang 9 nam 2025', '2025-09-05'],
    ['trước ngày 21/10/2025', '2025-10-21'],
    ['ngày 1-7-2025', '2025-07-01'],
    ['ngày 02.01.2025', '2025-01-02'],
  ])('%s', (text, date) => expect(findDates(text).map((mention) => mention.date)).toEqual([date]));

  it.each(['Số 12/5/UBND', 'ngày 31/02/2013', '1/2/3/2013', 'điện thoại 0203.3825.446', 'tháng 4 năm 2013'])(
    'no date in: %s',
    (text) => expect(findDates(text)).toEqual([]),
  );
});

it('writes dates as offices do', () => {
  expect(formatDate('2013-04-08')).toBe('08/4/2013');
  expect(formatDate('2013-02-18')).toBe('18/02/2013');
});
