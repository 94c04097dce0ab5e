import { findDates } from '../core/dates.ts';
import type { IsoDate, Span } from '../core/document.ts';
import { findDocumentNumbers } from '../core/document-number.ts';
import { documentTypes } from '../core/document-types.ts';
import { fold } from '../core/text.ts';
import type { View } from './header-view.ts';

/** Another document that a text names: `Quyết định số 12/QĐ-SYT ngày 05/3/2024`. */
export interface Reference extends Span {
  type: string;
  number: string | null;
  issuedOn: IsoDate | null;
}

const types = new Map([
  ...documentTypes.map((type) => [fold(type.name), type.name] as const),
  ['van ban', 'văn bản'],
]);
const typeSource = [...types.keys()]
  .sort((left, right) => right.length - left.length)
  .join('|')
  .replaceAll(' ', '\\s+');
const typeWord = new RegExp(`(?<![\\p{L}])(${typeSource})(?![\\p{L}])`, 'gu');
/** What may stand between a type and its number: the plural "các", "liên tịch", a law's name. */
const law = /^(?:bo luat|luat|phap lenh)$/;

/**
 * Documents named in `span`, in order. A number needs its type before it; a law may have its name between the
 * two, or instead of a number the day on which it was passed. What has neither number nor date is left out.
 */
export function findReferences(view: View, span: Span): Reference[] {
  const folded = view.folded.slice(span.start, span.end);
  const plain = view.plain.slice(span.start, span.end);
  const numbers = findDocumentNumbers(plain);
  const words = [...folded.matchAll(typeWord)];
  const found: Reference[] = [];
  for (const [index, word] of words.entries()) {
    const name = (word[1] ?? '').replace(/\s+/g, ' ');
    const wordEnd = word.index + word[0].length;
    if (wordEnd <= (found.at(-1)?.end ?? 0) - span.start) continue;
    const until =
      words
        .slice(index + 1)
        .find((next) =>
          /^\s*(?:so\s*:?\s*)?\d/.test(
            folded.slice(next.index + next[0].length, next.index + next[0].length + 20),
          ),
        )?.index ?? folded.length;
    const number = numbers.find((candidate) => candidate.start >= wordEnd && candidate.start < until);
    const between = number && folded.slice(wordEnd, number.start);
    if (number && between !== undefined && joins(name, between)) {
      const date = dateAfter(plain, folded, number.end);
      found.push(
        reference(span, word.index, date?.end ?? number.end, types.get(name), number.number, date?.date),
      );
      continue;
    }
    const gap = law.test(name)
      ? (folded.slice(wordEnd).match(/^[^;.()\d"“”]{0,160}?(?=\s*ngay\s+\d)/)?.[0].length ?? -1)
      : 0;
    const date = gap < 0 ? undefined : dateAfter(plain, folded, wordEnd + gap);
    if (date) found.push(reference(span, word.index, date.end, types.get(name), null, date.date));
  }
  return found;
}

function reference(
  within: Span,
  start: number,
  end: number,
  type: string | undefined,
  number: string | null,
  issuedOn: IsoDate | undefined,
): Reference {
  return {
    start: within.start + start,
    end: within.start + end,
    type: type ?? 'văn bản',
    number,
    issuedOn: issuedOn ?? null,
  };
}

function joins(type: string, between: string): boolean {
  if (/^\s*(?:lien tich\s*)?(?:so\s*)?:?\s*$/.test(between)) return true;
  return law.test(type) && between.length < 200 && /^[^;.()\d"“”]*\sso\s*:?\s*$/.test(between);
}

/** `… ngày 05 tháng 3 năm 2024` or `… ngày 05/3/2024` right after `from`. */
function dateAfter(plain: string, folded: string, from: number): { date: IsoDate; end: number } | undefined {
  const lead = folded
    .slice(from, from + 40)
    .match(/^\s*,?\s*(?:\(?\s*(?:da\s+)?ky\s+|duoc\s+ban\s+hanh\s+|ban\s+hanh\s+)?ngay\s+/);
  if (!lead) return undefined;
  const start = from + lead[0].length;
  const [date] = findDates(plain.slice(start, start + 40));
  return date && date.start <= 1 ? { date: date.date, end: start + date.end } : undefined;
}
