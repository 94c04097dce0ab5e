import { findDates } from '../../core/dates.ts';
import type { IsoDate, Span } from '../../core/document.ts';
import { findDocumentNumbers } from '../../core/document-number.ts';
import { documentTypes } from '../../core/document-types.ts';
import { fold } from '../../core/text.ts';
import type { View } from './view.ts';

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
/** Between these and their number stands the name: Luật Tổ chức chính quyền địa phương số … */
const law = /^(?:bo luat|luat|phap lenh)$/;

/**
 * Documents named in `span`, in order. A number needs its type before it; a law may have its name between the
 * two, or instead of a number the day on which it was passed. What has neither number nor date is left out.
 */
export function findReferences(view: View, span: Span): Reference[] {
  const folded = view.folded.slice(span.start, span.end);
  const plain = view.plain.slice(span.start, span.end);
  const numbers = findDocumentNumbers(plain);
  const found: Reference[] = [];
  let next = 0;
  let done = 0;
  for (const word of folded.matchAll(typeWord)) {
    const name = (word[1] ?? '').replace(/\s+/g, ' ');
    const wordEnd = word.index + word[0].length;
    if (word.index < done) continue;
    while ((numbers[next]?.start ?? wordEnd) < wordEnd) next++;
    const number = numbers[next];
    if (number && joins(name, folded.slice(wordEnd, Math.min(number.start, wordEnd + 250)))) {
      const date = dateAfter(plain, folded, number.end);
      done = date?.end ?? number.end;
      found.push(reference(span, word.index, done, types.get(name), number.number, date?.date));
      continue;
    }
    const gap = law.test(name)
      ? (folded.slice(wordEnd).match(/^[^;.()\d"“”]{0,160}?(?=\s*ngay\s+\d)/)?.[0].length ?? -1)
      : 0;
    const date = gap < 0 ? undefined : dateAfter(plain, folded, wordEnd + gap);
    if (!date) continue;
    done = date.end;
    found.push(reference(span, word.index, done, types.get(name), null, date.date));
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

const straight = /^\s*(?:lien tich\s*)?(?:so\s*)?:?\s*$/;
const afterName = /^[^;.()\d"“”]*\sso\s*:?\s*$/;
const afterType = new RegExp(`(?<!\\p{L})(?:${typeSource})\\s+so\\s*:?\\s*$`, 'u');

/** Whether the number behind `between` is that of the type before it. */
function joins(type: string, between: string): boolean {
  if (straight.test(between)) return true;
  return (
    law.test(type) &&
    between.length < 250 &&
    afterName.test(between) &&
    !/^\s*$/.test(between) &&
    (/^\s*sua\s+doi/.test(between) || !afterType.test(between))
  );
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
