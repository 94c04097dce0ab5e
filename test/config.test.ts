import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { loadConfig, secretsOf } from '../src/config.ts';
import { UserError } from '../src/core/errors.ts';

const empty = mkdtempSync(join(tmpdir(), 'vanthu-config-'));

it('needs nothing to be set', () => {
  expect(loadConfig({}, empty)).toMatchObject({
    embedding: null,
    chat: null,
    chatKeyUnused: false,
    maxFileBytes: 50 * 1024 * 1024,
    lockSeconds: 10,
    timeZone: 'Asia/Ho_Chi_Minh',
    soonDays: 7,
    removedDays: 90,
  });
});

it('keeps removed documents for ever when told so, and never for less than nothing', () => {
  expect(loadConfig({ REMOVED_DAYS: '0' }, empty).removedDays).toBe(0);
  expect(() => loadConfig({ REMOVED_DAYS: '-1' }, empty)).toThrow(/REMOVED_DAYS: không được là số âm/);
  expect(() => loadConfig({ REMOVED_DAYS: '1.5' }, empty)).toThrow(/REMOVED_DAYS: phải là số nguyên/);
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
  expect(() => loadConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, empty)).toThrow(/OPENAI_MODEL/);
});

it('has a chat model as soon as one is named, with limits that can be set', () => {
  expect(loadConfig({ OPENAI_MODEL: 'van-thu-7b' }, empty).chat).toEqual({
    model: 'van-thu-7b',
    baseUrl: 'https://api.openai.com/v1',
    apiKey: undefined,
    answerSeconds: 60,
    parallel: 4,
    evidenceTokens: 6000,
    answerTokens: 1000,
    tokensPerDay: null,
    tokensPerUserPerDay: null,
  });
  const set = { OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://10.0.0.5:8000/v1', TOKENS_PER_DAY: '5000' };
  expect(loadConfig({ ...set, ANSWER_SECONDS: '2.5' }, empty).chat).toMatchObject({
    baseUrl: 'http://10.0.0.5:8000/v1',
    answerSeconds: 2.5,
    tokensPerDay: 5000,
  });
});

it('knows that a key without a model is of no use', () => {
  expect(loadConfig({ OPENAI_API_KEY: 'sk-1' }, empty)).toMatchObject({ chat: null, chatKeyUnused: true });
  expect(loadConfig({ OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'm' }, empty).chatKeyUnused).toBe(false);
});

it('finds a key that was pasted with more than the key, and does not print it', () => {
  const pasted = { OPENAI_MODEL: 'm', OPENAI_API_KEY: 'khóa là sk-1', MODEL_PARALLEL: '1.5' };
  expect(() => loadConfig(pasted, empty)).toThrow(/OPENAI_API_KEY: có ký tự/);
  expect(() => loadConfig(pasted, empty)).toThrow(/MODEL_PARALLEL: phải là số nguyên/);
  expect(() => loadConfig(pasted, empty)).not.toThrow(/sk-1/);
});

it('reads channels, people and the web server; what is not set is off', () => {
  const off = loadConfig({}, empty);
  expect(off.channels).toEqual({ telegram: null, zalo: null, zaloOa: null, zaloPersonal: null });
  expect(off.people).toMatchObject({ admins: [], open: false, messagesPerMinute: 20, questionsPerDay: 300 });
  expect(off.web).toMatchObject({ host: '127.0.0.1', port: 3000 });
  const on = loadConfig(
    {
      ...{ TELEGRAM_BOT_TOKEN: '1234:abc-DEF_5', TELEGRAM_API_ROOT: 'http://127.0.0.1:9/' },
      ...{ ADMINS: 'telegram:123456, zalo:9876543210', ACCESS: 'open', PORT: '0' },
    },
    empty,
  );
  expect(on.channels.telegram).toMatchObject({ token: '1234:abc-DEF_5', apiRoot: 'http://127.0.0.1:9' });
  expect(on.people).toMatchObject({ admins: ['telegram:123456', 'zalo:9876543210'], open: true });
  expect(secretsOf(on)).toEqual(['1234:abc-DEF_5']);
});

it('names the wrong part of a list of people, and everything else that is wrong beside it', () => {
  const wrong = {
    ...{ ADMINS: 'telegram:123, @lan, facebook:5', MANAGERS: 'telegram:abc', PORT: '99999' },
    ...{ TELEGRAM_BOT_TOKEN: 'mã của tôi', ZALO_BOT_WEBHOOK_URL: 'https://kenh.example.vn/zalo' },
    ...{ ZALO_OA_APP_ID: '77', ACCESS: 'all' },
  };
  const told = [
    ...[/ADMINS: "@lan"/, /ADMINS: "facebook:5"/, /MANAGERS: "telegram:abc"/, /PORT: /, /ACCESS: /],
    ...[/TELEGRAM_BOT_TOKEN: .*BotFather/, /ZALO_BOT_TOKEN: còn thiếu/, /ZALO_OA_APP_SECRET: còn thiếu/],
    /ZALO_OA_SECRET_KEY: còn thiếu/,
  ];
  for (const line of told) expect(() => loadConfig(wrong, empty)).toThrow(line);
  expect(() => loadConfig(wrong, empty)).not.toThrow(/mã của tôi|telegram:123,/);
});

it('documents every variable in .env.example, with nothing set there', () => {
  const example = readFileSync('.env.example', 'utf8');
  const named = new Set([...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]));
  const code = ['src/config.ts', 'src/config-channels.ts'].map((file) => readFileSync(file, 'utf8')).join('');
  const read = [...code.matchAll(/^ {2,4}([A-Z_]{2,}):/gm)].map((match) => match[1]!);
  expect(read.length).toBeGreaterThan(35);
  expect(read.filter((variable) => !named.has(variable))).toEqual([]);
  expect(loadConfig(parseEnv(example), empty)).toEqual(loadConfig({}, empty));
});

it('cannot be changed afterwards', () => {
  expect(Object.isFrozen(loadConfig({}, empty))).toBe(true);
});
