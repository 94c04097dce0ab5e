import { describe, expect, it } from 'vitest';
import type { ArchivedTask } from '../../src/core/ports.ts';
import { answerTasks } from '../../src/register/answer-tasks.ts';
import type { RegisterParts } from '../../src/register/register.ts';
import { understandQuestion } from '../../src/register/understand-question.ts';
import { document, dueOn, event, fewUnits, mention, registerOf, task } from '../support/register.ts';

/** Asks on a day, over tasks whose documents consist of the words of the task. */
function ask(question: string, tasks: ArchivedTask[], more: Partial<RegisterParts> = {}) {
  const today = more.today ?? '2013-06-15';
  const asked = understandQuestion(question, { units: fewUnits, today });
  const textOf = (source: string) => tasks.find((one) => one.source === source)?.text.padEnd(2000) ?? '';
  return asked && answerTasks(asked, registerOf(tasks, more), (source) => ({ source, text: textOf(source) }));
}

const lead = (...ids: string[]) => ({ lead: ids.map(mention) });
const inOrder = (text: string, ...parts: string[]) => {
  const places = parts.map((part) => text.indexOf(part));
  expect(places, parts.join(' < ')).toEqual([...places].sort((left, right) => left - right));
  expect(Math.min(...places), text).toBeGreaterThanOrEqual(0);
};

