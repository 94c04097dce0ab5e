import type { IsoDate } from '../core/document.ts';
import type { Item, RegisteredTask } from './item.ts';
import type { TermStatus } from './status.ts';

/**
 * Items of one day, laid out for the questions that are asked of all of them:
 *
 * ```
 * all      by day, those without a day last
 * byStatus the same, one list for each status
 * once     those of one-off terms with a day; `days` beside it, for a binary search
 * byTask   the items of each task
 * ```
 */
export function shelve(items: Item[]) {
  const all = items.sort(byDay);
  const byStatus = grouped(all, (item) => item.status);
  const byTask = grouped(all, (item) => item.task);
  const once = all.filter((item) => item.due !== null && !item.recurring);
  const days = once.map((item) => item.due!);
  return {
    all,
    ofTask: (task: RegisteredTask): Item[] => byTask.get(task) ?? [],
    withStatus(statuses: readonly TermStatus[]): Item[] {
      const lists = [...new Set(statuses)].map((status) => byStatus.get(status) ?? []);
      return lists.length === 1 ? lists[0]!.slice() : lists.flat().sort(byDay);
    },
    onceBetween: (from: IsoDate | undefined, to: IsoDate | undefined): Item[] =>
      once.slice(
        from === undefined ? 0 : firstAt(days, (day) => day >= from),
        to === undefined ? once.length : firstAt(days, (day) => day > to),
      ),
  };
}

/** Items without a day come last; of one day, by document and place. */
export function byDay(left: Item, right: Item): number {
  const [one, other] = [left.due ?? '9999', right.due ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  if (left.task.source !== right.task.source) return left.task.source < right.task.source ? -1 : 1;
  return left.task.ordinal - right.task.ordinal;
}

export function grouped<Key, One>(items: readonly One[], keyOf: (item: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The first place at which `holds`, of a list where it holds from some place on. */
function firstAt(days: readonly IsoDate[], holds: (day: IsoDate) => boolean): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(days[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
