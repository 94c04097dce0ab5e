import type { Carrier } from './carrier.ts';
import type { Fact, Place } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { isFunction, sameWord } from './words.ts';

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
    if (tooOften(fact, facts, bound)) return true;
    if (fact.kind === 'token' || facts.length === 0) return false;
    const rivals = carrier.own.facts.filter(
      (one) =>
        isRival(one, fact) &&
        !isEqual(one, facts) &&
        !facts.some((other) => isRange(carrier.own, one, other) || isBeside(carrier.own, one, other)),
    );
    if (rivals.length === 0) return false;
    const said = windowOf(fact, claim);
    const own = facts.map((one) => windowOf(one, carrier.own));
    return rivals.some((rival) => {
      const other = windowOf(rival, carrier.own);
      if (own.every((window) => fitsBetter(said, other, window))) return true;
      // "ngân sách xã chi trả 30%": what stands directly before a figure is its label.
      const [label, rivals] = [labelOf(fact, claim), labelOf(rival, carrier.own)];
      return (
        fact.kind !== 'unit' &&
        label.size > 0 &&
        facts.every((one) => fitsBetter(label, rivals, labelOf(one, carrier.own), mostOfLabel))
      );
    });
  })?.fact;
}

/** One mention in the archive does not carry two in the claim. */
function tooOften(fact: Fact, facts: readonly Fact[], bound: readonly Bound[]): boolean {
  const same = bound.filter((one) => one.facts.length > 0 && one.facts[0] === facts[0]);
  return same.length > facts.length && same[0]?.fact === fact;
}

/** Whether two facts are of one kind, so that one could stand in the other's place. */
export const isRival = (one: Fact, fact: Fact) =>
  (one.kind === 'moment' && fact.kind === 'moment' && one.issueOf === null) ||
  (one.kind === 'quantity' && fact.kind === 'quantity' && one.measure === fact.measure) ||
  (one.kind === 'name' && fact.kind === 'name' && one.words.includes(' ')) ||
  (one.kind === 'unit' && fact.kind === 'unit');

function isEqual(one: Fact, facts: readonly Fact[]): boolean {
  const value = valueIn(one);
  return facts.some((other) => valueIn(other) === value);
}

const valueIn = (fact: Fact) =>
  fact.kind === 'quantity'
    ? fact.value
    : fact.kind === 'moment'
      ? JSON.stringify(fact.moment)
      : fact.kind === 'unit'
        ? (fact.id ?? fact.words)
        : fact.kind === 'name'
          ? fact.words
          : null;

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
  if (rival.count > own.count) return rival.share > own.share;
  return rival.count > 0 && rival.count === own.count && rival.share > own.share + clearly;
}

function overlap(said: ReadonlySet<string>, window: ReadonlySet<string>, other: ReadonlySet<string>) {
  const only = [...window].filter((word) => !has(other, word));
  const count = only.filter((word) => has(said, word)).length;
  return { count, share: count / Math.max(1, only.length) };
}

const has = (words: ReadonlySet<string>, word: string) =>
  words.has(word) || [...words].some((one) => sameWord(one, word));

const isEndOf = (gap: string) =>
  /^\s*(?:-|–|đến|tới)?(?:\s*(?:hết|ngày|tháng|năm))*\s*$/u.test(gap) && /[-–]|đến|tới/u.test(gap);

function isRange({ view }: Reading, one: Fact, other: Fact): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return isEndOf(view.exact.slice(first.end, second.start));
}

/** Units of one part do one thing together. */
function isBeside({ view }: Reading, one: Fact, other: Fact): boolean {
  return one.kind === 'unit' && segmentOf(view.exact, one).from === segmentOf(view.exact, other).from;
}

