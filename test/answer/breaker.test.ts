import { expect, it } from 'vitest';
import { breaker } from '../../src/answer/breaker.ts';

it('rests after three faults in a row, then lets one question try, and goes on when that works', () => {
  let now = 0;
  const guard = breaker(() => now);
  guard.failed();
  guard.failed();
  expect(guard.allows()).toBe(true);
  guard.failed();
  expect(guard.allows()).toBe(false);
  now = 29_999;
  expect(guard.allows()).toBe(false);
  now = 30_000;
  expect([guard.allows(), guard.allows()]).toEqual([true, false]);
  guard.failed();
  now = 59_999;
  expect(guard.allows()).toBe(false);
  now = 60_000;
  expect(guard.allows()).toBe(true);
  guard.succeeded();
  expect([guard.allows(), guard.allows()]).toEqual([true, true]);
});

it('counts faults in a row only', () => {
  const guard = breaker(() => 0);
  for (let turn = 0; turn < 10; turn++) {
    guard.failed();
    guard.failed();
    guard.succeeded();
  }
  expect(guard.allows()).toBe(true);
});
