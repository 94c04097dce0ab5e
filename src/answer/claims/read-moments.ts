import { wordNumberAt } from '../../core/number-words.ts';
import { boundOf } from './bounds.ts';
import type { Fact, Moment } from './fact.ts';
import { eachFree, hasSome, type View } from './view.ts';

const digitWord = 'một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín';
/** A number up to 39 in figures or words. */
const number = `(\\d{1,2}(?!\\d)|(?:hai |ba )?(?:mười|mươi)(?: (?:mốt|${digitWord}))?(?!\\p{L})|(?:${digitWord}|giêng|chạp)(?!\\p{L}))`;
const day = number;
const before = '(?<![\\p{L}\\d/.,-])';
const year = '(?:\\s?(?:/|-|\\.|,? ?năm)\\s?(\\d{4})(?!\\d))';
const served = '(?:hoạt động|trực|phục vụ|vận hành|liên tục|suốt|hỗ trợ|tiếp nhận|làm việc|mở cửa)';
const edge = '(?:((?:nửa )?(?:đầu|cuối)|giữa)\\s+)?';
const counted =
  'ngày|tuần|tháng|quý|xã|phường|huyện|thị|thành|đơn|chỉ|trạm|bệnh|mẫu|người|ca|trường|nhiệm|cơ|tiêu|đại|phiếu|triệu|nghìn|tỷ|km|mg|ml|kg|trung|phòng|hộ|lớp|trẻ|hồ|điểm|ý|nội|ổ|giờ|lượt|liều|cán|sở|văn|khu|tổ|đội|phương|dự|công|loại|học|nhóm';

interface Reader {
  /** One of these must be there. */
  needs: readonly string[];
  pattern: RegExp;
  read: (groups: (string | undefined)[]) => Moment | Moment[] | null;
}

const of = (source: string) => new RegExp(source, 'gu');
const yearOf = (told: string | undefined) => (told ? { year: Number(told) } : {});
const edgeOf = (told: string | undefined) => (told ? { edge: told } : {});

