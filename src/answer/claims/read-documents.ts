import { findDocumentNumbers, numberKey } from '../../core/document-number.ts';
import { documentTypes } from '../../core/document-types.ts';
import { unifyTones } from '../../core/text.ts';
import type { Fact, MomentFact, Place } from './fact.ts';
import { isTaken, take, untaken, type View } from './view.ts';

const types = [...documentTypes.map(({ name }) => unifyTones(name))]
  .sort((left, right) => right.length - left.length)
  .join('|');
const typeBefore = new RegExp(`(?<!\\p{L})(${types})(?:\\s+liên tịch)?(?:\\s+số)?\\s*:?\\s*$`, 'u');
/** "Thông báo số 565": the sign was left out. */
const withoutSign = new RegExp(`(?<!\\p{L})(${types})\\s+số\\s+(\\d{1,6}[a-zđ]?)(?![\\p{L}\\d/.,-])`, 'gu');
/** What may stand between a document and its date of issue. */
const toDate =
  /^[\s,(]*(?:của [^,;()]{2,60}?[\s,]+)?(?:(?:được |do [^,;()]{2,60}? )?(?:ký ban hành|ban hành|ký|đề|phát hành)\s+)?(?:vào\s+)?$/u;
const issued = /(?<!\p{L})(?:ban hành|được ký|ký ban hành|ký|phát hành|có ngày)(?:\s+(?:vào|là))?\s*$/u;
/** A document that its type and date name: only behind words that refer to one. */
const referred = new RegExp(
  `(?:^\\s*|(?:theo|tại|căn cứ|trong)\\s+)(?:nội dung\\s+)?(${types})(?:\\s+[^,;()\\d]{2,60}?)?\\s*$`,
  'u',
);

/** Documents by number, with or without the sign. */
export function readDocuments(view: View): Fact[] {
  const found: Fact[] = [];
  const rest = untaken(view);
  for (const { number, start, end } of findDocumentNumbers(rest)) {
    found.push({ kind: 'document', key: numberKey(number), type: typeAt(view, start), start, end });
    take(view, start, end);
  }
  for (const match of view.exact.matchAll(withoutSign)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (isTaken(view, place.start, place.end)) continue;
    found.push({ kind: 'document', key: numberKey(match[2]!), type: match[1]!, ...place });
    take(view, place.start, place.end);
  }
  return found;
}

function typeAt(view: View, start: number): string | null {
  return typeBefore.exec(view.exact.slice(Math.max(0, start - 40), start))?.[1] ?? null;
}

/** Tells the dates of issue from all others: they stand beside a document or behind "ban hành". */
export function markDatesOfIssue(view: View, facts: readonly Fact[]): void {
  const documents = facts.filter((fact) => fact.kind === 'document');
  for (const fact of facts) {
    if (fact.kind !== 'moment' || fact.bound !== null) continue;
    fact.issueOf = documentOf(view, fact, documents) ?? typeOnly(view, fact);
  }
}

function documentOf(
  view: View,
  fact: Place,
  documents: readonly (Place & { key: string })[],
): MomentFact['issueOf'] {
  const nearest = documents.findLast(({ end }) => end <= fact.start);
  if (!nearest || !toDate.test(view.exact.slice(nearest.end, fact.start))) return null;
  return { key: nearest.key };
}

function typeOnly(view: View, fact: Place): MomentFact['issueOf'] {
  const back = view.exact.slice(Math.max(0, fact.start - 100), fact.start);
  if (issued.test(back)) return { type: '' };
  const type = referred.exec(back)?.[1];
  // "năm 2026" behind a type is part of a title.
  return type && /^ngày/u.test(view.exact.slice(fact.start)) ? { type } : null;
}
