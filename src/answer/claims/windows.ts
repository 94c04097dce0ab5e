import type { Fact, Place } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { isFigure, isOneAnchor, isRival, valueIn } from './rivals.ts';
import { isFunction } from './words.ts';

/** What a claim says of a unit: up to the next one that does something, and to what it is set against. */
export function saidOf(fact: Fact, claim: Reading): Set<string> {
  const { exact } = claim.view;
  const { from, to } = segmentOf(exact, fact);
  const others = claim.facts.filter(
    (one) => one.kind === 'unit' && one !== fact && one.role !== 'recipient' && one.role !== 'coordinating',
  );
  const before = Math.max(from, ...others.map(({ end }) => end).filter((end) => end <= fact.start));
  const marks = [
    ...exact.slice(before, fact.start).matchAll(/,|(?<!\p{L})(?:còn(?! lại)|trong khi)(?!\p{L})/gu),
  ];
  const last = before > from ? before + (marks.at(-1)?.index ?? 0) : from;
  const next = Math.min(to, ...others.map(({ start }) => start).filter((start) => start >= fact.end));
  const against = /(?<!\p{L})(?:còn(?! lại)|trong khi)(?!\p{L})/u.exec(exact.slice(fact.end, next));
  return wordsOf(fact, claim, { from: last, to: against ? fact.end + against.index : next });
}

/** Words between the marks on both sides of a fact. */
export function nearOf(fact: Fact, claim: Reading): Set<string> {
  const { exact } = claim.view;
  const marks = /[,;:()|]/u;
  const others = claim.facts.filter((one) => isRival(one, fact));
  const least = Math.max(0, ...others.map(({ end }) => end).filter((end) => end <= fact.start));
  const most = Math.min(
    exact.length,
    ...others.map(({ start }) => start).filter((start) => start >= fact.end),
  );
  let from = fact.start;
  while (from > least && !marks.test(exact[from - 1]!)) from--;
  let to = fact.end;
  while (to < most && !marks.test(exact[to]!)) to++;
  return wordsOf(fact, claim, { from, to });
}

/** Words between a figure and the mark, "và" or figure before it. */
export function labelOf({ start }: Fact, { view, facts }: Reading): ReadonlySet<string> {
  const back = view.exact.slice(0, start);
  const mark = [...back.matchAll(/[,;:(|]|(?<!\p{L})(?:và|còn(?! lại))(?!\p{L})/gu)].at(-1);
  const last = facts.findLast((one) => isFigure(one) && one.end <= start)?.end ?? 0;
  const from = Math.max(last, mark ? mark.index + mark[0].length : 0);
  const words = view.words.filter((word) => word.start >= from && word.end <= start);
  return new Set(words.map((word) => word.exact).filter((word) => !isFunction(word)));
}

/** Words and other facts around a date or quantity. */
export function windowOf(fact: Fact, { view, facts }: Reading): Set<string> {
  const anchors: (Place & { of: Fact })[] = [];
  let at = 0;
  for (const one of facts) {
    if (!isRival(one, fact) && one !== fact) continue;
    const last = anchors.at(-1);
    // The two ends of a range are one anchor.
    if (last && isOneAnchor(view.exact.slice(last.end, one.start), last.of, one)) last.end = one.end;
    else anchors.push({ start: one.start, end: one.end, of: one });
    if (one === fact) at = anchors.length - 1;
  }
  const within =
    fact.kind === 'token'
      ? labelledBy(view.exact, anchors, at)
      : fact.kind === 'unit'
        ? segmentOf(view.exact, fact)
        : fact.head
          ? cellOf(view.exact, fact)
          : spanOf(fact.kind, view.exact, facts, anchors, at);
  return wordsOf(fact, { view, facts }, within);
}

/** Another figure beside one tells more than any word. */
const keyOf = (fact: Fact) =>
  fact.kind === 'token' ? fact.key : isFigure(fact) ? `${fact.kind} ${valueIn(fact)}` : null;

/** How a figure is bounded is compared with the figure itself. */
const bounding = new Set(
  'trước sau chậm nhất muộn trễ không quá tối đa thiểu ít hết hạn vòng đạt hơn phải đơn vị cơ quan'.split(
    ' ',
  ),
);

/** Words of a part that say something, labels as they are, heads of the column: without those of rivals. */
export function wordsOf(
  fact: Fact,
  { view, facts }: Reading,
  { from, to }: { from: number; to: number },
): Set<string> {
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
    .filter((word) => !isFunction(word) && !bounding.has(word));
  const others = facts.flatMap((one) =>
    one.start >= from && one.end <= to && one !== fact && !isRival(one, fact) ? (keyOf(one) ?? []) : [],
  );
  return new Set([...words, ...others, ...(fact.head ?? [])]);
}

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
  kind: Fact['kind'],
  text: string,
  facts: readonly Fact[],
  anchors: readonly Place[],
  at: number,
): { from: number; to: number } {
  const fact = anchors[at]!;
  const before = anchors[at - 1];
  const next = anchors[at + 1];
  const back = text.slice(0, fact.start);
  const hardBefore = Math.max(back.lastIndexOf(';'), back.lastIndexOf('. ')) + 1;
  const hard = /;|\.\s/u.exec(text.slice(fact.end));
  const hardAfter = hard ? fact.end + hard.index : text.length;
  const begin = Math.max(hardBefore, referenceEnd(text, facts));
  // "Ngày 5/10 A, ngày 6/10 B": where dates come first, what is said of them follows.
  const first = anchors.find(({ start }) => start >= hardBefore) ?? fact;
  const lead = text.slice(begin, first.start).match(/[\p{L}\p{M}]+/gu) ?? [];
  const labelled = facts.some(
    ({ kind, start, end }) => kind === 'token' && start >= begin && end <= first.start,
  );
  if (kind !== 'quantity' && !labelled && lead.filter((word) => !isFunction(word)).length < 2)
    return { from: fact.start, to: Math.min(hardAfter, next?.start ?? text.length) };
  return {
    from: Math.max(hardBefore, before ? openOf(text, before, fact.start) : begin),
    to: Math.min(hardAfter, closeOf(text, fact, next?.start ?? text.length)),
  };
}

