import type { IsoDate } from '../core/document.ts';
import { unwanted } from './applies.ts';
import { byDay, sortedByDay } from './by-day.ts';
import type { Day } from './day.ts';
import { firstAt } from './first-at.ts';
import { because, type Item, itemsOf, type RegisteredTask } from './item.ts';
import { openRhythms, type Rhythms } from './rhythms.ts';
import type { TermStatus } from './status.ts';

/** Which items are wanted; every condition that is given must hold. */
export interface Wanted {
  /** Why each task is wanted, by its place, as `reasonOf` reads it; null for all tasks. */
  why: Uint8Array | null;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  status?: readonly TermStatus[] | undefined;
}

export interface Shelf {
  /** Terms of one task, in the order of its deadlines. */
  ofTask(task: RegisteredTask): readonly Item[];
  /** By day; those without a day come last. */
  items(wanted: Wanted): readonly Item[];
  /** The shelf after the tasks at some places were replaced. */
  changed(tasks: readonly RegisteredTask[], places: ReadonlySet<number>): Shelf;
}

/** All items by day and, beside each, the place of its task. */
interface Laid {
  items: Item[];
  owners: number[];
}

/** What is taken over from a shelf before some of its tasks changed. */
interface Before {
  laid?: Laid | undefined;
  rhythms?: Rhythms | undefined;
}

/**
 * The terms of all tasks as they stand on one day, laid out with the first question for several of them:
 *
 * ```
 * byTask  0: A B   1: C   2: –   3: D E                items of each task, made when they are asked for
 * items   D 20/11   A 23/11   C 23/11   B 01/12   E –  all of them by day, those without one last
 * owners  3         0         1         0         3    places of their tasks: what a walk reads first
 * ```
 *
 * A question finds its days by halving, walks from the first to the last and takes the items whose task it wants:
 * they come out in order. In a span of days recurring work has all its occurrences (`openRhythms`).
 */
export function openShelf(
  tasks: readonly RegisteredTask[],
  day: Day,
  byTask = new Array<readonly Item[] | undefined>(tasks.length),
  before: Before = {},
): Shelf {
  let { laid, rhythms } = before;
  const byReason: Item[][] = [];

  function ofTask({ at }: RegisteredTask): readonly Item[] {
    byTask[at] ??= itemsOf(tasks[at]!, day);
    return byTask[at];
  }

  function layOut(): Laid {
    if (!laid) {
      const items = sortedByDay(tasks.flatMap(ofTask));
      laid = { items, owners: items.map((item) => item.task.at) };
    }
    return laid;
  }

  /** An item with why it is in the list of a unit: made once, since most units of a group have the same reasons. */
  function told(at: number, why: number): Item {
    const { items } = layOut();
    byReason[why] ??= new Array<Item>(items.length);
    byReason[why][at] ??= because(items[at]!, why);
    return byReason[why][at];
  }

  return {
    ofTask,

    items(wanted) {
      const { why, from, to, status } = wanted;
      const { items, owners } = layOut();
      if (!why && !status && from === undefined && to === undefined) return items;
      const hasSpan = from !== undefined || to !== undefined;
      const first = from === undefined ? 0 : firstAt(items, ({ due }) => due === null || due >= from);
      const end = hasSpan
        ? firstAt(items, ({ due }) => due === null || (to !== undefined && due > to))
        : items.length;
      const found: Item[] = [];
      for (let at = first; at < end; at++) {
        const owner = owners[at]!;
        if (why && why[owner] === unwanted) continue;
        const item = items[at]!;
        if (hasSpan && item.recurring) continue;
        if (!status || status.includes(item.status)) found.push(why ? told(at, why[owner]!) : item);
      }
      if (!hasSpan) return found;
      rhythms ??= openRhythms(tasks, day);
      // Two lists in order: a sort that looks for such runs merges them.
      return [...found, ...rhythms.within(wanted)].sort(byDay);
    },

    changed(others, places) {
      const known = byTask.slice();
      for (const at of places) known[at] = itemsOf(others[at]!, day);
      const termsIn = (lists: typeof known) => [...places].flatMap((at) => lists[at]!);
      return openShelf(others, day, known, {
        laid: laid && exchanged(laid, termsIn(byTask), termsIn(known)),
        rhythms: rhythms?.changed(others, places),
      });
    },
  };
}

/** A copy of a shelf with other terms of some tasks. */
function exchanged({ items, owners }: Laid, gone: readonly Item[], come: readonly Item[]): Laid {
  const laid = { items: items.slice(), owners: owners.slice() };
  for (const item of gone) {
    const at = placeOf(item, laid.items);
    laid.items.splice(at, 1);
    laid.owners.splice(at, 1);
  }
  for (const item of come) {
    const at = placeOf(item, laid.items);
    laid.items.splice(at, 0, item);
    laid.owners.splice(at, 0, item.task.at);
  }
  return laid;
}

/** Where an item stands, or would stand. */
const placeOf = (item: Item, items: readonly Item[]) => firstAt(items, (other) => byDay(other, item) >= 0);