describe('the tasks of a unit', () => {
  it('come as named, by its group, through the recipients, and those of a replaced document last', () => {
    const old = { state: 'đã bị thay thế', text: 'đã bị thay thế bởi Kế hoạch số 9/KH-SYT' } as const;
    const answer = ask(
      'Văn phòng Sở phải làm gì?',
      [
        task('Cũ', { ...lead('van-phong'), source: 'old.txt', deadlines: [dueOn('2013-06-16')] }),
        task('Nơi nhận', { bearers: [mention('van-phong')], applies: 'general', source: 'c.txt' }),
        task('Toàn ngành', { ...lead('nganh'), applies: 'group', source: 'b.txt' }),
        task('Phối hợp', { ...lead('lac-sa'), coordinating: [mention('van-phong')], source: 'd.txt' }),
        task('Đích danh', { ...lead('van-phong') }),
      ],
      {
        documents: [
          ...['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((source) => document(source)),
          document('old.txt', { status: old }),
        ],
      },
    )!;
    inOrder(answer.text, ...['Nêu đích danh (1):', '“Đích danh”', 'phối hợp thực hiện (1):', '“Phối hợp”']);
    inOrder(answer.text, ...['“Phối hợp”', 'Thuộc nhóm đơn vị được giao (1):', '“Toàn ngành”', '“Nơi nhận”']);
    inOrder(answer.text, '“Nơi nhận”', 'Của văn bản không còn hiệu lực (1):', '“Cũ”', old.text);
    expect(answer.tasks?.map(({ applies }) => applies)).toEqual([
      ...['named', 'named', 'group', 'general', 'named'],
    ]);
    expect(answer.quotes.map(({ source }) => source)).toEqual(answer.tasks?.map(({ source }) => source));
  });

  it('begin with what is near, then what is ahead, what has no day, what is long missed, what is done', () => {
    const of = (text: string, due?: string) =>
      task(text, { ...lead('van-phong'), source: `${text}.txt`, deadlines: due ? [dueOn(due)] : [] });
    const done = of('đã xong', '2013-06-20');
    const tasks = [
      ...[done, of('quên lâu', '2012-01-31'), of('không ngày'), of('còn xa', '2013-12-31')],
      ...[of('vừa quá hạn', '2013-06-10'), of('mai', '2013-06-16'), of('quên', '2013-01-31')],
    ];
    const { text, tasks: told } = ask('Văn phòng Sở có những nhiệm vụ nào?', tasks, {
      documents: tasks.map(({ source }) => document(source)),
      events: [event(done, { on: '2013-06-01' })],
    })!;
    expect(told?.map((one) => one.text)).toEqual([
      ...['vừa quá hạn', 'mai', 'còn xa', 'không ngày', 'quên', 'quên lâu', 'đã xong'],
    ]);
    expect(text).toContain('Trong đó: 1 sắp đến hạn, 1 chưa đến hạn, 3 quá hạn, 1 không xác định được ngày');
    expect(text).toContain('16/6/2013 (còn 1 ngày)');
    expect(text).toContain('31/01/2012 (đã quá hạn 16 tháng)');
  });

  it('of work that comes back tell the next time only', () => {
    const monthly = dueOn('', { kind: 'recurring', every: 'tháng', raw: 'trước ngày 25 hằng tháng' });
    delete monthly.due;
    const answer = ask('Văn phòng Sở phải làm gì?', [
      task('Báo cáo', { ...lead('van-phong'), deadlines: [monthly] }),
    ]);
    expect(answer!.text).toContain('Thời hạn: trước ngày 25/6/2013 (còn 9 ngày, định kỳ)');
    expect(answer!.text).not.toContain('25/5/2013');
    expect(answer!.tasks).toMatchObject([{ due: '2013-06-25', status: 'chưa đến hạn' }]);
  });
});

describe('a unit that is gone', () => {
  const old = task('Rà soát cơ sở', { ...lead('lac-sa'), deadlines: [dueOn('2013-06-30')] });
  const group = task('Lập danh sách', {
    ...lead('phong-y-te'),
    deadlines: [dueOn('2013-06-30')],
    applies: 'group',
  });
  const now = task('Bàn giao hồ sơ', {
    ...{ ...lead('van-hoa'), source: 'b.txt', deadlines: [dueOn('2026-11-30')] },
  });
  const documents = [document('a.txt'), document('b.txt', { issuedOn: '2026-10-01' })];
  const later = { today: '2026-11-20', documents };

  it('has its old tasks, with a word about who came after', () => {
    const answer = ask('Phòng Y tế các huyện phải làm gì?', [old, group, now], later)!;
    expect(answer.tasks?.map(({ text }) => text).sort()).toEqual(['Lập danh sách', 'Rà soát cơ sở']);
    expect(answer.text).toMatch(
      /^Phòng Y tế các huyện không còn hoạt động sau ngày 30\/6\/2025; dưới đây là những nhiệm vụ đã giao trước đó\. Nay do Phòng Văn hóa - Xã hội các xã \(Thông tư 20\/2025\/TT-BYT\) đảm nhiệm\./u,
    );
  });

  it('has those of its successor in a time that only the successor has any', () => {
    const answer = ask('Phòng Y tế các huyện có việc gì đến hạn trong tháng này?', [old, now], later)!;
    expect(answer.tasks).toMatchObject([{ text: 'Bàn giao hồ sơ', due: '2026-11-30' }]);
    expect(answer.text).toContain('nay do Phòng Văn hóa - Xã hội các xã đảm nhiệm');
    expect(answer.text).toContain('của Phòng Văn hóa - Xã hội các xã có thời hạn trong tháng này');
  });

  it('is not said to be gone while it was there', () => {
    expect(ask('Phòng Y tế các huyện phải làm gì?', [old])!.text).not.toContain('không còn hoạt động');
  });
});

it('says that nothing is due in a time, and leaves a unit without any tasks to the passages', () => {
  const answer = ask('Tuần này có việc gì đến hạn?', [
    task('Báo cáo', { deadlines: [dueOn('2013-07-30')] }),
  ])!;
  expect(answer).toMatchObject({ kind: 'answer', quotes: [], tasks: [] });
  expect(answer.text).toBe(
    'Tính đến ngày 15/6/2013, trong kho văn bản không có nhiệm vụ nào có thời hạn trong tuần này (10/6/2013 – 16/6/2013).',
  );
  expect(ask('Văn phòng Sở phải làm gì?', [task('Báo cáo', lead('lac-sa'))])).toBeNull();
});

it.each([
  ['tuan sau co viec gi den han', 'trong tuần sau (17/6/2013 – 23/6/2013)'],
  ['Việc nào phải xong trước ngày 30/6/2013?', 'có thời hạn đến ngày 30/6/2013'],
  ['Nhiệm vụ nào đến hạn trong 10 ngày tới?', 'có thời hạn trong 10 ngày tới (15/6/2013 – 25/6/2013)'],
  ['Quý IV có việc gì đến hạn?', 'trong quý IV năm 2013 (01/10/2013 – 31/12/2013)'],
  ['việc gì đến hạn từ ngày 01/6/2013 đến ngày 30/6/2013', 'từ ngày 01/6/2013 đến ngày 30/6/2013.'],
  ['Việc nào còn phải làm?', 'không có nhiệm vụ nào chưa hoàn thành'],
  ['Những nhiệm vụ nào đã hoàn thành?', 'không có nhiệm vụ nào đã hoàn thành'],
])('repeats the time or status of "%s" in plain words', (question, words) => {
  expect(ask(question, [])!.text).toContain(words);
});
