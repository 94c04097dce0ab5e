import type { IsoDate } from '../core/document.ts';
import { dayBefore } from './days.ts';

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

/**
 * The last day on which a term is kept. `inclusive` is false where the day that is named no longer counts ("trước
 * ngày D").
 */
export function lastDay(due: IsoDate | null, inclusive: boolean): IsoDate | null {
  return due && !inclusive ? dayBefore(due) : due;
}

/**
 * `last` as `lastDay` gives it; `doneOn` is the day on which it was done, null while it is open. A term that ends
 * from `today` to `soonUntil` is `sắp đến hạn`.
 */
export function statusOf(
  { last, doneOn }: { last: IsoDate | null; doneOn: IsoDate | null },
  today: IsoDate,
  soonUntil: IsoDate,
): TermStatus {
  if (doneOn) {
    if (!last) return 'hoàn thành';
    return doneOn <= last ? 'hoàn thành đúng hạn' : 'hoàn thành quá hạn';
  }
  if (!last) return 'chưa rõ thời hạn';
  if (last < today) return 'quá hạn';
  return last <= soonUntil ? 'sắp đến hạn' : 'chưa đến hạn';
}
