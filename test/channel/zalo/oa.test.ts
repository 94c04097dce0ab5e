import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleStore } from '../../../src/archive/people-store.ts';
import { type ZaloOaSettings, zaloOaChannel } from '../../../src/channel/zalo/oa.ts';
import { openOaTokens } from '../../../src/channel/zalo/oa-tokens.ts';
import type { Assistant, Channel, ChannelLog } from '../../../src/core/channel.ts';
import type { Outgoing } from '../../../src/core/message.ts';
import { userText, webhookRequest, zaloOaServer } from '../../support/zalo-oa-server.ts';

let data: string;
let people: ReturnType<typeof openPeopleStore>;
let server: Awaited<ReturnType<typeof zaloOaServer>>;
let logged: string[];
let now: number;
let channel: Channel | undefined;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-oa-'));
  people = openPeopleStore(data);
  server = await zaloOaServer();
  logged = [];
  now = Date.now();
});
afterEach(async () => {
  await channel?.stop();
  channel = undefined;
  await server.close();
  await people.close();
  rmSync(data, { recursive: true });
  for (const secret of ['bi-mat', 'lam-moi-', 'truy-cap-']) expect(logged.join('\n')).not.toContain(secret);
});

const log: ChannelLog = {
  info: (event, facts) => logged.push(`${event} ${JSON.stringify(facts ?? {})}`),
  warn: (event, facts, cause) =>
    logged.push(`${event} ${JSON.stringify(facts ?? {})} ${String(cause ?? '')}`),
};
const clock = () => new Date(now);

function settings(more: Partial<ZaloOaSettings> = {}): ZaloOaSettings {
  const { appId, appSecret, secretKey, oaId } = server;
  return {
    ...{ appId, appSecret, secretKey, oaId, refreshToken: server.firstRefreshToken },
    ...{ apiRoot: server.url, oauthRoot: server.url, maxFileBytes: 1_000_000, people, log, clock },
    ...more,
  };
}

const note = (text: string): Outgoing => ({ kind: 'note', text });
const saying = (outgoing: Parameters<typeof answering>[0]) => answering(outgoing);
function answering(
  outgoing: (heard: Parameters<Assistant>[0]) => Outgoing[] | Promise<Outgoing[]>,
): Assistant {
  return async function* (incoming) {
    yield* await outgoing(incoming);
  };
}
const echo = answering(({ text, choice }) => [note(`Đã nhận: ${choice ?? text}`)]);

