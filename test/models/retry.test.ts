import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { withRetries } from '../../src/models/retry.ts';

const refusal = (headers: Record<string, string>, code = 'rate_limit') =>
  OpenAI.APIError.generate(429, { error: { message: 'slow down', code } }, undefined, new Headers(headers));

/** Milliseconds to the second try of work that fails once, and how often it was tried. */
async function pauseAfter(fault: Error, limits: { remainingMs?: number; chance?: number } = {}) {
  const began = performance.now();
  let tries = 0;
  const work = async () => {
    if (++tries === 1) throw fault;
  };
  const failure = await withRetries(work, {
    retries: 3,
    remainingMs: () => limits.remainingMs ?? 60_000,
    signal: new AbortController().signal,
    random: () => limits.chance ?? 0,
  }).catch((thrown) => thrown);
  return { pause: performance.now() - began, tries, failure };
}

it('spreads those who come back, so that they do not all come at once', async () => {
  const early = await pauseAfter(refusal({}), { chance: 0 });
  const late = await pauseAfter(refusal({}), { chance: 1 });
  expect(late.pause - early.pause).toBeGreaterThan(150);
  const asked = await pauseAfter(refusal({ 'retry-after': '0' }), { chance: 1 });
  expect(asked.pause).toBeGreaterThan(30);
});

it('waits as long as asked, whichever way the server writes it', async () => {
  expect((await pauseAfter(refusal({ 'retry-after-ms': '120' }))).pause).toBeGreaterThanOrEqual(119);
  const date = new Date(Date.now() + 2000).toUTCString();
  const { pause } = await pauseAfter(refusal({ 'retry-after': date }));
  expect(pause).toBeGreaterThan(900);
  expect(pause).toBeLessThan(2500);
});

it('does not wait for what will not come in time, or never', async () => {
  for (const { tries, failure, pause } of [
    await pauseAfter(refusal({ 'retry-after': '5' }), { remainingMs: 4000 }),
    await pauseAfter(refusal({}, 'insufficient_quota')),
    await pauseAfter(refusal({ 'x-should-retry': 'false' })),
    await pauseAfter(new TypeError('a fault of the program')),
  ]) {
    expect(tries).toBe(1);
    expect(failure).toBeInstanceOf(Error);
    expect(pause).toBeLessThan(200);
  }
});
