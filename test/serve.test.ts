import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { official } from './support/official.ts';
import { runServe, type Served } from './support/run-serve.ts';
import { runVanthu } from './support/run-vanthu.ts';
import { slowModel } from './support/slow-model.ts';
import { telegramServer } from './support/telegram-server.ts';

const body =
  'Sở Y tế giao:\n\n1. Trạm Y tế các xã báo cáo số trẻ tiêm vắc xin sởi trước ngày 25 hằng tháng.\n\n2. Kinh phí mua bơm kim tiêm là 318 triệu đồng.';
const question = 'kinh phí mua bơm kim tiêm là bao nhiêu?';

let root: string;
let places: { archive: string; data: string };
let telegram: Awaited<ReturnType<typeof telegramServer>>;
const running: Served[] = [];

const start = async (env: Record<string, string> = {}) => {
  const served = await runServe(places, env);
  running.push(served);
  return served;
};
const bot = () => ({
  ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ADMINS: 'telegram:7' },
});
const texts = () => telegram.sent().map(({ text }) => String(text));
const index = () => runVanthu(['index', '--archive', places.archive, '--data', places.data]);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-serve-'));
  places = { archive: join(root, 'kho'), data: join(root, 'data') };
  mkdirSync(places.archive);
  writeFileSync(join(places.archive, 'soi.txt'), official({ body }));
  telegram = await telegramServer();
});
afterEach(async () => {
  for (const served of running.splice(0)) {
    if (served.process.exitCode === null && served.process.signalCode === null) await served.end('SIGKILL');
  }
  await telegram.close();
  rmSync(root, { recursive: true });
});

