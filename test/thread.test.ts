import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UserError } from '../src/core/errors.ts';
import { faultOf, openThread, tellFault } from '../src/thread.ts';
import { startedWorkers } from './support/started-workers.ts';

let data: string;
let workers: Worker[];
let stop: () => void;
const open = () => openThread('people-worker', { data });
const prune = ['2026-11-24T01:00:00.000Z'];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-thread-'));
  ({ workers, stop } = startedWorkers());
});
afterEach(() => {
  stop();
  rmSync(data, { recursive: true });
});

const damage = () => writeFileSync(join(data, 'vanthu.db'), 'x'.repeat(4096));

it('that breaks down while it is closed is closed', async () => {
  damage();
  const thread = open();
  const told = expect(thread.call('prune', prune)).rejects.toMatchObject({
    message: 'people-worker ended with 1',
    cause: { message: expect.stringContaining('bị hỏng') },
  });
  await thread.close();
  await told;
});

it('that cannot start is not started for each call, and its calls are told at once', async () => {
  damage();
  const thread = open();
  for (let call = 0; call < 20; call++)
    await expect(thread.call('prune', prune)).rejects.toThrow('people-worker ended with 1');
  await thread.close();
  expect(workers.length).toBe(1);
});

it('that is closed begins no other, which nobody would close', async () => {
  const thread = open();
  await thread.call('prune', prune);
  await thread.close();
  await expect(thread.call('prune', prune)).rejects.toThrow('people-worker is closed');
  expect(workers.length).toBe(1);
});

it('tells a fault with what it came from, for whoever reads the log', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const told = faultOf(
    structuredClone(tellFault(new UserError('Ổ đĩa đã đầy.', { exitCode: 3, cause: full }))),
  );
  expect(told).toBeInstanceOf(UserError);
  expect(told).toMatchObject({ message: 'Ổ đĩa đã đầy.', exitCode: 3, cause: { code: 'SQLITE_FULL' } });
  expect((told.cause as Error).stack).toBe(full.stack);
});
