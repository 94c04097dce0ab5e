import type { Moment } from './moment.ts';
import { numberOf, numberWords, quarterOf } from './numbers.ts';
import { saysExactly, type View } from './view.ts';

type Reading = Moment extends infer One ? (One extends Moment ? Omit<One, 'start' | 'end'> : never) : never;
interface Place {
  view: View;
  start: number;
}
interface Reader {
  pattern: RegExp;
  read: (match: RegExpExecArray, place: Place) => Reading | null;
}

const before = '(?<![\\p{L}\\d/.-])';
/** Numbers go on neither as a document number (`12/5/UBND`) nor as a count ("10/12 xã"). */
const after =
  '(?!\\d|[/.-] ?[\\p{L}\\d]|,\\d| ?%)(?! (?:xa|phuong|huyen|don vi|chi tieu|tram|benh vien|mau|nguoi|ca|truong hop|nhiem vu|co so|tieu chi|dai bieu|phieu|trieu|ty|km|mg|ml)(?!\\p{L}))';
const year = '(?: ?(?:/|-|\\.|,? ?nam) ?(\\d{4})(?![\\d/]))?';
const monthWord = 'gieng|mot(?! lan)|hai|ba|tu|sau|bay|tam|chin|muoi(?: (?:mot|hai))?|chap';
const month = `(\\d{1,2}(?!\\d)|(?:${monthWord})(?![a-z]))`;
const quarter = '(iv|i{1,3}|[1-4]|mot|hai|ba|bon|tu)(?![\\p{L}\\d])';
/** "ngày 31/01 năm sau" */
const later = '(?: (?:cua )?nam (sau|toi|lien ke|ke tiep|tiep theo)(?![\\p{L}]))?';
const pattern = (source: string) => new RegExp(source, 'gu');
const optional = (value: string | undefined) => (value ? { year: Number(value) } : {});

/** In the order in which they claim their words. */
const readers: Reader[] = [
  {
    pattern: pattern(`${before}nam hoc (\\d{4}) ?- ?(\\d{4})`),
    read: ([, from, to]) => ({ unit: 'school', year: Number(from), lastYear: Number(to) }),
  },
  {
    // 6 tháng đầu năm 2026
    pattern: pattern(
      `${before}(3|6|9|ba|sau|chin) thang (dau|cuoi) (?:cua )?nam(?! hoc)(?:[ /](?:nam )?(\\d{4}))?`,
    ),
    read: ([, count, part, told]) =>
      run(part === 'dau' ? 1 : 13 - numberOf(count!), part === 'dau' ? numberOf(count!) : 12, told),
  },
  {
    pattern: pattern(`${before}nua (dau|cuoi) (?:cua )?nam(?! hoc)(?:[ /](?:nam )?(\\d{4}))?`),
    read: ([, part, told]) => (part === 'dau' ? run(1, 6, told) : run(7, 12, told)),
  },
  {
    // cuối tháng 9, giữa tháng 9 năm 2025, cuối năm 2025, cuối năm
    pattern: pattern(
      `${before}(dau|giua|cuoi) (?:thang ${month}${year}|quy ${quarter}${year}|nam (\\d{4})|(thang|quy|nam)(?: (nay|sau|toi))?(?! (?:hoc|dau|cuoi)| \\d)(?![\\p{L}]))`,
    ),
    read: (match) => {
      const [, word, ofMonth, monthYear, ofQuarter, quarterYear, ofYear, size, when] = match;
      const part = ({ dau: 'đầu', giua: 'giữa', cuoi: 'cuối' } as const)[word as 'dau' | 'giua' | 'cuoi'];
      if (ofMonth) return { ...run(monthOf(ofMonth), monthOf(ofMonth), monthYear), unit: 'point', part };
      if (ofQuarter) return { ...quarters(ofQuarter, ofQuarter, quarterYear), unit: 'point', part };
      if (ofYear) return { ...run(1, 12, ofYear), unit: 'point', part };
      return { unit: 'now', size: sizes[size as keyof typeof sizes], ahead: ahead(when), part };
    },
  },
  {
    // ngày 16-31/12/2025
    pattern: pattern(`${before}(?:ngay )?(\\d{1,2}) ?- ?(\\d{1,2}) ?/ ?(\\d{1,2})(?: ?/ ?(\\d{4}))?${after}`),
    read: ([, from, to, of, told]) => ({
      unit: 'day',
      day: Number(from),
      lastDay: Number(to),
      month: Number(of),
      ...optional(told),
    }),
  },
  {
    // ngày 18 tháng 4 năm 2013, 18 tháng 4
    pattern: pattern(
      `${before}(?:ngay (?:mung )?)?(\\d{1,2}|(?<=ngay )(?:${numberWords})) ?thang ${month}${year}${later}`,
    ),
    read: ([whole, day, of, told, isLater], place) => {
      if (isNextMonth(whole, of!, told, place)) return null;
      const month = monthOf(of!);
      return { unit: 'day', day: numberOf(day!), month, ...optional(told), ...yearLater(isLater) };
    },
  },
  {
    // 18/4/2013, 18-04-2013, 18.4.2013
    pattern: pattern(`${before}(?:ngay )?(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(\\d{4})${after}`),
    read: ([, day, , of, told]) => ({ unit: 'day', day: Number(day), month: Number(of), year: Number(told) }),
  },
  {
    // ngày 18/4, 18/4, ngày 18-4; a bare 16/18 is no date
    pattern: pattern(
      `${before}(?:ngay (\\d{1,2}) ?[/.-] ?(\\d{1,2})|(\\d{1,2}) ?/ ?(\\d{1,2}))(?: nam (\\d{4}))?${after}${later}`,
    ),
    read: ([, day, of, bareDay, bareOf, told, isLater]) => {
      if (bareOf && (Number(bareOf) > 12 || Number(bareDay) > 31)) return null;
      const month = Number(of ?? bareOf);
      return { unit: 'day', day: Number(day ?? bareDay), month, ...optional(told), ...yearLater(isLater) };
    },
  },
  {
    // tháng 9 - 12/2025
    pattern: pattern(`${before}thang (\\d{1,2})(?: ?- ?(?:thang )?| va |, ?)(\\d{1,2})(?!\\d)${year}`),
    read: ([, from, to, told]) => (Number(from) < Number(to) ? run(Number(from), Number(to), told) : null),
  },
  {
    pattern: pattern(`${before}thang ${month}${year}`),
    read: ([whole, of, told], place) =>
      isNextMonth(whole, of!, told, place) ? null : run(monthOf(of!), monthOf(of!), told),
  },
  {
    // quý 3/2025, before 3/2025 is read as March
    pattern: pattern(`${before}quy ${quarter}(?: ?- ?(?:quy )?| den (?:quy )?| va |, ?)${quarter}${year}`),
    read: ([, from, to, told]) => quarters(from!, to!, told),
  },
  { pattern: pattern(`${before}quy ${quarter}${year}`), read: ([, of, told]) => quarters(of!, of!, told) },
  {
    // 12/2025
    pattern: pattern(`${before}(\\d{1,2}) ?/ ?(20\\d{2})${after}`),
    read: ([, of, told]) => (Number(of) <= 12 ? run(Number(of), Number(of), told) : null),
  },
  {
    // giai đoạn 2025-2030, năm 2026 - 2027
    pattern: pattern(
      `${before}(?:(?:giai doan|thoi ky|nhiem ky|(?:cac )?nam)(?: tu)?(?: nam)? ?)?(\\d{4}) ?(?:-|den(?: het)?(?: nam)?) ?(\\d{4})(?![\\d/-])`,
    ),
    read: ([, from, to]) => ({
      unit: 'months',
      first: 1,
      last: 12,
      year: Number(from),
      lastYear: Number(to),
    }),
  },
  {
    // ngày 05 của tháng sau
    pattern: pattern(`${before}ngay (\\d{1,2}) (?:cua )?thang (nay|sau|toi|ke tiep)(?![\\p{L}])`),
    read: ([, day, when]) => ({ unit: 'day', day: Number(day), monthsAhead: ahead(when) }),
  },
  {
    pattern: pattern(`${before}(thang|quy|tuan|nam) (nay|sau|toi|ke tiep|tiep theo)(?![\\p{L}])`),
    read: ([, size, when]) => ({ unit: 'now', size: sizes[size as keyof typeof sizes], ahead: ahead(when) }),
  },
  {
    // cả năm, cả năm 2025; "trong năm" alone
    pattern: pattern(
      `${before}(?:ca nam(?: (\\d{4}))?|trong nam)(?![\\p{L}\\d]| ?[\\d/]| (?:hoc|nay|qua|truoc|sau|toi))`,
    ),
    read: ([, told]) => run(1, 12, told),
  },
  { pattern: pattern(`${before}nam (\\d{4})(?![\\d/])`), read: ([, told]) => run(1, 12, told) },
  {
    pattern: pattern(`${before}ngay (\\d{1,2})(?![\\d/.-]\\d|\\d| ngay| thang \\d)`),
    read: ([, day]) => ({ unit: 'day', day: Number(day) }),
  },
];

