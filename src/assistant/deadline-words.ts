import { addDays, monthEnd, monthOfDate, weekday, yearOf } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import { fold } from '../core/text.ts';
import type { DeadlineWish } from './office.ts';

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

/** `Phòng Y tế quá hạn` → the unit's words and what is wished for; without a wish everything. */
export function wishOf(words: string, today: IsoDate): { wish: DeadlineWish; unitWords: string } {
  const text = words.normalize('NFC').trim();
  const folded = fold(text);
  const everything: DeadlineWish = { unit: null, from: null, to: null, status: null };
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
  `Không hiểu “${words}”. Xin gõ tên đơn vị (nếu cần) rồi đến khoảng thời gian: hôm nay, tuần, tuần sau, tháng, quý, năm; ` +
  'hoặc “quá hạn”, “sắp đến hạn”. Ví dụ: /hanchot Phòng Kế hoạch quý';

const monday = (day: IsoDate) => addDays(day, 1 - weekday(day));

function quarter(today: IsoDate): Partial<DeadlineWish> {
  const first = Math.floor((monthOfDate(today) - 1) / 3) * 3 + 1;
  const year = yearOf(today);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: monthEnd(year, first + 2) };
}
