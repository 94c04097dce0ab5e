import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { zaloOaServer } from '../../support/zalo-oa-server.ts';

const run = promisify(execFile);

it('of three processes that begin at once one refreshes, and no refresh token is spent twice', async () => {
  const data = mkdtempSync(join(tmpdir(), 'vanthu-race-'));
  const server = await zaloOaServer();
  const file = join(import.meta.dirname, '../../support/refresh-token.ts');
  const one = () => run(process.execPath, ['--import', 'tsx', file, data, server.url]);
  const got = await Promise.all([one(), one(), one()]);
  expect(new Set(got.map(({ stdout }) => stdout)).size).toBe(1);
  expect(server.renewals()).toBe(1);
  await server.close();
  rmSync(data, { recursive: true });
});
