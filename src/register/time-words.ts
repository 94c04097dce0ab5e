import { formatDate, isoDate } from '../core/dates.ts';
import { addDays } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import { addMonths, periodOf, weekOf } from './days.ts';

/** A span of days that a question names, with the words it uses up. */
export interface NamedSpan {
  from: IsoDate | null;
  to: IsoDate | null;
  /** In Vietnamese, with the days: `trong quý III năm 2013 (01/7/2013 – 30/9/2013)`. */
  name: string;
  start: number;
  end: number;
}

type Days = { from: IsoDate | null; to: IsoDate | null };
type Spelt = {
  pattern: RegExp;
  span: (match: RegExpExecArray, today: IsoDate) => Days | null;
  /** With marks, however it was typed; a span that its days name is called by them. */
  called?: (match: RegExpExecArray, days: Days) => string;
};

const romans = ['i', 'ii', 'iii', 'iv'];
const day = '(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})';
const dayOf = (match: RegExpExecArray, at: number) =>
  isoDate(Number(match[at + 2]), Number(match[at + 1]), Number(match[at]));
const shifted = (today: IsoDate, months: number, word: string) =>
  periodOf(/sau|toi/u.test(word) ? addMonths(periodOf(today, months).from, months) : today, months);
const month = (year: number, number: number, months = 1) => {
  const first = isoDate(year, number, 1);
  return first === null ? null : periodOf(first, months);
};
const yearOf = (today: IsoDate) => Number(today.slice(0, 4));

const relative: Record<string, string> = { nay: 'này', sau: 'sau', toi: 'tới' };
const yearIn = ({ from }: Days) => from!.slice(0, 4);

/** In this order: what is more exact goes first. All are matched on folded text. */
const spelt: readonly Spelt[] = [
  {
    pattern: new RegExp(`tu (?:ngay )?${day} den (?:het )?(?:ngay )?${day}`, 'u'),
    span: (match) => {
      const [from, to] = [dayOf(match, 1), dayOf(match, 4)];
      return from && to && from <= to ? { from, to } : null;
    },
  },
  {
    pattern: new RegExp(`(?:truoc|den het|den)(?: ngay)? ${day}`, 'u'),
    span: (match) => ({ from: null, to: dayOf(match, 1) }),
  },
  {
    pattern: new RegExp(`(?:trong|vao) ngay ${day}`, 'u'),
    span: (match) => ({ from: dayOf(match, 1), to: dayOf(match, 1) }),
  },
  {
    pattern: /(?:trong )?(\d{1,3}) ngay (?:toi|nua|sap toi)/u,
    span: (match, today) => ({ from: today, to: addDays(today, Number(match[1])) }),
    called: (match) => `trong ${match[1]} ngày tới`,
  },
  {
    pattern: /hom nay/u,
    span: (_match, today) => ({ from: today, to: today }),
    called: () => 'hôm nay',
  },
  {
    pattern: /ngay mai/u,
    span: (_match, today) => ({ from: addDays(today, 1), to: addDays(today, 1) }),
    called: () => 'ngày mai',
  },
  {
    pattern: /tuan (nay|sau|toi)/u,
    span: (match, today) => weekOf(match[1] === 'nay' ? today : addDays(today, 7)),
    called: (match) => `trong tuần ${relative[match[1]!]}`,
  },
  {
    pattern: /thang (nay|sau|toi)/u,
    span: (match, today) => shifted(today, 1, match[1]!),
    called: (match) => `trong tháng ${relative[match[1]!]}`,
  },
  {
    pattern: /quy (nay|sau|toi)/u,
    span: (match, today) => shifted(today, 3, match[1]!),
    called: (match) => `trong quý ${relative[match[1]!]}`,
  },
  {
    pattern: /quy (iv|i{1,3}|[1-4])(?![\p{L}\p{N}])(?:\s*[/-]?\s*(?:nam )?(\d{4}))?/u,
    span: (match, today) => {
      const roman = romans.indexOf(match[1]!);
      const quarter = roman >= 0 ? roman + 1 : Number(match[1]);
      return month(Number(match[2] ?? yearOf(today)), quarter * 3, 3);
    },
    called: (_match, days) =>
      `trong quý ${romans[Math.floor(Number(days.from!.slice(5, 7)) / 3)]!.toUpperCase()} năm ${yearIn(days)}`,
  },
  {
    pattern: /thang (\d{1,2})(?![\p{L}\p{N}])(?:\s*[/-]?\s*(?:nam )?(\d{4}))?/u,
    span: (match, today) => month(Number(match[2] ?? yearOf(today)), Number(match[1])),
    called: (match, days) => `trong tháng ${Number(match[1])} năm ${yearIn(days)}`,
  },
  {
    pattern: /6 thang (dau|cuoi) nam(?: (\d{4}))?/u,
    span: (match, today) => month(Number(match[2] ?? yearOf(today)), match[1] === 'dau' ? 1 : 7, 6),
    called: (match, days) => `trong 6 tháng ${match[1] === 'dau' ? 'đầu' : 'cuối'} năm ${yearIn(days)}`,
  },
  {
    pattern: /nam (nay|sau|toi)/u,
    span: (match, today) => shifted(today, 12, match[1]!),
    called: (_match, days) => `trong năm ${yearIn(days)}`,
  },
  {
    pattern: /nam (\d{4})(?!\d)/u,
    span: (match) => month(Number(match[1]), 1, 12),
    called: (_match, days) => `trong năm ${yearIn(days)}`,
  },
];

/** The span of days that a folded question names first, by the clock's day. */
export function namedSpan(folded: string, today: IsoDate): NamedSpan | null {
  for (const { pattern, span, called } of spelt) {
    const match = pattern.exec(folded);
    const found = match && span(match, today);
    if (!match || !found || (!found.from && !found.to)) continue;
    const name = called ? `${called(match, found)} (${shown(found)})` : daysName(found);
    return { ...found, name, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const shown = ({ from, to }: Days) =>
  [...new Set([from, to].filter((one) => one !== null))].map(formatDate).join(' – ');

function daysName({ from, to }: Days): string {
  if (from === null) return `đến ngày ${formatDate(to!)}`;
  if (from === to) return `trong ngày ${formatDate(from)}`;
  return `từ ngày ${formatDate(from)} đến ngày ${formatDate(to!)}`;
}
