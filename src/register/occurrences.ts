import { isoDate } from '../core/dates.ts';
import { addDays } from '../core/days.ts';
import type { Deadline } from '../core/deadline.ts';
import type { IsoDate } from '../core/document.ts';
import { fold } from '../core/text.ts';
import { addMonths, isMonthEnd, periodOf } from './days.ts';

/** Months of each rhythm; a week is counted in days. */
const months: Record<string, number> = { tháng: 1, quý: 3, '6 tháng': 6, năm: 12 };

/** More than this in one span is no list that anybody reads. */
export const most = 400;

/**
 * Due days of a recurring deadline between two days, both counted, in order.
 *
 * The day that the text names is the anchor ("trước ngày 25", "thứ sáu"); a rhythm without a day ends with its
 * calendar period. `since`, the document's date, bounds it where the deadline has no beginning, `until` of the
 * deadline at its end.
 * Daily work, and a weekly rhythm without a day, has no due days.
 */
export function occurrences(
  deadline: Deadline,
  since: IsoDate | null,
  from: IsoDate,
  to: IsoDate,
): IsoDate[] {
  const upper = deadline.until !== undefined && deadline.until < to ? deadline.until : to;
  if (deadline.kind !== 'recurring' || upper < from) return [];
  const begin = beginOf(deadline, since, from);
  const lower = begin > from ? begin : from;
  const step = months[deadline.every ?? ''];
  const anchor = deadline.due ?? dayInWords(deadline, step ?? 0);
  if (deadline.every === 'tuần') return anchor ? weekly(anchor, lower, upper) : [];
  if (step === undefined) return [];
  return monthly(anchor ?? periodOf(begin, step).to, step, lower, upper);
}

/** The first day of the work, as far as it is known. */
export const beginOf = (deadline: Deadline, since: IsoDate | null, from: IsoDate): IsoDate =>
  deadline.from ?? since ?? deadline.due ?? from;

const weekdays = ['thu hai', 'thu ba', 'thu tu', 'thu nam', 'thu sau', 'thu bay', 'chu nhat'];

/** A Monday: what is counted in weeks is counted from here. */
const someMonday = '2001-01-01';

/**
 * Any day on which the rhythm falls, as its words have it: "thứ sáu", "ngày 25", "ngày 15 tháng 12", "ngày 05 của
 * tháng đầu quý sau". Of a quarter, half or year without a month the last month is meant.
 */
function dayInWords({ raw, every }: Deadline, step: number): IsoDate | undefined {
  const folded = fold(raw);
  if (every === 'tuần') {
    const at = weekdays.findIndex((name) => folded.includes(name));
    return at < 0 ? undefined : addDays(someMonday, at);
  }
  const named = /(?:ngay|mung|mong)\s+(\d{1,2})(?:\s*(?:thang|[/.-])\s*(\d{1,2}))?(?![\d/])/u.exec(folded);
  if (!named) return undefined;
  const first = /thang (?:dau|thu nhat)|(?:thang|quy|ky) (?:sau|tiep theo|ke tiep)/u.test(folded);
  const month = named[2] ? Number(named[2]) : first ? 1 : step;
  return (
    isoDate(2001, month, Number(named[1])) ?? periodOf(`2001-${String(month).padStart(2, '0')}-01`, 1).to
  );
}

function weekly(anchor: IsoDate, from: IsoDate, to: IsoDate): IsoDate[] {
  const behind = Math.ceil((Date.parse(from) - Date.parse(anchor)) / (7 * 86_400_000));
  const found: IsoDate[] = [];
  for (let day = addDays(anchor, behind * 7); day <= to && found.length < most; day = addDays(day, 7)) {
    found.push(day);
  }
  return found;
}

function monthly(anchor: IsoDate, step: number, from: IsoDate, to: IsoDate): IsoDate[] {
  const apart = (Number(from.slice(0, 4)) - Number(anchor.slice(0, 4))) * 12;
  const wasLast = isMonthEnd(anchor);
  const found: IsoDate[] = [];
  const first = Math.floor((apart + Number(from.slice(5, 7)) - Number(anchor.slice(5, 7))) / step) - 1;
  for (let count = first; found.length < most; count++) {
    const day = addMonths(anchor, count * step, wasLast);
    if (day > to) break;
    if (day >= from) found.push(day);
  }
  return found;
}

/** "Trước ngày 25 hằng tháng": whether the day counts, a recurring term may say in its words only. */
export function isInclusive({ kind, inclusive, raw }: Deadline): boolean {
  return kind === 'recurring' && inclusive === undefined
    ? !/\btruoc\b/u.test(fold(raw))
    : inclusive !== false;
}
