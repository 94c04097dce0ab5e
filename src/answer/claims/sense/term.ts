import type { Carrier } from '../carrier.ts';
import type { Fact, MomentFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { wordsBefore } from '../view.ts';
import { saidAround, shared, spoken, wordsOf } from './spoken.ts';

/** An event from which a term runs. A date is compared as a date. */
const start =
  /(?<= )(?:kể từ|tính từ|bắt đầu từ)(?: (?:khi|lúc|ngày|thời điểm|sau khi|sau|ngày được|thời gian))*((?: (?!(?:ngày|mùng|mồng|tháng|năm|khi|bắt|đầu|nay|đó|này) )\p{L}+){1,5})/gu;
/** The same, and what a text may have in its place. */
const anyStart =
  /(?<= )(?:kể từ|tính từ|bắt đầu từ|sau|từ|ngay sau)(?: (?:khi|lúc|ngày|thời điểm|sau khi|ngày được|thời gian))+((?: (?!(?:ngày|mùng|mồng|tháng|năm|khi|đầu|nay|đó|này) )\p{L}+){1,5})/gu;
const alike: readonly string[] = ['ký ban hành', 'nhận tiếp đủ', 'phát xảy', 'hết quá'];

/** An event at which something is over. */
const end =
  /(?<= )(?:đến khi|tới khi|đến lúc|cho đến|đến ngày)(?: (?:khi|lúc|có|được))*((?: (?!(?:ngày|mùng|mồng|tháng|năm|khi|cuối|hết|nay|đó|này|quý|tuần|thời) )\p{L}+){1,6})/gu;

const terms = ['kể từ', 'tính từ', 'bắt đầu từ', 'đến khi', 'tới khi', 'đến lúc', 'cho đến', 'đến ngày '];

/** Whether a term runs from, or until, another event than in the cited sentences: "kể từ ngày ký" for "kể từ ngày nhận". */
export function movesTerm(clause: Reading, carriers: readonly Carrier[]): boolean {
  const { exact } = clause.view;
  if (!terms.some((word) => exact.includes(word)) || carriers.some(({ accented }) => !accented)) return false;
  const said = spoken(clause);
  const starts = eventsOf(said, start);
  if (starts.length > 0) {
    const own = carriers.flatMap((one) => eventsOf(spoken(one.own), anyStart));
    const others = own.length > 0 ? own : carriers.map((one) => new Set(wordsOf(saidAround(one))));
    if (areOthers(starts, others)) return true;
  }
  const ends = eventsOf(said, end);
  if (ends.length === 0) return false;
  const own = carriers.flatMap((one) => eventsOf(spoken(one.own), end));
  return own.length > 0 && areOthers(ends, own);
}

const areOthers = (said: readonly ReadonlySet<string>[], own: readonly ReadonlySet<string>[]) =>
  said.some((event) => event.size > 0 && !own.some((other) => shared(event, other) > 0));

const eventsOf = (text: string, pattern: RegExp): Set<string>[] =>
  [...text.matchAll(pattern)].map(([, words = '']) => {
    const event = new Set(wordsOf(words));
    for (const line of alike) {
      const set = line.split(' ');
      if (set.some((word) => words.split(' ').includes(word))) for (const word of set) event.add(word);
    }
    return event;
  });

const order =
  /(?<= )(?:(trước)|sau|kể từ|tính từ|từ|ngay sau)(?: (?:khi|lúc|ngày|thời điểm|khi có|khi đã))+((?: (?!(?:ngày|tháng|năm) )\p{L}+){1,6})/gu;

/** Whether a claim sets before an event what the cited sentences set behind it, or the other way round. */
export function reorders(clause: Reading, carriers: readonly Carrier[]): boolean {
  // One of the two sides has it before.
  if (![clause, ...carriers.map(({ own }) => own)].some(({ view }) => view.exact.includes('trước')))
    return false;
  const said = orderOf(spoken(clause));
  if (said.length === 0) return false;
  const own = carriers.flatMap((one) => orderOf(spoken(one.own)));
  return said.some(({ before, event }) => {
    const same = own.filter(
      (other) => shared(event, other.event) >= Math.min(2, event.size, other.event.size),
    );
    return event.size > 0 && same.length > 0 && same.every((other) => other.before !== before);
  });
}

const orderOf = (text: string) =>
  [...text.matchAll(order)].map(([, before, words = '']) => ({
    before: before !== undefined,
    event: new Set(wordsOf(words)),
  }));

type Moments = Fact & MomentFact;
const momentsOf = ({ facts }: Reading) => facts.filter((fact): fact is Moments => fact.kind === 'moment');

const sameDate = (one: Moments, other: Moments) =>
  one.moment.size === other.moment.size &&
  one.moment.day === other.moment.day &&
  one.moment.month === other.moment.month &&
  one.moment.part === other.moment.part;

/** Whether a date bounds another side: "trước tháng 9" for "trong tháng 9", "đến hết ngày 25" for "trước ngày 25". */
export function movesBound(clause: Reading, carriers: readonly Carrier[]): boolean {
  return momentsOf(clause).some((fact) => {
    if (fact.issueOf) return false;
    const lead = leadOf(clause, fact);
    const other = lead === 'trước' || lead === 'sau' ? 'trong' : lead === 'hết' ? 'trước' : null;
    if (!other) return false;
    const leads = carriers.flatMap(({ own }) =>
      momentsOf(own)
        .filter((one) => sameDate(one, fact))
        .map((one) => leadOf(own, one)),
    );
    return leads.length > 0 && leads.every((one) => one === other);
  });
}

/** The last word before a date that tells its side. */
function leadOf({ view }: Reading, { start }: Moments): string {
  const words = wordsBefore(view, start + 1, 4).split(' ');
  return words.findLast((word) => /^(?:trước|sau|trong|hết|từ|đến|vào)$/u.test(word)) ?? '';
}
