import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openUsageStore } from '../../src/archive/usage-store.ts';
import { localDay } from '../../src/core/days.ts';
import type { Usage } from '../../src/core/ports.ts';

let root: string;
let data: string;
const stores: ReturnType<typeof openUsageStore>[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-usage-'));
  data = join(root, 'data');
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  rmSync(root, { recursive: true });
});

function opened() {
  const store = openUsageStore(data);
  stores.push(store);
  return store;
}

const noon = new Date(2026, 10, 24, 12);
const today = localDay(noon);
const usage = (changes: Partial<Usage> = {}): Usage => ({
  at: noon.toISOString(),
  asker: 'zalo:7',
  purpose: 'answer',
  model: 'van-thu-7b',
  prompt: 'a1b2c3',
  inputTokens: 100,
  outputTokens: 20,
  ...changes,
});

it('knows nothing, and makes nothing, where nothing was ever indexed', () => {
  expect(opened().tokensOn(today, 'zalo:7')).toEqual({ all: 0, asker: 0 });
});

it('adds up the tokens of a local day, of all and of one, and keeps them over a restart', async () => {
  const store = opened();
  store.recordUsage(usage());
  store.recordUsage(usage({ asker: 'telegram:1', purpose: 'rewrite', inputTokens: 7, outputTokens: 3 }));
  store.recordUsage(usage({ asker: null, inputTokens: 1, outputTokens: 1 }));
  const justBefore = new Date(new Date(2026, 10, 24).getTime() - 1);
  store.recordUsage(usage({ at: justBefore.toISOString(), inputTokens: 5000 }));
  const expected = { all: 132, asker: 120 };
  expect(store.tokensOn(today, 'zalo:7')).toEqual(expected);
  await store.close();
  const again = opened();
  expect(again.tokensOn(today, 'zalo:7')).toEqual(expected);
  expect(again.tokensOn(today, null)).toEqual({ all: 132, asker: 2 });
  expect(again.tokensOn('2026-11-23', 'zalo:7')).toEqual({ all: 5020, asker: 5020 });
});

it('adds up what each prompt and model cost since a day, the dearest first, written or not', async () => {
  const store = opened();
  expect(store.usedSince(today)).toEqual([]);
  store.recordUsage(usage());
  store.recordUsage(usage({ asker: null }));
  store.recordUsage(usage({ prompt: 'd4e5f6', inputTokens: 1000 }));
  store.recordUsage(usage({ model: 'van-thu-70b', purpose: 'rewrite', inputTokens: 5 }));
  store.recordUsage(usage({ at: new Date(2026, 10, 18, 23).toISOString(), outputTokens: 4 }));
  const expected = [
    { purpose: 'answer', model: 'van-thu-7b', prompt: 'd4e5f6', calls: 1, tokens: 1020 },
    { purpose: 'answer', model: 'van-thu-7b', prompt: 'a1b2c3', calls: 2, tokens: 240 },
    { purpose: 'rewrite', model: 'van-thu-70b', prompt: 'a1b2c3', calls: 1, tokens: 25 },
  ];
  expect(store.usedSince(today)).toEqual(expected);
  await store.close();
  const again = opened();
  expect(again.usedSince(today)).toEqual(expected);
  again.recordUsage(usage({ inputTokens: 0, outputTokens: 1 }));
  expect(again.usedSince(today)[1]).toMatchObject({ calls: 3, tokens: 241 });
  expect(again.usedSince('2026-11-18')[1]).toMatchObject({ calls: 4, tokens: 345 });
});

it('neither stops the program nor forgets while a reindex holds the lock', async () => {
  const first = opened();
  first.recordUsage(usage());
  await first.close();
  const indexing = new Sqlite(join(data, 'vanthu.db'));
  indexing.exec('BEGIN IMMEDIATE');
  const store = opened();
  const began = performance.now();
  for (let count = 0; count < 5; count++) store.recordUsage(usage());
  expect(store.tokensOn(today, 'zalo:7').asker).toBe(6 * 120);
  await sleep(50);
  expect(performance.now() - began).toBeLessThan(500);
  expect(opened().tokensOn(today, 'zalo:7').asker).toBe(120);
  indexing.exec('COMMIT');
  indexing.close();
  await expect.poll(() => opened().tokensOn(today, 'zalo:7').asker).toBe(6 * 120);
  expect(store.tokensOn(today, 'zalo:7').asker).toBe(6 * 120);
});

it('counts on where the data folder cannot be written, and writes when it can be', async () => {
  writeFileSync(data, 'a file in the place of the folder');
  const store = opened();
  store.recordUsage(usage());
  await sleep(10);
  expect(store.tokensOn(today, 'zalo:7')).toEqual({ all: 120, asker: 120 });
  rmSync(data);
  store.recordUsage(usage());
  await store.close();
  expect(opened().tokensOn(today, 'zalo:7').asker).toBe(240);
});
