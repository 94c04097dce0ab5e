import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import testApi from 'telegram-test-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TelegramSettings, telegramChannel } from '../../../src/channel/telegram/telegram.ts';
import type { Assistant, Channel } from '../../../src/core/channel.ts';
import type { Outgoing } from '../../../src/core/message.ts';
import { crablineTelegram } from '../../conformance/channel-crabline.ts';
import { echo, note, openHouse, saying } from '../../conformance/channel-house.ts';
import { noCommands } from '../../conformance/channel-platforms.ts';
import { crabline } from '../../support/crabline.ts';
import { webhookServer } from '../../support/webhook-server.ts';

// Its types tell of a default export within the default export; there is none.
const TelegramTestServer = testApi as unknown as typeof testApi.default;

let house: Awaited<ReturnType<typeof openHouse>>;
let channel: Channel | undefined;

beforeEach(async () => {
  house = await openHouse(crablineTelegram);
});
afterEach(async () => {
  await channel?.stop();
  channel = undefined;
  await house.close();
});

async function start(
  { token, url }: { token: string; url: string },
  assistant: Assistant,
  more: Partial<TelegramSettings> = {},
): Promise<Channel> {
  channel = telegramChannel({
    ...{ token, apiRoot: url, proxy: undefined, webhook: undefined, commands: noCommands },
    ...{ maxFileBytes: 1_000_000, pollSeconds: 1, ...house.parts, ...more },
  });
  await channel.start(assistant);
  return channel;
}

const quoted = 'Nộp trước ngày 20 (1).\n\n(1) “Gửi báo cáo trước ngày 20.”\n(mục 2, tệp a.txt)';
const shown =
  'Nộp trước ngày 20 (1).\n\n(1) <blockquote>Gửi báo cáo trước ngày 20.</blockquote>(mục 2, tệp a.txt)';

describe('telegram-test-api', () => {
  const token = '123456:ma-thu-nghiem';
  let server: InstanceType<typeof TelegramTestServer>;
  let client: ReturnType<typeof server.getClient>;

  beforeEach(async () => {
    server = new TelegramTestServer({ port: await freePort(), host: '127.0.0.1' });
    await server.start();
    client = server.getClient(token, { userId: 7, chatId: 7, timeout: 5000 });
  });
  afterEach(async () => {
    await channel?.stop();
    channel = undefined;
    await server.stop();
  });

  const sent = () =>
    server.storage.botMessages.map(({ message }) => message as { text: string; reply_markup?: unknown });
  const begin = (assistant: Assistant) => start({ token, url: server.config.apiURL }, assistant);

  it('answers with quotes and takes a pressed button', async () => {
    const taken: (string | undefined)[] = [];
    await begin(
      saying(({ choice }) => {
        if (choice === undefined) {
          return [{ ...note(quoted), choices: [{ key: 'k1', label: 'Có ích' }] } as Outgoing];
        }
        taken.push(choice);
        return [note('Cảm ơn anh/chị.')];
      }),
    );
    await client.sendMessage(client.makeMessage('Hạn nộp báo cáo?'));
    await house.until(() => sent().length === 1);
    expect(sent()[0]).toMatchObject({ text: shown, parse_mode: 'HTML' });
    const { inline_keyboard: lines } = sent()[0]!.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    expect(lines[0]).toEqual([{ text: 'Có ích', callback_data: 'k1' }]);
    await client.sendCallback(client.makeCallbackQuery(lines[0]![0]!.callback_data));
    await house.until(() => sent().length === 2);
    expect(taken).toEqual(['k1']);
  });

  it('edits its progress in place', async () => {
    await begin(async function* () {
      yield { kind: 'progress', text: 'Đang đọc…' };
      await new Promise((resolve) => setTimeout(resolve, 2600));
      yield { kind: 'progress', text: 'Đang đọc… 5/9' };
      yield note('Đã thêm 1 văn bản.');
    });
    await client.sendCommand(client.makeCommand('/reindex'));
    await house.until(() => sent().length === 2);
    expect(sent().map(({ text }) => text)).toEqual(['Đang đọc… 5/9', 'Đã thêm 1 văn bản.']);
  });
});

describe('crabline', () => {
  let server: Awaited<ReturnType<typeof crabline>>;
  beforeEach(async () => {
    server = await crabline('telegram', { botUsername: 'vanthu_bot' });
  });
  afterEach(async () => {
    await channel?.stop();
    channel = undefined;
    await server.close();
  });
  const ask = (text: string, more: object = {}) =>
    server.write({ chatId: 70001, fromId: 70001, text, ...more });
  const texts = () => server.sent().map(({ text }) => text);

  it('answers with quotes over long polls, edits progress and gives a file', async () => {
    await start(server, async function* () {
      yield { kind: 'typing' };
      yield { kind: 'progress', text: 'Đang xuất…' };
      await new Promise((resolve) => setTimeout(resolve, 2600));
      yield { kind: 'progress', text: 'Đang xuất… 2/2' };
      yield note(quoted);
      yield { kind: 'file', name: 'han.xlsx', bytes: new Uint8Array(2000), caption: 'Thời hạn' };
    });
    await ask('Hạn nộp báo cáo?');
    await house.until(() => server.sent('sendDocument').length === 1);
    expect(texts()).toEqual(['Đang xuất…', shown]);
    expect(server.sent('editMessageText').map(({ text }) => text)).toEqual(['Đang xuất… 2/2']);
    expect(server.sent('sendDocument')[0]).toMatchObject({ caption: 'Thời hạn' });
  });

  it('hears in a group only what is meant for it', async () => {
    const heard: (string | undefined)[] = [];
    await start(
      server,
      saying(({ text }) => {
        heard.push(text);
        return [note('ok')];
      }),
    );
    const group = { chatId: -1001234567890, chatType: 'supergroup' };
    await ask('chuyện riêng của phòng', group);
    const entities = [{ type: 'mention', offset: 0, length: 11 }];
    await ask('@vanthu_bot hạn nộp báo cáo?', { ...group, entities });
    await house.until(() => texts().length === 1);
    expect(heard).toEqual(['hạn nộp báo cáo?']);
  });

  it('is called by the webhook with its secret, and by nobody else', async () => {
    const web = await webhookServer('/telegram/nhan');
    try {
      const running = await start(server, echo, { webhook: { url: web.url, secret: 'khoa-webhook' } });
      web.mount(running);
      await ask('qua webhook');
      await house.until(() => texts().length === 1);
      expect(texts()).toEqual(['Đã nhận: qua webhook']);
      expect((await fetch(web.url, { method: 'POST', body: '{"update_id":1}' })).status).toBe(401);
      expect(web.statuses).toEqual([200, 401]);
    } finally {
      await web.close();
    }
  });
});

/** The server does not say which port it took. */
async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  return port;
}
