import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ZaloBotSettings, zaloBotChannel } from '../../../src/channel/zalo/bot.ts';
import { plainPages, slowLine } from '../../../src/channel/zalo/plain-reply.ts';
import type { Assistant, Channel } from '../../../src/core/channel.ts';
import type { Incoming, Outgoing } from '../../../src/core/message.ts';
import { echo, note, openHouse, saying, signal } from '../../conformance/channel-house.ts';
import { zaloBot } from '../../conformance/channel-platforms.ts';
import { zaloBotServer, zaloMessage } from '../../support/zalo-bot-server.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
let server: Awaited<ReturnType<typeof zaloBotServer>>;
let channel: Channel | undefined;

beforeEach(async () => {
  house = await openHouse(zaloBot('polling'));
  server = await zaloBotServer();
});
afterEach(async () => {
  await channel?.stop();
  channel = undefined;
  await house.close();
  await server.close();
  expect(house.logged.join()).not.toContain('bi-mat-zalo');
});

async function start(assistant: Assistant, more: Partial<ZaloBotSettings> = {}): Promise<Channel> {
  channel = zaloBotChannel({
    ...{ token: server.token, apiRoot: server.url, webhook: undefined, pollSeconds: 1 },
    ...house.parts,
    ...more,
  });
  await channel.start(assistant);
  return channel;
}
const texts = () => server.sent().map(({ text }) => text);
const sentCount = (count: number) => house.until(() => texts().length >= count, 12_000);

