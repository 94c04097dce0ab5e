import { Cron } from 'croner';
import type { Channel } from './core/channel.ts';
import { ChannelRefusal } from './core/channel.ts';
import { localDay } from './core/days.ts';
import type { Delivery, PeopleStore, Subscription } from './core/people.ts';
import type { Clock } from './core/ports.ts';
import type { Known } from './known.ts';
import {
  digestMessages,
  dueDigest,
  itemsToRemind,
  type Moment,
  reminderKey,
  reminderMessages,
  remindsNow,
} from './register/digest.ts';
import type { Register } from './register/register.ts';

/** What the scheduler looks at anew at every minute. */
export interface SchedulerParts {
  people: Pick<PeopleStore, 'subscriptions' | 'delivery' | 'saveDeliveries'>;
  register: () => Register;
  calendar: () => Known['calendar'];
  /** By their names. */
  channels: () => ReadonlyMap<string, Pick<Channel, 'send'>>;
  /** Whether who subscribed may still read what is sent. */
  mayReceive: (subscription: Subscription) => boolean;
  clock: Clock;
  timeZone: string;
  /** Told of every fault of a run; the scheduler goes on. */
  onFault: (fault: unknown) => void;
}

/** Minutes after which a delivery that a channel refused for the moment is tried again. */
const pauses = [1, 5, 15, 60, 180];

/**
 * Sends digests and reminders, each once. `tick` looks at one moment and is what runs at every full minute; what
 * was begun by a process that died is sent again with a word, since nobody knows whether it arrived.
 */
export function openScheduler(parts: SchedulerParts) {
  const { people, clock } = parts;
  /** Keys begun by this process, so that those of a dead one are told from them. */
  const mine = new Set<string>();
  let running: Promise<void> = Promise.resolve();
  let job: Cron | undefined;

  async function tick(): Promise<void> {
    const now = momentOf(clock());
    const calendar = parts.calendar();
    for (const subscription of people.subscriptions()) {
      if (!parts.mayReceive(subscription)) continue;
      try {
        if (remindsNow(subscription, now, calendar)) await remind(subscription);
        const due = dueDigest(subscription, now, calendar);
        const before = due && attemptable(due.key);
        if (due && before !== null) {
          const messages = digestMessages(subscription, parts.register(), due.lateSince);
          await deliver([due.key], subscription, messages, before?.attempts ?? 0);
        }
      } catch (fault) {
        parts.onFault(fault);
      }
    }
  }

  async function remind(subscription: Subscription): Promise<void> {
    const register = parts.register();
    const open = itemsToRemind(subscription, register).flatMap((item) => {
      const key = reminderKey(subscription, item);
      const before = attemptable(key);
      return before === null ? [] : [{ item, key, attempts: before?.attempts ?? 0 }];
    });
    if (open.length === 0) return;
    const messages = reminderMessages(
      subscription,
      open.map(({ item }) => item),
      register,
    );
    const attempts = Math.max(...open.map((one) => one.attempts));
    await deliver(
      open.map(({ key }) => key),
      subscription,
      messages,
      attempts,
    );
  }

  /** Undefined: never tried. Null: sent, refused for good, or not yet time for another try. */
  function attemptable(key: string): Delivery | undefined | null {
    const before = people.delivery(key);
    if (!before) return undefined;
    if (before.state === 'sent') return null;
    if (before.state === 'sending') return mine.has(key) ? null : before;
    const pause = pauses[before.attempts - 1];
    if (pause === undefined || before.final) return null;
    return clock().getTime() - Date.parse(before.at) >= pause * 60_000 ? before : null;
  }

  async function deliver(
    keys: readonly string[],
    { chat }: Subscription,
    messages: readonly string[],
    earlier: number,
  ): Promise<void> {
    const unsure = keys.some((key) => people.delivery(key)?.state === 'sending');
    const attempts = earlier + 1;
    const save = (state: Delivery['state'], fault: { reason: string; final: boolean } | null) =>
      people.saveDeliveries(
        keys.map((key) => ({
          ...{ key, chat, state, attempts, at: clock().toISOString() },
          ...{ reason: fault?.reason ?? null, final: fault?.final ?? false },
        })),
      );
    if (messages.length === 0) return save('sent', null);
    for (const key of keys) mine.add(key);
    await save('sending', null);
    try {
      await send(chat, unsure ? [`${repeated}\n\n${messages[0]}`, ...messages.slice(1)] : messages);
      await save('sent', null);
    } catch (fault) {
      const final = fault instanceof ChannelRefusal && !fault.later;
      const reason = fault instanceof ChannelRefusal ? fault.message : 'Lỗi ngoài dự kiến khi gửi.';
      await save('refused', { reason, final });
      if (!(fault instanceof ChannelRefusal)) parts.onFault(fault);
    } finally {
      for (const key of keys) mine.delete(key);
    }
  }

  async function send(chat: string, messages: readonly string[]): Promise<void> {
    const name = chat.slice(0, chat.indexOf(':'));
    const channel = parts.channels().get(name);
    if (!channel) throw new ChannelRefusal(`Kênh ${name} không chạy.`, { later: true });
    for (const text of messages) await channel.send(chat.slice(name.length + 1), { kind: 'note', text });
  }

  /** One run at a time: a slow channel must not make the next minute send the same again. */
  function run(): Promise<void> {
    running = running.then(tick).catch(parts.onFault);
    return running;
  }

  return {
    tick: run,

    /** Runs now, so that what was missed goes out, and then at every full minute. */
    start(): void {
      job = new Cron('* * * * *', { timezone: parts.timeZone, protect: true }, run);
      void run();
    },

    /** Resolves when what is under way has been sent. */
    async stop(): Promise<void> {
      job?.stop();
      await running;
    },
  };
}

const repeated =
  '(Tin này được gửi lại vì chương trình vừa khởi động lại giữa chừng; có thể anh/chị đã nhận được.)';

function momentOf(now: Date): Moment {
  const two = (value: number) => String(value).padStart(2, '0');
  return { day: localDay(now), time: `${two(now.getHours())}:${two(now.getMinutes())}` };
}
