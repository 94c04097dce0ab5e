import type { Carrier } from './carrier.ts';
import { carries } from './carries.ts';
import type { Fact, UnitFact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { inFull, isSameBody, leavesOutPlace } from './same-body.ts';
import { contentWords, isEmpty } from './words.ts';

/** A clause, read, with the sentences that it cites. */
export interface ReadClause {
  text: string;
  addresses: string[];
  carriers: Carrier[];
  reading: Reading;
}

/** A clause with fewer words that say something, and nobody of whom it says them, is a fragment. */
const leastWords = 3;

/** Units of which something is said. */
export function subjectsOf({ facts }: Reading): (Fact & UnitFact)[] {
  return facts.filter(
    (fact): fact is Fact & UnitFact =>
      fact.kind === 'unit' && (fact.role === null || fact.role === 'actor' || fact.role === 'lead'),
  );
}

/** "trước ngày 5/10" says nothing by itself, "Trạm y tế" neither. */
export function isFragment({ reading }: ReadClause): boolean {
  const words = contentWords(reading).length;
  return words === 0 || (words < leastWords && subjectsOf(reading).length === 0);
}

/**
 * Whether a clause that goes on without a subject ("… [1.1] và gửi báo cáo trước ngày 5/10 [2.1]") says of the
 * subject before it what the archive says of somebody else: its own sentences must name that unit, or stand in the
 * same document and name no other.
 */
export function losesSubject(clause: ReadClause, before: ReadClause | undefined): boolean {
  if (!before || /[;.]\s*$/u.test(before.text) || subjectsOf(clause.reading).length > 0) return false;
  const subject = subjectsOf(before.reading).at(-1);
  if (!subject) return false;
  return !clause.carriers.some((carrier) => mayBeAbout(subject, carrier, before.carriers));
}

/** Whether a sentence names a unit, or stands in the document of one of `others` that does and names no other. */
export function mayBeAbout(subject: Fact & UnitFact, carrier: Carrier, others: readonly Carrier[]): boolean {
  const names = (one: Carrier) => carries({ ...subject, position: '', role: null }, one) !== null;
  if (names(carrier)) return true;
  const { source } = carrier.passage.passage;
  const near = others.some((one) => one.passage.passage.source === source && names(one));
  return (
    near &&
    !carrier.own.facts.some((fact) => fact.kind === 'unit' && (fact.role === 'actor' || fact.role === 'lead'))
  );
}

/**
 * Whether a claim lets one unit do what the sentence says of another: one of the heading in the place of the one at
 * the beginning, or one of the sentence before the verb that stands behind another.
 */
export function isDoneByAnother(statement: Reading, carrier: Carrier): boolean {
  const claimed = statement.facts.find(
    (fact) =>
      fact.kind === 'unit' && fact.of === null && !belongs.test(statement.view.exact.slice(0, fact.start)),
  );
  if (claimed?.kind !== 'unit' || claimed.role === 'recipient' || claimed.role === 'coordinating')
    return false;
  const own = carrier.own.facts.filter(
    (fact): fact is Fact & UnitFact =>
      fact.kind === 'unit' && fact.role !== 'coordinating' && fact.role !== 'recipient',
  );
  const isClaimed = (unit: Fact & UnitFact) =>
    isSameBody(claimed, unit, carrier.accented) ||
    ((claimed.id === null || unit.id === null) && leavesOutPlace(inFull(claimed.words), inFull(unit.words)));
  // "A được phân cấp …": somebody else does it.
  const verb = suffers.test(statement.view.exact.slice(claimed.end)) ? '' : verbOf(statement, claimed);
  const doers = verb ? own.filter((unit) => verbOf(carrier.own, unit) === verb) : [];
  if (doers.length > 0) return !doers.some(isClaimed);
  // An issuer may ask for what another one does; it does not do it.
  const [first] = own;
  if (!first || first.start > 3 || claimed.role === 'issuer' || own.some(isClaimed)) return false;
  if (carries(claimed, carrier)?.by !== 'around') return false;
  return !statement.facts.some((fact) => {
    const carried = fact.kind === 'unit' ? carries({ ...fact, role: null, position: '' }, carrier) : null;
    return carried?.by === 'own' && carried.facts.includes(first);
  });
}

const suffers = /^\s+(?:được|bị)(?!\p{L})/u;
/** Behind these a unit does nothing itself. */
const belongs = /(?<!\p{L})(?:thuộc|của|tại|ở|về|cho|với|đến|từ|trong|theo|giữa|cùng)\s+$/u;

/** The first two words that say something behind a unit, or behind the last of several: "A, B và C | gửi báo cáo". */
function verbOf({ view, facts }: Reading, unit: Fact): string {
  let { end } = unit;
  for (const next of facts) {
    if (
      next.kind === 'unit' &&
      next.start > end &&
      /^(?:\s|,|và|cùng|với|các)*$/u.test(view.exact.slice(end, next.start))
    )
      end = next.end;
  }
  // A mark or a figure ends what is said directly of it.
  const near = /^[^,;:.()|\d]*/u.exec(view.exact.slice(end))?.[0] ?? '';
  const words = near
    .split(/\s+/)
    .filter((word) => word && !isEmpty(word) && !/^(?:đơn|vị|cơ|quan|nhiệm|vụ)$/u.test(word));
  return words.slice(0, 2).join(' ');
}
