import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

describe('number and sign', () => {
  it.each([
    ['Số: 91/KH-SYT', '91/KH-SYT'],
    ['Số:  565 /TB-SYT', '565/TB-SYT'],
    ['Số 2696/QĐ-UBND', '2696/QĐ-UBND'],
    ['Số: 3783/QĐ-\nUBND', '3783/QĐ-UBND'],
    ['Số:\n63/2025/QĐ-UBND', '63/2025/QĐ-UBND'],
    ['Số: 031/2025/QĐ-UBND', '031/2025/QĐ-UBND'],
    ['Số: 274a/TB-UBND', '274a/TB-UBND'],
    ['Số: 12 - KH/ĐU', '12-KH/ĐU'],
    ['Số: 41 /2011/ TT- BYT', '41/2011/TT-BYT'],
    ['Luật số: 60/2024/QH15', '60/2024/QH15'],
    ['Số: 1305/SYT-NVY&QLHN', '1305/SYT-NVY&QLHN'],
    ['S ố: 44/BC-SYT', '44/BC-SYT'],
    ['SỐ: 44/BC-SYT', '44/BC-SYT'],
  ])('%j', (line, number) => expect(headerOf(official({ number: line })).number).toBe(number));

  it.each([
    'Số:      /KH-SYT',
    'Số: ....../KH-SYT',
    'Số:____/KH-SYT',
    '',
    'Số điện thoại: 0244.3855.115',
    'Số trang: 12/34',
  ])('none in %j', (line) => expect(headerOf(official({ number: line })).number).toBeNull());

  it('takes the type from a blank number where the title does not name one', () => {
    expect(headerOf(official({ number: 'Số:      /TB-SYT', title: '' })).type).toBe('thông báo');
  });
});
