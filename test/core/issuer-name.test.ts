import { describe, expect, it } from 'vitest';
import { inRunningText, issuerName } from '../../src/core/issuer-name.ts';

describe('inRunningText', () => {
  it.each([
    ['SỞ Y TẾ', 'Sở Y tế'],
    ['UBND TỈNH THANH GIANG', 'UBND tỉnh Thanh Giang'],
    ['ỦY BAN NHÂN DÂN THÀNH PHỐ VĨNH KHÊ', 'Ủy ban nhân dân thành phố Vĩnh Khê'],
    ['PHÒNG Y TẾ HUYỆN LẠC SA', 'Phòng Y tế huyện Lạc Sa'],
    ['BỆNH VIỆN ĐA KHOA TỈNH THANH GIANG', 'Bệnh viện Đa khoa tỉnh Thanh Giang'],
    ['TRUNG TÂM Y TẾ KHU VỰC KIM LĨNH', 'Trung tâm Y tế khu vực Kim Lĩnh'],
    ['BỘ TÀI CHÍNH', 'Bộ Tài chính'],
    ['Sở Y tế Thanh Giang', 'Sở Y tế Thanh Giang'],
  ])('%s → %s', (printed, written) => expect(inRunningText(printed)).toBe(written));
});

it('adds the place that only the superior names', () => {
  const named = issuerName({ issuer: 'SỞ Y TẾ', superior: 'UBND TỈNH THANH GIANG' });
  expect(named).toBe('Sở Y tế tỉnh Thanh Giang');
  expect(issuerName({ issuer: 'UBND TỈNH THANH GIANG', superior: null })).toBe('UBND tỉnh Thanh Giang');
});
