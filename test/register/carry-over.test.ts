import { describe, expect, it } from 'vitest';
import type { ArchivedTask } from '../../src/core/ports.ts';
import { carryOver } from '../../src/register/carry-over.ts';
import { document, dueOn, event, registerOf, task } from '../support/register.ts';

const words =
  'Phòng Nghiệp vụ Y rà soát danh mục kỹ thuật của các cơ sở, gửi báo cáo về Sở Y tế trước ngày 31/5';
const reworded = words.replace('31/5', '10/6').replace('các cơ sở', 'từng cơ sở điều trị');
const old = task(words, { section: '2', deadlines: [dueOn('2013-05-31')] });
const snapshot = {
  ...{ text: words, source: 'a.txt', number: '12/TB-SYT', issuedOn: '2013-04-18', section: '2' },
};
const done = event(old, { on: '2013-05-30', snapshot });
const now = (text: string, more: Partial<ArchivedTask> = {}) =>
  task(text, { section: '2', deadlines: [dueOn('2013-06-10')], ...more });
const carriedTo = (tasks: ArchivedTask[], documents = [document('a.txt')], events = [done]) =>
  carryOver(events, tasks, documents).map(({ task: key }) => tasks.find((one) => one.key === key)?.text);

describe('what was reported about a task whose words were changed', () => {
  it('counts for the task as it reads now, which keeps the words it had then', () => {
    const current = now(reworded);
    const events = carryOver([done], [current, now('Giám đốc tiếp dân ngày 15')], [document('a.txt')]);
    const register = registerOf([current], { events });
    expect(register.vanished()).toEqual([]);
    const [item] = register.items();
    expect(item).toMatchObject({ status: 'hoàn thành đúng hạn', due: '2013-06-10' });
    expect(item!.task.events[0]!.snapshot.text).toBe(words);
  });

  it('counts for the only day of the task, where that day was moved', () => {
    const named = { ...done, due: '2013-05-31' };
    expect(carryOver([named], [now(reworded)], [document('a.txt')])[0]!.due).toBeNull();
    const twice = now(reworded, { deadlines: [dueOn('2013-06-10'), dueOn('2013-09-10')] });
    expect(carryOver([named], [twice], [document('a.txt')])[0]!.due).toBe('2013-05-31');
  });

  it('follows it into another section when nearly all words stay', () => {
    const moved = words.replace('31/5', '01/6');
    expect(carriedTo([now(moved, { section: '3 › a)' })])).toEqual([moved]);
  });

  it('follows it into another file of the same number and date', () => {
    const moved = now(reworded, { source: 'b.txt' });
    expect(carriedTo([moved], [document('b.txt')])).toEqual([reworded]);
  });

  it('follows it where a number was read that had not been read before', () => {
    const unnumbered = { ...done, snapshot: { ...snapshot, number: null, issuedOn: null } };
    expect(carriedTo([now(words)], [document('a.txt')], [unnumbered])).toEqual([words]);
  });
});

describe('stays with a task that is gone', () => {
  it.each([
    ['when two are as close', [now(`${reworded}, đợt 1`), now(`${reworded}, đợt 2`)], [document('a.txt')]],
    [
      'when only another document has it',
      [now(reworded, { source: 'b.txt' })],
      [document('b.txt', { number: '13/TB-SYT' })],
    ],
    [
      'of another year',
      [now(reworded, { source: 'b.txt' })],
      [document('b.txt', { issuedOn: '2014-04-18' })],
    ],
    ['when the words are others', [now('Phòng Nghiệp vụ Y tập huấn phác đồ điều trị')], [document('a.txt')]],
    ['when it is elsewhere and only half alike', [now(reworded, { section: '5' })], [document('a.txt')]],
  ])('%s', (_why, tasks, documents) => {
    expect(carriedTo(tasks, documents)).toEqual([undefined]);
  });

  it('when the like one had been reported on beside it', () => {
    const beside = now(reworded);
    const own = event(beside, { on: '2013-05-20', recordedAt: '2013-05-21T01:00:00.000Z' });
    expect(carriedTo([beside], [document('a.txt')], [own, done])).toEqual([reworded, undefined]);
    const later = event(beside, { kind: 'reopened', recordedAt: '2013-07-01T01:00:00.000Z' });
    expect(carriedTo([beside], [document('a.txt')], [done, later])).toEqual([reworded, reworded]);
  });
});