describe('what goes out', () => {
  it('shows quotes in their marks with their place, and choices as numbers under the last page', async () => {
    const choices = [
      { key: 'a', label: 'Xem trong văn bản' },
      { key: 'b', label: 'Có ích' },
    ];
    const text = 'Nộp trước ngày 20 (1).\n\n(1) “Gửi báo cáo *gấp* trước ngày 20.”\n(mục 2, tệp a.txt)';
    await start(saying(() => [{ ...note(text), choices } as Outgoing]));
    server.write('Hạn nộp?');
    await sentCount(1);
    expect(server.sent()).toEqual([
      {
        chat_id: 'lan',
        text: `${text}\n\nTrả lời bằng số để chọn:\n1. Xem trong văn bản\n2. Có ích`,
      },
    ]);
    // It was there at once.
    expect(server.sent('sendChatAction')).toEqual([]);
  });

  it('gives choices that do not fit a page of their own, and loses none', () => {
    const choices = Array.from({ length: 50 }, (_, index) => ({
      key: `k${index}`,
      label: `Lựa chọn ${'dài '.repeat(12)}${index}`,
    }));
    const alone = plainPages('a'.repeat(1990), choices.slice(0, 2), { limit: 2000, private: true });
    expect(alone).toHaveLength(2);
    expect(alone[1]).toMatch(/^Trả lời bằng số/);
    const many = plainPages('Câu trả lời.', choices, { limit: 2000, private: true });
    expect(many.every((page) => page.length <= 2000)).toBe(true);
    for (const { label } of choices) expect(many.join('\n')).toContain(label);
  });

  it('tells the asker once to wait when the answer is slow, and not when it is not', async () => {
    const gate = signal();
    await start(
      saying(async ({ text }) => {
        if (text === 'câu khó') await gate.happens;
        return [note(`Trả lời ${text}`)];
      }),
      { slowAfterSeconds: 0.2 },
    );
    server.write('câu dễ');
    await sentCount(1);
    server.write('câu khó');
    await sentCount(2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    gate.happen();
    await sentCount(3);
    expect(texts()).toEqual(['Trả lời câu dễ', slowLine, 'Trả lời câu khó']);
  });

  it('tells of long work when it begins and when it ends, and nothing that cannot be edited', async () => {
    await start(
      saying(() => [
        { kind: 'progress', text: 'Đang đọc…' },
        { kind: 'progress', text: 'Đang đọc… 5/9' },
        { kind: 'partial', text: 'Đã' },
        note('Đã thêm 1 văn bản.'),
      ]),
    );
    server.write('/reindex');
    await sentCount(2);
    expect(texts()).toEqual(['Đang đọc…', 'Đã thêm 1 văn bản.']);
  });
});

describe('what comes in', () => {
  const hearing = () => {
    const heard: Incoming[] = [];
    const assistant = saying((incoming) => {
      heard.push(incoming);
      return [note('ok')];
    });
    return { heard, assistant };
  };

  it('reads what some senders wrap, dates in seconds, and names; passes over tests and bots', async () => {
    const { heard, assistant } = hearing();
    await start(assistant);
    server.push({ event_name: 'webhook.test', message: { text: 'thử' } });
    server.write('bot khác nói', 'bot', { from: { id: 'bot', is_bot: true } });
    server.push({ ok: true, result: zaloMessage('w1', 'bọc một lần', 'lan', { date: 1_700_000_000 }) });
    server.push([zaloMessage('w2', 'trong danh sách', 'lan')]);
    server.push('không phải đối tượng');
    server.write('câu cuối');
    await house.until(() => heard.length === 3);
    expect(heard.map(({ text }) => text)).toEqual(['bọc một lần', 'trong danh sách', 'câu cuối']);
    expect(heard[0]).toEqual({
      ...{ channel: 'zalo', id: 'zalo:w1', chat: 'lan', user: 'lan', name: 'Lan', private: true },
      text: 'bọc một lần',
    });
  });

  it('takes the mention of its name out in a group, and offers choices there with one', async () => {
    const { heard, assistant } = hearing();
    await start(async function* (incoming, options) {
      for await (const outgoing of assistant(incoming, options)) {
        yield outgoing.kind === 'note' ? { ...outgoing, choices: [{ key: 'a', label: 'Có ích' }] } : outgoing;
      }
    });
    const group = { chat: { id: 'phong', chat_type: 'GROUP' }, from: { id: 'minh', display_name: 'Minh' } };
    server.write('@Bot Văn thư hạn nộp báo cáo?', 'phong', group);
    await sentCount(1);
    expect(heard[0]).toMatchObject({ chat: 'phong', user: 'minh', private: false, text: 'hạn nộp báo cáo?' });
    expect(texts()[0]).toContain('Nhắc tên bot và trả lời bằng số');
  });

  it('says once a minute that only words are read, and does not trouble the assistant with the rest', async () => {
    const { heard, assistant } = hearing();
    await start(assistant);
    for (const event_name of ['message.image.received', 'message.sticker.received']) {
      server.push({
        ...(zaloMessage(event_name, '', 'lan', { photo: 'https://vd.example/a.jpg' }) as object),
        event_name,
      });
    }
    server.write('câu hỏi');
    await sentCount(2);
    expect(texts()[0]).toContain('chỉ đọc được tin nhắn chữ');
    expect(texts()[1]).toBe('ok');
    expect(heard).toHaveLength(1);
    expect(house.people.pending('zalo:')).toEqual([]);
  });
});

describe('polling', () => {
  it('takes an idle poll for what it is, and goes on', async () => {
    await start(echo);
    await house.until(() => server.sent('getUpdates').length >= 2);
    expect(server.sent('getUpdates')[0]).toEqual({ timeout: '1' });
    server.write('sau lúc rảnh');
    await sentCount(1);
    expect(house.logged.filter((line) => line.includes('fails'))).toEqual([]);
  });

  it('removes a webhook before it polls, and one that somebody sets later', async () => {
    server.setWebhook('https://cu.example/zalo');
    await start(echo);
    expect(server.webhook()).toBeUndefined();
    server.setWebhook('https://nguoi-khac.example/zalo');
    await house.until(() => server.webhook() === undefined);
    server.write('tin đến sau đó');
    await sentCount(1);
  });

  it('comes back after Zalo was away, however it was', async () => {
    await start(echo);
    const method = 'getUpdates';
    server.faults.push(
      { method, drop: true },
      { method, raw: '<html>502</html>' },
      { method, status: 500, inside: true },
    );
    server.write('vẫn còn đây');
    await sentCount(1);
    expect(texts()).toEqual(['Đã nhận: vẫn còn đây']);
    expect(house.logged.filter((line) => line.includes('polling fails'))).toHaveLength(1);
  });

  it('gives up with a word on the token when it is refused', async () => {
    const running = await start(echo);
    server.faults.push({ method: 'getUpdates', status: 401, description: 'Unauthorized' });
    expect((await running.died).message).toContain('ZALO_BOT_TOKEN');
  });

  it('loses no message while it cannot be kept', async () => {
    let full = true;
    const people = {
      ...house.people,
      receive: async (...entry: Parameters<typeof house.people.receive>) => {
        if (full) throw new Error('database or disk is full');
        return house.people.receive(...entry);
      },
    };
    await start(echo, { people });
    server.write('đến lúc đĩa đầy');
    await house.until(() => house.logged.some((line) => line.includes('not kept')));
    full = false;
    await sentCount(1);
    expect(texts()).toEqual(['Đã nhận: đến lúc đĩa đầy']);
  });
});

describe('the webhook', () => {
  const webhook = { url: 'https://vanthu.example/zalo/nhan', secret: 'khoa-bi-mat-webhook' };
  const call = async (running: Channel, body: unknown, secret?: string) => {
    const headers = { ...(secret === undefined ? {} : { 'x-bot-api-secret-token': secret }) };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    return (await running.webhook!.handle(new Request(webhook.url, { method: 'POST', headers, body: sent })))
      .status;
  };

  it('lets in only calls with its secret, and answers those of a test', async () => {
    const running = await start(echo, { webhook });
    expect(running.webhook?.path).toBe('/zalo/nhan');
    expect(server.webhook()).toEqual(webhook);
    const update = zaloMessage('m1', 'một', 'lan');
    expect(await call(running, update)).toBe(401);
    expect(await call(running, update, 'khoa-bi-mat-webhooK')).toBe(401);
    expect(await call(running, 'không phải JSON', webhook.secret)).toBe(400);
    expect(await call(running, { event_name: 'webhook.test' }, webhook.secret)).toBe(200);
    expect(await call(running, update, webhook.secret)).toBe(200);
    await sentCount(1);
    await running.stop();
    expect(texts()).toEqual(['Đã nhận: một']);
    expect(server.sent('getUpdates')).toEqual([]);
  });

  it('does not say 200 to what it could not keep', async () => {
    const people = { ...house.people, receive: () => Promise.reject(new Error('database or disk is full')) };
    const running = await start(echo, { webhook, people });
    expect(await call(running, zaloMessage('m1', 'một', 'lan'), webhook.secret)).toBe(503);
  });

  it('keeps what comes before it has started, and answers it once, after what was left from before', async () => {
    const parts = { token: server.token, apiRoot: server.url, webhook, ...house.parts };
    const failed = zaloBotChannel(parts);
    expect(await call(failed, zaloMessage('m1', 'một', 'lan'), webhook.secret)).toBe(200);
    server.faults.push({ method: 'setWebhook', status: 400, description: 'url is not reachable' });
    await expect(failed.start(echo)).rejects.toThrow('url is not reachable');
    await failed.stop();
    channel = zaloBotChannel(parts);
    expect(await call(channel, zaloMessage('m2', 'hai', 'lan'), webhook.secret)).toBe(200);
    await channel.start(echo);
    await sentCount(2);
    await channel.stop();
    expect(texts()).toEqual(['Đã nhận: một', 'Đã nhận: hai']);
  });

  it('names the setting when the secret is too short', async () => {
    await expect(start(echo, { webhook: { ...webhook, secret: 'ngan' } })).rejects.toThrow(
      'ZALO_BOT_WEBHOOK_SECRET',
    );
  });
});

describe('refusals', () => {
  it('does not tell the token, though the platform repeats it', async () => {
    const running = await start(echo);
    server.faults.push({
      method: 'sendMessage',
      status: 400,
      description: `bad url /bot${server.token}/x`,
      inside: true,
    });
    const fault = (await running.send('lan', note('Bản tin')).catch((thrown) => thrown)) as Error;
    expect(fault).toMatchObject({ name: 'ChannelRefusal', later: false });
    expect(`${fault.stack}`).not.toContain('bi-mat-zalo');
  });

  it('passes on how long Zalo wants to be left alone', async () => {
    const running = await start(echo);
    server.faults.push({ method: 'sendMessage', status: 429, retryAfter: 3600 });
    await expect(running.send('lan', note('Bản tin'))).rejects.toMatchObject({
      later: true,
      retryAfter: 3600,
    });
  });

  it('says that Zalo is out of reach rather than that the token is wrong', async () => {
    await expect(start(echo, { apiRoot: 'http://127.0.0.1:1' })).rejects.toThrow('ZALO_BOT_API_ROOT');
  });
});