/** In the order in which they claim their words. */
const readers: readonly Reader[] = [
  {
    needs: ['tháng'],
    // 6 tháng đầu năm 2026, sáu tháng cuối năm
    pattern: of(
      `${before}(\\d{1,2}|${digitWord}|mười|mười một)\\s+tháng\\s+(đầu|cuối)\\s+(?:của\\s+)?năm(?!\\s+học)(?:\\s+(\\d{4}))?`,
    ),
    read: ([, count, end, told]) => ({
      size: 'half',
      part: numberIn(count!) * (end === 'đầu' ? 1 : -1),
      ...yearOf(told),
    }),
  },
  {
    needs: ['quý'],
    pattern: of(
      `${before}quý\\s+(đầu|cuối)(?:\\s+tiên|\\s+cùng)?\\s+(?:của\\s+)?năm(?!\\s+học)(?:\\s+(\\d{4}))?`,
    ),
    read: ([, end, told]) => ({ size: 'quarter', part: end === 'đầu' ? 1 : 4, ...yearOf(told) }),
  },
  {
    needs: ['nửa'],
    pattern: of(`${before}nửa\\s+(đầu|cuối)\\s+(?:của\\s+)?năm(?!\\s+học)(?:\\s+(\\d{4}))?`),
    read: ([, end, told]) => ({ size: 'half', part: end === 'đầu' ? 6 : -6, ...yearOf(told) }),
  },
  {
    needs: ['ngày'],
    // ngày cuối cùng của năm 2026, ngày đầu năm 2026
    pattern: of(
      `${before}ngày\\s+(đầu|cuối)(?:\\s+tiên|\\s+cùng)?\\s+(?:của\\s+)?năm(?!\\s+học)\\s+(\\d{4})(?!\\d)`,
    ),
    read: ([, end, told]) => (end === 'đầu' ? dayMoment('1', '1', told) : dayMoment('31', '12', told)),
  },
  {
    needs: ['#'],
    // ngày 16-31/12/2025, từ ngày 05 đến ngày 10/10, từ ngày 01 đến ngày 15 tháng 4 năm 2026
    pattern: of(
      `${before}(?<!tháng\\s)(?:ngày\\s+)?(\\d{1,2})\\s?(?:-|–|đến(?:\\s+hết)?)\\s?(?:ngày\\s+)?(\\d{1,2})\\s?(?:/|tháng)\\s?(\\d{1,2})${year}?(?![\\d/])(?!\\s(?:${counted})(?!\\p{L}))`,
    ),
    read: ([, from, to, month, told]) => both(dayMoment(from, month, told), dayMoment(to, month, told)),
  },
  {
    needs: ['tháng'],
    // ngày 18 tháng 4 năm 2013, 18 tháng 4, ngày mười lăm tháng tư
    pattern: of(
      `${before}(?:(?:ngày|mùng|mồng)\\s+)*(?:${day}\\s?tháng\\s?${number}${year}?)(?!\\s?/\\s?\\d|\\s+lần)`,
    ),
    read: ([, date, month, told]) => dayMoment(date, month, told),
  },
  {
    needs: ['#'],
    // 18/4/2013, 18-04-2013, 18.4.2013
    pattern: of(
      `${before}(?:ngày\\s+)?(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4})(?![\\d/]|-\\d|\\.\\d)`,
    ),
    read: ([, date, , month, told]) => dayMoment(date, month, told),
  },
  {
    needs: ['#'],
    // 2013-04-18
    pattern: of(`${before}(?:ngày\\s+)?(\\d{4})-(\\d{2})-(\\d{2})(?![\\d/-])`),
    read: ([, told, month, date]) => dayMoment(date, month, told),
  },
  {
    needs: ['tháng'],
    // tháng 4/2013, cuối tháng 6, tháng tư năm 2013
    pattern: of(
      `${before}${edge}tháng\\s+${number}(?!\\s?(?:/|-)\\s?\\d{1,2}(?!\\d))${year}?(?!\\s(?:lần|năm\\s\\p{L}))`,
    ),
    read: ([, part, month, told]) => monthMoment(month, told, part),
  },
  {
    needs: ['#'],
    // ngày 18/4, ngày 18-4 năm 2013
    pattern: of(
      `${before}ngày\\s+(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:,?\\s+năm\\s+(\\d{4}))?(?!\\d|\\s?[/.-]\\s?\\d)`,
    ),
    read: ([, date, month, told]) => dayMoment(date, month, told),
  },
  {
    needs: ['quý'],
    pattern: of(
      `${before}${edge}quý\\s+(iv|i{1,3}|[1-4]|một|nhất|hai|nhì|ba|bốn|tư)(?![\\p{L}\\d]|\\s+lần)${year}?`,
    ),
    read: ([, part, quarter, told]) => ({
      size: 'quarter',
      part: quarters[quarter!] ?? numberIn(quarter!),
      ...yearOf(told),
      ...edgeOf(part),
    }),
  },
  {
    needs: ['#'],
    // 12/2025
    pattern: of(`${before}(\\d{1,2})\\s?/\\s?((?:19|20)\\d{2})(?![\\d/])(?!\\s?/)`),
    read: ([, month, told]) => monthMoment(month, told, undefined),
  },
  {
    needs: ['#'],
    // 18/4; no "16/18", no "10/12 xã", no "trực 24/7"
    pattern: of(
      `${before}(?<!${served}\\s(?=24\\s?/\\s?7(?!\\d)))(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:,?\\s+năm\\s+(\\d{4}))?(?![\\d/%-]|,\\d|\\.\\d)(?!\\s(?:${counted})(?!\\p{L}))`,
    ),
    read: ([, date, month, told]) => dayMoment(date, month, told),
  },
  {
    needs: ['#'],
    // giai đoạn 2025-2030, năm học 2026 - 2027
    pattern: of(`${before}(\\d{4})\\s?[-–]\\s?(\\d{4})(?![\\d/])`),
    read: ([, from, to]) => both(yearMoment(from), yearMoment(to)),
  },
  {
    needs: ['#'],
    pattern: of(`${before}${edge}năm\\s+((?:19|20)\\d{2})(?![\\d/])`),
    read: ([, part, told]) => yearMoment(told, part),
  },
  {
    needs: ['#'],
    pattern: of(
      `(?<=(?:đến|từ|và|năm|giai đoạn|sang|với|,)\\s+)((?:19|20)\\d{2})(?=\\s*(?:[,.;:)]|$|đến|và))(?![.,]\\d)`,
    ),
    read: ([, told]) => yearMoment(told),
  },
  {
    needs: ['ngày', 'mùng', 'mồng'],
    // ngày 25, mùng năm
    pattern: of(
      `${before}(?:ngày|mùng|mồng)\\s+${day}(?!\\s?[/.-]\\s?\\d|\\d|\\s?(?:ngày|%)|\\s+tháng\\s+\\d)`,
    ),
    read: ([whole, date]) => {
      const value = numberIn(date!);
      // "ngày năm" is no date.
      return value <= 31 && !/ngày\s+(?:một|năm|tư|hai|ba)$/u.test(whole!)
        ? { size: 'day', day: value }
        : null;
    },
  },
];

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, nhất: 1, nhì: 2 };

