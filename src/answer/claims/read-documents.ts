import { findDocumentNumbers, numberKey } from '../../core/document-number.ts';
import { articleType, documentTypes } from '../../core/document-types.ts';
import { unifyTones } from '../../core/text.ts';
import type { Fact, MomentFact, Place } from './fact.ts';
import { isTaken, phraseOf, take, untaken, type View } from './view.ts';

const types = [...documentTypes.map(({ name }) => unifyTones(name))]
  .sort((left, right) => right.length - left.length)
  .join('|');
/** A document that has no number may go by these too. */
export const anyType = `${types}|${articleType}|văn bản`;
const typeBefore = new RegExp(
  `(?<!\\p{L})(?:(?:(${types}|văn bản)(?:\\s+liên tịch)?\\s+)(?:số\\s*)?|số\\s*):?\\s*$`,
  'u',
);
/** "Thông báo số 565": the sign was left out. */
const withoutSign = new RegExp(`(?<!\\p{L})(${types})\\s+số\\s+(\\d{1,6}[a-zđ]?)(?![\\p{L}\\d/.,-])`, 'gu');
/** What may stand between a document and its date of issue. */
const toDate =
  /^[\s,(]*(?:của [^,;()]{2,60}?[\s,]+)?(?:(?:được |do [^,;()]{2,60}? )?(?:ký ban hành|ban hành|ký|đề|phát hành)\s+)?(?:vào\s+)?$/u;
const issued = /(?<!\p{L})(?:ban hành|được ký|ký ban hành|ký|phát hành|có ngày)(?:\s+(?:vào|là))?\s*$/u;
/**
 * A document that its type and date name, or its title: only behind words that refer to one. Behind a comma the date
 * may be that of what is done: "Theo Kế hoạch kiểm tra, ngày 12/3/2026 đoàn làm việc".
 */
const referred = new RegExp(
  `(?:^\\s*|(?:theo|tại|căn cứ|trong)\\s+)(?:nội dung\\s+)?` +
    `(?:(${types})(?:\\s+[^,;()\\d]{2,60}?)?|(${anyType})\\s+“([^“”]{2,300})”)\\s*$`,
  'u',
);

const typeRightBefore = new RegExp(`(?<!\\p{L})(${types})\\s+$`, 'u');

/** Documents by number, with or without the sign. */
export function readDocuments(view: View): Fact[] {
  const found: Fact[] = [];
  const rest = untaken(view);
  for (const { number, start: at, end } of findDocumentNumbers(rest)) {
    // The words before the number belong to it.
    const words = typeBefore.exec(view.exact.slice(Math.max(0, at - 40), at));
    const start = at - (words?.[0].length ?? 0);
    const type = words?.[1] && words[1] !== 'văn bản' ? words[1] : null;
    found.push({ kind: 'document', key: numberKey(number), type, acts: actsAt(view, start), start, end });
    take(view, start, end);
  }
  for (const match of view.exact.matchAll(withoutSign)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (isTaken(view, place.start, place.end)) continue;
    found.push({
      kind: 'document',
      key: numberKey(match[2]!),
      type: match[1]!,
      acts: actsAt(view, place.start),
      ...place,
    });
    take(view, place.start, place.end);
  }
  return found;
}

const acts =
  /(?:thay thế|sửa đổi|bãi bỏ|đính chính|hết hiệu lực)[^,;.]{0,40}(?:bởi|bằng|theo|tại)\s+[^,;.\d]*$/u;

const actsAt = (view: View, start: number) => acts.test(view.exact.slice(Math.max(0, start - 90), start));

/** Tells the dates of issue from all others: they stand beside a document or behind "ban hành". */
export function markDatesOfIssue(view: View, facts: readonly Fact[]): void {
  const documents = facts.filter((fact) => fact.kind === 'document');
  for (const fact of facts) {
    if (fact.kind !== 'moment' || fact.bound !== null) continue;
    fact.issueOf = documentOf(view, fact, documents) ?? typeOnly(view, fact);
    const type = fact.moment.size === 'year' && typeRightBefore.exec(view.exact.slice(0, fact.start))?.[1];
    if (type && !fact.issueOf) fact.behindType = type;
  }
}

/** "Kế hoạch số 12/KH-SYT ngày 5/3/2026 của Sở Y tế": tells whose document it is. */
export function markIssuers(view: View, facts: readonly Fact[]): void {
  for (const fact of facts) {
    if (fact.kind !== 'unit') continue;
    const before = facts.findLast((one) => one.kind === 'document' && one.end <= fact.start);
    const gap = before && view.exact.slice(before.end, fact.start);
    if (
      before?.kind === 'document' &&
      gap &&
      /^[\s,]*(?:(?:được )?(?:ban hành|ký) *)?(?:ngày[^:;(),]{0,30})?[\s,]*(?:của|do)\s+$/u.test(gap)
    ) {
      fact.of = before.key;
      fact.role = 'issuer';
      continue;
    }
    const after = view.exact.slice(fact.end, fact.end + 40);
    const back = view.exact.slice(Math.max(0, fact.start - 80), fact.start);
    if (orders.test(after) || ofIssuer.test(back)) fact.role = 'issuer';
  }
}

/** What an issuer does in its own document. */
const orders =
  /^\s*(?:đã\s+|có\s+|cũng\s+|trần\s+[^,;]{0,20})?(?:yêu cầu|giao|đề nghị|chỉ đạo|ban hành|quy định|thông báo|kết luận|hướng dẫn|phân công|cho biết|nêu|đánh giá|phê duyệt|quyết định|thành lập|đặt|kêu gọi|triệu tập|mời|lưu ý)(?!\p{L})/u;
const ofIssuer = new RegExp(
  `(?<!\\p{L})(?:${types}|kết luận|ý kiến chỉ đạo|yêu cầu|chỉ đạo)(?:\\s[^,;()\\d]{0,50})?\\s(?:của|do)\\s+$`,
  'u',
);

function documentOf(
  view: View,
  fact: Place,
  documents: readonly (Place & { key: string })[],
): MomentFact['issueOf'] {
  const nearest = documents.findLast(({ end }) => end <= fact.start);
  if (!nearest || !toDate.test(view.exact.slice(nearest.end, fact.start))) return null;
  return { key: nearest.key };
}

/** Type and date, or type, title and date. */
function typeOnly(view: View, fact: Place): MomentFact['issueOf'] {
  const back = view.exact.slice(Math.max(0, fact.start - 340), fact.start);
  if (issued.test(back)) return { type: '' };
  // "năm 2026" behind a type is part of a title.
  const found = /^ngày/u.test(view.exact.slice(fact.start)) ? referred.exec(back) : null;
  if (!found) return null;
  const [, type, titled, title] = found;
  if (type) return { type };
  return { type: titled === 'văn bản' ? '' : titled!, title: phraseOf(title!) };
}
