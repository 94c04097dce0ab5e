import { expect, it } from 'vitest';
import { type ConversationParts, openConversation } from '../../src/assistant/conversation.ts';
import type { Answer, AskOptions } from '../../src/core/answer.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Incoming, Outgoing } from '../../src/core/message.ts';
import { sampleKnown } from '../support/known.ts';
import { cards } from './dialogues.ts';

/** Answers every question from one document, and writes down what it was asked. */
function answering(docs: string[] = ['kh64']) {
  const asked: { question: string; options: AskOptions }[] = [];
  const ask = async (question: string, options: AskOptions): Promise<Answer> => {
    asked.push({ question, options });
    if (/hỏng/.test(question)) throw new UserError('Kho đang được thay.');
    const quotes = docs.map((key) => ({
      ...{ text: 'Tổng kinh phí 3 triệu đồng', start: 0, end: 26, section: 'III', page: null },
      ...{ source: cards[key]!.source, document: cards[key]! },
    }));
    options.onText?.('Tổng kinh phí');
    return {
      kind: 'answer',
      mode: 'extractive',
      text: 'Tổng kinh phí 3 triệu đồng.',
      quotes: quotes as unknown as Answer['quotes'],
    };
  };
  return { asked, ask };
}

function open(parts: Partial<ConversationParts> = {}) {
  const { asked, ask } = answering();
  const conversation = openConversation({
    ...{ ask, rewrite: async () => null, units: () => sampleKnown.units },
    clock: () => new Date('2026-11-02T08:00:00+07:00'),
    ...parts,
  });
  const say = async (text: string, other: Partial<Incoming> = {}, signal?: AbortSignal) => {
    const incoming = { channel: 'zalo', chat: 'nhóm', user: 'An', private: false, text, ...other };
    const out: Outgoing[] = [];
    for await (const one of conversation.say(incoming, signal ? { signal } : {})) out.push(one);
    return { out, last: out.at(-1)! as Extract<Outgoing, { text: string }> };
  };
  return { asked, say };
}

const first = 'Kinh phí phòng chống sốt xuất huyết năm 2024 là bao nhiêu?';

it('asks a follow-up in full, says first what was understood, and goes on from there', async () => {
  const { say, asked } = open();
  expect((await say(first)).last.text).toBe('Tổng kinh phí 3 triệu đồng.');
  const { last } = await say('ai ky vb do');
  expect(last.text).toBe(
    'Hiểu câu hỏi là: “Ai ký kế hoạch số 64/KH-SYT ngày 18/3/2024?”\n\nTổng kinh phí 3 triệu đồng.',
  );
  await say('còn hiệu lực không?');
  expect(asked.map((one) => one.question)).toEqual([
    first,
    'Ai ký kế hoạch số 64/KH-SYT ngày 18/3/2024?',
    'Kế hoạch số 64/KH-SYT ngày 18/3/2024 còn hiệu lực không?',
  ]);
  expect(asked[0]!.options.asker).toBe('zalo:An');
});

it('shows the text as it grows behind what was understood', async () => {
  const { say } = open();
  await say(first);
  const { out } = await say('thế năm 2025?');
  expect(out.map((one) => one.kind)).toEqual(['typing', 'partial', 'reply']);
  const [, partial, reply] = out as { text: string }[];
  expect(reply!.text.startsWith(partial!.text)).toBe(true);
});

it('does not mix the people of a group, and forgets when told to', async () => {
  const { say, asked } = open();
  await say(first);
  expect((await say('ai ký văn bản đó?', { user: 'Bình' })).last.text).toContain('văn bản nào');
  expect((await say('/moi')).last.text).toContain('cuộc trò chuyện mới');
  expect((await say('ai ký văn bản đó?')).last.kind).toBe('note');
  expect(asked).toHaveLength(1);
});

it('asks which document, and answers the question when it is named', async () => {
  const { say, asked } = open();
  await say('ai ký văn bản đó?');
  await say('kế hoạch 64/KH-SYT');
  await say('/moi');
  await say('van ban nay con hieu luc khong');
  await say('Còn bao nhiêu nhiệm vụ chưa hoàn thành?');
  expect(asked.map((one) => one.question)).toEqual([
    'Ai ký kế hoạch 64/KH-SYT?',
    'Còn bao nhiêu nhiệm vụ chưa hoàn thành?',
  ]);
});

