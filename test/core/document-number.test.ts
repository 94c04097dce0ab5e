import { describe, expect, it } from 'vitest';
import { findDocumentNumbers, numberKey } from '../../src/core/document-number.ts';

describe('findDocumentNumbers', () => {
  it.each([
    ['Số:  565 /TB-SYT', '565/TB-SYT'],
    ['Số: 3783/QĐ-\nUBND', '3783/QĐ-UBND'],
    ['Quyết định số 63/2025/QĐ-UBND ngày', '63/2025/QĐ-UBND'],
    ['số 274a/TB-UBND', '274a/TB-UBND'],
    ['Thông tư 41/2011/TT- BYT về', '41/2011/TT-BYT'],
    ['Luật số 60/2024/QH15;', '60/2024/QH15'],
    ['Nghị quyết số 57-NQ/TW ngày', '57-NQ/TW'],
    ['Số: 11299/VPCP-KGVX', '11299/VPCP-KGVX'],
    ['Kế hoạch số 14-KH/TU ngày', '14-KH/TU'],
    ['số 10- CTr/TU ngày', '10-CTr/TU'],
  ])('%s', (text, number) =>
    expect(findDocumentNumbers(text).map((mention) => mention.number)).toEqual([number]),
  );

  it.each(['ngày 18/4/2013', 'đạt 3/4 chỉ tiêu', 'trang 3/12', 'Số:     /KH-SYT', 'cúm A/H7N9'])(
    'no number in: %s',
    (text) => expect(findDocumentNumbers(text)).toEqual([]),
  );
});

it('meets two spellings of one number', () => {
  expect(numberKey('06/QĐ-TTG')).toBe(numberKey('6 / QĐ-TTg'));
  expect(numberKey('6/QĐ-SYT')).not.toBe(numberKey('6/KH-SYT'));
});
