import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPeopleStore } from '../src/archive/people-store.ts';
import { loadConfig } from '../src/config.ts';
import { examineChannels } from '../src/doctor-channels.ts';
import { telegramServer } from './support/telegram-server.ts';
import { zaloBotServer } from './support/zalo-bot-server.ts';

let data: string;
let telegram: Awaited<ReturnType<typeof telegramServer>>;
let zalo: Awaited<ReturnType<typeof zaloBotServer>>;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-doctor-channels-'));
  [telegram, zalo] = await Promise.all([telegramServer(), zaloBotServer()]);
});
afterEach(async () => {
  await Promise.all([telegram.close(), zalo.close()]);
  rmSync(data, { recursive: true });
});

const examined = async (variables: Record<string, string>) => {
  const checks = await examineChannels(loadConfig(variables, data), data);
  return (name: string) => checks.find((check) => check.name === name);
};

it('knows bots whose tokens are accepted, and names the variable of one that is not, never the token', async () => {
  const good = await examined({
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
    ...{ ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.url, ADMINS: 'telegram:7' },
  });
  expect(good('Telegram')).toMatchObject({ ok: true, detail: expect.stringContaining('@vanthu_bot') });
  expect(good('Zalo Bot')).toMatchObject({ ok: true });
  expect(good('Kênh chưa bật')!.detail).toBe('Zalo Official Account, Zalo cá nhân');
  expect(good('Người dùng')).toMatchObject({ ok: true, detail: expect.stringContaining('1 quản trị') });

  const bad = await examined({
    ...{ TELEGRAM_BOT_TOKEN: '55:sai-ma-nay', TELEGRAM_API_ROOT: telegram.url },
    ...{ ZALO_BOT_TOKEN: 'sai-ma-zalo', ZALO_BOT_API_ROOT: zalo.url },
  });
  for (const name of ['Telegram', 'Zalo Bot']) {
    const check = bad(name)!;
    expect(check.ok).toBe(false);
    expect(check.remedy).toMatch(/_BOT_TOKEN/);
    expect(JSON.stringify(check)).not.toMatch(/sai-ma/);
  }
  expect(bad('Người dùng')).toMatchObject({ ok: false, remedy: expect.stringContaining('ADMINS') });
});

it('knows a server that cannot be reached, and a webhook that keeps messages away', async () => {
  const away = await examined({ TELEGRAM_BOT_TOKEN: '55:abc', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
  expect(away('Telegram')).toMatchObject({ ok: false, detail: 'Không kết nối được tới Telegram.' });
  zalo.setWebhook('https://khac.example.vn/x');
  const polled = await examined({ ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.url });
  expect(polled('Zalo Bot')).toMatchObject({ ok: true, detail: expect.stringContaining('không giao tin') });
});

it('tells what an Official Account and a personal account still need', async () => {
  const account = {
    ZALO_OA_APP_ID: '1',
    ZALO_OA_APP_SECRET: 'x',
    ZALO_OA_SECRET_KEY: 'y',
  };
  expect((await examined(account))('Zalo Official Account')).toMatchObject({
    ...{ ok: false, remedy: expect.stringContaining('ZALO_OA_REFRESH_TOKEN') },
  });
  const ready = { ...account, ZALO_OA_REFRESH_TOKEN: 'refresh-1', PUBLIC_URL: 'https://vanthu.example.vn/' };
  const check = (await examined(ready))('Zalo Official Account')!;
  expect(check).toMatchObject({
    ok: true,
    detail: expect.stringContaining('https://vanthu.example.vn/zalo/oa'),
  });
  expect(JSON.stringify(check)).not.toContain('refresh-1');

  const file = join(data, 'zalo.json');
  expect((await examined({ ZALO_PERSONAL_CREDENTIALS: file }))('Zalo cá nhân')).toMatchObject({ ok: false });
  writeFileSync(file, '{"cookie": []}');
  expect((await examined({ ZALO_PERSONAL_CREDENTIALS: file }))('Zalo cá nhân')).toMatchObject({
    ...{ ok: true, detail: expect.stringMatching(/khóa tài khoản/) },
  });
});

it('makes nothing where there is nothing yet, and tells of digests that were refused', async () => {
  expect((await examined({}))('Bản tin và nhắc việc')).toBeUndefined();
  const people = openPeopleStore(data);
  await people.saveDeliveries([
    {
      ...{ key: 'daily:1:2026-11-24', chat: 'telegram:7', state: 'refused', attempts: 1 },
      ...{ at: '2026-11-24T00:30:00.000Z', reason: 'Người nhận đã chặn bot.', final: true },
    },
  ]);
  await people.close();
  expect((await examined({}))('Bản tin và nhắc việc')!.detail).toBe(
    '0 đăng ký, 1 lần gửi chưa được; gần nhất: Người nhận đã chặn bot.',
  );
});
