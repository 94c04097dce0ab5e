import { keptFor } from '../../core/kept.ts';
import type { Fact, InColumn, Moment, QuantityFact, TokenFact } from './fact.ts';
import type { Reading } from './read-facts.ts';

const isDated = ({ size }: Moment) => size === 'day' || size === 'month';

/** Whether two facts are of one kind, so that one could stand in the other's place. */
export const isRival = (one: Fact, fact: Fact) =>
  (one.kind === 'moment' &&
    fact.kind === 'moment' &&
    one.issueOf === null &&
    (one.moment.size === fact.moment.size ||
      (isDated(one.moment) && isDated(fact.moment)) ||
      one.head !== undefined)) ||
  (one.kind === 'quantity' &&
    fact.kind === 'quantity' &&
    ((isTerm(one) && isTerm(fact)) ||
      (one.measure === fact.measure &&
        (fact.measure !== null || one.head !== undefined || isCounting(one) === isCounting(fact))) ||
      (one.measure === null && one.noun === '' && fact.measure !== null))) ||
  (one.kind === 'token' &&
    fact.kind === 'token' &&
    isLabel(one) &&
    whatIsNumbered(one) === whatIsNumbered(fact)) ||
  (one.kind === 'name' && fact.kind === 'name' && one.words.includes(' ')) ||
  (one.kind === 'unit' && fact.kind === 'unit' && (one.role === 'recipient') === (fact.role === 'recipient'));

/** Degrees, groups, rounds: what numbers something that sentences tell apart. */
const isLabel = ({ key }: TokenFact) =>
  /^(?:độ|nhóm|đợt|vòng|giai đoạn|tuyến|hạng|loại|cấp|bước|cụm|đội|tổ|đoàn|thứ):/u.test(key);
const whatIsNumbered = ({ key }: TokenFact) => key.slice(0, key.indexOf(':'));

/** "Trong vòng 48 giờ" and "trong vòng 10 ngày" stand for each other. */
const isTerm = ({ measure, bound }: QuantityFact) =>
  bound === 'upper' && /^(?:phút|giờ|ngày|ngày làm việc|tuần|tháng)$/u.test(measure ?? '');

/** A figure with a noun behind it, or in a cell whose head has it. */
const isCounting = ({ noun, head }: QuantityFact & InColumn) => noun !== '' || head !== undefined;

/** The cell that names a row may have a share that another cell has too. */
export const isSameMeasure = (one: Fact, fact: Fact) =>
  one.kind === 'quantity' && fact.kind === 'quantity' && one.measure !== null && one.measure === fact.measure;

/** "5 xã" is never taken from "22 ổ dịch". */
export const countsAnother = (one: Fact, fact: Fact) =>
  one.kind === 'quantity' &&
  fact.kind === 'quantity' &&
  one.noun !== '' &&
  fact.noun !== '' &&
  one.noun.split(' ')[0] !== fact.noun.split(' ')[0];

export function isEqual(one: Fact, facts: readonly Fact[]): boolean {
  const value = valueIn(one);
  return facts.some((other) => valueIn(other) === value);
}

export const isSameValue = (one: Fact, other: Fact) =>
  valueIn(one) !== null && valueIn(one) === valueIn(other);

const momentKey = keptFor((moment: Moment) => JSON.stringify(moment));

export const valueIn = (fact: Fact) =>
  fact.kind === 'quantity'
    ? fact.value
    : fact.kind === 'moment'
      ? momentKey(fact.moment)
      : fact.kind === 'unit'
        ? (fact.id ?? fact.words)
        : fact.kind === 'name'
          ? fact.words
          : fact.kind === 'token'
            ? fact.key
            : null;

const isEndOf = (gap: string) =>
  /^\s*(?:-|–|đến|tới)?(?:\s*(?:hết|ngày|tháng|năm))*\s*$/u.test(gap) && /[-–]|đến|tới/u.test(gap);

export function isRange({ view }: Reading, one: Fact, other: Fact): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return isOneAnchor(view.exact.slice(first.end, second.start), first, second);
}

/** The two ends of a range, the two figures of "5/8 xã", "nhóm 1 và 2". */
export function isOneAnchor(gap: string, first: Fact, second: Fact): boolean {
  if (isEndOf(gap)) return true;
  if (first.kind !== 'quantity' || second.kind !== 'quantity') return false;
  if (gap.trim() === '') return true;
  return first.noun === '' && first.measure === null && /^\s*(?:và|hoặc|,)\s*$/u.test(gap);
}

export const isFigure = ({ kind }: Fact) => kind === 'moment' || kind === 'quantity' || kind === 'token';
