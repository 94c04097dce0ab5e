import { expect, it } from 'vitest';
import { inverseDocumentFrequency, passageTerms } from '../../src/core/terms.ts';

it('stores a passage under its syllables and pairs, without marks, with those of its headings', () => {
  const { counts, length } = passageTerms({ context: 'Đường dây', text: 'nóng, NÓNG' });
  expect(Object.fromEntries(counts)).toEqual({
    duong: 1,
    'duong day': 1,
    day: 1,
    'day nong': 1,
    nong: 2,
    'nong nong': 1,
  });
  expect(length).toBe(4);
});

it('finds 3 ngày and 03 ngày under one term, and keeps zero', () => {
  const terms = (text: string) => [...passageTerms({ context: '', text }).counts.keys()];
  expect(terms('03 ngày')).toEqual(terms('3 ngày'));
  expect(terms('0')).toEqual(['0']);
  expect(terms('00')).toEqual(['0']);
});

it('weighs a rare term higher than a common one, and none below zero', () => {
  expect(inverseDocumentFrequency(100, 1)).toBeGreaterThan(inverseDocumentFrequency(100, 50));
  expect(inverseDocumentFrequency(100, 100)).toBeGreaterThan(0);
});
