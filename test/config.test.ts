import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { UserError } from '../src/core/errors.ts';

const empty = mkdtempSync(join(tmpdir(), 'vanthu-config-'));

it('needs nothing to be set', () => {
  expect(loadConfig({}, empty)).toEqual({
    embedding: null,
    maxFileBytes: 50 * 1024 * 1024,
    lockSeconds: 10,
    timeZone: 'Asia/Ho_Chi_Minh',
    soonDays: 7,
  });
});

it('reads .env, and the environment goes before it; an empty value is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-config-'));
  writeFileSync(join(folder, '.env'), 'MAX_FILE_MB=5\nLOCK_SECONDS=3\nEMBEDDING_MODEL=\n');
  const config = loadConfig({ LOCK_SECONDS: '7' }, folder);
  expect(config).toMatchObject({ maxFileBytes: 5 * 1024 * 1024, lockSeconds: 7, embedding: null });
});

it('names every wrong variable with its remedy, as wrong usage', () => {
  const wrong = { MAX_FILE_MB: 'to', EMBEDDING_BASE_URL: 'ftp://x', TZ: 'Hà Nội' };
  expect(() => loadConfig(wrong, empty)).toThrow(UserError);
  for (const line of [/MAX_FILE_MB: phải là một số/, /EMBEDDING_BASE_URL: .*http/, /TZ: .*Asia/]) {
    expect(() => loadConfig(wrong, empty)).toThrow(line);
  }
});

it('asks for the model when only the server is given', () => {
  expect(() => loadConfig({ EMBEDDING_BASE_URL: 'http://127.0.0.1:1/v1' }, empty)).toThrow(/EMBEDDING_MODEL/);
});

it('cannot be changed afterwards', () => {
  expect(Object.isFrozen(loadConfig({}, empty))).toBe(true);
});