/** Words between a figure and the mark, "và" or figure before it. */
function labelOf({ start }: Fact, { view, facts }: Reading): ReadonlySet<string> {
  const back = view.exact.slice(0, start);
  const mark = [...back.matchAll(/[,;:(|]|(?<!\p{L})(?:và|còn)(?!\p{L})/gu)].at(-1);
  const last = facts.findLast((one) => isFigure(one) && one.end <= start)?.end ?? 0;
  const from = Math.max(last, mark ? mark.index + mark[0].length : 0);
  const words = view.words.filter((word) => word.start >= from && word.end <= start);
  return new Set(words.map((word) => word.exact).filter((word) => !isFunction(word)));
}

/** Words and other facts around a date or quantity. */
function windowOf(fact: Fact, { view, facts }: Reading): Set<string> {
  const anchors: Place[] = [];
  let at = 0;
  for (const one of facts) {
    if (!isRival(one, fact) && one !== fact) continue;
    const last = anchors.at(-1);
    // The two ends of a range are one anchor.
    if (last && isEndOf(view.exact.slice(last.end, one.start))) last.end = one.end;
    else anchors.push({ start: one.start, end: one.end });
    if (one === fact) at = anchors.length - 1;
  }
  const { from, to } =
    fact.kind === 'unit'
      ? segmentOf(view.exact, fact)
      : spanOf(view.exact, anchors, at, referenceEnd(view.exact, facts));
  const words = view.words
    .filter(
      ({ start, end }) =>
        start >= from &&
        end <= to &&
        !(start >= fact.start && end <= fact.end) &&
        !facts.some(
          (one) => (isFigure(one) || one.kind === fact.kind) && one.start <= start && end <= one.end,
        ),
    )
    .map((word) => word.exact)
    .filter((word) => !isFunction(word));
  const others = facts.flatMap((one) =>
    one.start >= from && one.end <= to && one.kind === 'token' ? [one.key] : [],
  );
  return new Set([...words, ...others]);
}

const isFigure = ({ kind }: Fact) => kind === 'moment' || kind === 'quantity' || kind === 'token';

/** Where "Theo Kế hoạch số 12/KH-SYT ngày 5/3/2026 của Sở Y tế, " is over: it leads to everything behind it. */
function referenceEnd(text: string, facts: readonly Fact[]): number {
  let end = 0;
  for (const fact of facts) {
    const refers =
      fact.kind === 'document' ||
      (fact.kind === 'moment' && fact.issueOf) ||
      (fact.kind === 'unit' && fact.of);
    const place = fact.kind === 'token' || fact.kind === 'name';
    if (!(refers || place) || fact.start - end > 40 || text.slice(end, fact.start).includes(';')) break;
    if (refers) end = fact.end;
  }
  return end;
}

function spanOf(
  text: string,
  anchors: readonly Place[],
  at: number,
  begin: number,
): { from: number; to: number } {
  const fact = anchors[at]!;
  const before = anchors[at - 1];
  const next = anchors[at + 1];
  const back = text.slice(0, fact.start);
  const hardBefore = Math.max(back.lastIndexOf(';'), back.lastIndexOf('. ')) + 1;
  const hard = /;|\.\s/u.exec(text.slice(fact.end));
  const hardAfter = hard ? fact.end + hard.index : text.length;
  // "Ngày 5/10 A, ngày 6/10 B": where dates come first, what is said of them follows.
  const lead = text.slice(begin, anchors[0]!.start).match(/[\p{L}\p{M}]+/gu) ?? [];
  if (lead.filter((word) => !isFunction(word)).length < 2)
    return { from: fact.start, to: Math.min(hardAfter, next?.start ?? text.length) };
  return {
    from: Math.max(hardBefore, before ? openOf(text, before, fact.start) : begin),
    to: Math.min(hardAfter, closeOf(text, fact, next?.start ?? text.length)),
  };
}

/** Several units may do one thing; what stands behind a semicolon is another. */
function segmentOf(text: string, { start, end }: Place): { from: number; to: number } {
  const next = text.indexOf(';', end);
  return { from: text.lastIndexOf(';', start) + 1, to: next < 0 ? text.length : next };
}

/** Where what follows a date directly is over: at the first mark, or at the next date. */
function closeOf(text: string, fact: Place, limit: number): number {
  const mark = /[,;:()|]|(?<!\p{L})(?:và|còn)(?!\p{L})/u.exec(text.slice(fact.end, limit));
  return mark ? fact.end + mark.index : limit;
}

/** Where what leads to a date begins: behind that mark, or behind the date before it. */
function openOf(text: string, before: Place, limit: number): number {
  const close = closeOf(text, before, limit);
  return close === limit ? before.end : close;
}
