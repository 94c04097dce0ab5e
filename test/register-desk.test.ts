import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../src/answer/answer.ts';
import { refuse } from '../src/answer/refuse.ts';
import type { Answer, Refusal } from '../src/core/answer.ts';
import { type Desk, openDesk } from '../src/register-desk.ts';
import { archiveOf } from './support/archive.ts';
import { sampleKnown } from './support/known.ts';
import { official } from './support/official.ts';

const measles = official({
  body:
    'Sở Y tế giao:\n\n1. Phòng Y tế các huyện rà soát tiền sử tiêm vắc xin sởi của trẻ mầm non, gửi kết quả trước ngày 20/3/2024.\n\n' +
    '2. Bệnh viện đa khoa tỉnh chuẩn bị 20 giường cách ly người mắc sởi, hoàn thành chậm nhất ngày 31/3/2024.\n\n' +
    '3. Kinh phí tiêm vắc xin sởi lấy từ ngân sách tỉnh, định mức 18.000 đồng một mũi.',
});
const waste = official({
  number: 'Số: 92/TB-SYT',
  title: 'THÔNG BÁO\nVề công tác quản lý năm 2024',
  body:
    'Sở Y tế giao:\n\n1. Phòng Y tế các huyện kiểm tra kho lạnh của quầy thuốc, báo cáo trước ngày 25/3/2024.\n\n' +
    '2. Phòng Y tế các huyện thống kê lò đốt rác thải, báo cáo trước ngày 12/4/2024.',
});

let archive: Awaited<ReturnType<typeof archiveOf>>;
let desk: Desk;
const clock = () => new Date('2024-03-18T12:00:00');

beforeAll(async () => {
  archive = await archiveOf({ 'soi.txt': measles, 'chat-thai.txt': waste });
  desk = openDesk({ archive: archive.archive, known: () => sampleKnown, clock, soonDays: 7 });
});
afterAll(() => archive.close());

async function joined(
  question: string,
  change: (outcome: Answer | Refusal) => Answer | Refusal = (one) => one,
) {
  expect(desk.answer(question), 'goes to the passages').toBeNull();
  const evidence = await archive.retrieve(question, { k: 30 });
  const outcome = change(answer(evidence, { archive: archive.archive, refuseBelow: 0.3 }));
  return { before: outcome, after: desk.join(outcome, evidence, question) as Answer };
}