const sizes = { thang: 'tháng', quy: 'quý', nam: 'năm', tuan: 'tuần' } as const;
const ahead = (when: string | undefined) => (when && when !== 'nay' ? 1 : 0);

const yearLater = (isLater: string | undefined) => (isLater ? { yearLater: true } : {});

/** Whether `thang sau` is next month rather than June; without diacritics and a year it is. */
function isNextMonth(whole: string, of: string, told: string | undefined, { view, start }: Place): boolean {
  return of === 'sau' && !told && !view.exact.startsWith('sáu', start + whole.lastIndexOf('sau'));
}

function run(first: number, last: number, told: string | undefined) {
  return { unit: 'months' as const, first, last, ...optional(told) };
}

function quarters(from: string, to: string, told: string | undefined) {
  return run(quarterOf(from) * 3 - 2, quarterOf(to) * 3, told);
}

function monthOf(words: string): number {
  return words === 'gieng' ? 1 : words === 'chap' ? 12 : numberOf(words);
}

/** Every day and every run of months that is written, in order and without overlaps. */
export function readMoments(view: View): Moment[] {
  const taken = new Uint8Array(view.folded.length);
  const found: Moment[] = [];
  for (const { pattern, read } of readers) {
    for (const match of view.folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken[start] || taken[end - 1] || isAnotherWord(view, start, match[0])) continue;
      const reading = read(match, { view, start });
      if (!reading) continue;
      taken.fill(1, start, end);
      found.push({ ...reading, start, end } as Moment);
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** Syllables that only their diacritics tell apart, and how they must be written to mean a time. */
const sameLetters: [RegExp, string][] = [
  [/(?<=(?:thang|quy) )tu(?![a-z])/u, 'tư'],
  [/^quy(?= )/u, 'quý'],
  [/^nam(?= \d)/u, 'năm'],
  [/^ca(?= nam)/u, 'cả'],
];

function isAnotherWord(view: View, start: number, words: string): boolean {
  return sameLetters.some(([folded, exact]) => {
    const at = words.search(folded);
    return at >= 0 && !saysExactly(view, start + at, exact);
  });
}