/** Value of `05`, `mười lăm`, `giêng`; NaN when it is none. */
export function numberIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'giêng') return 1;
  if (text === 'chạp') return 12;
  const words = text.split(/\s+/);
  const found = wordNumberAt(words, 0);
  return found && found.length === words.length ? found.value : Number.NaN;
}

function dayMoment(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): Moment | null {
  const date = { day: numberIn(day ?? ''), month: numberIn(month ?? '') };
  if (!(date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12)) return null;
  return { size: 'day', ...date, ...yearOf(year) };
}

function monthMoment(
  month: string | undefined,
  year: string | undefined,
  edge: string | undefined,
): Moment | null {
  const value = numberIn(month ?? '');
  return value >= 1 && value <= 12 ? { size: 'month', month: value, ...yearOf(year), ...edgeOf(edge) } : null;
}

const yearMoment = (year: string | undefined, edge?: string): Moment => ({
  size: 'year',
  year: Number(year),
  ...edgeOf(edge),
});

const comparison =
  /(?:so với|so cùng kỳ|trên cơ sở|trên nền|căn cứ|dựa trên|dựa vào|cùng kỳ|(?:nhiều|ít|cao|thấp) hơn)[^,;.\d]*$/u;

const both = (from: Moment | null, to: Moment | null) => (from && to ? [from, to] : null);

/** Days, months, quarters, halves and years as they are written; nothing is completed. */
export function readMoments(view: View): Fact[] {
  const found: Fact[] = [];
  for (const { needs, pattern, read } of readers) {
    if (!hasSome(view, needs)) continue;
    eachFree(view, pattern, (match) => {
      const moments = read([...match]);
      if (!moments) return false;
      const place = { start: match.index, end: match.index + match[0].length };
      const list = Array.isArray(moments) ? moments : [moments];
      const own = boundOf(view, place);
      const compared = comparison.test(view.exact.slice(Math.max(0, place.start - 28), place.start));
      list.forEach((moment, index) => {
        const bound = compared ? null : list.length === 1 ? own : index === 0 ? 'lower' : 'upper';
        found.push({ kind: 'moment', moment, bound, compared, issueOf: null, ...place });
      });
      return true;
    });
  }
  found.sort((left, right) => left.start - right.start);
  // "tháng 3 - tháng 10" is a range like "từ tháng 3 đến tháng 10".
  found.forEach((fact, at) => {
    const next = found[at + 1];
    if (fact.kind !== 'moment' || next?.kind !== 'moment' || fact.bound || next.bound) return;
    if (/^\s?[-–]\s?$/u.test(view.exact.slice(fact.end, next.start)))
      [fact.bound, next.bound] = ['lower', 'upper'];
  });
  return found;
}
