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
 * so on.
 */
export function summaryOf<Kind extends Item>(all: readonly Kind[], today: IsoDate): Summary<Kind> {
  const sectionOf = sectionsOf(today);
  const open = Object.fromEntries(sections.map((name) => [name, []])) as unknown as Record<
    SectionName,
    Kind[]
  >;
  const counts: Counts = { doneInTime: 0, doneLate: 0, openInTime: 0, overdue: 0 };
  let superseded = 0;
  for (const item of all) {
    if (item.task.superseded) {
      superseded++;
      continue;
    }
    const outcome = outcomeOf[item.status];
    if (outcome) counts[outcome]++;
    if (isOpen(item)) open[sectionOf(item)].push(item);
  }
  return {
    asOf: today,
    counts,
    superseded,
    sections: sections.map((name) => ({ name, items: open[name] })),
    get lines() {
      const told: Record<keyof Counts, string[]> = {
        doneInTime: [],
        doneLate: [],
        openInTime: [],
        overdue: [],
      };
      for (const { task, status } of all) {
        const outcome = task.superseded ? undefined : outcomeOf[status];
        if (outcome) told[outcome].push(task.id);
      }
      return [
        ...outcomeNames.map(([outcome, name]) => lineOf(name, told[outcome])),
        ...sections.map((name) =>
          lineOf(
            name,
            open[name].map((item) => item.task.id),
          ),
        ),
      ];
    },
  };
}

const outcomeNames: readonly [keyof Counts, string][] = [
  ['doneInTime', 'hoàn thành đúng hạn'],
  ['doneLate', 'hoàn thành quá hạn'],
  ['openInTime', 'chưa hoàn thành, trong hạn'],
  ['overdue', 'chưa hoàn thành, quá hạn'],
];

const lineOf = (name: string, ids: string[]) => ({ name, count: ids.length, ids });

/** Which of the four counts an item is in; what is done or open without a day is in none. */
const outcomeOf: Partial<Record<TermStatus, keyof Counts>> = {
  'hoàn thành đúng hạn': 'doneInTime',
  'hoàn thành quá hạn': 'doneLate',
  'chưa đến hạn': 'openInTime',
  'sắp đến hạn': 'openInTime',
  'quá hạn': 'overdue',
};

/** In which section an item stands on a day; the ends of week, month and quarter are found once. */
function sectionsOf(today: IsoDate): (item: Item) => SectionName {
  const week = weekOf(today).to;
  const month = periodOf(today, 1).to;
  const quarter = periodOf(today, 3).to;
  return ({ last, deadline, recurring }) => {
    if (last === null) return deadline?.kind === 'recurring' ? 'định kỳ' : 'chưa rõ thời hạn';
    if (last < today) return 'quá hạn';
    if (last <= week) return 'tuần này';
    if (last <= month) return 'tháng này';
    if (last <= quarter) return 'quý này';
    return recurring ? 'định kỳ' : 'sau quý này';
  };
}
