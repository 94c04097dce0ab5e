import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unitRegistry } from '../../src/core/units.ts';
import { readUnits } from '../../src/units.ts';

const units = unitRegistry(readUnits(resolve('knowledge/units.json')));
const found = (text: string) => units.find(text).map((one) => [one.text, one.unit]);
const listed = (text: string) => units.listed(text).map((one) => [one.text, one.unit]);

describe('units in text', () => {
  it.each([
    [
      'Giao Giám đốc Bệnh viện đa khoa tỉnh xây dựng phương án',
      [['Giám đốc Bệnh viện đa khoa tỉnh', 'benh-vien-da-khoa-tinh']],
    ],
    [
      'Trưởng phòng Y tế huyện Lạc Sa báo cáo',
      [['Trưởng phòng Y tế huyện Lạc Sa', 'phong-y-te-huyen-lac-sa']],
    ],
    [
      'Phòng Y tế các huyện, thị xã, thành phố rà soát',
      [['Phòng Y tế các huyện, thị xã, thành phố', 'phong-y-te-huyen']],
    ],
    ['CDC tỉnh tổng hợp', [['CDC tỉnh', 'trung-tam-kiem-soat-benh-tat']]],
    ['TTYT huyện Kim Lĩnh', [['TTYT huyện Kim Lĩnh', 'trung-tam-y-te-huyen-kim-linh']]],
    ['BV Phổi báo cáo', [['BV Phổi', 'benh-vien-phoi']]],
    ['các cơ sở y tế tư nhân', [['các cơ sở y tế tư nhân', 'y-te-tu-nhan']]],
    [
      'Văn phòng, Thanh tra Sở',
      [
        ['Văn phòng', 'van-phong-so'],
        ['Thanh tra Sở', 'thanh-tra-so'],
      ],
    ],
    ['Bệnh viện Sức khoẻ tâm thần', [['Bệnh viện Sức khoẻ tâm thần', 'benh-vien-suc-khoe-tam-than']]],
    ['phong y te huyen phai lam gi', [['phong y te huyen', 'phong-y-te-huyen']]],
    ['thủ trưởng các đơn vị trong toàn ngành', [['thủ trưởng các đơn vị trong toàn ngành', 'toan-nganh']]],
    ['Giám đốc Sở\nY tế', [['Giám đốc Sở\nY tế', 'so-y-te']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('keeps bodies that it does not know by their words', () => {
    expect(found('do Trung tâm Dịch vụ việc làm tỉnh chủ trì')).toEqual([
      ['Trung tâm Dịch vụ việc làm tỉnh', null],
    ]);
    expect(found('Văn phòng Chính phủ thông báo')).toEqual([['Văn phòng Chính phủ', null]]);
    expect(found('Phòng Y tế huyện Ba Vạc')).toEqual([['Phòng Y tế huyện Ba Vạc', null]]);
  });

  it('gives the words that a name is quoted from', () => {
    const text = 'Yêu cầu  Phòng Kế hoạch – Tài chính, **Trung tâm Kiểm nghiệm** báo cáo.';
    for (const one of units.find(text)) expect(text.slice(one.start, one.end)).toBe(one.text);
    expect(units.find(text).map((one) => one.unit)).toEqual([
      'phong-ke-hoach-tai-chinh',
      'trung-tam-kiem-nghiem-tinh',
    ]);
  });

  it.each([
    'Cơ sở y tế phải niêm yết giá.',
    'công tác phòng bệnh và phòng cháy',
    'theo cơ sở dữ liệu hiện có',
  ])('finds none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('units in lists', () => {
  it.each([
    ['Sở Nội vụ, Sở Tư pháp; Công an tỉnh', ['Sở Nội vụ', 'Sở Tư pháp', 'Công an tỉnh']],
    ['Các sở, ngành, UBND xã, phường, đặc khu', ['Các sở, ngành', 'UBND xã, phường, đặc khu']],
    ['Sở Tài chính và cơ quan, địa phương liên quan', ['Sở Tài chính', 'cơ quan, địa phương liên quan']],
    [
      'Sở Khoa học và Công nghệ và các đơn vị có liên quan',
      ['Sở Khoa học và Công nghệ', 'các đơn vị có liên quan'],
    ],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Trung tâm Y tế các huyện, thị xã, thành phố.', ['Trung tâm Y tế các huyện, thị xã, thành phố']],
  ])('%s', (text, expected) => {
    expect(listed(text).map(([name]) => name)).toEqual(expected);
  });
});

describe('what a person asks for', () => {
  it.each([
    ['phòng y tế huyện', 'phong-y-te-huyen'],
    ['pyt', 'phong-y-te-huyen'],
    ['benh vien da khoa tinh', 'benh-vien-da-khoa-tinh'],
    ['Trung tâm KSBT', 'trung-tam-kiem-soat-benh-tat'],
    ['CDC', 'trung-tam-kiem-soat-benh-tat'],
    ['kế hoạch tài chính', 'phong-ke-hoach-tai-chinh'],
  ])('%s', (name, id) => {
    expect(units.resolve(name)[0]?.id).toBe(id);
  });

  it('says that nothing is known', () => {
    expect(units.resolve('Hội chơi tem')).toEqual([]);
  });

  it('reaches from a unit to its groups, and over the end of the district to its successor', () => {
    expect(units.reach('phong-y-te-huyen-lac-sa')).toEqual([
      'phong-y-te-huyen-lac-sa',
      'phong-y-te-huyen',
      'toan-nganh',
    ]);
    expect(units.reach('trung-tam-y-te-khu-vuc-lac-sa', '2025-06-01')).toEqual([
      'trung-tam-y-te-khu-vuc-lac-sa',
    ]);
    expect(units.successorsOf('phong-y-te-huyen')[0]?.unit.id).toBe('phong-van-hoa-xa-hoi');
    expect(units.members('phong-y-te-huyen')).toHaveLength(8);
  });
});
