import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import type { AccessSettings } from '../../src/assistant/access.ts';
import { openAssistant } from '../../src/assistant/assistant.ts';
import { helpFor } from '../../src/assistant/command-list.ts';
import { openConversation } from '../../src/assistant/conversation.ts';
import type { Office } from '../../src/assistant/office.ts';
import type { Answer } from '../../src/core/answer.ts';
import type { Abilities, Assistant } from '../../src/core/channel.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Choice, Incoming, Outgoing } from '../../src/core/message.ts';
import { fewUnits } from '../support/register.ts';

const abilities: Abilities = {
  ...{ edits: true, typing: true, streams: true, buttons: 8, filesIn: true, filesOut: true },
  messageLimit: 4096,
};

let data: string;
let people: ReturnType<typeof openPeopleStore>;
let now: Date;
let told: { chat: string; text: string; choices: Choice[] }[];
let faults: unknown[];
let asked: string[];
let reindexed: number;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-assistant-'));
  people = openPeopleStore(data);
  now = new Date('2026-11-24T08:00:00+07:00');
  told = [];
  faults = [];
  asked = [];
  reindexed = 0;
});
afterEach(async () => {
  await people.close();
  rmSync(data, { recursive: true });
});

/** An office in which only what these tests touch is there: anything else would be a fault that is seen. */
const office = {
  units: (name: string) => fewUnits.resolve(name),
  unit: (id: string) => fewUnits.get(id),
  documents: () => [],
  statistics: () => 'Kho có 2 văn bản.',
  reindex: async () => {
    reindexed++;
    const counts = { documents: 2, passages: 4, tasks: 1, added: 0, changed: 0, removed: 0, unchanged: 2 };
    return { ...counts, skipped: [], notes: [], seconds: 0.2 };
  },
} as unknown as Office;

const answer = (text: string): Answer => ({ kind: 'answer', mode: 'extractive', text, quotes: [] });

function open(
  access: Partial<AccessSettings> = {},
  ask = async (question: string) => answer(`Đáp: ${question}`),
): Assistant {
  const conversation = openConversation({
    ask: async (question) => {
      asked.push(question);
      return ask(question);
    },
    rewrite: async () => null,
    units: () => fewUnits,
    clock: () => now,
  });
  return openAssistant({
    ...{ conversation, office, people, clock: () => now },
    access: { admins: ['telegram:1'], managers: ['telegram:2'], open: false, ...access },
    limits: { messagesPerMinute: 5, questionsPerDay: 3 },
    send: async (chat, outgoing) => {
      if (outgoing.kind === 'note') told.push({ chat, text: outgoing.text, choices: outgoing.choices ?? [] });
    },
    onFault: (fault) => faults.push(fault),
  });
}

const from = (user: string, more: Partial<Incoming> = {}): Incoming => ({
  ...{ channel: 'telegram', chat: user, user, private: true, name: `Người ${user}` },
  ...more,
});

async function say(assistant: Assistant, incoming: Incoming): Promise<Outgoing[]> {
  const out: Outgoing[] = [];
  for await (const one of assistant(incoming, { abilities })) out.push(one);
  return out;
}
const words = (out: Outgoing[]) =>
  out.flatMap((one) => (one.kind === 'reply' || one.kind === 'note' ? [one.text] : [])).join('\n');
const choicesOf = (out: Outgoing[]): Choice[] =>
  out.flatMap((one) => (one.kind === 'reply' || one.kind === 'note' ? (one.choices ?? []) : []));

