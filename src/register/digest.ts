import type { Calendar } from '../core/calendar.ts';
import { formatDate } from '../core/dates.ts';
import { addDays } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import type { Subscription } from '../core/people.ts';
import { isWorkingDay, nextWorkingDay } from '../core/working-days.ts';
import { chatLine, packed } from './chat-text.ts';
import { periodOf, weekOf } from './days.ts';
import { type Item, isOpen } from './item.ts';
import type { Register } from './register.ts';

/** A moment in local time. */
export interface Moment {
  day: IsoDate;
  /** `07:30` */
  time: string;
}

/** A digest whose time has come. */
export interface DueDigest {
  /** The same for everything that must be sent once only. */
  key: string;
  /** When it should have gone out, where that is more than a while ago. */
  lateSince: Moment | null;
}

/** A digest is late after so many minutes; before that nobody notices. */
const patience = 15;
/** Lines of one section; the rest is told by its number. What is overdue is told every day: a few lines of it do. */
const linesShown = 12;
const overdueShown = 5;

/**
 * Whether a digest is due, by local time. Only on working days: a daily one on each of them, a weekly one on the
 * first of the week, or later in the week when the program was down. What was missed on an earlier day is not made
 * up for, since the next one says it anew. Whether it went out already is not known here: see `key`.
 */
export function dueDigest(subscription: Subscription, now: Moment, calendar: Calendar): DueDigest | null {
  const { kind, id, time } = subscription;
  if (kind === 'reminder' || !isWorkingDay(now.day, calendar)) return null;
  const first = kind === 'daily' ? now.day : nextWorkingDay(weekOf(now.day).from, calendar);
  if (now.day < first || (now.day === first && now.time < time)) return null;
  const late = now.day > first || minutes(now.time) - minutes(time) > patience;
  const of = kind === 'daily' ? now.day : weekOf(now.day).from;
  return { key: `${kind}:${id}:${of}`, lateSince: late ? { day: first, time } : null };
}

/** Whether reminders go out at this moment: on working days from the wanted time on. */
export const remindsNow = ({ kind, time }: Subscription, now: Moment, calendar: Calendar): boolean =>
  kind === 'reminder' && isWorkingDay(now.day, calendar) && now.time >= time;

/** What makes a reminder the same: the task, its day and who is told. */
export const reminderKey = ({ id }: Subscription, { task, due }: Item): string =>
  `reminder:${id}:${task.key}:${due}`;

/** Open terms of which a subscriber wants to hear now: those that end within the days ahead, today included. */
export function itemsToRemind(subscription: Subscription, register: Register): Item[] {
  const { today } = register;
  const query = { from: today, to: addDays(today, subscription.daysAhead ?? 0), ...unitsOf(subscription) };
  return register.items(query).filter((item) => isOpen(item) && !item.task.superseded);
}

/** The messages of a daily or weekly digest; empty when there is nothing to tell. */
export function digestMessages(
  subscription: Subscription,
  register: Register,
  lateSince: Moment | null,
): string[] {
  const { today } = register;
  const weekly = subscription.kind === 'weekly';
  const week = weekOf(today).to;
  const until = weekly ? periodOf(today, 1).to : week;
  const open = register
    .items({ to: until > week ? until : week, ...unitsOf(subscription) })
    .filter((item) => isOpen(item) && !item.task.superseded && item.last !== null);
  const parts = [
    { name: 'Quá hạn', items: lastOfEach(open.filter(({ last }) => last! < today)), shown: overdueShown },
    { name: 'Đến hạn hôm nay', items: open.filter(({ last }) => last === today) },
    { name: 'Đến hạn trong tuần', items: open.filter(({ last }) => last! > today && last! <= week) },
    ...(weekly ? [{ name: 'Đến hạn trong tháng', items: open.filter(({ last }) => last! > week) }] : []),
  ].filter(({ items }) => items.length > 0);
  if (parts.length === 0) return [];
  const name = weekly ? 'Bản tin thời hạn trong tuần, từ ngày' : 'Bản tin thời hạn ngày';
  const head = [
    `${name} ${formatDate(today)}${ofUnit(subscription, register)}`,
    ...lateWord(lateSince),
    `${parts.map(({ name, items }) => `${name}: ${items.length}`).join('; ')}.`,
  ].join('\n');
  return packed([head, ...parts.flatMap((part) => sectionLines(part, register))]);
}

/** The messages of reminders. */
export function reminderMessages(
  subscription: Subscription,
  items: readonly Item[],
  register: Register,
): string[] {
  const head = `Nhắc việc sắp đến hạn${ofUnit(subscription, register)} (${items.length} nhiệm vụ):`;
  return packed([head, ...items.map((item) => chatLine(item, register.today, register.units))]);
}

/** Of each task the last day that was missed, the latest first: it can still be made good. */
function lastOfEach(items: readonly Item[]): Item[] {
  const latest = new Map(items.map((item) => [item.task.key, item]));
  return items.filter((item) => latest.get(item.task.key) === item).reverse();
}

function sectionLines(
  { name, items, shown = linesShown }: { name: string; items: Item[]; shown?: number },
  { today, units }: Register,
) {
  const lines = items.slice(0, shown).map((item) => chatLine(item, today, units));
  const rest = items.length - lines.length;
  return [
    `${name.toUpperCase()}\n${lines[0]}`,
    ...lines.slice(1),
    ...(rest > 0 ? [`… và ${rest} nhiệm vụ khác. Xem đủ bằng lệnh /hanchot.`] : []),
  ];
}

const lateWord = (since: Moment | null): string[] =>
  since
    ? [
        `(Bản tin gửi muộn: lẽ ra lúc ${since.time} ngày ${formatDate(since.day)}, nhưng khi đó chương trình tạm ngừng.)`,
      ]
    : [];

const unitsOf = ({ unit }: Subscription) => (unit === null ? {} : { units: [unit] });
const ofUnit = ({ unit }: Subscription, { units }: Register) =>
  unit === null ? '' : ` của ${units.get(unit)?.name ?? unit}`;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
