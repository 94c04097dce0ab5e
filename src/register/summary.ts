import type { IsoDate } from '../core/document.ts';
import { periodOf, weekOf } from './days.ts';
import { type Item, isOpen } from './item.ts';
import type { TermStatus } from './status.ts';

/** Open work in the order in which a manager reads it. */
export const sections = [
  'quá hạn',
  'tuần này',
  'tháng này',
  'quý này',
  'sau quý này',
  'định kỳ',
  'chưa rõ thời hạn',
] as const;

/** Places among `sections`. */
const inSection = { overdue: 0, week: 1, month: 2, quarter: 3, later: 4, recurring: 5, unknown: 6 } as const;

export type SectionName = (typeof sections)[number];

/** The four counts of the Government's own reports. */
export interface Counts {
  doneInTime: number;
  doneLate: number;
  openInTime: number;
  overdue: number;
}

export interface Summary<Kind extends Item = Item> {
  asOf: IsoDate;
  counts: Counts;
  /** Items of documents that are no longer in force: in no count and in no section. */
  superseded: number;
  /** Each open item once; a recurring one stands where its day falls, else under `định kỳ`. */
  sections: { name: SectionName; items: Kind[] }[];
  /** Counts and sections as numbers, for programs; made when they are read. */
  readonly lines: { name: string; count: number; ids: string[] }[];
}

/**
 * Sums up items as they stand on `today`. Weeks begin on Monday; "tháng này" leaves out what "tuần này" has, and
 * so on. Counts and sections are kept by their place in the lists below: a name as a key costs more than all the rest.
 */
export function summaryOf<Kind extends Item>(all: readonly Kind[], today: IsoDate): Summary<Kind> {
  const sectionOf = sectionsOf(today);
  const open: Kind[][] = sections.map(() => []);
  const told = outcomes.map(() => 0);
  let superseded = 0;
  for (const item of all) {
    if (item.superseded) {
      superseded++;
      continue;
    }
    const outcome = outcomeOf(item.status);
    if (outcome !== none) told[outcome]!++;
    if (isOpen(item)) open[sectionOf(item)]!.push(item);
  }
  return {
    asOf: today,
    counts: { doneInTime: told[0]!, doneLate: told[1]!, openInTime: told[2]!, overdue: told[3]! },
    superseded,
    sections: sections.map((name, at) => ({ name, items: open[at]! })),
    get lines() {
      const ids: string[][] = outcomes.map(() => []);
      for (const { task, superseded, status } of all) {
        const outcome = superseded ? none : outcomeOf(status);
        if (outcome !== none) ids[outcome]!.push(task.id);
      }
      const idsOf = (items: readonly Kind[]) => items.map((item) => item.task.id);
      return [
        ...outcomes.map((name, at) => lineOf(name, ids[at]!)),
        ...sections.map((name, at) => lineOf(name, idsOf(open[at]!))),
      ];
    },
  };
}

const lineOf = (name: string, ids: string[]) => ({ name, count: ids.length, ids });

const outcomes = [
  'hoàn thành đúng hạn',
  'hoàn thành quá hạn',
  'chưa hoàn thành, trong hạn',
  'chưa hoàn thành, quá hạn',
] as const;

const none = -1;

/** Place among `outcomes`; what is done or open without a day is in none of them. */
function outcomeOf(status: TermStatus): number {
  switch (status) {
    case 'hoàn thành đúng hạn':
      return 0;
    case 'hoàn thành quá hạn':
      return 1;
    case 'chưa đến hạn':
    case 'sắp đến hạn':
      return 2;
    case 'quá hạn':
      return 3;
    default:
      return none;
  }
}

/** Place among `sections` of an open item on a day; the ends of week, month and quarter are found once. */
function sectionsOf(today: IsoDate): (item: Item) => number {
  const week = weekOf(today).to;
  const month = periodOf(today, 1).to;
  const quarter = periodOf(today, 3).to;
  return ({ last, deadline, recurring }) => {
    if (last === null) return deadline?.kind === 'recurring' ? inSection.recurring : inSection.unknown;
    if (last < today) return inSection.overdue;
    if (last <= week) return inSection.week;
    if (last <= month) return inSection.month;
    if (last <= quarter) return inSection.quarter;
    return recurring ? inSection.recurring : inSection.later;
  };
}
