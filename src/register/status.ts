import { addDays } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';

/**
 * Where a term stands on a day. It is derived and never stored; the two outcomes of a report and the two of
 * open work are those that the Government's own reports count.
 */
export type TermStatus =
  | 'chưa đến hạn'
  | 'sắp đến hạn'
  | 'quá hạn'
  | 'hoàn thành đúng hạn'
  | 'hoàn thành quá hạn'
  | 'hoàn thành'
  | 'chưa rõ thời hạn';

export const termStatuses: readonly TermStatus[] = [
  'chưa đến hạn',
  'sắp đến hạn',
  'quá hạn',
  'hoàn thành đúng hạn',
  'hoàn thành quá hạn',
  'hoàn thành',
  'chưa rõ thời hạn',
];

export interface Term {
  due: IsoDate | null;
  /** False: the day that is named no longer counts ("trước ngày D"). */
  inclusive: boolean;
  /** The day on which it was done. */
  doneOn: IsoDate | null;
}

/** The last day on which the term is kept. */
export function lastDay({ due, inclusive }: Pick<Term, 'due' | 'inclusive'>): IsoDate | null {
  return due && !inclusive ? addDays(due, -1) : due;
}

/** `soonDays`: a term that ends within so many days is `sắp đến hạn`. */
export function statusOf(term: Term, today: IsoDate, soonDays: number): TermStatus {
  const last = lastDay(term);
  if (term.doneOn) {
    if (!last) return 'hoàn thành';
    return term.doneOn <= last ? 'hoàn thành đúng hạn' : 'hoàn thành quá hạn';
  }
  if (!last) return 'chưa rõ thời hạn';
  if (last < today) return 'quá hạn';
  return last <= addDays(today, soonDays) ? 'sắp đến hạn' : 'chưa đến hạn';
}
