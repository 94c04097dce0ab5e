import { describe, expect, it } from 'vitest';
import { eventOf } from '../../src/register/report-event.ts';
import { summaryOf } from '../../src/register/summary.ts';
import { document, dueOn, event, fewUnits, mention, registerOf, task } from '../support/register.ts';

describe('status on a day', () => {
  it.each([
    ['2013-06-30', {}, 'chưa đến hạn'],
    ['2013-06-22', {}, 'sắp đến hạn'],
    ['2013-06-23', {}, 'chưa đến hạn'],
    ['2013-06-15', {}, 'sắp đến hạn'],
    ['2013-06-15', { inclusive: false }, 'quá hạn'],
    ['2013-06-16', { inclusive: false }, 'sắp đến hạn'],
    ['2013-06-14', {}, 'quá hạn'],
  ])('%s %j is %s', (due, more, status) => {
    const [item] = registerOf([task('Gửi báo cáo', { deadlines: [dueOn(due, more)] })]).items();
    expect(item!.status).toBe(status);
  });

  it('is unknown without a day, and a day beside "thường xuyên" is enough', () => {
    const open = dueOn('', { kind: 'open', raw: 'thường xuyên' });
    delete open.due;
    const items = registerOf([
      task('A', { deadlines: [open] }),
      task('B'),
      task('C', { deadlines: [dueOn('2013-07-01'), open] }),
    ]).items();
    expect(items.map(({ task: { text }, status }) => [text, status])).toEqual([
      ['C', 'chưa đến hạn'],
      ['A', 'chưa rõ thời hạn'],
      ['B', 'chưa rõ thời hạn'],
    ]);
  });
});

describe('reports', () => {
  const report = task('Gửi báo cáo', { deadlines: [dueOn('2013-05-31')] });
  const statusAfter = (...events: Parameters<typeof event>[1][]) =>
    registerOf([report], { events: events.map((one) => event(report, one)) }).items()[0];

  it('tell what was done in time from what was done late', () => {
    expect(statusAfter({ on: '2013-05-31' })?.status).toBe('hoàn thành đúng hạn');
    expect(statusAfter({ on: '2013-06-01' })?.status).toBe('hoàn thành quá hạn');
  });

  it('do not count before their day, and a task can be opened again', () => {
    expect(statusAfter({ on: '2013-06-20' })?.status).toBe('quá hạn');
    expect(statusAfter({ on: '2013-05-30' }, { kind: 'reopened' })?.status).toBe('quá hạn');
  });

  it('move the day and keep the one that the document says', () => {
    const item = statusAfter({ kind: 'extended', to: '2013-07-15', note: 'mưa lũ' });
    expect(item).toMatchObject({ due: '2013-07-15', dueBefore: '2013-05-31', status: 'chưa đến hạn' });
  });

  it('name a term by the day to which it was extended, too', () => {
    const extended = registerOf([report], {
      events: [event(report, { kind: 'extended', to: '2013-06-10' })],
    });
    const [one] = extended.tasks({});
    const told = { kind: 'done', on: '2013-06-09', due: '2013-06-10' } as const;
    const done = eventOf(one!.task, told, extended, new Date('2013-06-15T08:00:00+07:00'));
    const [item] = extended.reported([{ ...done, id: 9 }]).items();
    expect(item).toMatchObject({ due: '2013-06-10', status: 'hoàn thành đúng hạn' });
  });

  it('put an occurrence that was extended into the span to which it was extended', () => {
    const monthly = task('Báo cáo', {
      deadlines: [dueOn('', { kind: 'recurring', every: 'tháng', raw: 'ngày 25 hằng tháng' })],
    });
    delete monthly.deadlines[0]!.due;
    const register = registerOf([monthly], {
      events: [event(monthly, { kind: 'extended', to: '2013-07-05', due: '2013-06-25' })],
    });
    const dues = (from: string, to: string) => register.items({ from, to }).map(({ due }) => due);
    expect(dues('2013-07-01', '2013-07-31')).toEqual(['2013-07-05', '2013-07-25']);
    expect(dues('2013-06-01', '2013-06-30')).toEqual([]);
  });

  it('of monthly work count for the nearest month only', () => {
    const monthly = task('Báo cáo', {
      deadlines: [dueOn('', { kind: 'recurring', every: 'tháng', raw: 'ngày 25 hằng tháng' })],
    });
    delete monthly.deadlines[0]!.due;
    const register = registerOf([monthly], { events: [event(monthly, { on: '2013-05-27' })] });
    const items = register.items({ from: '2013-05-01', to: '2013-06-30' });
    expect(items.map(({ due, status }) => [due, status])).toEqual([
      ['2013-05-25', 'hoàn thành quá hạn'],
      ['2013-06-25', 'chưa đến hạn'],
    ]);
  });

  it('are shown when the words of their task are gone', () => {
    const register = registerOf([], { events: [event(report, { on: '2013-05-31' })] });
    expect(register.vanished().map((one) => one.snapshot.text)).toEqual(['Gửi báo cáo']);
  });
});