describe('a stranger', () => {
  it('gets a code and nothing else, admins the request; approved with role and unit, then revoked at once', async () => {
    const assistant = open();
    const first = words(await say(assistant, from('9', { text: 'Hạn nộp báo cáo?' })));
    const code = /([A-Z2-9]{4}-[A-Z2-9]{4})/.exec(first)![1]!;
    expect(asked).toEqual([]);
    expect(told).toMatchObject([{ chat: 'telegram:1' }]);
    expect(told[0]?.text).toContain(code);
    await say(assistant, from('9', { text: 'alo' }));
    expect(told).toHaveLength(1);

    const approved = await say(assistant, from('1', { text: `/duyệt ${code} lãnh đạo Văn phòng Sở` }));
    expect(words(approved)).toContain('Đã duyệt Người 9 (telegram:9) là lãnh đạo, Văn phòng Sở.');
    expect(told.at(-1)).toMatchObject({ chat: 'telegram:9' });
    expect(words(await say(assistant, from('9', { text: 'Hạn nộp báo cáo?' })))).toBe(
      'Đáp: Hạn nộp báo cáo?',
    );

    const [revoke] = choicesOf(approved);
    await say(assistant, from('1', { choice: revoke!.key }));
    expect(words(await say(assistant, from('9', { text: 'Hạn nộp báo cáo?' })))).toContain(
      'chưa được cấp quyền',
    );
    expect(people.audited(9).map(({ act }) => act)).toEqual(['revoke', 'approve']);
  });

  it('is approved by one press of an admin, once', async () => {
    const assistant = open();
    await say(assistant, from('9', { text: 'chào' }));
    const [staff] = told[0]!.choices;
    expect(words(await say(assistant, from('1', { choice: staff!.key })))).toContain('là nhân viên');
    expect(words(await say(assistant, from('1', { choice: staff!.key })))).toContain('đã được xử lý');
  });

  it('cannot use a button that was meant for an admin', async () => {
    const assistant = open();
    await say(assistant, from('9', { text: 'chào' }));
    const [staff] = told[0]!.choices;
    await say(assistant, from('9', { choice: staff!.key }));
    expect(people.people()).toEqual([]);
    await people.savePerson({
      id: 'telegram:8',
      name: null,
      role: 'staff',
      unit: null,
      approvedBy: null,
      approvedAt: null,
    });
    const tried = words(await say(assistant, from('8', { chat: '1', private: false, choice: staff!.key })));
    expect(tried).toContain('cần quyền quản trị');
    expect(people.audited(1)).toMatchObject([{ act: 'refused', by: 'telegram:8' }]);
  });

  it('asks as staff where access is open, and has no other right', async () => {
    const assistant = open({ open: true });
    expect(words(await say(assistant, from('9', { text: 'Hạn?' })))).toBe('Đáp: Hạn?');
    expect(words(await say(assistant, from('9', { text: '/reindex' })))).toContain('cần quyền quản trị');
    expect(reindexed).toBe(0);
  });

  it('is told its own id, so that the configuration can name it', async () => {
    const out = words(await say(open({ admins: [] }), from('9', { text: '/toilaai' })));
    expect(out).toContain('telegram:9');
    expect(out).toContain('chưa có quyền');
    expect(people.requests()).toEqual([]);
  });

  it('in a group is told to write privately', async () => {
    const out = words(await say(open(), from('9', { chat: '-5', private: false, text: 'Hạn?' })));
    expect(out).toContain('nhắn riêng');
    expect(people.requests()).toEqual([]);
  });
});