async function start(assistant: Assistant, more: Partial<ZaloOaSettings> = {}): Promise<Channel> {
  channel = zaloOaChannel(settings(more));
  await channel.start(assistant);
  return channel;
}
const deliver = async (request: Request) => (await channel!.webhook!.handle(request)).status;
async function until(test: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 8000; !test(); ) {
    if (Date.now() > deadline) throw new Error(`never happened: ${JSON.stringify(server.calls)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

describe('the webhook', () => {
  it('answers a signed message once, with buttons that come back as choices', async () => {
    await start(
      answering(({ choice }) => [
        choice
          ? note(`Chọn ${choice}`)
          : { kind: 'note', text: 'Đáp', choices: [{ key: 'k1', label: 'Xem trong văn bản' }] },
      ]),
    );
    const event = userText('1234567890123456789', 'Hạn nộp báo cáo?', 'm1');
    expect(await deliver(server.call(event))).toBe(200);
    expect(await deliver(server.call(event))).toBe(200);
    await until(() => server.sent().length === 1);
    const [button] = server.sent('1234567890123456789')[0]!.attachment!.payload.buttons!;
    expect(button?.title).toBe('Xem trong văn bản');
    await deliver(server.call(userText('1234567890123456789', button!.payload, 'm2')));
    await until(() => server.sent().length === 2);
    expect(server.sent()[1]?.text).toBe('Chọn k1');
  });

  it('lets in nothing that is not signed with the secret of the account', async () => {
    await start(echo);
    const event = userText('7', 'Hạn?', 'm1');
    expect(await deliver(server.call(event, { key: 'bi-mat-app' }))).toBe(401);
    expect(await deliver(webhookRequest(JSON.stringify({ ...event, timestamp: '1' })))).toBe(401);
    const good = await server.call(event).text();
    const signature = server.call(event).headers.get('x-zevent-signature')!;
    expect(await deliver(webhookRequest(good.replace('Hạn?', 'Xóa!'), signature))).toBe(401);
    expect(await deliver(webhookRequest('không phải JSON', 'mac=00'))).toBe(400);
    expect(await deliver(webhookRequest('{}'))).toBe(200);
    expect(await deliver(webhookRequest('{"event_name":"user_send_text","timestamp":"1"}'))).toBe(401);
    expect(people.pending('zalo-oa:')).toEqual([]);
    expect(server.sent()).toEqual([]);
  });

  it('takes a replayed call of another day for what it is', async () => {
    await start(echo);
    const old = server.call(userText('7', 'Hạn?', 'm1'), { at: Date.now() - 24 * 3_600_000 });
    expect(await deliver(old)).toBe(200);
    const other = server.call({ ...userText('7', 'Hạn?', 'm2'), recipient: { id: 'tài khoản khác' } });
    expect(await deliver(other)).toBe(200);
    expect(people.pending('zalo-oa:')).toEqual([]);
  });

  it('says 503 while a message cannot be kept, so that Zalo sends it again', async () => {
    let kept = false;
    await start(echo, {
      people: {
        ...people,
        receive: (entry) => (kept ? people.receive(entry) : new Promise(() => {})),
      },
    });
    const before = Date.now();
    const event = userText('7', 'Hạn?', 'm1');
    expect(await deliver(server.call(event))).toBe(503);
    expect(Date.now() - before).toBeLessThan(2000);
    kept = true;
    expect(await deliver(server.call(event))).toBe(200);
    await until(() => server.sent().length === 1);
  });

  it('answers after a restart what it had said 200 to', async () => {
    const payload = { id: 'm1', user: '7', kind: 'text', text: 'chưa trả lời', choice: null, file: null };
    await people.receive({
      ...{ id: 'zalo-oa:m1', chat: 'zalo-oa:7', payload: JSON.stringify(payload) },
      receivedAt: clock().toISOString(),
    });
    await start(echo);
    await until(() => server.sent().length === 1);
    expect(await deliver(server.call(userText('7', 'chưa trả lời', 'm1')))).toBe(200);
    expect(server.sent('7').map(({ text }) => text)).toEqual(['Đã nhận: chưa trả lời']);
  });

  it('greets who follows, and says what it can read to who sends a picture', async () => {
    await start(echo);
    await deliver(server.call({ event_name: 'follow', follower: { id: '7' } }));
    await until(() => server.sent().length === 1);
    await deliver(
      server.call({ event_name: 'user_send_image', sender: { id: '7' }, message: { msg_id: 'm2' } }),
    );
    await until(() => server.sent().length === 2);
    await deliver(
      server.call({ event_name: 'oa_send_text', sender: { id: server.oaId }, message: { msg_id: 'm3' } }),
    );
    expect(server.sent()[0]?.text).toContain('Văn thư');
    expect(server.sent()[1]?.text).toContain('chỉ đọc được tin nhắn chữ');
  });
});

describe('files', () => {
  it('takes a file in, and refuses one that is too large', async () => {
    const read: string[] = [];
    await start(
      saying(async ({ file }) => {
        const bytes = await file!.bytes().catch((fault: Error) => fault.message);
        read.push(typeof bytes === 'string' ? bytes : `${file!.name} ${bytes.length}`);
        return [note('ok')];
      }),
      { maxFileBytes: 100 },
    );
    const send = (id: string, size: number, url: string) =>
      deliver(
        server.call({
          event_name: 'user_send_file',
          sender: { id: '7' },
          message: {
            msg_id: id,
            attachments: [{ payload: { url, name: 'kế hoạch.pdf', size: String(size) } }],
          },
        }),
      );
    await send('m1', 12, server.file('a.pdf', new Uint8Array(12)));
    await send('m2', 12, server.file('b.pdf', new Uint8Array(500)));
    await send('m3', 5000, server.file('c.pdf', new Uint8Array(5000)));
    await send('m4', 5, 'file:///etc/passwd');
    await until(() => read.length === 4);
    expect(read[0]).toBe('kế hoạch.pdf 12');
    expect(read[1]).toContain('Tệp lớn hơn');
    expect(read[2]).toContain('Tệp lớn hơn');
    expect(read[3]).toContain('Không tải được');
  });

  it('sends a document as a file and says so where Zalo takes no such file', async () => {
    const bytes = new Uint8Array(10);
    await start(
      answering(() => [
        { kind: 'file', name: 'ke-hoach.pdf', bytes, caption: 'Văn bản gốc' },
        { kind: 'file', name: 'han.xlsx', bytes, caption: 'Thời hạn' },
      ]),
    );
    await deliver(server.call(userText('7', 'Tệp?', 'm1')));
    await until(() => server.sent().length === 2);
    expect(server.sent()[0]?.attachment).toEqual({ type: 'file', payload: { token: 'tep-da-tai' } });
    expect(server.sent()[1]?.text).toContain('không gửi được han.xlsx');
  });
});

describe('the reply window', () => {
  it('spends at most the free messages, anew with each message of the person', async () => {
    const running = await start(
      answering(() => [1, 2, 3].map((one) => note(`Tin ${one}`))),
      {
        window: { freeReplies: 2 },
      },
    );
    await deliver(server.call(userText('7', 'một', 'm1')));
    await until(() => logged.some((line) => line.includes('answer not sent')));
    expect(server.sent('7').map(({ text }) => text)).toEqual(['Tin 1', 'Tin 2']);
    await expect(running.send('7', note('Bản tin'))).rejects.toMatchObject({ later: false });
    await deliver(server.call(userText('7', 'hai', 'm2')));
    await until(() => server.sent('7').length === 4);
  });

  it('does not write to who has been silent for a week, nor to a stranger', async () => {
    const running = await start(echo);
    await expect(running.send('8', note('Bản tin'))).rejects.toThrow('7 ngày');
    await deliver(server.call(userText('7', 'một', 'm1')));
    await until(() => server.sent().length === 1);
    await running.send('7', note('Bản tin'));
    now += 8 * 86_400_000;
    server.giveFor(9_000_000);
    await expect(running.send('7', note('Bản tin'))).rejects.toThrow('7 ngày');
    expect(server.sent('7')).toHaveLength(2);
  });

  it('tells what Zalo itself refuses, inside of HTTP 200', async () => {
    const running = await start(echo);
    await deliver(server.call(userText('7', 'một', 'm1')));
    await until(() => server.sent().length === 1);
    const refused = async (error: number) => {
      server.faults.push({ path: /message/, error });
      return running.send('7', note('Bản tin')).catch((fault: unknown) => fault);
    };
    expect(await refused(-213)).toMatchObject({
      later: false,
      message: 'Người nhận đã chặn hoặc chưa quan tâm Official Account.',
    });
    expect(await refused(-211)).toMatchObject({ later: true });
    expect(await refused(-230)).toMatchObject({ later: false });
    server.faults.push({ path: /message/, error: -32 }, { path: /message/, drop: true });
    await running.send('7', note('Sau ba lần'));
    expect(server.sent('7').at(-1)?.text).toBe('Sau ba lần');
  });
});

describe('tokens', () => {
  const tokensOn = (store: typeof people, more: Partial<ZaloOaSettings> = {}) =>
    openOaTokens({ ...settings(more), people: store });

  it('renews once for many callers, and again only when the token is old or refused', async () => {
    const tokens = tokensOn(people);
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.token()));
    expect(new Set(all).size).toBe(1);
    expect(server.renewals()).toBe(1);
    now += 24.9 * 3_600_000;
    expect(await tokens.token()).not.toBe(all[0]);
    const refused = await tokens.token();
    expect(await tokens.token(refused)).not.toBe(refused);
    expect(server.renewals()).toBe(3);
  });

  it('of two processes one refreshes and the other takes what it got', async () => {
    const other = openPeopleStore(data);
    const [mine, theirs] = [tokensOn(people), tokensOn(other)];
    const got = await Promise.all([mine.token(), theirs.token(), mine.token(), theirs.token()]);
    expect(new Set(got).size).toBe(1);
    expect(server.renewals()).toBe(1);
    await other.close();
  });

  it('takes over the lease of a process that died while refreshing', async () => {
    await people.replaceSecret('zalo-oa refreshing', undefined, `người-khác ${now + 60_000}`);
    const waiting = tokensOn(people).token();
    now += 61_000;
    expect(await waiting).toBe('truy-cap-1');
  });

  it('goes on over a restart with what is stored; a new authorisation in the configuration goes first', async () => {
    await tokensOn(people).token();
    expect(await tokensOn(people).token()).toBe('truy-cap-1');
    expect(server.renewals()).toBe(1);
    await expect(tokensOn(people, { refreshToken: 'lam-moi-1' }).token()).resolves.toBe('truy-cap-2');
  });

  it('says what to do when the refresh token is spent, and that Zalo is away', async () => {
    await expect(start(echo, { refreshToken: 'đã dùng' })).rejects.toThrow('ZALO_OA_REFRESH_TOKEN');
    server.faults.push({ path: /access_token/, status: 502 });
    await expect(start(echo)).rejects.toThrow('Không kết nối được');
  });

  it('is renewed in the middle of an answer when Zalo no longer takes it', async () => {
    await start(echo);
    server.revoke();
    await deliver(server.call(userText('7', 'một', 'm1')));
    await until(() => server.sent('7').length === 1);
    expect(server.renewals()).toBe(2);
  });
});