it('answers in Telegram, tells monitors how it is, and ends in order', async () => {
  const served = await start(bot());
  await served.prints('- Telegram: đang chạy');
  expect(served.output().stdout).toContain('Zalo Bot: chưa bật (thiếu ZALO_BOT_TOKEN)');
  await expect.poll(async () => (await fetch(`${served.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  telegram.write(question);
  await telegram.until(() => texts().some((text) => text.includes('318 triệu đồng')), 20_000);

  expect(await (await fetch(`${served.url}/healthz`)).text()).toBe('ok\n');
  const state = await (await fetch(`${served.url}/readyz`)).json();
  expect(state).toMatchObject({
    ready: true,
    documents: 1,
    channels: [{ name: 'telegram', state: 'running' }],
  });
  const metrics = await (await fetch(`${served.url}/metrics`)).text();
  expect(metrics).toContain(
    'vanthu_questions_total{channel="telegram",outcome="answer",mode="extractive"} 1',
  );
  expect(metrics).toContain('vanthu_channel_up{channel="telegram"} 1');
  expect(metrics).toContain('vanthu_documents 1');

  expect(await served.end()).toBe(0);
  const { stdout, stderr } = served.output();
  expect(stdout).toContain('Đang dừng');
  for (const line of stderr.trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow();
  for (const secret of [telegram.token, 'secret-token', 'bơm kim tiêm', 'Lan']) {
    expect(stdout + stderr).not.toContain(secret);
  }
});

it('takes a document from an admin only, asks first, and answers from it at once', async () => {
  await index();
  await start(bot());
  const news = official({
    number: 'Số: 402/TB-SYT',
    body: 'Sở Y tế giao Trạm Y tế xã Hải Trà nhận 55 tủ lạnh vắc xin.',
  });
  telegram.files.set('f1', new TextEncoder().encode(news));
  const document = { file_id: 'f1', file_unique_id: 'f1', file_name: 'moi.txt', file_size: news.length };
  const stranger = {
    message_id: 5,
    date: 0,
    chat: { id: 9, type: 'private' },
    from: { id: 9, is_bot: false, first_name: 'Ai' },
  };
  telegram.push({ message: { ...stranger, document } });
  await telegram.until(() => texts().some((text) => text.includes('chưa được cấp quyền')), 20_000);

  telegram.write('', { text: undefined, document });
  await telegram.until(() => texts().some((text) => text.includes('402/TB-SYT')), 20_000);
  expect(existsSync(join(places.archive, 'ke-hoach-402-tb-syt-2024.txt'))).toBe(false);
  const asking = telegram.sent().find(({ text }) => String(text).includes('Thêm văn bản này vào kho?'))!;
  const { inline_keyboard: keys } = asking.reply_markup as {
    inline_keyboard: { text: string; callback_data: string }[][];
  };
  telegram.press(keys.flat().find(({ text }) => text === 'Thêm vào kho')!.callback_data);
  await telegram.until(() => texts().some((text) => text.includes('Đã đưa văn bản vào kho')), 20_000);
  telegram.write('bao nhiêu tủ lạnh vắc xin giao cho Trạm Y tế xã Hải Trà?');
  await telegram.until(() => texts().some((text) => text.includes('55 tủ lạnh')), 20_000);
});

it('serves the page of this machine while a bot has a wrong token, and tells why that one is down', async () => {
  const served = await start({ ...bot(), TELEGRAM_BOT_TOKEN: '999:wrong-token-of-somebody' });
  await served.prints(/- Telegram: chưa chạy được, sẽ tự thử lại: .*TELEGRAM_BOT_TOKEN/);
  await expect.poll(async () => (await fetch(`${served.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  const form = new URLSearchParams({ 'cau-hoi': question });
  const answered = await fetch(`${served.url}/hoi`, { method: 'POST', body: form });
  expect(answered.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await answered.text();
  expect(page).toMatch(/<blockquote>.*318 triệu đồng/s);
  const [, key] = /name="lua-chon" value="([^"]+)"/.exec(page)!;
  const cookie = answered.headers.get('set-cookie')!.split(';')[0]!;
  const context = await fetch(`${served.url}/hoi`, {
    ...{ method: 'POST', headers: { cookie }, body: new URLSearchParams({ 'lua-chon': key! }) },
  });
  expect(await context.text()).toContain('Trong Kế hoạch số 91/KH-SYT');
  const all = JSON.stringify(served.output()) + (await (await fetch(`${served.url}/readyz`)).text());
  expect(all).not.toContain('wrong-token-of-somebody');
  expect(await served.end('SIGINT')).toBe(0);
});

it('answers a message once that came in before it was killed', async () => {
  await index();
  // A model that never answers keeps the answer under way until the process is killed.
  const model = await slowModel(null);
  const first = await start({ ...bot(), ...model.settings });
  await first.prints('- Telegram: đang chạy');
  telegram.write(question);
  await telegram.until(() => model.asked() > 0, 20_000);
  await first.end('SIGKILL');
  expect(texts()).toEqual([]);
  model.close();

  const second = await start(bot());
  await telegram.until(() => texts().length > 0, 20_000);
  await second.prints('- Telegram: đang chạy');
  telegram.write('/trogiup');
  await telegram.until(() => texts().some((text) => text.includes('/vanban')), 20_000);
  expect(texts().filter((text) => text.includes('318 triệu đồng'))).toHaveLength(1);
  await second.end();

  const third = await start(bot());
  await third.prints('- Telegram: đang chạy');
  telegram.write('/trogiup');
  await telegram.until(() => texts().filter((text) => text.includes('/vanban')).length === 2, 20_000);
  expect(texts().filter((text) => text.includes('318 triệu đồng'))).toHaveLength(1);
});

it('ends the answer under way when it is told to stop; told twice, it ends at once', async () => {
  await index();
  const slow = await slowModel(2000);
  const patient = await start({ ...bot(), ...slow.settings });
  await patient.prints('- Telegram: đang chạy');
  telegram.write(question);
  await telegram.until(() => slow.asked() > 0, 20_000);
  expect(await patient.end()).toBe(0);
  expect(texts().filter((text) => text.includes('318 triệu đồng'))).toHaveLength(1);
  slow.close();

  const never = await slowModel(null);
  const served = await start({ ...bot(), ...never.settings });
  await served.prints('- Telegram: đang chạy');
  telegram.write(question);
  await telegram.until(() => never.asked() > 0, 20_000);
  served.process.kill('SIGTERM');
  await served.prints('Đang dừng');
  const begun = Date.now();
  expect(await served.end()).toBe(1);
  expect(Date.now() - begun).toBeLessThan(3000);
  never.close();
});

it('takes a question while it indexes for the first time, and says so', async () => {
  rmSync(places.archive, { recursive: true });
  mkdirSync(places.archive);
  for (let number = 1; number <= 400; number++) {
    writeFileSync(join(places.archive, `${number}.txt`), official({ number: `Số: ${number}/KH-SYT`, body }));
  }
  const served = await start(bot());
  expect((await fetch(`${served.url}/readyz`)).status).toBe(503);
  const form = new URLSearchParams({ 'cau-hoi': question });
  const page = await (await fetch(`${served.url}/hoi`, { method: 'POST', body: form })).text();
  expect(page).toContain('đang được lập chỉ mục lần đầu');
  await expect.poll(async () => (await fetch(`${served.url}/readyz`)).status, { timeout: 40_000 }).toBe(200);
  expect(await served.end()).toBe(0);
});

it('ends in order while it indexes, whatever it is at, and the next start goes on', async () => {
  rmSync(places.archive, { recursive: true });
  mkdirSync(places.archive);
  for (let number = 1; number <= 30; number++) {
    const items = Array.from(
      { length: 100 },
      (_, item) =>
        `${item + 1}. Trạm Y tế số ${number * 100 + item} nhận ${item + 7} tủ lạnh, ${number} phích.`,
    );
    const file = { number: `Số: ${number}/KH-SYT`, body: items.join('\n\n') };
    writeFileSync(join(places.archive, `${number}.txt`), official(file));
  }
  const reading = await start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await reading.end()).toBe(0);

  // Documents can be asked about as soon as they are committed; the index of vectors is built after that. Whether it
  // is done in this moment depends on the machine: in either case the end is in order.
  const building = await start();
  await expect
    .poll(async () => (await fetch(`${building.url}/readyz`)).status, { timeout: 60_000, interval: 20 })
    .toBe(200);
  expect(await building.end()).toBe(0);

  const index = await runVanthu(['index', '--json', '--archive', places.archive, '--data', places.data]);
  expect(JSON.parse(index.stdout)).toMatchObject({ documents: 30, unchanged: 30, skipped: [] });
}, 120_000);

it('says that its port is taken, as a fault that can be mended', async () => {
  await index();
  const served = await start();
  expect(served.output().stdout).toMatch(/@BotFather/);
  const port = new URL(served.url).port;
  const again = await runVanthu(['serve', '--archive', places.archive, '--data', places.data], {
    env: { PORT: port },
  });
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(new RegExp(`Cổng ${port} đang do chương trình khác dùng`));
});
