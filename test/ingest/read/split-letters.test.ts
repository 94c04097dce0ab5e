import { describe, expect, it } from 'vitest';
import { joinSplitLetters } from '../../../src/ingest/read/split-letters.ts';
import { isSyllable, isWholeSyllable } from '../../../src/ingest/read/syllable.ts';

describe('words that glyph runs split', () => {
  it.each([
    ['QU Ố C H Ộ I', 'QUỐC HỘI'],
    ['ĐIỀ U KHO ẢN THI HÀNH', 'ĐIỀU KHOẢN THI HÀNH'],
    ['NGH Ị QUY Ế T', 'NGHỊ QUYẾT'],
    ['Tổ chứ c thực hiện', 'Tổ chức thực hiện'],
    ['trách nhi ệm củ a giám đố c', 'trách nhiệm của giám đốc'],
  ])('%s', (split, whole) => {
    expect(joinSplitLetters([split, 'Ủ Y BAN NHÂN D ÂN'])[0]).toBe(whole);
  });

  it.each([
    'KHU A, KHU B',
    'Bệnh viện hạng I, hạng II',
    'điểm a, điểm b và điểm c khoản 1',
    'Viêm gan B, cúm A và vitamin A',
    'UBND TỈNH; HĐND TỈNH; BVĐK TỈNH',
    'Cho an toàn, quy an ninh, khu ăn uống',
    'Đắk Lắk, Kon Tum, Scavi và Petro',
    'Theo ý kiến của ông A và bà B',
  ])('leaves alone: %s', (line) => {
    expect(joinSplitLetters([line])).toEqual([line]);
  });

  it('joins capitals only where a page shows more than one split word', () => {
    expect(joinSplitLetters(['KHU A', 'Điều 1. Phạm vi'])).toEqual(['KHU A', 'Điều 1. Phạm vi']);
  });
});

describe('syllables', () => {
  it.each([
    'nghiêng',
    'quốc',
    'quý',
    'gì',
    'giếng',
    'khuya',
    'thuở',
    'uỷ',
    'ủy',
    'hòa',
    'hoà',
    'được',
    'TẬP',
    'xoong',
  ])('%s is one', (word) => expect(isWholeSyllable(word)).toBe(true));
  it.each(['ĐIỀ', 'C', 'bàc', 'nghàng', 'kan', 'strong', 'giáo2', 'áá', 'HĐND', 'thiê'])(
    '%s is none',
    (word) => expect(isSyllable(word)).toBe(false),
  );
});
