import type { IsoDate } from '../core/document.ts';
import type { Item } from './item.ts';

/** What comes after all days. */
const never = '9999';

/**
 * By day, those without a day last; of one day by document and place; of one task in the order of its deadlines, and
 * of the days that they had before any extension.
 */
export function byDay(left: Item, right: Item): number {
  const days = compared(left.due ?? never, right.due ?? never);
  if (days !== 0) return days;
  if (left.task.at !== right.task.at) return left.task.at - right.task.at;
  const { deadlines } = left.task;
  const apart = deadlines.indexOf(left.deadline!) - deadlines.indexOf(right.deadline!);
  return apart || compared(left.dueBefore ?? never, right.dueBefore ?? never);
}

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** `sort(byDay)` of items that come in the order of their tasks: only the days, which are few, are sorted. */
export function sortedByDay(items: readonly Item[]): Item[] {
  const days = new Map<IsoDate, Item[]>();
  for (const item of items) {
    const due = item.due ?? never;
    const those = days.get(due);
    if (those) those.push(item);
    else days.set(due, [item]);
  }
  const lists = [...days.keys()].sort().map((due) => days.get(due)!);
  // Several times as fast as `flat`.
  return ([] as Item[]).concat(...lists);
}
