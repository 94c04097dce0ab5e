import { findDates } from '../core/dates.ts';
import { addDays, monthEnd, monthOfDate, weekday, yearOf } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import { fold } from '../core/text.ts';
import type { DeadlineWish } from './office.ts';
import { findTimes, type TimeSlot } from './time-slot.ts';

/** Words at the end of `/hanchot` and `/baocao`, folded, with what they wish for. */
const wishes: readonly [RegExp, (today: IsoDate) => Partial<DeadlineWish>][] = [
  [/(?:hom nay|trong ngay)$/, (today) => ({ from: today, to: today })],
  [/tuan(?: nay)?$/, (today) => ({ from: monday(today), to: addDays(monday(today), 6) })],
  [/tuan sau$/, (today) => ({ from: addDays(monday(today), 7), to: addDays(monday(today), 13) })],
  [
    /thang(?: nay)?$/,
    (today) => ({ from: `${today.slice(0, 8)}01`, to: monthEnd(yearOf(today), monthOfDate(today)) }),
  ],
  [/quy(?: nay)?$/, quarter],
  [/nam(?: nay)?$/, (today) => ({ from: `${yearOf(today)}-01-01`, to: `${yearOf(today)}-12-31` })],
  [/(?:qua|tre|cham) han$/, () => ({ status: 'quá hạn' })],
  [/sap (?:den|toi) han$/, () => ({ status: 'sắp đến hạn' })],
];

/** A day (`30/11/2026`, `đến ngày 30/11/2026`) or a named period (`tháng 12`, `quý I năm 2027`) that `text` ends with. */
function periodAtEnd(
  text: string,
  today: IsoDate,
): { wish: Pick<DeadlineWish, 'from' | 'to'>; start: number } | null {
  const day = findDates(text).find(({ end }) => end === text.length);
  if (day) {
    const until = /(?:^|\s)(?:den|toi|truoc)(?: ngay)?\s*$/.exec(fold(text.slice(0, day.start)));
    return {
      wish: { from: until ? null : day.date, to: day.date },
      start: until ? until.index : day.start,
    };
  }
  const time = findTimes(text, today).find(({ end }) => end === text.length);
  return time ? { wish: daysOf(time, today), start: time.start } : null;
}

function daysOf({ kind, name, year }: TimeSlot, today: IsoDate): Pick<DeadlineWish, 'from' | 'to'> {
  const of = year ?? yearOf(today);
  const months = (first: number, last: number) => ({
    from: `${of}-${String(first).padStart(2, '0')}-01`,
    to: monthEnd(of, last),
  });
  if (kind === 'week') {
    const begin = addDays(monday(today), { 'tuần này': 0, 'tuần trước': -7 }[name] ?? 7);
    return { from: begin, to: addDays(begin, 6) };
  }
  if (kind === 'month') {
    const month = Number(/\d+/.exec(name)![0]);
    return months(month, month);
  }
  if (kind === 'quarter') {
    const quarter = ['I', 'II', 'III', 'IV'].indexOf(name.replace('quý ', ''));
    return months(quarter * 3 + 1, quarter * 3 + 3);
  }
  if (name === '6 tháng đầu năm') return months(1, 6);
  return name === '6 tháng cuối năm' ? months(7, 12) : months(1, 12);
}

/** `Phòng Y tế quá hạn` → the unit's words and what is wished for; without a wish everything. */
export function wishOf(words: string, today: IsoDate): { wish: DeadlineWish; unitWords: string } {
  const text = words.normalize('NFC').trim();
  const folded = fold(text);
  const everything: DeadlineWish = { unit: null, from: null, to: null, status: null };
  const named = periodAtEnd(text, today);
  if (named) return { wish: { ...everything, ...named.wish }, unitWords: text.slice(0, named.start).trim() };
  for (const [pattern, wish] of wishes) {
    const found = pattern.exec(folded);
    // A word of its own: "bệnh viện quy hoạch" names no quarter.
    if (!found || (found.index > 0 && /\S/.test(folded[found.index - 1]!))) continue;
    return { wish: { ...everything, ...wish(today) }, unitWords: text.slice(0, found.index).trim() };
  }
  return { wish: everything, unitWords: text };
}

/** For words that name neither a unit nor a period. */
export const unclearWish = (words: string): string =>
  `Không hiểu “${words}”. Xin gõ tên đơn vị (nếu cần) rồi đến khoảng thời gian: hôm nay, tuần, tháng 12, quý IV, 30/11/2026; ` +
  'hoặc “quá hạn”, “sắp đến hạn”. Ví dụ: /hanchot Phòng Kế hoạch quý';

const monday = (day: IsoDate) => addDays(day, 1 - weekday(day));

function quarter(today: IsoDate): Partial<DeadlineWish> {
  const first = Math.floor((monthOfDate(today) - 1) / 3) * 3 + 1;
  const year = yearOf(today);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: monthEnd(year, first + 2) };
}
