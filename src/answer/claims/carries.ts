import { among, around, boundFits, type Carried, itself } from './carried.ts';
import type { Carrier } from './carrier.ts';
import { name, position, unit } from './carries-body.ts';
import { quantity } from './carries-quantity.ts';
import { counted } from './counted.ts';
import type { DocumentFact, Fact, Moment, MomentFact, TokenFact } from './fact.ts';
import { holdsDays, isSameMoment, issueDateOf } from './moments.ts';
import { wordsBefore } from './view.ts';

/** Offset up to which "Theo khoản 2 Điều 4" begins a claim. */
const atBeginning = 14;

/** Whether one cited sentence, with its headings and the card of its document, carries a fact of a claim. */
export function carries(fact: Fact, carrier: Carrier): Carried {
  switch (fact.kind) {
    case 'document':
      return document(fact, carrier);
    case 'moment':
      return fact.issueOf ? issueDateOf(fact, carrier) : moment(fact, carrier);
    case 'quantity':
      return quantity(fact, carrier);
    case 'token':
      return token(fact, carrier);
    case 'unit':
      return unit(fact, carrier);
    case 'name':
      return name(fact, carrier);
  }
}

type Of<One> = Fact & One;

function document(fact: Of<DocumentFact>, carrier: Carrier): Carried {
  const partial = /^\d+[a-zd]?$/.test(fact.key);
  const same = (key: string) => key === fact.key || (partial && new RegExp(`^${fact.key}[/-]`).test(key));
  const typeFits = (type: string | null) => !fact.type || !type || type === fact.type;
  const { number, type } = carrier.card;
  if (number && same(number)) return typeFits(type) ? around : null;
  const fits = (one: Fact) => one.kind === 'document' && same(one.key) && typeFits(one.type);
  return among(carrier, fits) ?? (fact.acts && carrier.card.status.facts.some(fits) ? around : null);
}

function moment(fact: Of<MomentFact>, carrier: Carrier): Carried {
  // "Ít hơn năm 2024" of two years that the sentence only sets side by side.
  const comparesItself = carrier.own.facts.some((one) => one.kind === 'moment' && one.compared);
  const fits = (one: Fact) =>
    one.kind === 'moment' &&
    !one.issueOf &&
    (one.compared === fact.compared || (fact.compared && !comparesItself)) &&
    isSameMoment(fact.moment, one.moment, carrier) &&
    (boundFits(fact.bound, one.bound, true) || startsColumn(fact, one));
  const isDay = fact.moment.size === 'day';
  // The year of a heading stands over that of the title.
  const isYear = (one: Fact) => one.kind === 'moment' && one.moment.year !== undefined && !one.issueOf;
  const titleToo = !isDay && !(fact.moment.size === 'year' && carrier.context.facts.some(isYear));
  const found = among(carrier, fits, titleToo, isDay ? fact.bound : 'any');
  if (!found && (carrier.card.status.facts.some(fits) || isFromIssue(fact, carrier))) return itself;
  if (!found && !fact.bound && !fact.compared && holdsDays(fact.moment, carrier)) return around;
  if (found || fact.moment.size !== 'year') return found;
  const { type, issuedOn } = carrier.card;
  if (fact.behindType && fact.behindType === type && issuedOn?.year === fact.moment.year) return around;
  // "Đến hết năm 2027" is later than "đến hết quý I năm 2027".
  if (fact.bound === 'upper' && carrier.own.facts.some((one) => isEarlierEnd(fact.moment, one))) return null;
  // The year of a fuller date.
  return among(
    carrier,
    (one) =>
      one.kind === 'moment' &&
      one.moment.year === fact.moment.year &&
      one.compared === fact.compared &&
      !fact.moment.edge &&
      !one.issueOf,
    titleToo,
  );
}

const isEarlierEnd = ({ year }: Moment, one: Fact) =>
  one.kind === 'moment' &&
  one.bound === 'upper' &&
  one.moment.year === year &&
  ((one.moment.size === 'quarter' && one.moment.part !== 4) ||
    ((one.moment.size === 'day' || one.moment.size === 'month') && one.moment.month !== 12));

/** "Có hiệu lực từ ngày 12/3/2026" of "kể từ ngày ký": the date of issue. */
function isFromIssue({ moment, bound }: MomentFact, { own, card }: Carrier): boolean {
  if (bound !== 'lower' || moment.size !== 'day' || !/từ ngày (?:ký|ban hành)/u.test(own.view.exact))
    return false;
  const { issuedOn } = card;
  return (
    issuedOn !== null &&
    moment.day === issuedOn.day &&
    moment.month === issuedOn.month &&
    (moment.year === undefined || moment.year === issuedOn.year)
  );
}

/** "Từ ngày 16/5" of a cell under "Bắt đầu". */
const startsColumn = ({ bound }: MomentFact, { head }: Fact) =>
  bound === 'lower' &&
  head !== undefined &&
  /(?:bắt đầu|khởi công|khai mạc|từ ngày)(?: |$)/u.test(head.join(' '));

function token(fact: Of<TokenFact>, carrier: Carrier): Carried {
  const [kind, value = ''] = fact.key.split(':');
  if (fact.key === counted) return itself;
  if (fact.key === 'năm:trước' && saysYearBefore(carrier)) return around;
  if (kind === 'position') return position(value, carrier) ? around : null;
  const once = (one: Fact) => one.kind === 'quantity' && one.value === 1 && one.measure === value;
  const found = among(
    carrier,
    (one) =>
      (one.kind === 'token' && (one.key === fact.key || (fact.key === '24/24' && one.key === '24/7'))) ||
      (kind === 'every' && once(one)),
  );
  if (found?.by === 'own') return found;
  // "nhóm ưu tiên 1 và 2" are nhóm 1 and nhóm 2.
  const labelled = (one: Fact) =>
    one.kind === 'quantity' &&
    one.measure === null &&
    String(one.value) === value &&
    ` ${wordsBefore(carrier.own.view, one.start, 7)} `.includes(` ${kind} `);
  const values = carrier.own.facts.filter(labelled);
  if (values.length > 0) return { by: 'own', facts: values };
  // "Theo khoản 2 Điều 4, …" is where the sentence stands; a place further on must be the sentence's own.
  const named = carrier.own.facts.some((one) => one.kind === 'token' && one.key.startsWith(`${kind}:`));
  if (legalPlace.test(fact.key) && named && fact.start >= atBeginning) return null;
  return found ?? (carrier.places.has(fact.key) || isNumberedItem(kind!, value, carrier) ? around : null);
}

/** "Nhóm 2" of what stands under the label "2." where the archive itself numbers no groups. */
function isNumberedItem(kind: string, value: string, { own, context, places }: Carrier): boolean {
  const numbersOwn = [...own.facts, ...context.facts].some(
    (one) => one.kind === 'token' && one.key.startsWith(`${kind}:`),
  );
  return /^(?:nhóm|loại|bước|việc|ưu tiên)$/u.test(kind) && places.has(`khoản:${value}`) && !numbersOwn;
}

/** The year before that of the document, by its figures. */
function saysYearBefore({ own, card }: Carrier): boolean {
  const year = card.issuedOn?.year;
  return own.facts.some((one) => one.kind === 'moment' && one.moment.year === (year ?? 0) - 1);
}

const legalPlace = /^(?:điều|khoản|điểm|chương|mục|phần|phụ lục):/u;
