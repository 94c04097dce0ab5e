import { findDates } from '../core/dates.ts';
import { addMonths, monthOfDate, yearOf } from '../core/days.ts';
import type { IsoDate, Span } from '../core/document.ts';
import { fold } from '../core/text.ts';

/** A time that a question names: what another time can take the place of. */
export interface TimeSlot extends Span {
  kind: 'week' | 'month' | 'quarter' | 'half' | 'year';
  /** `tháng 9`, `quý IV`, `6 tháng đầu năm`, `tuần sau`; empty for a year. */
  name: string;
  /** Null where the question leaves it open. */
  year: number | null;
}

const quarters = ['I', 'II', 'III', 'IV'];
const romans = ['i', 'ii', 'iii', 'iv'];
const ofYear =
  '(?:(?:\\s*[/-]\\s*|\\s+(?:cua )?(?:nam\\s+)?)((?:19|20)\\d{2})(?![\\d/-])|\\s+(?:cua )?nam (nay|ngoai|truoc|sau|toi)(?!\\p{L}))?';
const moved = '(nay|truoc|vua qua|qua|sau nua|sau|toi|ke tiep|tiep theo)';
const steps: Record<string, number> = { nay: 0, truoc: -1, ngoai: -1, 'vua qua': -1, qua: -1, 'sau nua': 2 };
const step = (word: string) => steps[word] ?? 1;

type Reader = {
  pattern: RegExp;
  read: (match: RegExpExecArray, today: IsoDate) => Omit<TimeSlot, 'start' | 'end'> | null;
};

const given = (year: string | undefined, word: string | undefined, today: IsoDate): number | null =>
  year ? Number(year) : word ? yearOf(today) + step(word) : null;

