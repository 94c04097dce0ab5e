import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { official } from './support/official.ts';
import { runServe, type Served } from './support/run-serve.ts';
import { runVanthu } from './support/run-vanthu.ts';
import { slowModel } from './support/slow-model.ts';
import { telegramServer } from './support/telegram-server.ts';
import { zaloBotServer } from './support/zalo-bot-server.ts';
import { userText, zaloOaServer } from './support/zalo-oa-server.ts';

const body =
  'Sở Y tế giao:\n\n1. Trạm Y tế các xã báo cáo số trẻ tiêm vắc xin sởi trước ngày 25 hằng tháng.\n\n2. Kinh phí mua bơm kim tiêm là 318 triệu đồng.';
const question = 'kinh phí mua bơm kim tiêm là bao nhiêu?';
const quote = /“[^”]*318 triệu đồng[^”]*”/;

let root: string;
let places: { archive: string; data: string };
let telegram: Awaited<ReturnType<typeof telegramServer>>;
let zalo: Awaited<ReturnType<typeof zaloBotServer>>;
let oa: Awaited<ReturnType<typeof zaloOaServer>>;
const running: Served[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-serve-'));
  places = { archive: join(root, 'kho'), data: join(root, 'data') };
  mkdirSync(places.archive);
  writeFileSync(join(places.archive, 'soi.txt'), official({ body }));
  [telegram, zalo, oa] = [await telegramServer(), await zaloBotServer(), await zaloOaServer()];
  await runVanthu(['index', '--archive', places.archive, '--data', places.data]);
});
afterEach(async () => {
  for (const served of running.splice(0)) {
    if (served.process.exitCode === null && served.process.signalCode === null) await served.end('SIGKILL');
  }
  for (const server of [telegram, zalo, oa]) await server.close();
  rmSync(root, { recursive: true });
});

const start = async (env: Record<string, string>) => {
  const served = await runServe(places, { ACCESS: 'open', ...env });
  running.push(served);
  return served;
};
const zaloBot = () => ({ ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.url });
const account = () => ({
  ...{ ZALO_OA_APP_ID: oa.appId, ZALO_OA_APP_SECRET: oa.appSecret, ZALO_OA_SECRET_KEY: oa.secretKey },
  ...{ ZALO_OA_ID: oa.oaId, ZALO_OA_REFRESH_TOKEN: oa.firstRefreshToken },
  ...{ ZALO_OA_API_ROOT: oa.url, ZALO_OA_OAUTH_ROOT: oa.url },
});
const telegramBot = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url });

/** A call of the webhook of the account as it goes over the wire; gives the status. */
async function call(served: Served, id: string, text: string, key = oa.secretKey): Promise<number> {
  const signed = oa.call(userText('7788', text, id), { key });
  const response = await fetch(`${served.url}/zalo/oa`, {
    ...{ method: 'POST', headers: signed.headers, body: await signed.text() },
  });
  return response.status;
}
const fromBot = () => zalo.sent().map(({ text }) => String(text));
const fromAccount = () => oa.sent('7788').map(({ text }) => String(text));
const fromTelegram = () => telegram.sent().map(({ text }) => String(text));
const soon = { timeout: 20_000 };
const lines = async (served: Served) => (await (await fetch(`${served.url}/metrics`)).text()).split('\n');

