import { findDates } from '../core/dates.ts';
import { findDocumentNumbers } from '../core/document-number.ts';
import { documentTypes } from '../core/document-types.ts';
import type { UnderstoodQuestion } from '../core/evidence.ts';
import { fold, hasDiacritics } from '../core/text.ts';
import type { abbreviationReader } from './abbreviations.ts';

const quarterPattern =
  /(?<!\p{L})quy\s+(iv|i{1,3}|[1-4])(?![\p{L}\p{N}])(?:\s*(?:\/|-|,)?\s*(?:nam\s+)?(\d{4}))?/gu;
const romanQuarters = ['i', 'ii', 'iii', 'iv'];
const yearPattern =
  /(?<![\p{L}\p{N}/.-])(?:19|20)\d{2}(?![\p{L}\p{N}/-])|(?<=\/)(?:19|20)\d{2}(?![\p{L}\p{N}/-])/gu;
/** `những việc nào`, but not `các đơn vị là ngày nào`. */
const listPattern =
  /(?<!\p{L})(?:nhung|cac)(?: (?!(?:la|ngay|khi|luc|the|muc|han)(?!\p{L}))\p{L}+){1,5} (?:nao|gi)(?!\p{L})|(?<!\p{L})(?:liet ke|ke ra|danh sach|nhung gi|bao gom|gom nhung|gom cac|tat ca|toan bo)(?!\p{L})/u;

const types = documentTypes
  .map(({ name }) => ({ name, pattern: new RegExp(`(?<!\\p{L})${fold(name)}(?!\\p{L})`, 'gu') }))
  .sort((first, second) => second.name.length - first.name.length);

/**
 * Reads out of a question what can be read without an archive: numbers, dates, years, quarters, types of
 * documents, abbreviations, and whether all of several things are asked for.
 */
export function understander(abbreviations: ReturnType<typeof abbreviationReader>) {
  return function understand(question: string): UnderstoodQuestion {
    const text = question.normalize('NFC').trim();
    const folded = fold(text);
    const numbers = findDocumentNumbers(text);
    // A sign inside a number (`565/TB-SYT`) is no abbreviation that somebody used.
    let [prose, withReadings, copied] = ['', '', 0];
    for (const { start, end } of [...numbers, { start: text.length, end: text.length }]) {
      const before = text.slice(copied, start);
      prose += before + ' '.repeat(end - start);
      withReadings += `${abbreviations.spellOut(before)} ${text.slice(start, end)} `;
      copied = end;
    }
    return {
      text,
      searched: [withReadings.trim(), ...abbreviations.shortForms(text)].join('\n'),
      accented: hasDiacritics(text),
      numbers: [...new Set(numbers.map((mention) => mention.number))],
      dates: [...new Set(findDates(text).map((mention) => mention.date))],
      years: [...new Set([...fold(prose).matchAll(yearPattern)].map((match) => Number(match[0])))],
      quarters: [...folded.matchAll(quarterPattern)].map((match) => ({
        quarter: quarterOf(match[1]!),
        year: match[2] ? Number(match[2]) : null,
      })),
      types: typesIn(folded),
      wantsList: listPattern.test(folded),
    };
  };
}

function quarterOf(written: string): 1 | 2 | 3 | 4 {
  const roman = romanQuarters.indexOf(written);
  return (roman >= 0 ? roman + 1 : Number(written)) as 1 | 2 | 3 | 4;
}

/** `thông tư liên tịch` is not also a `thông tư`: a longer name takes its words away. */
function typesIn(folded: string): string[] {
  let rest = folded;
  const found: string[] = [];
  for (const { name, pattern } of types) {
    const without = rest.replace(pattern, ' ');
    if (without === rest) continue;
    found.push(name);
    rest = without;
  }
  return found;
}
