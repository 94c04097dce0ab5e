import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recentlyUsed } from '../../src/core/recently-used.ts';

it('keeps what was used last within its size, as a plain list would, and tells what it forgets', () => {
  const call = fc.record({ key: fc.nat(5), size: fc.integer({ min: 1, max: 6 }), put: fc.boolean() });
  fc.assert(
    fc.property(fc.array(call), (calls) => {
      const forgotten: number[] = [];
      const map = recentlyUsed<number, number>(
        10,
        (size) => size,
        (_size, key) => forgotten.push(key),
      );
      let plain: { key: number; size: number }[] = [];
      const expected: number[] = [];
      for (const { key, size, put } of calls) {
        const known = plain.find((one) => one.key === key);
        plain = plain.filter((one) => one.key !== key);
        if (!put) expect(map.get(key)).toBe(known?.size);
        else map.set(key, size);
        if (put || known) plain.push(put ? { key, size } : known!);
        while (put && plain.length > 1 && plain.reduce((sum, one) => sum + one.size, 0) > 10)
          expected.push(plain.shift()!.key);
      }
      expect(forgotten).toEqual(expected);
    }),
  );
});
