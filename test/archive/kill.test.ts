import { expect, it } from 'vitest';
import { killIndex } from '../support/kill-index.ts';

it('opens whole after the indexing process was killed, loses nothing acknowledged, and completes', async () => {
  const result = await killIndex(9);
  expect(result.faults).toEqual([]);
  expect(result.killed + result.finished).toBe(12);
}, 120_000);
