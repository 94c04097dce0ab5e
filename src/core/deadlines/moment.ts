/**
 * A day or a run of months as it is written, before anything is completed. Offsets are into the view.
 *
 * - `day`: `day`, perhaps `month` and `year`; a day of nothing ("ngày 25") has no month;
 * - `months`: from month `first` of `year` to month `last` of `lastYear` (quarters, halves and years are runs of
 *   months);
 * - `point`: the beginning, middle or end of such a run (Bộ luật Dân sự 2015, điều 146 khoản 3 và 4);
 * - `now`: a run that is named from the day of writing ("tháng này", "quý sau");
 * - `school`: a school year.
 */
export type Moment = { start: number; end: number } & (
  | {
      unit: 'day';
      day: number;
      month?: number;
      year?: number;
      lastDay?: number;
      yearLater?: boolean;
      monthsAhead?: 0 | 1;
    }
  | Months
  | (Omit<Months, 'unit'> & { unit: 'point'; part: 'đầu' | 'giữa' | 'cuối' })
  | { unit: 'now'; size: 'tuần' | 'tháng' | 'quý' | 'năm'; ahead: 0 | 1; part?: 'đầu' | 'giữa' | 'cuối' }
  | { unit: 'school'; year: number; lastYear: number }
);

interface Months {
  unit: 'months';
  first: number;
  last: number;
  year?: number;
  lastYear?: number;
}
