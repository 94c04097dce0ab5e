import type { IsoDate } from '../core/document.ts';
import { periodOf, weekOf } from './days.ts';
import { type Item, isOpen } from './item.ts';

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
  /** Counts and sections as numbers, for programs. */
  lines: { name: string; count: number; ids: string[] }[];
}

/**
 * Sums up items as they stand on `today`. Weeks begin on Monday; "tháng này" leaves out what "tuần này" has, and
 * so on.
 */
export function summaryOf<Kind extends Item>(all: readonly Kind[], today: IsoDate): Summary<Kind> {
  const items = all.filter((item) => !item.task.superseded);
  const of = (status: Item['status']) => items.filter((item) => item.status === status);
  const open = items.filter(isOpen);
  const inTime = open.filter((item) => item.status === 'chưa đến hạn' || item.status === 'sắp đến hạn');
  const doneItems = { inTime: of('hoàn thành đúng hạn'), late: of('hoàn thành quá hạn') };
  const overdue = of('quá hạn');
  const sectionOf = sectionsOf(today);
  const bySection = new Map<SectionName, Kind[]>(sections.map((name) => [name, []]));
  for (const item of open) bySection.get(sectionOf(item))!.push(item);
  const named = sections.map((name) => ({ name, items: bySection.get(name)! }));
  const line = (name: string, list: readonly Item[]) => ({
    name,
    count: list.length,
    ids: list.map((item) => item.task.id),
  });
  return {
    asOf: today,
    counts: {
      doneInTime: doneItems.inTime.length,
      doneLate: doneItems.late.length,
      openInTime: inTime.length,
      overdue: overdue.length,
    },
    superseded: all.length - items.length,
    sections: named,
    lines: [
      line('hoàn thành đúng hạn', doneItems.inTime),
      line('hoàn thành quá hạn', doneItems.late),
      line('chưa hoàn thành, trong hạn', inTime),
      line('chưa hoàn thành, quá hạn', overdue),
      ...named.map((section) => line(section.name, section.items)),
    ],
  };
}

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