/** What stands under a label: "đợt 3 ở những xã …" up to the next one, and what leads to it since the last mark. */
function labelledBy(text: string, anchors: readonly Place[], at: number): { from: number; to: number } {
  const { start, end } = anchors[at]!;
  const least = anchors[at - 1]?.end ?? 0;
  const mark = [...text.slice(least, start).matchAll(/[,;:.|]|(?<!\p{L})(?:và|còn(?! lại))(?!\p{L})/gu)].at(
    -1,
  );
  const hard = /;|\.\s/u.exec(text.slice(end));
  return {
    from: mark ? least + mark.index : least,
    to: Math.min(hard ? end + hard.index : text.length, anchors[at + 1]?.start ?? text.length),
  };
}

/** Several units may do one thing; what stands behind a semicolon is another. */
export function segmentOf(text: string, { start, end }: Place): { from: number; to: number } {
  const next = text.indexOf(';', end);
  return { from: text.lastIndexOf(';', start) + 1, to: next < 0 ? text.length : next };
}

/** The cell of a table that a fact stands in. */
function cellOf(text: string, { start, end }: Place): { from: number; to: number } {
  const next = /[|;]/u.exec(text.slice(end));
  const before = Math.max(text.lastIndexOf('|', start), text.lastIndexOf(';', start));
  return { from: before + 1, to: next ? end + next.index : text.length };
}

/** Where what follows a date directly is over: at the first mark, or at the next date. */
function closeOf(text: string, fact: Place, limit: number): number {
  const mark =
    /[;:()|]|,(?! (?:kể|tính) từ)|(?<!\p{L})(?:và|còn(?! lại)|so với|(?:trên|trong) tổng|trong khi|thay cho|thay vì|nhưng|(?:cao|thấp|nhiều|ít) hơn)(?!\p{L})/u.exec(
      text.slice(fact.end, limit),
    );
  return mark ? fact.end + mark.index : limit;
}

/** Where what leads to a date begins: behind that mark, or behind the date before it. */
function openOf(text: string, before: Place, limit: number): number {
  const close = closeOf(text, before, limit);
  return close === limit ? before.end : close;
}
