import type { Carried } from './carried.ts';
import type { Carrier } from './carrier.ts';
import type { Fact, Moment, MomentFact } from './fact.ts';
import { phraseOf } from './view.ts';

/** Whether a claim's day, month, … is the one that is written, its year completed as the rule has it. */
export function isSameMoment(claimed: Moment, own: Moment, carrier: Carrier): boolean {
  if (isEdge(claimed, own, carrier) || isSpan(claimed, own, carrier)) return true;
  if (isQuarter(claimed, own) || isQuarter(own, claimed))
    return (
      claimed.year === undefined || claimed.year === own.year || yearsOf(own, carrier).includes(claimed.year)
    );
  if (claimed.size !== own.size || claimed.edge !== own.edge) return false;
  if (claimed.day !== own.day) return false;
  // "ngày 25" for "ngày 25 tháng 10" leaves out, the other way round adds.
  if (claimed.month !== undefined && claimed.month !== own.month) return false;
  if (claimed.part !== own.part) return false;
  if (claimed.year === undefined || claimed.year === own.year) return true;
  return own.year === undefined && yearsOf(own, carrier).includes(claimed.year);
}

/** "3 tháng đầu năm" are the first quarter. */
const isQuarter = (months: Moment, quarter: Moment) =>
  months.size === 'half' &&
  quarter.size === 'quarter' &&
  !quarter.edge &&
  ((months.part === 3 && quarter.part === 1) || (months.part === -3 && quarter.part === 4));

/** "4 tháng đầu năm 2014" are those from January to April. */
function isSpan({ size, part, year }: Moment, own: Moment, { own: { facts } }: Carrier): boolean {
  if (size !== 'half' || own.size !== 'month' || own.month !== part) return false;
  if (year !== undefined && own.year !== year) return false;
  return facts.some((one) => one.kind === 'moment' && one.moment.size === 'month' && one.moment.month === 1);
}

/** "đầu tháng 7" of the first, "cuối tháng 7" of the last day of it. */
function isEdge(claimed: Moment, own: Moment, carrier: Carrier): boolean {
  if (claimed.size !== 'month' || own.size !== 'day' || claimed.month !== own.month) return false;
  const years = possibleYears(own, carrier);
  if (claimed.year !== undefined && !years.includes(claimed.year)) return false;
  if (claimed.edge === 'đầu') return own.day === 1;
  if (claimed.edge === 'giữa') return own.day === 15;
  return own.day === lastDay(own.month!, years[0]);
}

/**
 * Whether the days of a sentence are those of a month or half year: "vào tháng 4" of "từ ngày 07/4 đến ngày 20/4",
 * "sáu tháng cuối năm" of "từ ngày 01/7 đến ngày 31/12". A day before which something is due tells no month in which
 * it is done.
 */
export function holdsDays(claimed: Moment, carrier: Carrier): boolean {
  const { size, part, month, year, edge } = claimed;
  const inYear = ({ moment }: MomentFact) =>
    year === undefined || possibleYears(moment, carrier).includes(year);
  const days = carrier.own.facts.filter(
    (one): one is Fact & MomentFact =>
      one.kind === 'moment' && !one.issueOf && !one.compared && one.moment.size === 'day' && inYear(one),
  );
  const of = (bound: MomentFact['bound']) =>
    days.filter((day) => day.bound === bound).map((day) => day.moment);
  if (size === 'half' && part) {
    const [first, last] = part > 0 ? [1, part] : [13 + part, 12];
    return (
      of('lower').some((one) => one.day === 1 && one.month === first) &&
      of('upper').some((one) => one.month === last && one.day === lastDay(last, one.year))
    );
  }
  if (size !== 'month') return false;
  const isIn = (one: Moment) => one.month === month && isInHalf(one.day!, edge);
  return of(null).some(isIn) || (of('lower').some(isIn) && of('upper').some(isIn));
}

const isInHalf = (day: number, edge: string | undefined) =>
  edge === undefined || (edge === 'nửa đầu' ? day <= 15 : edge === 'nửa cuối' && day > 15);

/** 28, 29, 30 or 31; of an unknown year as of most. */
const lastDay = (month: number, year = 2001) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The year that is written, else those of `yearsOf`. */
const possibleYears = (own: Moment, carrier: Carrier): number[] =>
  own.year === undefined ? yearsOf(own, carrier) : [own.year];

/**
 * The year of a date that is written without one: what the nearest heading says, else that of the other end of a
 * range in the same sentence, else the next such day on or after the date of issue.
 */
function yearsOf(own: Moment, carrier: Carrier): number[] {
  const years = (facts: readonly Fact[]) =>
    facts.flatMap((fact) =>
      fact.kind === 'moment' && !fact.issueOf && fact.moment.year ? [fact.moment.year] : [],
    );
  const inside = carrier.own.facts.filter((fact) => fact.kind === 'moment' && fact.bound === 'upper');
  const partner = carrier.own.facts.some(
    (fact) => fact.kind === 'moment' && fact.bound === 'lower' && fact.moment === own,
  )
    ? years(inside).slice(0, 1)
    : [];
  if (partner.length > 0) return partner;
  const headed = years(carrier.context.facts).slice(-1);
  if (headed.length > 0) return headed;
  const issued = carrier.card.issuedOn;
  if (!issued) return [];
  const month = own.month ?? (own.size === 'quarter' ? (own.part ?? 1) * 3 : 12);
  const day = own.day ?? 31;
  const later = month > issued.month! || (month === issued.month && day >= issued.day!);
  // A month or quarter alone may be one that is reported on.
  const reported = /kết quả|tình hình|đánh giá/u.test(carrier.context.view.exact);
  if (own.size === 'month' || own.size === 'quarter')
    return [issued.year!, ...(later || reported ? [] : [issued.year! + 1])];
  return [later ? issued.year! : issued.year! + 1];
}

/** A date of issue rests on the card of that very document, or on a sentence that names it with its date. */
export function issueDateOf(fact: Fact & MomentFact, carrier: Carrier): Carried {
  const { card } = carrier;
  const { issueOf, moment } = fact;
  const fits = (other: Moment | null) =>
    other !== null &&
    (moment.day === undefined || moment.day === other.day) &&
    (moment.month === undefined || moment.month === other.month) &&
    (moment.year === undefined || moment.year === other.year) &&
    moment.part === undefined &&
    !moment.edge;
  /** Between quotation marks stands anything that is written somewhere: a document goes only by its whole title. */
  const isNamed = (type: string | null, title: string | undefined) =>
    issueOf !== null &&
    'type' in issueOf &&
    (!issueOf.type || issueOf.type === type) &&
    (issueOf.title === undefined || issueOf.title === title);
  const ofCard =
    issueOf && 'key' in issueOf
      ? card.number === issueOf.key ||
        (/^\d+$/.test(issueOf.key) && card.number?.split(/[/-]/)[0] === issueOf.key)
      : isNamed(card.type, phraseOf(card.title.view.exact));
  if (ofCard && fits(card.issuedOn)) return { by: 'around' };
  const told = [...carrier.own.facts, ...carrier.context.facts, ...card.status.facts].some(
    (one) =>
      one.kind === 'moment' &&
      one.issueOf !== null &&
      fits(one.moment) &&
      (issueOf && 'key' in issueOf
        ? 'key' in one.issueOf && one.issueOf.key === issueOf.key
        : 'key' in one.issueOf
          ? issueOf?.title === undefined
          : isNamed(one.issueOf.type, one.issueOf.title)),
  );
  return told ? { by: 'around' } : null;
}
