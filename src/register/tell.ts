import type { AnsweredTask, CitedQuote } from '../core/answer.ts';
import { type Document, quoteOf } from '../core/document.ts';
import { cardOf } from '../core/document-card.ts';
import { capitalise, documentName, uncapitalise } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import type { UnitRegistry } from '../core/units.ts';
import { whyOf, whyText } from './applies.ts';
import { whenText } from './chat-text.ts';
import { daysBetween } from './days.ts';
import type { Item, RegisteredTask } from './item.ts';
import { mostPressing, unitNames } from './present.ts';
import type { FoundItem } from './register.ts';

/** One task of an answer with its terms that were asked for. */
export interface Told {
  task: RegisteredTask;
  items: FoundItem[];
  why: string;
}

/** What stands in an answer for some tasks, in one order. */
export interface TaskBlocks {
  blocks: string[];
  quotes: CitedQuote[];
  tasks: AnsweredTask[];
}

export type DocumentOf = (source: string) => Pick<Document, 'source' | 'text'> | undefined;

/** By task, in the order of the first day. */
export function toldOf(items: readonly FoundItem[]): Told[] {
  const byTask = new Map<RegisteredTask, Told>();
  for (const item of items) {
    const known = byTask.get(item.task);
    if (known) known.items.push(item);
    else {
      const why = item.reason ? whyText(item.reason) : whyOf(item.task);
      byTask.set(item.task, { task: item.task, items: [item], why });
    }
  }
  return [...byTask.values()];
}

/** Days around today in which a term matters most. */
const nearDays = 31;

/**
 * What somebody has to act on first: terms around today by day, then those ahead, then what has no day, the newest
 * document first, then what was missed long ago, the last one first, then what is done.
 */
export function byUse(told: readonly Told[], today: string): Told[] {
  const placed = told.map((one) => {
    const item = mostPressing(one.items);
    const apart = item.last === null ? null : daysBetween(today, item.last);
    if (item.reported.doneOn) return { one, rank: 4, order: 0 };
    if (apart === null)
      return { one, rank: 2, order: -Date.parse(one.task.document.issuedOn ?? '1945-01-01') };
    if (Math.abs(apart) <= nearDays) return { one, rank: 0, order: apart };
    return apart > 0 ? { one, rank: 1, order: apart } : { one, rank: 3, order: -apart };
  });
  return placed
    .sort((left, right) => left.rank - right.rank || left.order - right.order)
    .map(({ one }) => one);
}

/** The tasks under why they apply, each with its quote; those of documents no longer in force come last. */
export function taskBlocks(
  told: readonly Told[],
  { units, today }: { units: UnitRegistry; today: string },
  documentOf: DocumentOf,
): TaskBlocks {
  const found: TaskBlocks = { blocks: [], quotes: [], tasks: [] };
  for (const [why, group] of groupByWhy(told)) {
    found.blocks.push(`${capitalise(why)} (${group.length}):`);
    for (const one of group) {
      const document = documentOf(one.task.source);
      if (!document) continue;
      const quote = quoteOf(document, one.task, { section: one.task.section, page: pageOf(one.task) });
      found.quotes.push({ ...quote, document: cardOf(one.task.document) });
      found.tasks.push(answeredTask(one, units));
      found.blocks.push(blockOf(one, units, today));
    }
  }
  return found;
}

const rank = { named: 0, group: 1, general: 2 };
const last = 6;
const notInForce = 'của văn bản không còn hiệu lực';

function groupByWhy(told: readonly Told[]): Map<string, Told[]> {
  const place = ({ items: [item], task }: Told) => {
    if (task.superseded) return last;
    return 2 * rank[item?.reason?.applies ?? task.applies] + (item?.reason?.role === 'coordinating' ? 1 : 0);
  };
  const groups = new Map<string, Told[]>();
  for (const one of [...told].sort((left, right) => place(left) - place(right))) {
    const why = one.task.superseded ? notInForce : one.why;
    groups.set(why, [...(groups.get(why) ?? []), one]);
  }
  return groups;
}

function blockOf({ task, items, why }: Told, units: UnitRegistry, today: string): string {
  const who = unitNames(task.lead, units).join('; ');
  const when = worthTelling(items, today).map((item) => whenText(item, today));
  const place = [
    uncapitalise(documentName(task.document)),
    task.section && `mục ${task.section}`,
    `tệp ${task.source}`,
  ];
  return [
    `“${readable(task.text)}”`,
    ...(who ? [`Chủ trì: ${who}`] : []),
    items.every(({ deadline }) => deadline === null) && !items[0]?.due
      ? capitalise(when.join('; '))
      : `Thời hạn: ${when.join('; ')}`,
    ...(task.superseded ? [`Lưu ý: văn bản ${task.document.status.text}; ${why}.`] : []),
    `(${place.filter(Boolean).join(', ')}; mã ${task.id})`,
  ].join('\n');
}

/** Of recurring work the time to come tells enough, unless an earlier one was reported. */
export function worthTelling(items: readonly FoundItem[], today: string): readonly FoundItem[] {
  const isAhead = ({ last }: Item) => last !== null && last >= today;
  return items.filter(
    (item) =>
      !item.recurring ||
      isAhead(item) ||
      item.reported.doneOn ||
      !items.some((other) => other.deadline === item.deadline && isAhead(other)),
  );
}

export function answeredTask({ task, items, why }: Told, units: UnitRegistry): AnsweredTask {
  const { id, text, source, section, start, end } = task;
  const item = mostPressing(items);
  return {
    ...{ id, text, source, section, start, end, why },
    lead: unitNames(task.lead, units),
    coordinating: unitNames(task.coordinating, units),
    applies: items[0]?.reason?.applies ?? task.applies,
    due: item.due,
    status: item.status,
    number: task.document.number,
  };
}

function pageOf({ document, start }: RegisteredTask): number | null {
  const page = document.pages.filter((offset) => offset <= start).length;
  return page > 0 ? page : null;
}
