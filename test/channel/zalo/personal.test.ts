import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPeopleStore } from '../../../src/archive/people-store.ts';
import { zaloPersonalChannel } from '../../../src/channel/zalo/personal.ts';
import { connectPersonal, type PersonalApi } from '../../../src/channel/zalo/personal-api.ts';
import { eventOf, type PersonalMessage } from '../../../src/channel/zalo/personal-event.ts';
import type { Assistant } from '../../../src/core/channel.ts';

let data: string;
let people: ReturnType<typeof openPeopleStore>;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-personal-'));
  people = openPeopleStore(data);
});
afterEach(async () => {
  await people.close();
  rmSync(data, { recursive: true });
});

const message = (
  data: Partial<PersonalMessage['data']>,
  more: Partial<PersonalMessage> = {},
): PersonalMessage => ({
  ...{ type: 0, threadId: '7', isSelf: false },
  data: { msgId: 'm1', uidFrom: '7', dName: 'Lan', content: 'Hạn nộp?', ...data },
  ...more,
});

it('hears people, and in groups only mentions and replies', () => {
  const group = { type: 1, threadId: 'nhóm' };
  expect(eventOf(message({}), '42')).toMatchObject({ chat: '7', private: true, text: 'Hạn nộp?' });
  expect(eventOf(message({}, { isSelf: true }), '42')).toBeNull();
  expect(eventOf(message({ content: { href: 'ảnh' } }), '42')).toBeNull();
  expect(eventOf(message({}, group), '42')).toBeNull();
  const mentions = [{ uid: '42', pos: 0, len: 8 }];
  expect(eventOf(message({ content: '@Văn thư hạn nộp?', mentions }, group), '42')).toMatchObject({
    ...{ chat: 'nhóm', private: false, text: 'hạn nộp?' },
  });
  expect(eventOf(message({ quote: { ownerId: '42' } }, group), '42')?.text).toBe('Hạn nộp?');
});

it('answers each message once, in its chat, and dies when the account is logged out', async () => {
  const heard: Record<string, (...facts: never[]) => void> = {};
  const sent: { text: string; chat: string; type: number }[] = [];
  const api: PersonalApi = {
    getOwnId: () => '42',
    sendMessage: async ({ msg }, chat, type) => void sent.push({ text: msg, chat, type }),
    listener: {
      on: (event: string, listener: (...facts: never[]) => void) => {
        heard[event] = listener;
      },
      start: () => {},
      stop: () => {},
    },
  };
  const echo: Assistant = async function* ({ text }) {
    yield { kind: 'note', text: `Đã nhận: ${text}`, choices: [{ key: 'k', label: 'Xem' }] };
  };
  const channel = zaloPersonalChannel({
    ...{ credentials: 'x', people, clock: () => new Date(), connect: async () => api },
    log: { info: () => {}, warn: () => {} },
  });
  await channel.start(echo);
  const tell = heard.message as unknown as (message: PersonalMessage) => void;
  tell(message({}));
  tell(message({}));
  tell(
    message(
      { msgId: 'm2', mentions: [{ uid: '42', pos: 0, len: 1 }], content: '@ nhóm hỏi' },
      { type: 1, threadId: 'nhóm' },
    ),
  );
  for (const deadline = Date.now() + 5000; sent.length < 2 && Date.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await channel.stop();
  expect(sent.map(({ chat, type }) => [chat, type])).toEqual(
    expect.arrayContaining([
      ['7', 0],
      ['nhóm', 1],
    ]),
  );
  expect(sent).toHaveLength(2);
  expect(sent.find(({ chat }) => chat === '7')?.text).toContain('1. Xem');
  (heard.closed as unknown as (code: number) => void)(3000);
  expect((await channel.died).message).toContain('3000');
});

it('names the file of the session when it cannot be read', async () => {
  await expect(connectPersonal(join(data, 'none.json'))).rejects.toThrow('ZALO_PERSONAL_CREDENTIALS');
  writeFileSync(join(data, 'bad.json'), 'không phải JSON');
  await expect(connectPersonal(join(data, 'bad.json'))).rejects.toThrow('imei, cookie, userAgent');
});