describe('a question about the tasks of a unit with a subject', () => {
  it('gets the tasks that fit it, by why, and then the passages that say more', async () => {
    const { after } = await joined('Phòng y tế huyện phải làm gì về tiêm vắc xin sởi?');
    expect(after.tasks?.map(({ section, due }) => [section, due])).toEqual([['1', '2024-03-20']]);
    expect(after.text).toMatch(
      /^Tính đến ngày 18\/3\/2024, có 1 nhiệm vụ của Phòng Y tế các huyện, thị xã, thành phố liên quan đến nội dung hỏi\.\n\nNêu đích danh \(1\):/u,
    );
    expect(after.text).toContain('Thời hạn: trước ngày 20/3/2024 (còn 1 ngày)');
    const [own, more] = after.text.split('Các đoạn văn bản liên quan:');
    expect(more).toContain('18.000 đồng');
    expect(own).toContain('rà soát tiền sử tiêm vắc xin sởi');
    expect(more, 'no quote twice').not.toContain('rà soát tiền sử tiêm vắc xin sởi');
    expect(after.quotes).toHaveLength(2);
    for (const quote of after.quotes) {
      expect(archive.archive.document(quote.source)!.text.slice(quote.start, quote.end)).toBe(quote.text);
    }
  });

  it('is read without marks, too', async () => {
    const { after } = await joined('phong y te huyen phai lam gi ve lo dot rac thai');
    expect(after.tasks?.map(({ due }) => due)).toEqual(['2024-04-12']);
  });

  it('gets them where the passages gave nothing', async () => {
    const question = 'Phòng y tế huyện phải làm gì với lò đốt rác thải?';
    const evidence = await archive.retrieve(question);
    const after = desk.join(refuse(evidence), evidence, question);
    expect(after).toMatchObject({ kind: 'answer', tasks: [{ due: '2024-04-12' }] });
    expect(after).not.toHaveProperty('reason');
  });

  it('stays with the passages when no task of the unit fits', async () => {
    const { before, after } = await joined('Phòng y tế huyện phải làm gì khi thiếu giường cách ly?');
    expect(after.text.startsWith(before.text)).toBe(true);
    expect(after.text).not.toContain('liên quan đến nội dung hỏi');
  });

  it('is told first why no model wrote the answer, and no passage twice', async () => {
    const note = 'Chưa dùng được mô hình để viết câu trả lời.';
    const { before, after } = await joined(
      'Phòng y tế huyện phải làm gì về tiêm vắc xin sởi?',
      (outcome) => ({ ...outcome, note, text: `${note}\n\n${outcome.text}` }),
    );
    expect(before.quotes.length).toBeGreaterThan(0);
    expect(after.note).toBe(note);
    expect(after.text.startsWith(`${note}\n\nTính đến ngày 18/3/2024, có 1 nhiệm vụ`)).toBe(true);
    expect(after.text.split(note)).toHaveLength(2);
    expect(after.text.split('rà soát tiền sử tiêm vắc xin sởi')).toHaveLength(2);
    expect(after.text).toContain('18.000 đồng');
  });

  it('keeps what a model wrote first and whole', async () => {
    const { before, after } = await joined(
      'Phòng y tế huyện phải làm gì về tiêm vắc xin sởi?',
      (outcome) => ({
        ...(outcome as Answer),
        ...{
          mode: 'generated',
          text: 'Phòng Y tế rà soát tiền sử tiêm chủng. [1]',
          note: 'Do mô hình viết.',
        },
      }),
    );
    expect(after.text.startsWith(`${before.text}\n\nTính đến ngày 18/3/2024, có 1 nhiệm vụ`)).toBe(true);
    expect(after).toMatchObject({ mode: 'generated', note: 'Do mô hình viết.', tasks: [{ section: '1' }] });
    expect(after.quotes.slice(0, before.quotes.length)).toEqual(before.quotes);
  });
});

describe('an answer that quotes a registered task', () => {
  const question = 'Hạn chuẩn bị giường cách ly người mắc sởi là ngày nào?';
  it('says who leads it and where it stands, and repeats no quote', async () => {
    const { before, after } = await joined(question);
    expect(after.text).toContain(before.text);
    const added = after.text.slice(before.text.length);
    expect(added).toMatch(
      /^\n\nTheo dõi nhiệm vụ, tính đến ngày 18\/3\/2024:\n- Thời hạn: 31\/3\/2024 \(còn 13 ngày\)\. Chủ trì: Bệnh viện đa khoa tỉnh\. \(91\/KH-SYT, mục 2, mã [0-9a-f]{8}\)$/u,
    );
    expect(after.tasks).toMatchObject([{ due: '2024-03-31', status: 'chưa đến hạn', section: '2' }]);
    expect(after.quotes).toEqual(before.quotes);
  });

  it('counts what was reported', async () => {
    const { id } = desk.tasks({ unit: 'Bệnh viện đa khoa tỉnh' }).tasks[0]!;
    desk.report(id, { kind: 'extended', to: '2024-04-10', because: 'chờ thiết bị' });
    expect((await joined(question)).after.text).toContain(
      'Thời hạn: 10/4/2024 (còn 23 ngày, gia hạn từ 31/3/2024)',
    );
    desk.report(id, { kind: 'done', by: 'Lê Thị Mận', on: '2024-03-18' });
    expect((await joined(question)).after).toMatchObject({
      text: expect.stringContaining('hoàn thành đúng hạn ngày 18/3/2024'),
      tasks: [{ status: 'hoàn thành đúng hạn' }],
    });
  });
});

it('leaves an answer without tasks and a refusal as they are', async () => {
  const about = await joined('Kinh phí tiêm vắc xin sởi một mũi là bao nhiêu đồng?');
  expect(about.after).toBe(about.before);
  const none = await joined('Giá vàng hôm nay thế nào?');
  expect(none.after).toBe(none.before);
  expect(none.after.kind).toBe('refusal');
});
