import type { Carrier } from './carrier.ts';
import type { Moment } from './fact.ts';
import { partOf } from './items.ts';
import type { Reading } from './read-facts.ts';

/** What stands between what one document says and what another one does, with what it tells of their order. */
const betweenDocuments =
  /(?<![\p{L}])(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ|sớm|muộn|dài|ngắn) hơn|so với|trong khi|(thay cho|thay vì)|(xuống|lên|sang|thành)|còn|nhưng)(?!\p{L})/gu;
/** What is said of the earlier one of two documents. */
const earlier = /(?<!\p{L})(?:trước đó|trước đây|trước kia|cũ|năm (?:liền )?trước|năm ngoái)(?!\p{L})/u;

/**
 * Whether a clause sets two documents side by side: "… là 1.960 triệu đồng, thấp hơn mức 2.180 triệu đồng của năm
 * 2024", "giảm từ 120 triệu xuống 100 triệu đồng". All facts before the word that parts them are in the one, all
 * behind it in the other, and what is told of earlier and later is so by their dates of issue.
 *
 * @param isIn whether a part of the clause is carried by the sentences of one document
 */
export function setsSideBySide(
  clause: Reading,
  documents: readonly Carrier[],
  isIn: (part: Reading, document: Carrier) => boolean,
): boolean {
  const [first, second] = documents;
  if (documents.length !== 2 || !first || !second) return false;
  for (const match of clause.view.exact.matchAll(betweenDocuments)) {
    const at = match.index;
    if (clause.facts.some((fact) => fact.start < at && at < fact.end)) continue;
    const before = partOf(clause, { start: 0, end: at });
    const behind = partOf(clause, { start: at, end: clause.view.text.length });
    if (!hasValue(before) || !hasValue(behind) || isFalse(match[0], before, behind)) continue;
    const order = orderOf(match, before, behind);
    const from = match[2] ? asBeginning(before, behind) : before;
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const told = compareIssue(one, other);
      if (order !== null && told !== order) continue;
      if (isIn(withoutPeriods(from), one) && isIn(withoutPeriods(behind), other)) return true;
    }
  }
  return false;
}

/** -1: what stands before is of the earlier document; 1: of the later; null: nothing is told of it. */
function orderOf(match: RegExpMatchArray, before: Reading, behind: Reading): -1 | 1 | null {
  const [, instead, becomes] = match;
  if (becomes) return -1;
  if (instead || earlier.test(behind.view.exact)) return 1;
  if (earlier.test(before.view.exact)) return -1;
  return null;
}

/** "1.960 triệu đồng, cao hơn 2.180 triệu đồng", "từ 100 lên 80": the figures beside the word say the contrary. */
function isFalse(word: string, before: Reading, behind: Reading): boolean {
  const quantities = (part: Reading) => part.facts.filter((fact) => fact.kind === 'quantity');
  const [one, other] = [quantities(before).at(-1), quantities(behind)[0]];
  if (!one || !other || (one.measure && other.measure && one.measure !== other.measure)) return false;
  if (/^(?:cao|nhiều|lớn|dài|xuống)/u.test(word)) return one.value <= other.value;
  return /^(?:thấp|ít|nhỏ|ngắn|lên)/u.test(word) && one.value >= other.value;
}

/** A year alone is no more than the name of a document: "so với năm 2024". */
const hasValue = ({ facts }: Reading) =>
  facts.some((fact) => fact.kind === 'quantity' || (fact.kind === 'moment' && fact.moment.size === 'day'));

/** "Năm trước" is told by the dates of the documents. */
const withoutPeriods = (part: Reading): Reading => ({
  ...part,
  facts: part.facts.filter((fact) => fact.kind !== 'token' || fact.key !== 'năm:trước'),
});

/** "Từ 120 triệu" of "từ 120 triệu xuống 100 triệu đồng": it bounds nothing, and counts what the other one does. */
function asBeginning(part: Reading, behind: Reading): Reading {
  const end = behind.facts.find((fact) => fact.kind === 'quantity');
  const plain = { bound: null, trend: null, noun: '' };
  return {
    ...part,
    facts: part.facts.map((fact) =>
      fact.kind === 'quantity' ? { ...fact, ...plain, measure: fact.measure ?? end?.measure ?? null } : fact,
    ),
  };
}

function compareIssue({ card: one }: Carrier, { card: other }: Carrier): -1 | 0 | 1 {
  if (!one.issuedOn || !other.issuedOn) return 0;
  return Math.sign(dayNumber(one.issuedOn) - dayNumber(other.issuedOn)) as -1 | 0 | 1;
}

const dayNumber = ({ year = 0, month = 0, day = 0 }: Moment) => (year * 12 + month) * 31 + day;
