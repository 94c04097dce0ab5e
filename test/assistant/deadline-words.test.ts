import { expect, it } from 'vitest';
import { wishOf } from '../../src/assistant/deadline-words.ts';

/** A Thursday. */
const today = '2026-11-26';

it.each([
  ['', '', null, null, null],
  ['quá hạn', '', null, null, 'quá hạn'],
  ['Bệnh viện Phổi sắp đến hạn', 'Bệnh viện Phổi', null, null, 'sắp đến hạn'],
  ['hôm nay', '', '2026-11-26', '2026-11-26', null],
  ['tuần', '', '2026-11-23', '2026-11-29', null],
  ['tuần sau', '', '2026-11-30', '2026-12-06', null],
  ['tuần trước', '', '2026-11-16', '2026-11-22', null],
  ['tháng', '', '2026-11-01', '2026-11-30', null],
  ['tháng sau', '', '2026-12-01', '2026-12-31', null],
  ['van phong so thang 2', 'van phong so', '2026-02-01', '2026-02-28', null],
  ['Văn phòng Sở tháng 02/2028', 'Văn phòng Sở', '2028-02-01', '2028-02-29', null],
  ['quý', '', '2026-10-01', '2026-12-31', null],
  ['quý I năm 2027', '', '2027-01-01', '2027-03-31', null],
  ['quý 3', '', '2026-07-01', '2026-09-30', null],
  ['6 tháng cuối năm', '', '2026-07-01', '2026-12-31', null],
  ['năm 2025', '', '2025-01-01', '2025-12-31', null],
  ['năm nay', '', '2026-01-01', '2026-12-31', null],
  ['CDC 30/11/2026', 'CDC', '2026-11-30', '2026-11-30', null],
  ['CDC đến ngày 30/11/2026', 'CDC', null, '2026-11-30', null],
  ['trước 30/11/2026', '', null, '2026-11-30', null],
  // Not days and not periods.
  ['31/11/2026', '31/11/2026', null, null, null],
  ['Trung tâm Cấp cứu 115', 'Trung tâm Cấp cứu 115', null, null, null],
  ['bệnh viện quy hoạch', 'bệnh viện quy hoạch', null, null, null],
])('reads “%s” as the unit “%s” from %s to %s, %s', (words, unitWords, from, to, status) => {
  expect(wishOf(words, today)).toEqual({ wish: { unit: null, from, to, status }, unitWords });
});