it('lets the asker choose among many documents by their place', async () => {
  const { ask, asked } = answering(['tb318', 'kh64', 'cv1655', 'hd2156']);
  const { say } = open({ ask });
  await say('Những nhiệm vụ nào áp dụng cho phòng y tế các huyện?');
  const { last } = await say('ai ký văn bản đó?');
  expect(last.text).toContain('3. công văn số 1655/SYT-NVY ngày 14/9/2026');
  await say('cái thứ ba');
  expect(asked.at(-1)!.question).toBe('Ai ký công văn số 1655/SYT-NVY ngày 14/9/2026?');
});

it('gives what the rules are not sure of to the model, and keeps the guess where it declines', async () => {
  const given: string[] = [];
  const written: (string | null)[] = ['Mục tiêu phòng chống sốt xuất huyết năm 2024 gồm những gì?', null];
  const rewrite: ConversationParts['rewrite'] = async (question, turns) => {
    given.push(`${turns.length}: ${question}`);
    return written.shift() ?? null;
  };
  const { say, asked } = open({ rewrite });
  await say(first);
  await say('ai ký văn bản đó?');
  expect(given).toEqual([]);
  await say('chi tiết hơn');
  await say('chi tiết hơn đi');
  expect(given).toEqual(['2: chi tiết hơn', '3: chi tiết hơn đi']);
  expect(asked.slice(2).map((one) => one.question)).toEqual([
    'Mục tiêu phòng chống sốt xuất huyết năm 2024 gồm những gì?',
    'Nêu toàn bộ nội dung theo kế hoạch số 64/KH-SYT ngày 18/3/2024: Mục tiêu phòng chống sốt xuất huyết năm 2024 gồm những gì?',
  ]);
});

it('answers one after the other, since each message may point to the one before', async () => {
  const { say, asked } = open();
  await Promise.all([say(first), say('ai ký?'), say('còn hiệu lực không?')]);
  expect(asked.map((one) => one.question)[2]).toBe(
    'Kế hoạch số 64/KH-SYT ngày 18/3/2024 còn hiệu lực không?',
  );
});

it('goes on after a fault and does not remember the question that failed', async () => {
  const { say, asked } = open();
  await say(first);
  await expect(say('Kế hoạch hỏng 99/KH-SYT giao việc gì?')).rejects.toThrow('Kho đang được thay.');
  await say('ai ký văn bản đó?');
  expect(asked.at(-1)!.question).toContain('64/KH-SYT');
});

it('lets the asker leave while an answer is under way', async () => {
  const controller = new AbortController();
  const ask: ConversationParts['ask'] = (_question, { signal }) =>
    new Promise((_resolve, reject) => {
      signal!.addEventListener('abort', () => reject(signal!.reason));
      controller.abort(new Error('đã thôi'));
    });
  const { say } = open({ ask });
  await expect(say(first, {}, controller.signal)).rejects.toThrow('đã thôi');
});

it.each([
  ['/trogiup', '/moi'],
  ['Xin chào', 'Xin chào anh/chị'],
  ['cảm ơn nhé', 'không có gì'],
  ['/xyz', 'Không có lệnh “/xyz”'],
  ['/xyz hạn nộp báo cáo', 'Không có lệnh “/xyz”'],
  ['Bạn là ai?', '/moi'],
  ['Dạ vâng ạ', 'không có gì'],
  ['tạm biệt nhé', 'xin chào anh/chị'],
  ['👍', 'viết câu hỏi bằng chữ'],
  ['???', 'viết câu hỏi bằng chữ'],
  ['7', 'không có lựa chọn số 7'],
  ['  ', '/trogiup'],
])('speaks for itself on “%s”', async (text, expected) => {
  const { say, asked } = open();
  expect((await say(text)).last.text).toContain(expected);
  expect(asked).toEqual([]);
});
