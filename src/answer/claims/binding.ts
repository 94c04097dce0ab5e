import type { Carrier } from './carrier.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { countsAnother, isEqual, isFigure, isRange, isRival, isSameMeasure, isSameValue } from './rivals.ts';
import { labelOf, nearOf, saidOf, segmentOf, windowOf, wordsOf } from './windows.ts';

/** A claim's date or quantity with the facts of the cited sentence that have its value. */
export interface Bound {
  fact: Fact;
  facts: readonly Fact[];
}

/**
 * The date or figure that a claim takes from one part of the sentence and says of another, if there is one:
 *
 *     evidence   hóa chất 1.120 triệu đồng; truyền thông 350 triệu đồng
 *     claim      truyền thông 1.120 triệu đồng
 *
 * Each date has a window of words: back to the date before it, on to the next mark. The words of the claim's
 * window must not fit the window of another date better than that of its own; words that stand in both tell nothing.
 */
export function misplaced(claim: Reading, carrier: Carrier, bound: readonly Bound[]): Fact | undefined {
  return bound.find(({ fact, facts }) => {
    if (tooOften(fact, facts, bound) || endsAnotherRange(fact, claim, carrier.own, bound)) return true;
    if (isExchanged(fact, claim, carrier.own, bound)) return true;
    if (facts.length === 0 || isWhole(fact, claim)) return false;
    const inLabel = facts.some((one) => one.inLabel);
    const rivals = carrier.own.facts.filter(
      (one) =>
        isRival(one, fact) &&
        !(inLabel || one.inLabel ? !isSameMeasure(one, fact) : countsAnother(one, fact)) &&
        !isEqual(one, facts) &&
        !facts.some((other) => isRange(carrier.own, one, other) || isBeside(carrier.own, one, other)),
    );
    return rivals.length > 0 && fitsAnother(fact, claim, facts, rivals, carrier.own);
  })?.fact;
}

/** "1.180/1.250 hồ sơ": the whole of which a part is told stands beside the words of the part. */
const isWhole = ({ kind, start }: Fact, { view }: Reading) =>
  kind === 'quantity' && /^\s?(?:\/|trên\s|trong\s)/u.test(view.exact.slice(start, start + 8));

/**
 * Whether what a claim says around a fact is what the archive says around a rival of it. Words close by count first:
 * "…, diễn ra sáng 10/3 ở Trạm Y tế phường Bến Sứ" is of that day whatever else the sentence says.
 */
function fitsAnother(
  fact: Fact,
  claim: Reading,
  facts: readonly Fact[],
  rivals: readonly Fact[],
  own: Reading,
): boolean {
  const near = nearOf(fact, claim);
  const said =
    fact.kind === 'unit' ? saidOf(fact, claim) : fact.kind === 'name' ? near : windowOf(fact, claim);
  const label = fact.kind === 'unit' ? nothing : labelOf(fact, claim);
  return rivals.some((rival) => {
    const other = windowOf(rival, own);
    const telling = facts.map((one) => tellingWindow(one, other, own));
    const isNear = (window: ReadonlySet<string>) =>
      overlap(near, window, other).count > 0 && overlap(near, other, window).count === 0;
    if (facts.some((one) => isNear(windowOf(one, own)))) return false;
    // Who stands alone in a heading or a list is told from others by nothing.
    const comparable = isFigure(fact) && sizeOf(fact) === sizeOf(rival);
    if (!comparable && telling.some((window) => !hasOwn(window, other))) return false;
    if (fact.kind === 'unit' && telling.some((window) => overlap(said, other, window).count < 2))
      return false;
    if (telling.every((window) => fitsBetter(said, other, window))) return true;
    // "ngân sách xã chi trả 30%": what stands directly before a figure is its label.
    const ofRival = labelOf(rival, own);
    return (
      label.size > 0 &&
      facts.every((one) => {
        const ofOwn = labelOf(one, own);
        return hasOwn(ofOwn, ofRival) && fitsBetter(label, ofRival, ofOwn, mostOfLabel);
      })
    );
  });
}

const sizeOf = (fact: Fact) => (fact.kind === 'moment' ? fact.moment.size : null);
const nothing: ReadonlySet<string> = new Set();
const hasOwn = (window: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...window].some((word) => !other.has(word));