describe('commands', () => {
  it('shows only what the role may do', () => {
    expect(helpFor('staff')).not.toMatch(/\/hoanthanh|\/reindex/);
    expect(helpFor('manager')).toContain('/hoanthanh');
    expect(helpFor('manager')).not.toContain('/reindex');
    expect(helpFor('admin')).toContain('/sukien');
  });

  it('are understood with and without marks; an unknown one says what to do', async () => {
    const assistant = open();
    expect(words(await say(assistant, from('1', { text: '/thốngkê' })))).toContain('Kho có 2 văn bản.');
    expect(words(await say(assistant, from('1', { text: '/THONGKE' })))).toContain('Kho có 2 văn bản.');
    expect(words(await say(assistant, from('1', { text: '/khongco' })))).toContain('/trogiup');
    expect(words(await say(assistant, from('1', { text: '/khongco hạn nộp' })))).toMatch(
      /“\/khongco”.*\/trogiup/,
    );
    for (const text of ['trợ giúp', 'Bạn làm được gì?', '/start', '/start abc', 'Hướng dẫn sử dụng']) {
      expect(words(await say(assistant, from('1', { text }))), text).toContain('/nguoidung');
    }
    expect(asked).toEqual([]);
  });

  it('offers the units that a name may mean, and does for the chosen one what was typed', async () => {
    const assistant = open({ open: true });
    const offered = await say(assistant, from('9', { text: '/donvi phòng y tế' }));
    const choice = choicesOf(offered).find(({ label }) => label === 'Phòng Y tế huyện Lạc Sa')!;
    expect(words(await say(assistant, from('9', { choice: choice.key })))).toContain(
      'thuộc Phòng Y tế huyện Lạc Sa',
    );
    expect(people.person('telegram:9')?.unit).toBe('lac-sa');
  });

  it('knows which unit “đơn vị tôi” is, and says so; asks for it where it does not', async () => {
    const assistant = open({ open: true });
    const question = from('9', { text: 'Đơn vị tôi có việc gì tuần này?' });
    expect(words(await say(assistant, question))).toContain('gõ /donvi');
    expect(asked).toEqual([]);
    await say(assistant, from('9', { text: '/donvi văn phòng sở' }));
    expect(words(await say(assistant, question))).toMatch(
      /^Hiểu câu hỏi là: “Văn phòng Sở có việc gì tuần này\?”/,
    );
    expect(asked).toEqual(['Văn phòng Sở có việc gì tuần này?']);
  });

  it('looks for the document that somebody wants to have', async () => {
    const assistant = open({ open: true });
    expect(words(await say(assistant, from('9', { text: 'Cho tôi xin file kế hoạch 21/KH-SYT' })))).toContain(
      'Không tìm thấy văn bản nào ứng với “21/KH-SYT”',
    );
    expect(asked).toEqual([]);
  });

  it('checks the right of a command that was offered when it is chosen', async () => {
    const assistant = open({ open: true, managers: [] });
    const boss = { ...{ id: 'telegram:2', name: 'Hùng', unit: null, approvedBy: null, approvedAt: null } };
    await people.savePerson({ ...boss, role: 'manager' });
    const offered = await say(assistant, from('2', { text: '/baocao phòng y tế' }));
    await people.removePerson('telegram:2');
    const [choice] = choicesOf(offered);
    expect(words(await say(assistant, from('2', { choice: choice!.key })))).toContain(
      'Việc này (/baocao) cần quyền lãnh đạo',
    );
  });

  it('names what is wrong with a period or a time, and takes nothing else for it', async () => {
    const assistant = open({ open: true });
    const told = async (text: string) => {
      now = new Date(now.getTime() + 61_000);
      return words(await say(assistant, from('9', { text })));
    };
    expect(await told('/hanchot 45/13/2026')).toContain('Không hiểu “45/13/2026”');
    expect(await told('/hanchot Phòng Mặt Trăng  quý')).toMatch(/ví dụ: \/hanchot Phòng Kế hoạch quý$/);
    expect(await told('/nhac ngày 25:00')).toContain('Không có giờ nào là “25:00”');
    expect(await told('/nhac ngày 7h75')).toContain('Không có giờ nào là “7h75”');
    expect(await told('/nhac tuần 8')).toContain('Không có giờ nào là “tuan 8”');
    expect(await told('/nhac trước 90 ngày')).toContain('từ 1 đến 60 ngày');
    expect(people.subscriptions()).toEqual([]);
    expect(await told('/nhac trước 5 ngày lúc 16 giờ 30')).toContain('trước hạn 5 ngày lúc 16:30');
    expect(await told('/nhac tuần')).toContain('lúc 07:30');
  });

  it('tells progress of a reindex and keeps it in the audit', async () => {
    const out = await say(open(), from('1', { text: '/reindex' }));
    expect(out.map(({ kind }) => kind)).toContain('progress');
    expect(words(out)).toContain('giữ nguyên 2');
    expect(people.audited(1)).toMatchObject([{ act: 'reindex', by: 'telegram:1' }]);
  });

  it('remembers the unit of a person and asks about it', async () => {
    const assistant = open({ open: true });
    expect(words(await say(assistant, from('9', { text: '/nhiemvu' })))).toContain('Xin cho biết đơn vị');
    expect(words(await say(assistant, from('9', { text: '/donvi van phong so' })))).toContain('Văn phòng Sở');
    await say(assistant, from('9', { text: '/nhiệmvụ' }));
    expect(asked).toEqual(['Những nhiệm vụ nào áp dụng cho Văn phòng Sở?']);
    expect(people.person('telegram:9')).toMatchObject({ role: 'none', unit: 'van-phong' });
  });

  it('subscribes a person and, for managers only, a group', async () => {
    const assistant = open({ open: true });
    expect(words(await say(assistant, from('9', { text: '/nhac trước 3 ngày lúc 8h' })))).toContain(
      'nhắc việc trước hạn 3 ngày lúc 08:00',
    );
    const group = { chat: '-5', private: false };
    expect(words(await say(assistant, from('9', { ...group, text: '/nhac tuần' })))).toContain(
      'chỉ lãnh đạo',
    );
    await say(assistant, from('2', { ...group, text: '/nhac tuần' }));
    expect(people.subscriptions().map(({ chat, kind }) => `${chat} ${kind}`)).toEqual([
      'telegram:9 reminder',
      'telegram:-5 weekly',
    ]);
    const list = await say(assistant, from('9', { text: '/nhac' }));
    const removal = choicesOf(list).find(({ label }) => label.startsWith('Bỏ'))!;
    expect(words(await say(assistant, from('9', { choice: removal.key })))).toBe('Đã bỏ đăng ký.');
    expect(words(await say(assistant, from('9', { text: '/nhac hôm qua' })))).toContain('Không hiểu');
  });
});

