import { describe, expect, it } from 'vitest';
import type { TaskEvent } from '../../src/core/ports.ts';
import type { Register } from '../../src/register/register.ts';
import { eventOf, type Report } from '../../src/register/report-event.ts';
import { dueOn, registerOf, task } from '../support/register.ts';

const now = new Date('2013-06-15T08:00:00+07:00');

/** Reports one after the other about the only task; gives the register as it stands then. */
function reporting(register: Register, ...reports: Report[]): Register {
  return reports.reduce((before, report, at) => {
    const [one] = before.tasks({});
    const event: TaskEvent = { ...eventOf(one!.task, report, before, now), id: at + 1 };
    return before.reported([event]);
  }, register);
}
const daysOf = (register: Register) => register.items().map(({ due }) => due);
const extended = (to: string, more: { due?: string; because?: string } = {}): Report => ({
  ...{ kind: 'extended', to, because: 'mưa lũ', ...more },
});
const unextended: Report = { kind: 'unextended', because: 'hết mưa' };
const reopened: Report = { kind: 'reopened' };

const once = registerOf([task('Gửi báo cáo', { deadlines: [dueOn('2013-06-20')] })]);
const undated = registerOf([task('Gửi báo cáo')]);
const monthly = registerOf([task('Báo cáo', { deadlines: [recurring('ngày 25 hằng tháng')] })]);

function recurring(raw: string) {
  const deadline = dueOn('', { kind: 'recurring', every: 'tháng', raw });
  delete deadline.due;
  return deadline;
}

describe('an extension', () => {
  it.each(['2013-06-20', '2013-06-19', '2013-05-02'])('to %s, not after the due day, is refused', (to) => {
    expect(() => reporting(once, extended(to))).toThrow(/^Hạn hiện nay .* là 20\/6\/2013; .* 27\/6\/2013/);
  });

  it('that was mistyped is put right by an earlier or a later day, its reason by another one', () => {
    expect(daysOf(reporting(once, extended('2013-12-01'), extended('2013-07-01')))).toEqual(['2013-07-01']);
    expect(daysOf(reporting(once, extended('2013-07-01'), extended('2013-08-01')))).toEqual(['2013-08-01']);
    const twice = [extended('2013-07-01'), extended('2013-07-01', { because: 'bão' })];
    expect(reporting(once, ...twice).items()[0]?.reported.because).toBe('bão');
    const same = [extended('2013-07-01'), extended('2013-07-01')];
    expect(() => reporting(once, ...same)).toThrow(/đã được gia hạn đến ngày 01\/7\/2013 rồi/);
  });

  it('cannot go back to the day of the document: that is taking it back', () => {
    const back = [extended('2013-07-01'), extended('2013-06-20')];
    expect(() => reporting(once, ...back)).toThrow(/là 01\/7\/2013 \(gia hạn từ 20\/6\/2013\).*bỏ gia hạn/);
  });

  it('gives a task without a day one, which an earlier one may put right', () => {
    expect(daysOf(reporting(undated, extended('2013-08-01'), extended('2013-07-01')))).toEqual([
      '2013-07-01',
    ]);
  });

  it('of monthly work is refused on the day of a month and where nothing is due before it', () => {
    expect(() => reporting(monthly, extended('2013-06-25'))).toThrow(/là 25\/6\/2013;/);
    expect(daysOf(reporting(monthly, extended('2013-06-28')))).toEqual(['2013-05-25', '2013-06-28']);
    const back = [extended('2013-06-28'), extended('2013-06-25')];
    expect(() => reporting(monthly, ...back)).toThrow(/là 28\/6\/2013 \(gia hạn từ 25\/6\/2013\)/);
    expect(() => reporting(monthly, extended('2013-04-20'))).toThrow(
      /không có hạn nào trước ngày 20\/4\/2013/,
    );
  });

  it('of one term of several is measured by that term', () => {
    const several = registerOf([
      task('Gửi báo cáo', { deadlines: [dueOn('2013-06-20'), dueOn('2013-09-20')] }),
    ]);
    expect(() => reporting(several, extended('2013-07-01'))).toThrow(/là 20\/9\/2013/);
    const first = extended('2013-07-01', { due: '2013-06-20' });
    expect(daysOf(reporting(several, first))).toEqual(['2013-07-01', '2013-09-20']);
    const none = { ...unextended, due: '2013-09-20' } as Report;
    expect(() => reporting(several, first, none)).toThrow(/không được gia hạn/);
    const back = { ...unextended, due: '2013-07-01' } as Report;
    expect(daysOf(reporting(several, first, back))).toEqual(['2013-06-20', '2013-09-20']);
  });
});

describe('what was reported is taken back once', () => {
  it('an extension: the day of the document counts again, whatever was typed in between', () => {
    const register = reporting(once, extended('2013-12-01'), extended('2013-07-01'), unextended);
    expect(register.items()[0]).toMatchObject({ due: '2013-06-20', reported: { because: null } });
    expect(() => reporting(register, unextended)).toThrow(/không có gì để bỏ; hạn hiện nay là 20\/6\/2013/);
    expect(daysOf(reporting(register, extended('2013-07-05')))).toEqual(['2013-07-05']);
    expect(daysOf(reporting(undated, extended('2013-08-01'), unextended))).toEqual([null]);
    expect(() => reporting(undated, unextended)).toThrow(/không có gì để bỏ\.$/);
  });

  it('an extension of a month that is long past', () => {
    const past = registerOf([task('Báo cáo', { deadlines: [recurring('ngày 25 hằng tháng')] })], {
      today: '2014-06-15',
    });
    const register = reporting(past, extended('2014-02-03'));
    expect(daysOf(reporting(register, unextended))).toEqual(daysOf(past));
    expect(() => reporting(register, unextended, unextended)).toThrow(/không có gì để bỏ/);
  });

  it('what was done: a task that is open already is not opened again', () => {
    expect(() => reporting(once, reopened)).toThrow(/chưa được báo hoàn thành và đang mở/);
    const done: Report = { kind: 'done', on: '2013-06-14', by: 'Lê Thị Mận' };
    const register = reporting(once, done, reopened);
    expect(() => reporting(register, reopened)).toThrow(/đã được mở lại ngày 15\/6\/2013 và đang mở/);
    expect(reporting(register, done, reopened).items()[0]?.reported.doneOn).toBeNull();
    const april: Report = { kind: 'done', on: '2013-04-24', by: 'Lê Thị Mận' };
    expect(() => reporting(monthly, april, reopened)).not.toThrow();
    expect(() => reporting(monthly, april, reopened, reopened)).toThrow(/đã được mở lại/);
  });
});