it('answers over a Zalo Bot and an Official Account, counts both, ends in order, and goes on', async () => {
  const env = { ...zaloBot(), ...account() };
  const served = await start(env);
  await served.prints('- Zalo Bot: đang chạy');
  await served.prints('- Zalo Official Account: đang chạy');
  zalo.write(question);
  expect(await call(served, 'm1', question, 'khoa-cua-nguoi-khac')).toBe(401);
  expect(await call(served, 'm1', question)).toBe(200);
  expect(await call(served, 'm1', question)).toBe(200);
  await expect.poll(fromBot, soon).toEqual([expect.stringMatching(quote)]);
  await expect.poll(fromAccount, soon).toEqual([expect.stringMatching(quote)]);
  expect(fromBot()[0]).toContain('kế hoạch số 91/KH-SYT');

  // A number where there are no buttons, and a button.
  const [, number] = /(\d)\. Xem trong văn bản/.exec(fromBot()[0]!)!;
  zalo.write(number!);
  const button = oa
    .sent('7788')[0]!
    .attachment!.payload.buttons!.find(({ title }) => title === 'Xem trong văn bản');
  expect(await call(served, 'm2', button!.payload)).toBe(200);
  for (const said of [fromBot, fromAccount]) {
    await expect.poll(() => said()[1], soon).toContain('Trong Kế hoạch số 91/KH-SYT');
  }

  const metrics = await lines(served);
  for (const channel of ['zalo', 'zalo-oa']) {
    expect(metrics).toContain(
      `vanthu_questions_total{channel="${channel}",outcome="answer",mode="extractive"} 1`,
    );
    expect(metrics).toContain(`vanthu_channel_up{channel="${channel}"} 1`);
  }
  expect(await served.end()).toBe(0);
  expect(oa.renewals()).toBe(1);

  // The refresh token of the configuration is spent; the next start goes on with what was kept.
  const again = await start(env);
  await again.prints('- Zalo Official Account: đang chạy');
  expect(await call(again, 'm1', question)).toBe(200);
  expect(await call(again, 'm3', 'trợ giúp')).toBe(200);
  await expect.poll(() => fromAccount()[2], soon).toContain('/vanban');
  expect(await again.end()).toBe(0);
  expect(fromAccount()).toHaveLength(3);
  expect(oa.renewals()).toBe(1);

  for (const { stdout, stderr } of [served.output(), again.output()]) {
    expect(stdout).toContain('Đang dừng');
    for (const line of stderr.trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow();
    const secrets = [zalo.token, 'bi-mat', 'lam-moi-', 'truy-cap-'];
    for (const secret of [...secrets, 'bơm kim tiêm', '318 triệu', 'trợ giúp', 'Lan']) {
      expect(stdout + stderr).not.toContain(secret);
    }
  }
});

it('ends the answers under way on both when it is told to stop', async () => {
  const slow = await slowModel(2000);
  const served = await start({ ...zaloBot(), ...account(), ...slow.settings });
  await served.prints('- Zalo Official Account: đang chạy');
  zalo.write(question);
  await call(served, 'm1', question);
  await expect.poll(slow.asked, soon).toBe(2);
  expect(await served.end()).toBe(0);
  expect(fromBot()).toEqual([expect.stringMatching(quote)]);
  expect(fromAccount()).toEqual([expect.stringMatching(quote)]);
  slow.close();
});

const wrong = {
  telegram: [
    { TELEGRAM_BOT_TOKEN: '999:ma-sai-cua-ai-do' },
    /- Telegram: chưa chạy được, sẽ tự thử lại: .*TELEGRAM_BOT_TOKEN/,
  ],
  zalo: [
    { ZALO_BOT_TOKEN: '999:ma-sai-cua-ai-do' },
    /- Zalo Bot: chưa chạy được, sẽ tự thử lại: .*ZALO_BOT_TOKEN/,
  ],
  'zalo-oa': [
    { ZALO_OA_REFRESH_TOKEN: 'ma-sai-cua-ai-do' },
    /- Zalo Official Account: chưa chạy được, sẽ tự thử lại: .*ZALO_OA_REFRESH_TOKEN/,
  ],
} as const;

it.each(Object.keys(wrong) as (keyof typeof wrong)[])(
  'goes on without %s, whose token is wrong',
  async (broken) => {
    const [token, told] = wrong[broken];
    const served = await start({ ...telegramBot(), ...zaloBot(), ...account(), ...token });
    await served.prints(told);
    telegram.write(question);
    zalo.write(question);
    const status = await call(served, 'm1', question);
    const said = { telegram: fromTelegram, zalo: fromBot, 'zalo-oa': fromAccount };
    for (const [channel, texts] of Object.entries(said)) {
      if (channel !== broken)
        await expect.poll(texts, soon).toEqual([expect.stringMatching(/318 triệu đồng/)]);
    }
    expect(said[broken]()).toEqual([]);
    // Without its 200 Zalo sends the message again later.
    expect(status === 200).toBe(broken !== 'zalo-oa');
    const metrics = await lines(served);
    for (const channel of Object.keys(said)) {
      expect(metrics).toContain(`vanthu_channel_up{channel="${channel}"} ${channel === broken ? 0 : 1}`);
    }
    expect(await served.end()).toBe(0);
    expect(JSON.stringify(served.output())).not.toContain('ma-sai-cua-ai-do');
  },
);
