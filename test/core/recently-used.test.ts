import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recentlyUsed } from '../../src/core/recently-used.ts';

const most = 12;
const call = fc.record({ key: fc.nat(7), size: fc.integer({ min: 1, max: 9 }), put: fc.boolean() });

it('keeps within its size what was used last, and tells what it forgets', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
      const kept = new Map<number, number>();
      const map = recentlyUsed<number, number>(
        most,
        (size) => size,
        (size, key) => {
          expect(kept.get(key)).toBe(size);
          kept.delete(key);
        },
      );
      for (const { key, size, put } of calls) {
        // What is told as forgotten is gone, everything else is there.
        if (!put) expect(map.get(key)).toBe(kept.get(key));
        else {
          kept.set(key, size);
          map.set(key, size);
          expect(map.get(key)).toBe(size);
        }
        const all = [...kept.values()].reduce((sum, one) => sum + one, 0);
        expect(kept.size === 1 || all <= most).toBe(true);
      }
    }),
  );
});

it('never forgets what was used since half of its size came in', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.nat(9), put: fc.boolean() })), (calls) => {
      // All of one size: the newest half of the keys in use must be there.
      const map = recentlyUsed<number, number>(8, () => 1);
      let used: number[] = [];
      for (const { key, put } of calls) {
        if (put) map.set(key, key);
        else if (map.get(key) === undefined) {
          expect(used.slice(-4)).not.toContain(key);
          used = used.filter((one) => one !== key);
          continue;
        }
        used = [...used.filter((one) => one !== key), key];
      }
    }),
  );
});

it('forgets everything when it is told to, and tells nobody', () => {
  const forgotten: string[] = [];
  const map = recentlyUsed<string, string>(
    10,
    () => 1,
    (_value, key) => forgotten.push(key),
  );
  map.set('một', '1');
  map.clear();
  expect(map.get('một')).toBeUndefined();
  expect(forgotten).toEqual([]);
});
