import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const run = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'eval.ts'), ...words], {
    encoding: 'utf8',
  });

it('tells what can be evaluated, and which option it does not know', () => {
  const helped = run('--help');
  expect(helped).toMatchObject({ status: 0, stderr: '' });
  for (const option of [
    '--misses',
    '--dataset FILE',
    '--documents DIR',
    '--generated',
    '--scripted',
    '--gate',
  ]) {
    expect(helped.stdout).toContain(`npm run eval -- ${option}`);
  }
  const mistyped = run('--gates');
  expect(mistyped.status).toBe(2);
  expect(mistyped.stderr).toMatch(/--gates[\s\S]*npm run eval -- --gate/);
  expect(mistyped.stderr).not.toContain('at parseArgs');
});
