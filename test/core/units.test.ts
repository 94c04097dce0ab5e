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

describe('members of a group that are named after it', () => {
  it.each([
    [
      'Phòng Y tế các huyện: Kim Lĩnh, Thượng Bạc rà soát',
      [
        ['Phòng Y tế các huyện: Kim Lĩnh', 'phong-y-te-huyen-kim-linh'],
        ['Thượng Bạc', 'phong-y-te-huyen-thuong-bac'],
      ],
    ],
    [
      'Trưởng phòng Y tế các huyện Bình Khuê và thị xã Đông Mạch báo cáo',
      [
        ['Trưởng phòng Y tế các huyện Bình Khuê', 'phong-y-te-huyen-binh-khue'],
        ['thị xã Đông Mạch', 'phong-y-te-thi-xa-dong-mach'],
      ],
    ],
    [
      'Phòng Văn hóa - Xã hội các xã Nậm Hin, Khe Vầu và phường Bến Sứ rà soát',
      [
        ['Phòng Văn hóa - Xã hội các xã Nậm Hin', 'phong-van-hoa-xa-hoi-xa-nam-hin'],
        ['Khe Vầu', 'phong-van-hoa-xa-hoi-xa-khe-vau'],
        ['phường Bến Sứ', 'phong-van-hoa-xa-hoi-phuong-ben-su'],
      ],
    ],
    ['Phòng Y tế các huyện Ba Vạc, Kim Lĩnh báo cáo', [['Phòng Y tế các huyện Ba Vạc', null]]],
    [
      'Phòng Y tế các huyện, thị xã, thành phố: Rà soát sổ tiêm',
      [['Phòng Y tế các huyện, thị xã, thành phố', 'phong-y-te-huyen']],
    ],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it('has all 48 commune offices after the district level ended', () => {
    const offices = units.members('phong-van-hoa-xa-hoi').map((id) => units.get(id));
    expect(offices).toHaveLength(48);
    expect(offices.filter((office) => office?.name.includes(' phường '))).toHaveLength(9);
    expect(offices.every((office) => office?.validFrom === '2025-07-01')).toBe(true);
  });
});

describe('bodies inside the names of others', () => {
  it.each([
    ['Chánh Văn phòng Ủy ban nhân dân tỉnh báo cáo', [['Chánh Văn phòng Ủy ban nhân dân tỉnh', null]]],
    ['Bộ trưởng Bộ Xây dựng chỉ đạo', [['Bộ trưởng Bộ Xây dựng', null]]],
    ['Quỹ Bảo vệ môi trường lập dự toán', [['Quỹ Bảo vệ môi trường', null]]],
    ['Tập đoàn Viễn thông Sao Khuê chịu trách nhiệm', [['Tập đoàn Viễn thông Sao Khuê', null]]],
    ['Trung tâm Phục vụ hành chính công tỉnh tiếp nhận', [['Trung tâm Phục vụ hành chính công tỉnh', null]]],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});
