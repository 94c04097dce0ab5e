import { expect, it } from 'vitest';
import { gainAt, precisionAndRecall, recallAt, reciprocalRankAt } from './metrics.ts';

const hits = [[false, true, false, true], [true], [false, false]];

it('counts what stands where, against figures worked out by hand', () => {
  expect(recallAt(1, hits)).toBeCloseTo(1 / 3);
  expect(recallAt(5, hits)).toBeCloseTo(2 / 3);
  expect(reciprocalRankAt(10, hits)).toBeCloseTo((1 / 2 + 1 + 0) / 3);
  const first = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3));
  expect(gainAt(10, hits, [2, 1, 1])).toBeCloseTo((first + 1 + 0) / 3);
});

it('does not reward more right results than exist', () => {
  expect(gainAt(10, [[true, true]], [2])).toBe(1);
});

it('counts tasks over all questions, so that a long list weighs more', () => {
  const all = [
    { given: 4, right: 3, wanted: 5, found: 3 },
    { given: 0, right: 0, wanted: 1, found: 0 },
  ];
  expect(precisionAndRecall(all)).toEqual({ precision: 3 / 4, recall: 3 / 6 });
});