describe('the tasks of a unit', () => {
  const tasks = [
    task('nêu tên', { lead: [mention('lac-sa')] }),
    task('nhóm', { lead: [mention('phong-y-te')], applies: 'group' }),
    task('toàn ngành', { lead: [mention('nganh')], applies: 'group' }),
    task('nơi nhận', { bearers: [mention('phong-y-te')], applies: 'general' }),
    task('phối hợp', { lead: [mention('van-phong')], coordinating: [mention('lac-sa')] }),
    task('của người khác', { lead: [mention('van-phong')], bearers: [mention('lac-sa')] }),
  ];
  const asked = (unit: string, more = {}) =>
    registerOf(tasks, more)
      .tasks({ units: [unit] })
      .map((found) => [found.task.text, found.reason?.applies]);

  it('are those that name it, its groups, or nobody while it received the document', () => {
    expect(asked('lac-sa')).toEqual([
      ['nêu tên', 'named'],
      ['nhóm', 'group'],
      ['toàn ngành', 'group'],
      ['nơi nhận', 'general'],
      ['phối hợp', 'named'],
    ]);
  });

  it('of a group are also those of its members', () => {
    expect(asked('phong-y-te').map(([text]) => text)).toContain('nêu tên');
  });

  it('are none that was given before it existed', () => {
    expect(asked('van-hoa')).toEqual([]);
    expect(asked('van-hoa', { documents: [document('a.txt', { issuedOn: '2025-08-01' })] })).toEqual([
      ['toàn ngành', 'group'],
    ]);
  });
});

it('finds by document, span, status and words without marks', () => {
  const tasks = [
    task('Rà soát cơ sở hành nghề', { deadlines: [dueOn('2013-06-01')] }),
    task('Diệt loăng quăng', { deadlines: [dueOn('2013-07-01')], source: 'b.txt' }),
  ];
  const documents = [document('a.txt'), document('b.txt', { number: '09/KH-SYT' })];
  const register = registerOf(tasks, { documents });
  const of = (query: Parameters<typeof register.items>[0]) =>
    register.items(query).map(({ task: { text } }) => text);
  expect(of({ text: 'ra soat' })).toEqual(['Rà soát cơ sở hành nghề']);
  expect(of({ number: '9 /KH-SYT' })).toEqual(['Diệt loăng quăng']);
  expect(of({ from: '2013-06-15', to: '2013-07-01' })).toEqual(['Diệt loăng quăng']);
  expect(of({ status: ['quá hạn'] })).toEqual(['Rà soát cơ sở hành nghề']);
  expect(register.byId(tasks[0]!.key.slice(0, 8))).toHaveLength(1);
  expect(register.byId('ffffffff')).toEqual([]);
});

it('counts two by two, each open item in one section, none of a replaced document', () => {
  const old = { state: 'đã bị thay thế', text: 'đã bị thay thế bởi Thông báo số 13/TB-SYT' } as const;
  const days = ['2013-06-01', '2013-06-16', '2013-06-28', '2013-06-30', '2013-09-30'];
  const tasks = [
    ...days.map((day) => task(day, { deadlines: [dueOn(day)] })),
    task('không có hạn'),
    task('cũ', { source: 'old.txt', deadlines: [dueOn('2013-06-01')] }),
  ];
  const register = registerOf(tasks, {
    documents: [document('a.txt'), document('old.txt', { status: old })],
    events: [event(tasks[1]!, { on: '2013-06-10' })],
    units: fewUnits,
  });
  const summary = summaryOf(register.items(), register.today);
  expect(summary.counts).toEqual({ doneInTime: 1, doneLate: 0, openInTime: 3, overdue: 1 });
  expect(summary.superseded).toBe(1);
  expect(Object.fromEntries(summary.sections.map(({ name, items }) => [name, items.length]))).toEqual({
    ...{ 'quá hạn': 1, 'tuần này': 0, 'tháng này': 2, 'quý này': 0, 'sau quý này': 1 },
    ...{ 'định kỳ': 0, 'chưa rõ thời hạn': 1 },
  });
});
