import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeWriterLock } from '../../src/archive/lock.ts';
import { UserError } from '../../src/core/errors.ts';

let data: string;
const clock = () => new Date(2026, 10, 22, 8, 5);

beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'vanthu-lock-')), 'data');
});
afterEach(() => rmSync(join(data, '..'), { recursive: true }));

it('tells the second writer who holds the folder and since when', async () => {
  const first = await takeWriterLock(data, { purpose: 'lập chỉ mục', clock });
  const second = takeWriterLock(data, { purpose: 'khôi phục', clock });
  await expect(second).rejects.toThrow(UserError);
  await expect(second).rejects.toThrow(`tiến trình ${process.pid}`);
  await expect(second).rejects.toThrow('(lập chỉ mục) từ 08:05 ngày 22/11/2026');
  first.release();
  (await takeWriterLock(data, { purpose: 'khôi phục', clock })).release();
});

it('lets the second writer wait', async () => {
  const first = await takeWriterLock(data, { purpose: 'lập chỉ mục', clock });
  const second = takeWriterLock(data, { purpose: 'lập chỉ mục', clock, waitMs: 10_000 });
  await sleep(150);
  first.release();
  (await second).release();
});

it('stops waiting when asked to', async () => {
  const first = await takeWriterLock(data, { purpose: 'lập chỉ mục', clock });
  const signal = AbortSignal.timeout(150);
  const second = takeWriterLock(data, { purpose: 'lập chỉ mục', clock, waitMs: 60_000, signal });
  await expect(second).rejects.toThrow(/abort|timeout/i);
  first.release();
});

it('is free again when its holder was killed', async () => {
  const lock = new URL('../../src/archive/lock.ts', import.meta.url).href;
  const script =
    `const { takeWriterLock } = await import(${JSON.stringify(lock)});` +
    `await takeWriterLock(${JSON.stringify(data)}, { purpose: 'lập chỉ mục', clock: () => new Date() });` +
    `console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await expect(takeWriterLock(data, { purpose: 'lập chỉ mục', clock })).rejects.toThrow(
    `tiến trình ${child.pid}`,
  );
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  (await takeWriterLock(data, { purpose: 'lập chỉ mục', clock })).release();
});
