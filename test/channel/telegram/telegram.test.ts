import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleStore } from '../../../src/archive/people-store.ts';
import { type TelegramSettings, telegramChannel } from '../../../src/channel/telegram/telegram.ts';
import type { Assistant, Channel } from '../../../src/core/channel.ts';
import type { Incoming, Outgoing } from '../../../src/core/message.ts';
import { messageFrom, telegramServer } from '../../support/telegram-server.ts';

let data: string;
let people: ReturnType<typeof openPeopleStore>;
let server: Awaited<ReturnType<typeof telegramServer>>;
let logged: string[];
let channel: Channel | undefined;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-telegram-'));
  people = openPeopleStore(data);
  server = await telegramServer();
  logged = [];
});
afterEach(async () => {
  await channel?.stop();
  channel = undefined;
  await server.close();
  await people.close();
  rmSync(data, { recursive: true });
});

const note = (text: string): Outgoing => ({ kind: 'note', text });

/** An assistant that answers with what `outgoing` gives. */
const saying = (outgoing: (incoming: Incoming) => Outgoing[] | Promise<Outgoing[]>): Assistant =>
  async function* (incoming) {
    yield { kind: 'typing' };
    yield* await outgoing(incoming);
  };
const echo = saying(({ text, choice }) => [note(`Đã nhận: ${text ?? choice}`)]);

async function start(assistant: Assistant, more: Partial<TelegramSettings> = {}): Promise<Channel> {
  channel = telegramChannel({
    ...{ token: server.token, apiRoot: server.url, proxy: undefined, webhook: undefined },
    ...{ maxFileBytes: 1_000_000, people, clock: () => new Date(), pollSeconds: 1 },
    commands: {
      staff: [{ command: 'trogiup', description: 'Trợ giúp' }],
      groups: [],
      managers: { chats: [], commands: [] },
      admins: { chats: ['1'], commands: [{ command: 'reindex', description: 'Lập chỉ mục lại' }] },
    },
    log: {
      info: (event, facts) => logged.push(`${event} ${JSON.stringify(facts)}`),
      warn: (event, facts, cause) => logged.push(`${event} ${JSON.stringify(facts)} ${String(cause)}`),
    },
    ...more,
  });
  await channel.start(assistant);
  return channel;
}