/** The window of a fact; where it has nothing that the rival's has not, its whole part if that has. */
function tellingWindow(fact: Fact, other: ReadonlySet<string>, own: Reading): Set<string> {
  const window = windowOf(fact, own);
  if (hasOwn(window, other)) return window;
  const wide = wordsOf(fact, own, segmentOf(own.view.exact, fact));
  return hasOwn(wide, other) ? wide : window;
}

/** Two dates or figures side by side, in a row of a table say, that stand there the other way round. */
function isExchanged(fact: Fact, claim: Reading, own: Reading, bound: readonly Bound[]): boolean {
  const sideBySide = ({ view }: Reading, one: Fact, other: Fact) =>
    one.end <= other.start && !/[\p{L}\p{N}]/u.test(view.exact.slice(one.end, other.start));
  const facts = bound.find((one) => one.fact === fact)?.facts ?? [];
  return bound.some(
    (next) =>
      next.fact.kind === fact.kind &&
      !isSameValue(next.fact, fact) &&
      sideBySide(claim, fact, next.fact) &&
      facts.some((one) => next.facts.some((other) => other !== one && sideBySide(own, other, one))),
  );
}

/** "Từ ngày 20/8 đến ngày 20/12" of two ranges: the first day of one and the last day of the other. */
function endsAnotherRange(fact: Fact, claim: Reading, own: Reading, bound: readonly Bound[]): boolean {
  if (fact.kind !== 'moment') return false;
  const first = bound.find(
    (one) => one.fact.kind === 'moment' && one.fact.end <= fact.start && isRange(claim, one.fact, fact),
  );
  const facts = bound.find((one) => one.fact === fact)?.facts ?? [];
  if (!first || facts.length === 0 || first.facts.length === 0) return false;
  const moments = own.facts.filter(({ kind }) => kind === 'moment');
  const startOf = (last: Fact) => moments.find((one) => one.end <= last.start && isRange(own, one, last));
  const endOf = (start: Fact) => moments.find((one) => one.start >= start.end && isRange(own, start, one));
  const strange = (partner: Fact | undefined, wanted: readonly Fact[]) =>
    partner !== undefined && !isEqual(partner, wanted);
  return (
    facts.every((one) => strange(startOf(one), first.facts)) ||
    first.facts.every((one) => strange(endOf(one), facts))
  );
}

/** One mention in the archive does not carry two in the claim. */
function tooOften(fact: Fact, facts: readonly Fact[], bound: readonly Bound[]): boolean {
  if (fact.kind === 'unit' || fact.kind === 'name') return false;
  const same = bound.filter((one) => one.facts.length > 0 && one.facts[0] === facts[0]);
  return same.length > facts.length && same[0]?.fact === fact;
}

/** Units of one part do one thing together, and so do names that are listed. */
function isBeside({ view }: Reading, one: Fact, other: Fact): boolean {
  if (one.kind === 'unit') return segmentOf(view.exact, one).from === segmentOf(view.exact, other).from;
  if (one.kind !== 'name') return false;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return !/[;.|]|\d/u.test(view.exact.slice(first.end, second.start));
}

/** A label is another's when this share of its words is. */
const mostOfLabel = 0.5;
/** With as many words in common, so much more of a window tells the two apart. */
const clearly = 0.5;

/** Whether `said` shares more with `other` than with `window`, in number and in share; common words are left out. */
function fitsBetter(
  said: ReadonlySet<string>,
  other: ReadonlySet<string>,
  window: ReadonlySet<string>,
  least = 0,
): boolean {
  const [rival, own] = [overlap(said, other, window), overlap(said, window, other)];
  if (rival.share < least) return false;
  if (!hasOwn(window, other) && rival.count < 2) return false;
  if (rival.count > own.count) return rival.share > own.share;
  return rival.count > 0 && rival.count === own.count && rival.share > own.share + clearly;
}

function overlap(said: ReadonlySet<string>, window: ReadonlySet<string>, other: ReadonlySet<string>) {
  const only = [...window].filter((word) => !other.has(word));
  const count = only.filter((word) => said.has(word)).length;
  return { count, share: count / Math.max(1, only.length) };
}