/** In this order: what is more exact goes first. On folded text. */
const readers: readonly Reader[] = [
  {
    pattern:
      /(?<!\p{L})(?:ca|toan) nam(?: ((?:19|20)\d{2})(?![\d-])| (nay|ngoai|truoc|sau|toi)(?!\p{L}))?(?! \p{L}+ \d)/gu,
    read: (match, today) => ({ kind: 'half', name: 'cả năm', year: given(match[1], match[2], today) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(6|sau) thang (dau|cuoi)(?: nam(?! nay| ngoai| truoc| sau| toi))?${ofYear}`,
      'gu',
    ),
    read: (match, today) => ({
      kind: 'half',
      name: `6 tháng ${match[2] === 'dau' ? 'đầu' : 'cuối'} năm`,
      year: given(match[3], match[4], today),
    }),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})quy (iv|i{1,3}|[1-4])(?![\\p{L}\\p{N}])${ofYear}`, 'gu'),
    read: (match, today) => ({
      kind: 'quarter',
      name: `quý ${quarters[romans.indexOf(match[1]!)] ?? quarters[Number(match[1]) - 1]}`,
      year: given(match[2], match[3], today),
    }),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})quy ${moved}(?!\\p{L})`, 'gu'),
    read: (match, today) => {
      const day = addMonths(today, 3 * step(match[1]!));
      return {
        kind: 'quarter',
        name: `quý ${quarters[Math.ceil(monthOfDate(day) / 3) - 1]}`,
        year: yearOf(day),
      };
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}]|ngay \\d{1,2} )(?:thang|t)\\s?(1[0-2]|0?[1-9])(?![\\p{L}\\p{N}])${ofYear}`,
      'gu',
    ),
    read: (match, today) => ({
      kind: 'month',
      name: `tháng ${Number(match[1])}`,
      year: given(match[2], match[3], today),
    }),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])thang ${moved}(?!\\p{L})`, 'gu'),
    read: (match, today) => {
      const day = addMonths(today, step(match[1]!));
      return { kind: 'month', name: `tháng ${monthOfDate(day)}`, year: yearOf(day) };
    },
  },
  {
    pattern: /(?<!\p{L})tuan (nay|sau|toi|truoc)(?!\p{L})/gu,
    read: (match) => ({
      kind: 'week',
      name: { nay: 'tuần này', truoc: 'tuần trước' }[match[1]!] ?? 'tuần sau',
      year: null,
    }),
  },
  {
    pattern: /(?<!\p{L})nam ((?:19|20)\d{2})(?![\d-])/gu,
    read: (match) => ({ kind: 'year', name: '', year: Number(match[1]) }),
  },
  {
    pattern: /(?<!\p{L})nam (nay|ngoai|truoc|sau|toi)(?! ngay)(?!\p{L})/gu,
    read: (match, today) => ({ kind: 'year', name: '', year: yearOf(today) + step(match[1]!) }),
  },
  {
    pattern: /(?<![\p{L}\p{N}/.-])(?:19|20)\d{2}(?![\p{L}\p{N}/-])/gu,
    read: (match) => ({ kind: 'year', name: '', year: Number(match[0]) }),
  },
];

/**
 * The times that NFC `text` names, in order; complete dates are none. `taken` are spans that hold no time, such as
 * the name of a document. Relative ones are counted from `today` by the calendar.
 */
export function findTimes(text: string, today: IsoDate, taken: readonly Span[] = []): TimeSlot[] {
  let folded = fold(text);
  for (const { start, end } of [...taken, ...findDates(text)]) folded = blank(folded, start, end);
  const found: TimeSlot[] = [];
  for (const { pattern, read } of readers) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
      const slot = read(match, today);
      if (!slot) continue;
      const end = match.index + match[0].trimEnd().length;
      found.push({ ...slot, start: match.index, end });
      folded = blank(folded, match.index, end);
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** `quý IV năm 2024`, `tháng 9/2026`, `năm 2025`, `tuần sau`. */
export function timeName({ kind, name, year }: Pick<TimeSlot, 'kind' | 'name' | 'year'>): string {
  if (kind === 'year') return `năm ${year}`;
  if (year === null) return name;
  return kind === 'month' ? `${name}/${year}` : kind === 'half' ? `${name} ${year}` : `${name} năm ${year}`;
}

/**
 * `question` about `time` instead of the time that it names; with `time` at its end where it names none. A year
 * changes only the year, a quarter or a month keeps the year that was named. Null when it cannot be told which of
 * several times is meant.
 */
export function withTime(
  question: string,
  time: TimeSlot,
  today: IsoDate,
  taken: readonly Span[] = [],
): string | null {
  const times = findTimes(question, today, taken);
  if (times.length === 0) {
    const lead = time.kind === 'year' || time.kind === 'week' ? '' : 'trong ';
    return `${question} ${lead}${timeName(time)}`;
  }
  const [first] = times as [TimeSlot];
  const last = times.at(-1)!;
  const joined = times.every(
    (one, index) =>
      index === 0 ||
      /^[\s,]*(?:va|den|toi|-|–)?\s*$/u.test(fold(question.slice(times[index - 1]!.end, one.start))),
  );
  const alike = times.filter((one) => one.kind === time.kind);
  const old =
    times.length === 1
      ? first
      : joined
        ? range(question, first, last)
        : alike.length === 1
          ? alike[0]!
          : null;
  if (!old) return null;
  const named =
    time.kind === 'year' && old.kind !== 'year' && old.kind !== 'week'
      ? { ...old, year: time.year }
      : { ...time, year: time.year ?? (time.kind === 'week' ? null : old.year) };
  return question.slice(0, old.start) + timeName(named) + question.slice(old.end);
}

/** `từ quý I đến quý II năm 2024` as one. */
function range(question: string, first: TimeSlot, last: TimeSlot): TimeSlot {
  const before = /(?:^|\s)tu\s+$/u.exec(fold(question.slice(0, first.start)));
  const start = before ? before.index + (before.index > 0 ? 1 : 0) : first.start;
  return { ...first, start, end: last.end, year: first.year ?? last.year };
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + '#'.repeat(end - start) + text.slice(end);
