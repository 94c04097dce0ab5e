import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ZaloBotSettings, zaloBotChannel } from '../../../src/channel/zalo/bot.ts';
import type { Assistant, Channel } from '../../../src/core/channel.ts';
import type { Outgoing } from '../../../src/core/message.ts';
import { crablineZalo } from '../../conformance/channel-crabline.ts';
import { echo, note, openHouse, saying } from '../../conformance/channel-house.ts';
import { crabline } from '../../support/crabline.ts';
import { webhookServer } from '../../support/webhook-server.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
let server: Awaited<ReturnType<typeof crabline>>;
let web: Awaited<ReturnType<typeof webhookServer>>;
let channel: Channel | undefined;

beforeEach(async () => {
  house = await openHouse(crablineZalo);
  server = await crabline('zalo');
  web = await webhookServer('/zalo/nhan');
});
afterEach(async () => {
  await channel?.stop();
  channel = undefined;
  await server.close();
  await web.close();
  await house.close();
});

async function start(assistant: Assistant, more: Partial<ZaloBotSettings> = {}): Promise<Channel> {
  channel = zaloBotChannel({
    ...{ token: server.token, apiRoot: server.url, webhook: undefined, pollSeconds: 1 },
    ...house.parts,
    ...more,
  });
  web.mount(channel);
  await channel.start(assistant);
  return channel;
}
const ask = (text: string, more: object = {}) =>
  server.write({ chatId: '6ede9afa66b8', senderId: '6ede9afa66b8', senderName: 'Lan', text, ...more });
const texts = () => server.sent().map(({ text }) => text);
const webhook = () => ({ url: web.url, secret: 'khoa-bi-mat-webhook' });

it('answers with quotes, after idle polls, and a number typed for a choice', async () => {
  const heard: string[] = [];
  const quoted = 'Nộp trước ngày 20 (1).\n\n(1) “Gửi báo cáo trước ngày 20.”\n(mục 2, tệp a.txt)';
  await start(
    saying(async ({ text }) => {
      heard.push(text!);
      // Long enough for a sign that an answer is being written.
      await new Promise((resolve) => setTimeout(resolve, 1300));
      return [{ ...note(quoted), choices: [{ key: 'a', label: 'Có ích' }] } as Outgoing];
    }),
  );
  await house.until(() => server.sent('getUpdates').length >= 2);
  await ask('Hạn nộp báo cáo?');
  await house.until(() => texts().length === 1);
  expect(texts()[0]).toBe(`${quoted}\n\nTrả lời bằng số để chọn:\n1. Có ích`);
  await ask('1');
  await house.until(() => heard.length === 2);
  expect(heard).toEqual(['Hạn nộp báo cáo?', '1']);
  expect(server.sent('sendChatAction')[0]).toMatchObject({ action: 'typing' });
});

it('is called by the webhook with its secret, and polls no more', async () => {
  await start(echo, { webhook: webhook() });
  await ask('qua webhook');
  await house.until(() => texts().length === 1);
  expect(texts()).toEqual(['Đã nhận: qua webhook']);
  expect(web.statuses).toEqual([200]);
  expect(server.sent('getUpdates')).toEqual([]);
});

it('is not called with another secret', async () => {
  const running = await start(echo, { webhook: webhook() });
  await running.stop();
  await start(echo, { webhook: { ...webhook(), secret: 'khoa-bi-mat-moi' } });
  web.mount(running);
  await expect(ask('bị từ chối')).rejects.toThrow('401');
});

it('polls again after a webhook was set', async () => {
  const first = await start(echo, { webhook: webhook() });
  await first.stop();
  await start(echo);
  await ask('lại hỏi tuần tự');
  await house.until(() => texts().length === 1);
  expect(web.statuses).toEqual([]);
});
