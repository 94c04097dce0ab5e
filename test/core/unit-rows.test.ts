import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isKind, rowOf } from '../../src/core/unit-rows.ts';
import { unitRegistry } from '../../src/core/units.ts';
import { readUnits } from '../../src/units.ts';

const units = unitRegistry(readUnits(resolve('knowledge/units.json')));
const row = (text: string) => {
  const found = rowOf(text, units.find(text), 0, text.length);
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text);
  return found.map((one) => one.text);
};

it.each([
  [
    'Bệnh viện đa khoa tỉnh, bệnh viện Hương Sậy và trung tâm y tế Đồng Vạc lập phương án',
    ['Bệnh viện đa khoa tỉnh', 'bệnh viện Hương Sậy', 'trung tâm y tế Đồng Vạc'],
  ],
  [
    'Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương rà soát',
    [
      'Các bộ',
      'cơ quan ngang bộ',
      'cơ quan thuộc Chính phủ',
      'Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương',
    ],
  ],
  ['Các bộ, ngành, địa phương tổ chức thực hiện', ['Các bộ, ngành, địa phương']],
  ['các cơ quan, tổ chức có liên quan cung cấp số liệu', ['các cơ quan, tổ chức có liên quan']],
  ['Sở Tài chính và các cơ sở dược tư nhân báo cáo', ['Sở Tài chính', 'các cơ sở dược tư nhân']],
  ['UBND các tỉnh: Hà Khê, Vĩnh Sa huy động lực lượng', ['UBND các tỉnh: Hà Khê, Vĩnh Sa']],
  ['Các bệnh viện trên địa bàn tỉnh rà soát', ['Các bệnh viện trên địa bàn tỉnh']],
])('%s', (text, expected) => expect(row(text)).toEqual(expected));

it.each([
  ['Các trường hợp nặng chuyển tuyến ngay', []],
  ['Các cơ sở dữ liệu phải được sao lưu', []],
  ['bệnh viện Hương Sậy lập phương án', []],
  ['Sở Y tế, tổ chức tập huấn cho cán bộ', ['Sở Y tế']],
  ['Sở Y tế và phòng, chống dịch', ['Sở Y tế']],
  ['các sở, ngành, tổ chức thực hiện', ['các sở, ngành']],
])('no body in small letters beside what is one: %s', (text, expected) =>
  expect(row(text)).toEqual(expected),
);

it('tells a kind of bodies from the name of one', () => {
  expect(['các trường học', 'địa phương liên quan', 'Các bộ'].every(isKind)).toBe(true);
  expect(['bệnh viện Hương Sậy', 'Ủy ban nhân dân thành phố', 'văn thư cơ quan'].some(isKind)).toBe(false);
});

it('takes time in proportion to the text, however hostile', () => {
  for (const piece of [
    'các sở, ',
    'Phòng Y tế các huyện: Kim Lĩnh, ',
    'các xã ',
    'và ',
    'UBND các tỉnh: A',
  ]) {
    const text = piece.repeat(20_000 / piece.length);
    const started = performance.now();
    rowOf(text, units.find(text), 0, text.length);
    expect(performance.now() - started, piece).toBeLessThan(10_000);
  }
});
