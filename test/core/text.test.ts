import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fold,
  foldedWords,
  hasDiacritics,
  syllables,
  toStoredText,
  unifyTones,
} from '../../src/core/text.ts';

describe('fold', () => {
  it('drops every Vietnamese mark, đ included', () => {
    expect(fold('Uỷ ban nhân dân huyện Đông Triều')).toBe('uy ban nhan dan huyen dong trieu');
    expect(fold('ẮẰẲẴẶ ỨỪỬỮỰ Ơ Ư Đ')).toBe('aaaaa uuuuu o u d');
  });

  it('keeps the length of any stored text, so that offsets stay true', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = toStoredText(raw);
        expect(fold(text).length).toBe(text.length);
      }),
    );
  });
});

describe('unifyTones', () => {
  it.each([
    ['hòa', 'hoà'],
    ['Thúy', 'thuý'],
    ['ủy ban', 'uỷ ban'],
    ['khỏe', 'khoẻ'],
  ])('%s and %s are one word', (left, right) => expect(unifyTones(left)).toBe(unifyTones(right)));

  it.each(['quý', 'hoàn', 'thuỷ', 'toán', 'của'])('%s has one spelling', (word) =>
    expect(unifyTones(word)).toBe(word),
  );
});

describe('syllables', () => {
  it('have the same folded words as a list that knows no places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.lorem(), (raw, words) => {
        const text = toStoredText(`${raw} Ủy ban, ${words}: Đông-Triều 274a/TB ${raw}`);
        expect(foldedWords(text)).toEqual(syllables(text).map(({ folded }) => folded));
      }),
    );
  });

  it('reads NFD input after storing as if it were NFC', () => {
    const text = toStoredText('Nhiệm vụ'.normalize('NFD'));
    expect(syllables(text).map((token) => token.exact)).toEqual(['nhiệm', 'vụ']);
  });

  it('gives offsets that cut the token out of the text', () => {
    const text = 'Số: 565/TB-SYT, quý II';
    expect(syllables(text).map((token) => text.slice(token.start, token.end))).toEqual([
      'Số',
      '565',
      'TB',
      'SYT',
      'quý',
      'II',
    ]);
  });
});

it('knows whether a question was typed with marks', () => {
  expect(hasDiacritics('nhiem vu nao')).toBe(false);
  expect(hasDiacritics('nhiệm vu nao')).toBe(true);
  expect(hasDiacritics('đo')).toBe(true);
});