describe('answers', () => {
  it('shows quotes folded, with their place, and the choices as buttons', async () => {
    const long = 'Nộp báo cáo <gấp> & đủ. '.repeat(20).trim();
    const text = `Có một nhiệm vụ (1).\n\n(1) “${long}”\n(mục 2, tệp a.txt)\n\n“Ngắn.”\n(tệp b.txt)`;
    await start(
      saying(() => [{ ...note(text), choices: [{ key: 'k1', label: 'Xem trong văn bản' }] } as Outgoing]),
    );
    server.write('Hạn nộp báo cáo?');
    await server.until(() => server.sent().length === 1);
    const [body] = server.sent();
    expect(body).toMatchObject({ chat_id: 7, parse_mode: 'HTML' });
    expect(body?.text).toContain('(1) <blockquote expandable>Nộp báo cáo &lt;gấp&gt; &amp; đủ.');
    expect(body?.text).toContain('<blockquote>Ngắn.</blockquote>(tệp b.txt)');
    expect(body?.reply_markup).toEqual({
      inline_keyboard: [[{ text: 'Xem trong văn bản', callback_data: 'k1' }], []],
    });
    // It was there at once.
    expect(server.sent('sendChatAction')).toEqual([]);
  });

  it('shows that an answer is being written when it is not there at once', async () => {
    await start(
      saying(async () => {
        await server.until(() => server.sent('sendChatAction').length > 0);
        return [note('Trước ngày 20.')];
      }),
    );
    server.write('Hạn nộp báo cáo?');
    await server.until(() => server.sent().length === 1);
    expect(server.sent('sendChatAction')).toEqual([{ chat_id: 7, action: 'typing' }]);
  });

  it('cuts a long answer into whole messages', async () => {
    const text = Array.from(
      { length: 90 },
      (_, index) => `“Nhiệm vụ ${index} ${'rất dài '.repeat(12)}”\n(mục ${index})`,
    );
    await start(saying(() => [note(text.join('\n\n'))]));
    server.write('Tất cả nhiệm vụ?');
    await server.until(() => server.sent().length >= 3);
    const bodies = server.sent().map(({ text }) => String(text));
    for (const body of bodies) {
      expect(body.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(4096);
      expect(body.match(/<blockquote/g)?.length).toBe(body.match(/<\/blockquote>/g)?.length);
    }
    expect(bodies.join('')).toContain('Nhiệm vụ 89');
  });

  it('streams drafts in a private chat while a model writes, and always sends the whole', async () => {
    await start(saying(() => [{ kind: 'partial', text: 'Phòng Y tế' }, note('Phòng Y tế nộp trước 25/10.')]));
    server.write('Ai nộp?');
    await server.until(() => server.sent().length === 1 && server.sent('sendMessageDraft').length === 1);
    expect(server.sent('sendMessageDraft')[0]).toMatchObject({ chat_id: 7, text: 'Phòng Y tế' });
  });

  it('edits progress in one message and ends with a note and a file', async () => {
    const bytes = new TextEncoder().encode('PK');
    await start(
      saying(() => [
        { kind: 'progress', text: 'Đang đọc…' },
        { kind: 'progress', text: 'Đang đọc… 2/2' },
        note('Đã thêm 1 văn bản.'),
        { kind: 'file', name: 'han.xlsx', bytes, caption: 'Thời hạn' },
      ]),
    );
    server.write('/reindex');
    await server.until(() => server.sent('sendDocument').length === 1);
    expect(server.sent().map(({ text }) => text)).toEqual(['Đang đọc…', 'Đã thêm 1 văn bản.']);
    expect(server.sent('sendDocument')[0]).toMatchObject({ caption: 'Thời hạn' });
    expect(JSON.stringify(server.sent('sendDocument')[0])).toContain('han.xlsx');
  });
});

describe('what comes in', () => {
  it('takes a document in, with its name as data, and refuses one that is too large', async () => {
    const read: string[] = [];
    await start(
      saying(async ({ file, text }) => {
        const bytes = await file?.bytes().catch((fault: Error) => fault.message);
        read.push(typeof bytes === 'string' ? bytes : `${file?.name} ${bytes?.length} ${text}`);
        return [note('ok')];
      }),
    );
    server.files.set('documents/file_1', new Uint8Array(12));
    server.files.set('documents/file_2', new Uint8Array(2_000_000));
    const document = (file_id: string) => ({
      text: undefined,
      caption: 'văn bản mới',
      document: { file_id, file_unique_id: file_id, file_name: '../../etc/passwd' },
    });
    server.write('', document('documents/file_1'));
    server.write('', document('documents/file_2'));
    server.write('', document('documents/none'));
    await server.until(() => read.length === 3);
    expect(read[0]).toBe('../../etc/passwd 12 văn bản mới');
    expect(read[1]).toContain('Tệp lớn hơn');
    expect(read[2]).toBe('Không tải được tệp từ Telegram. Xin gửi lại.');
    expect(read.join()).not.toContain('secret-token');
  });

  it('hears in groups only commands, mentions and replies to it, and keeps nothing else', async () => {
    const heard: (string | undefined)[] = [];
    await start(
      saying(({ text }) => {
        heard.push(text);
        return [note('ok')];
      }),
    );
    const group = messageFrom(7, { id: -100, type: 'supergroup', title: 'Phòng' });
    const say = (text: string, more: object = {}) => server.write(text, { ...group, ...more });
    say('chuyện riêng của phòng');
    say('/hoi@other_bot giờ họp');
    say('@vanthu_bot hạn nộp báo cáo?', { entities: [{ type: 'mention', offset: 0, length: 11 }] });
    say('/hanchot@vanthu_bot tuần');
    say('còn quý IV?', {
      reply_to_message: {
        message_id: 1,
        date: 0,
        chat: group.chat,
        from: { id: 42, is_bot: true, first_name: 'Văn thư' },
      },
    });
    await server.until(() => heard.length === 3);
    expect(heard).toEqual(['hạn nộp báo cáo?', '/hanchot tuần', 'còn quý IV?']);
    expect(server.sent()[0]).toMatchObject({
      chat_id: -100,
      reply_parameters: { allow_sending_without_reply: true },
    });
  });

  it('gives a pressed button as a choice and lets it stop turning', async () => {
    await start(echo);
    server.press('k1');
    await server.until(() => server.sent().length === 1);
    expect(server.sent()[0]?.text).toBe('Đã nhận: k1');
    expect(server.sent('answerCallbackQuery')).toHaveLength(1);
  });

  it('answers one chat in order and different chats at once', async () => {
    const order: string[] = [];
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start(
      saying(async ({ chat, text }) => {
        if (text === 'một') await first;
        order.push(`${chat} ${text}`);
        return [note('ok')];
      }),
    );
    server.write('một');
    server.write('hai');
    server.push({ message: { ...messageFrom(8), message_id: 1, text: 'ba' } });
    await server.until(() => order.length === 1);
    release();
    await server.until(() => order.length === 3);
    expect(order).toEqual(['8 ba', '7 một', '7 hai']);
  });

  it('answers questions of a chat while its long work goes on', async () => {
    let finish = () => {};
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await start(async function* ({ text }) {
      if (text === '/reindex') {
        yield { kind: 'progress', text: 'Đang đọc…' };
        await work;
      }
      yield note(`xong ${text}`);
    });
    server.write('/reindex');
    server.write('Hạn nộp?');
    await server.until(() => server.sent().length === 2);
    finish();
    await server.until(() => server.sent().length === 3);
    expect(server.sent().map(({ text }) => text)).toEqual(['Đang đọc…', 'xong Hạn nộp?', 'xong /reindex']);
  });
});

describe('faults', () => {
  it('answers an update once, be it sent twice or out of order', async () => {
    await start(echo);
    const update = server.write('một');
    await server.until(() => server.sent().length === 1);
    server.push(update, update.update_id);
    server.push({ message: { ...messageFrom(7), message_id: 3, text: 'sớm hơn' } }, update.update_id - 5);
    server.write('hai');
    await server.until(() => server.sent().some(({ text }) => text === 'Đã nhận: hai'));
    expect(server.sent().filter(({ text }) => text === 'Đã nhận: một')).toHaveLength(1);
  });

  it('waits as long as Telegram asks, tries again after 500 and a lost connection, and loses nothing', async () => {
    await start(echo);
    server.faults.push(
      { method: 'sendMessage', status: 429, retryAfter: 1 },
      { method: 'sendMessage', drop: true },
    );
    const before = Date.now();
    server.write('một');
    await server.until(() => server.sent().length === 2);
    expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
    expect(server.sent().map(({ text }) => text)).toEqual(['Đã nhận: một', 'Đã nhận: một']);
  });

  it('goes on polling after Telegram was away', async () => {
    await start(echo);
    server.faults.push({ method: 'getUpdates', drop: true }, { method: 'getUpdates', status: 502 });
    server.write('một');
    await server.until(() => server.sent().length === 1, 20_000);
  });

  it('answers after a restart what it had taken in, and never what it had begun to answer', async () => {
    const update = (id: number, text: string) =>
      JSON.stringify({ update_id: id, message: { ...messageFrom(7), message_id: id, text } });
    const receivedAt = '2026-11-24T01:00:00.000Z';
    for (const [id, text] of [
      [1, 'chưa trả lời'],
      [2, 'đang trả lời'],
    ] as const) {
      await people.receive({
        id: `telegram:${id}`,
        chat: 'telegram:7',
        payload: update(id, text),
        receivedAt,
      });
    }
    await people.setInboxState('telegram:2', 'answering');
    await start(echo);
    server.write('mới');
    await server.until(() => server.sent().length === 2);
    expect(server.sent().map(({ text }) => text)).toEqual(['Đã nhận: chưa trả lời', 'Đã nhận: mới']);
    expect(people.pending('telegram:')).toEqual([]);
  });

  it('tells a wrong token, and a blocked chat, in Vietnamese and without the token', async () => {
    await expect(start(echo, { token: '1:wrong' })).rejects.toThrow('TELEGRAM_BOT_TOKEN');
    const running = await start(echo);
    server.faults.push({
      method: 'sendMessage',
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    await expect(running.send('7', note('Bản tin'))).rejects.toMatchObject({
      name: 'ChannelRefusal',
      later: false,
      message: 'Người nhận đã chặn bot hoặc đã xóa tài khoản.',
    });
    expect(logged.join()).not.toContain('secret-token');
  });

  it('ends the answers under way before it stops', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = await start(
      saying(async () => {
        await slow;
        return [note('muộn')];
      }),
    );
    server.write('một');
    await server.until(() => server.sent('sendChatAction').length > 0);
    const stopped = running.stop();
    release();
    await stopped;
    channel = undefined;
    expect(server.sent().map(({ text }) => text)).toEqual(['muộn']);
  });
});

describe('a webhook', () => {
  const webhook = { url: 'https://vanthu.example/telegram/nhan', secret: 'mat-khau-webhook' };
  const call = (running: Channel, body: unknown, secret?: string) =>
    running.webhook!.handle(
      new Request('http://127.0.0.1/telegram/nhan', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );

  it('lets in only calls with its secret, and each update once', async () => {
    const running = await start(echo, { webhook });
    expect(running.webhook?.path).toBe('/telegram/nhan');
    expect(server.sent('setWebhook')[0]).toMatchObject({ url: webhook.url, secret_token: webhook.secret });
    const update = { update_id: 5, message: { ...messageFrom(7), message_id: 1, text: 'một' } };
    expect((await call(running, update)).status).toBe(401);
    expect((await call(running, update, 'sai')).status).toBe(401);
    expect((await call(running, 'không phải JSON', webhook.secret)).status).toBe(400);
    expect((await call(running, update, webhook.secret)).status).toBe(200);
    expect((await call(running, update, webhook.secret)).status).toBe(200);
    await server.until(() => server.sent().length >= 1);
    await running.stop();
    expect(server.sent().map(({ text }) => text)).toEqual(['Đã nhận: một']);
  });
});

it('answers once what was left from before, though its start fails at first', async () => {
  await people.receive({
    ...{ id: 'telegram:1', chat: 'telegram:7', receivedAt: '2026-11-24T01:00:00.000Z' },
    payload: JSON.stringify({ update_id: 1, message: { ...messageFrom(7), message_id: 1, text: 'một' } }),
  });
  server.faults.push({ method: 'deleteWebhook', status: 400 });
  await expect(start(echo)).rejects.toThrow('Telegram');
  await channel?.stop();
  await start(echo);
  await server.until(() => server.sent().length >= 1);
  await channel?.stop();
  channel = undefined;
  expect(server.sent().map(({ text }) => text)).toEqual(['Đã nhận: một']);
});

it('offers commands by scope', async () => {
  await start(echo);
  expect(server.sent('setMyCommands').map(({ scope }) => scope)).toEqual([
    { type: 'all_private_chats' },
    { type: 'all_group_chats' },
    { type: 'chat', chat_id: 1 },
  ]);
});
