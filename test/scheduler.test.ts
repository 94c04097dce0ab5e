import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPeopleStore } from '../src/archive/people-store.ts';
import { ChannelRefusal } from '../src/core/channel.ts';
import { localDay } from '../src/core/days.ts';
import type { Subscription } from '../src/core/people.ts';
import { openScheduler } from '../src/scheduler.ts';
import { sampleKnown } from './support/known.ts';
import { dueOn, mention, registerOf, task } from './support/register.ts';

/** Monday 17 June 2013 is a working day; 15 and 16 June are a weekend. */
const tasks = [
  task('Nộp báo cáo tháng', { lead: [mention('van-phong')], deadlines: [dueOn('2013-06-14')] }),
  task('Gửi danh sách tập huấn', { lead: [mention('lac-sa')], deadlines: [dueOn('2013-06-17')] }),
  task('Kiểm tra kho vắc xin', { lead: [mention('van-phong')], deadlines: [dueOn('2013-06-20')] }),
  task('Tổng kết quý', { lead: [mention('van-phong')], deadlines: [dueOn('2013-06-28')] }),
];

let data: string;
let people: ReturnType<typeof openPeopleStore>;
let now: Date;
let sent: { chat: string; text: string }[];
let refusal: ChannelRefusal | null;
let faults: unknown[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-scheduler-'));
  people = openPeopleStore(data);
  sent = [];
  faults = [];
  refusal = null;
});
afterEach(async () => {
  await people.close();
  rmSync(data, { recursive: true });
});

function scheduler(mayReceive: (subscription: Subscription) => boolean = () => true) {
  return openScheduler({
    people,
    register: () => registerOf(tasks, { today: localDay(now) }),
    calendar: () => sampleKnown.calendar,
    channels: () =>
      new Map([
        [
          'telegram',
          {
            send: async (chat: string, outgoing: { kind: string; text?: string }) => {
              if (refusal) throw refusal;
              sent.push({ chat, text: outgoing.text ?? '' });
            },
          },
        ],
      ]),
    mayReceive,
    clock: () => now,
    timeZone: 'Asia/Ho_Chi_Minh',
    onFault: (fault) => {
      faults.push(fault);
    },
  });
}

const at = (day: string, time: string) => {
  now = new Date(`${day}T${time}:00`);
};
const wanted = {
  chat: 'telegram:7',
  by: 'telegram:7',
  unit: null,
  time: '07:30',
  daysAhead: null,
  createdAt: '2013-06-01T00:00:00.000Z',
};

it('sends a daily digest once, at its time, on working days only', async () => {
  await people.subscribe({ ...wanted, kind: 'daily' });
  const running = scheduler();
  for (const time of ['07:29', '07:30', '07:31', '16:00']) {
    at('2013-06-17', time);
    await running.tick();
  }
  expect(sent).toHaveLength(1);
  expect(sent[0]?.chat).toBe('7');
  expect(sent[0]?.text).toContain('Bản tin thời hạn ngày 17/6/2013');
  expect(sent[0]?.text).toContain('Quá hạn: 1; Đến hạn hôm nay: 1; Đến hạn trong tuần: 1.');
  expect(sent[0]?.text).toContain('“Gửi danh sách tập huấn”');
  expect(sent[0]?.text).not.toContain('Tổng kết quý');
  expect(sent[0]?.text).not.toContain('gửi muộn');
  at('2013-06-22', '07:30');
  await running.tick();
  expect(sent).toHaveLength(1);
});

it('sends once even when the process restarts in that minute, and late with a word when it was down', async () => {
  await people.subscribe({ ...wanted, kind: 'daily' });
  at('2013-06-17', '07:30');
  await scheduler().tick();
  await people.close();
  people = openPeopleStore(data);
  await scheduler().tick();
  expect(sent).toHaveLength(1);

  at('2013-06-18', '10:15');
  await scheduler().tick();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.text).toContain('gửi muộn: lẽ ra lúc 07:30 ngày 18/6/2013');
});

it('sends again with a word what a process began that died', async () => {
  const kept = await people.subscribe({ ...wanted, kind: 'daily' });
  at('2013-06-17', '07:30');
  await people.saveDeliveries([
    {
      ...{ key: `daily:${kept.id}:2013-06-17`, chat: wanted.chat, state: 'sending', attempts: 1 },
      ...{ at: now.toISOString(), reason: null, final: false },
    },
  ]);
  await scheduler().tick();
  await scheduler().tick();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toMatch(/^\(Tin này được gửi lại/);
});

it('sends a weekly digest on the first working day of the week', async () => {
  await people.subscribe({ ...wanted, kind: 'weekly', unit: 'van-phong' });
  at('2013-06-17', '08:00');
  await scheduler().tick();
  at('2013-06-18', '08:00');
  await scheduler().tick();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain('của Văn phòng Sở');
  expect(sent[0]?.text).toContain('“Tổng kết quý”');
  expect(sent[0]?.text).not.toContain('Gửi danh sách tập huấn');
});

it('reminds of each deadline once, so many days ahead', async () => {
  await people.subscribe({ ...wanted, kind: 'reminder', daysAhead: 3 });
  at('2013-06-17', '08:00');
  await scheduler().tick();
  await scheduler().tick();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain('Nhắc việc sắp đến hạn (2 nhiệm vụ)');
  at('2013-06-25', '08:00');
  await scheduler().tick();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.text).toContain('Tổng kết quý');
  expect(sent[1]?.text).not.toContain('Kiểm tra kho vắc xin');
});

it('tries again what a channel refuses for the moment, and keeps what it refuses for good', async () => {
  await people.subscribe({ ...wanted, kind: 'daily' });
  refusal = new ChannelRefusal('Máy chủ Telegram đang bận.', { later: true });
  const running = scheduler();
  at('2013-06-17', '07:30');
  await running.tick();
  expect(people.troubled(5)).toMatchObject([{ state: 'refused', attempts: 1, final: false }]);
  refusal = null;
  await running.tick();
  expect(sent).toHaveLength(0);
  at('2013-06-17', '07:32');
  await running.tick();
  expect(sent).toHaveLength(1);
  expect(people.troubled(5)).toEqual([]);

  refusal = new ChannelRefusal('Người dùng đã chặn bot.', { later: false });
  at('2013-06-18', '07:30');
  await running.tick();
  refusal = null;
  at('2013-06-18', '12:00');
  await running.tick();
  expect(sent).toHaveLength(1);
  expect(people.troubled(5)).toMatchObject([{ reason: 'Người dùng đã chặn bot.', final: true }]);
  expect(faults).toEqual([]);
});

it('sends nothing to who has lost the right, nor when there is nothing to tell', async () => {
  await people.subscribe({ ...wanted, kind: 'daily' });
  at('2013-06-17', '07:30');
  await scheduler(() => false).tick();
  expect(sent).toEqual([]);
  await people.subscribe({ ...wanted, kind: 'daily', unit: 'van-hoa' });
  await scheduler(({ unit }) => unit === 'van-hoa').tick();
  expect(sent).toEqual([]);
});