describe('choices', () => {
  it('are taken by number as by button, and stand for one message only', async () => {
    const assistant = open({ open: true });
    const offered = choicesOf(await say(assistant, from('9', { text: 'Hạn nộp báo cáo tháng?' })));
    expect(offered.map(({ label }) => label)).toEqual(['Kết quả khác', 'Hữu ích', 'Chưa hữu ích']);
    const why = await say(assistant, from('9', { text: '3' }));
    expect(choicesOf(why).map(({ label }) => label)).toContain('Sai văn bản');
    expect(words(await say(assistant, from('9', { text: '1.' })))).toContain('Xin cảm ơn');
    expect(people.feedback(5).map(({ word, useful }) => [word, useful])).toEqual([
      ['Sai văn bản', false],
      [null, false],
    ]);
    // The thanks offered nothing: the number is neither taken for an older choice nor for a question.
    expect(words(await say(assistant, from('9', { text: '2' })))).toContain('không có lựa chọn số 2');
    expect(asked).toHaveLength(1);
  });

  it('of another chat, unknown or old, do nothing', async () => {
    const assistant = open({ open: true });
    const [first] = choicesOf(await say(assistant, from('9', { text: 'Hạn?' })));
    expect(words(await say(assistant, from('8', { choice: first!.key })))).toContain('đã hết hiệu lực');
    expect(words(await say(assistant, from('9', { choice: 'bịa' })))).toContain('đã hết hiệu lực');
    now = new Date('2026-12-24T08:00:00+07:00');
    expect(words(await say(assistant, from('9', { choice: first!.key })))).toContain('đã hết hiệu lực');
  });

  it('lead through a long answer, page by page', async () => {
    const long = Array.from({ length: 300 }, (_, index) => `Đoạn ${index} ${'chữ '.repeat(8)}`).join('\n\n');
    const assistant = open({ open: true }, async () => answer(long));
    let out = await say(assistant, from('9', { text: 'Tất cả?' }));
    let read = words(out);
    for (let page = 0; page < 20 && choicesOf(out)[0]?.label.startsWith('Xem tiếp'); page++) {
      expect(words(out).length).toBeLessThanOrEqual(4096);
      out = await say(assistant, from('9', { choice: choicesOf(out)[0]!.key, user: '9' }));
      read += `\n${words(out)}`;
      now = new Date(now.getTime() + 61_000);
    }
    expect(read).toContain('Đoạn 299 ');
    expect(read.match(/Đoạn \d+ /g)).toHaveLength(300);
  });
});

describe('limits and faults', () => {
  it('says once a minute that somebody is too fast, and then is quiet', async () => {
    const assistant = open({ open: true });
    for (let message = 0; message < 5; message++) await say(assistant, from('9', { text: '/vanban' }));
    expect(words(await say(assistant, from('9', { text: '/vanban' })))).toContain('gửi hơi nhanh');
    expect(await say(assistant, from('9', { text: '/vanban' }))).toEqual([]);
    now = new Date(now.getTime() + 61_000);
    expect(words(await say(assistant, from('9', { text: '/vanban' })))).toContain('Không tìm thấy');
  });

  it('says when the questions of a day are used up', async () => {
    const assistant = open({ open: true });
    for (let question = 0; question < 3; question++) {
      await say(assistant, from('9', { text: `Hạn nộp báo cáo số ${question}?` }));
    }
    expect(words(await say(assistant, from('9', { text: 'Hạn nộp nữa?' })))).toContain(
      'mức tối đa trong ngày',
    );
    expect(asked).toHaveLength(3);
  });

  it('tells a known fault in its words and hides an unknown one', async () => {
    const known = open({ open: true }, () => Promise.reject(new UserError('Ổ đĩa đã đầy.')));
    expect(words(await say(known, from('9', { text: 'Hạn?' })))).toBe('Ổ đĩa đã đầy.');
    const unknown = open({ open: true }, () => Promise.reject(new Error('SECRET at /root/x.ts:1')));
    const told = words(await say(unknown, from('9', { text: 'Hạn?' })));
    expect(told).toContain('Có lỗi ngoài dự kiến');
    expect(told).not.toContain('SECRET');
    expect(faults).toHaveLength(1);
  });
});
