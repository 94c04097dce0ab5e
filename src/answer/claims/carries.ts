import { fold } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import type {
  Bound,
  DocumentFact,
  Fact,
  MomentFact,
  NameFact,
  QuantityFact,
  Role,
  TokenFact,
  UnitFact,
} from './fact.ts';
import { isSameMoment, issueDateOf } from './moments.ts';
import { counted } from './own-count.ts';
import { isSpelledBy, isSpelledIn } from './words.ts';

/** How a fact is carried: by the words of the cited sentence, by what stands around it, or not at all. */
export type Carried = { by: 'own'; facts: Fact[] } | { by: 'around' } | null;

const around: Carried = { by: 'around' };
/** By words that are no fact of their own. */
const itself: Carried = { by: 'own', facts: [] };

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

/** Facts of the sentence that fit; else whether one around it does, with the same bound. */
function among(
  carrier: Carrier,
  fits: (fact: Fact) => boolean,
  titleToo = true,
  bound: Bound | 'any' = 'any',
): Carried {
  const facts = carrier.own.facts.filter(fits);
  if (facts.length > 0) return { by: 'own', facts };
  const near = (one: Fact) => fits(one) && (bound === 'any' || !('bound' in one) || one.bound === bound);
  if (carrier.context.facts.some(near)) return around;
  return titleToo && carrier.card.title.facts.some(fits) ? around : null;
}

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
  const fits = (one: Fact) =>
    one.kind === 'moment' &&
    !one.issueOf &&
    one.compared === fact.compared &&
    isSameMoment(fact.moment, one.moment, carrier) &&
    boundFits(fact.bound, one.bound, true);
  const isDay = fact.moment.size === 'day';
  const found = among(carrier, fits, !isDay, isDay ? fact.bound : 'any');
  if (!found && carrier.card.status.facts.some(fits)) return itself;
  if (found || fact.moment.size !== 'year') return found;
  // The year of a fuller date.
  return among(
    carrier,
    (one) =>
      one.kind === 'moment' &&
      one.moment.year === fact.moment.year &&
      one.compared === fact.compared &&
      !fact.moment.edge &&
      !one.issueOf,
  );
}

/** A claim may leave a bound out, and write that of a date where the sentence is a table's cell; never turn it round. */
export function boundFits(claimed: Bound, carried: Bound, isDate: boolean): boolean {
  if (claimed === null || claimed === carried) return true;
  return carried === null && isDate && claimed === 'upper';
}

function quantity(fact: Of<QuantityFact>, carrier: Carrier): Carried {
  if (isRate(fact, carrier)) return itself;
  const fits = (one: Fact) =>
    one.kind === 'quantity' &&
    isSameAmount(fact, one, carrier) &&
    boundFits(
      fact.bound,
      one.bound,
      /^(?:giờ|phút|ngày|ngày làm việc|tuần|tháng|năm)$/.test(fact.measure ?? ''),
    ) &&
    (fact.trend === one.trend || (fact.trend === null && fact.measure !== '%'));
  return among(carrier, fits);
}

/** "một tháng" for "mỗi tháng", "một người" for "/người". */
function isRate(fact: QuantityFact, { own }: Carrier): boolean {
  if (fact.value !== 1 || !fact.inWords) return false;
  const per = fact.measure ?? fact.noun.split(' ')[0]!;
  if (!/^(?:ngày|tuần|tháng|quý|năm|giờ|người|hộ|xã|đơn)$/u.test(per)) return false;
  return new RegExp(`(?:/|mỗi |hằng |hàng |từng )\\s?${per}(?!\\p{L})`, 'u').test(own.view.exact);
}

const people = 'ca|trường|người|bệnh|lượt|học|cán|trẻ|bác|đại|nhân|viên';
const sameNouns = [people, 'đơn|cơ|cơ quan', 'lớp|khóa', 'vụ|trường', 'suất|giường'].map(
  (words) => new Set(words.split('|')),
);

function isSameAmount(claimed: QuantityFact, own: QuantityFact, carrier: Carrier): boolean {
  if (claimed.value !== own.value) {
    if (claimed.value === 0.5 && claimed.measure === null && own.value === 50 && own.measure === '%')
      return true;
    return claimed.measure !== null && own.measure === null && inColumn(claimed, own, carrier);
  }
  if (claimed.measure === 'điểm' && own.measure === null && carrier.ownWords.includes('điểm')) return true;
  if (claimed.measure !== own.measure)
    return (
      own.measure === null && claimed.measure !== null && own.noun === '' && inColumn(claimed, own, carrier)
    );
  return claimed.measure !== null || nounFits(claimed, own);
}

/** A figure in a table has its measure in the head of the column: "Kinh phí (triệu đồng)". */
function inColumn(claimed: QuantityFact, own: QuantityFact, { context, passage }: Carrier): boolean {
  if (passage.passage.kind !== 'row') return false;
  const heads = context.view.exact;
  const measure = claimed.measure!;
  if (!(measure === '%' ? /%|phần trăm|tỷ lệ/u.test(heads) : heads.includes(measure))) return false;
  const scales = [
    1,
    ...(/nghìn|ngàn/u.test(heads) ? [1e3] : []),
    ...(/triệu/u.test(heads) ? [1e6] : []),
    ...(/t[ỷỉ] đồng/u.test(heads) ? [1e9] : []),
  ];
  return scales.some((scale) => own.value * scale === claimed.value);
}

function nounFits(claimed: QuantityFact, own: QuantityFact): boolean {
  const [wanted = ''] = claimed.noun.split(' ');
  const [noun = ''] = own.noun.split(' ');
  if (wanted === '' || noun === '' || wanted === noun) return true;
  if (sameNouns.some((nouns) => nouns.has(wanted) && nouns.has(noun))) return true;
  return (
    ` ${own.before} `.includes(` ${wanted} `) ||
    ` ${own.noun} `.includes(` ${wanted} `) ||
    isSpelledBy(wanted, own.noun) ||
    isSpelledBy(noun, claimed.noun) ||
    !/\p{L}/u.test(wanted)
  );
}

function token(fact: Of<TokenFact>, carrier: Carrier): Carried {
  // "Theo khoản 2 Điều 4, …" is where the sentence stands; another place in it is one that the sentence names.
  const prefix = `${fact.key.split(':')[0]}:`;
  const named = carrier.own.facts.some((one) => one.kind === 'token' && one.key.startsWith(prefix));
  if (carrier.places.has(fact.key) && (!named || fact.start < 30)) return around;
  const [kind, value = ''] = fact.key.split(':');
  if (fact.key === counted) return itself;
  if (kind === 'position') return position(value, carrier) ? around : null;
  if (kind === 'every') {
    const once = (one: Fact) => one.kind === 'quantity' && one.value === 1 && one.measure === value;
    return among(carrier, (one) => once(one) || (one.kind === 'token' && one.key === fact.key));
  }
  return among(carrier, (one) => one.kind === 'token' && one.key === fact.key);
}

function position(wanted: string, { own, context, card }: Carrier): boolean {
  return [own, context, card.title].some(({ facts }) =>
    facts.some(
      (one) =>
        (one.kind === 'unit' && one.position === wanted) ||
        (one.kind === 'token' && one.key === `position:${wanted}`),
    ),
  );
}

function unit(fact: Of<UnitFact>, carrier: Carrier): Carried {
  const same = (one: Fact) =>
    one.kind === 'unit' &&
    (fact.id !== null && one.id !== null
      ? one.id === fact.id
      : one.words === fact.words ||
        (!carrier.accented && fold(one.words) === fold(fact.words)) ||
        isSpelledBy(fact.words, one.words) ||
        isSpelledBy(one.words, fact.words));
  if (fact.position && !position(fact.position, carrier)) return null;
  const { number, issuers } = carrier.card;
  // "Kế hoạch số 12/KH-SYT của Sở Y tế": the issuer of that very document.
  if (fact.of !== null && fact.of === number) return issuers.some(same) ? around : null;
  const issuerOf = carrier.own.facts.filter(
    (one) => one.kind === 'unit' && one.of !== null && one.of === fact.of,
  );
  if (issuerOf.length > 0 && !issuerOf.some(same)) return null;
  const own = carrier.own.facts.filter(same);
  if (own.length > 0) {
    const fits = own.filter((one) => one.kind === 'unit' && roleFits(fact.role, one.role));
    return fits.length > 0 ? { by: 'own', facts: fits } : null;
  }
  if (carrier.context.facts.some(same) || carrier.card.title.facts.some(same)) return around;
  return fact.role === 'issuer' && issuers.some(same) ? around : null;
}

/** Who does a thing is not who receives it or helps with it. */
function roleFits(claimed: Role, own: Role): boolean {
  if (claimed === null || own === null || claimed === own || claimed === 'issuer') return true;
  const acts = (role: Role) => role === 'lead' || role === 'actor';
  if (acts(claimed)) return acts(own);
  return claimed === 'coordinating' && own === 'actor';
}

/** Words that begin a sentence in capitals without being part of a name. */
const starters = new Set(
  'theo tại ông bà đồng giao do của với các những trước sau ngày từ đến khi nếu để và về trong ngoài riêng đối cùng căn hiện việc mỗi một hai ba toàn yêu đề phó giám kính mọi nhằm còn cả bác'.split(
    ' ',
  ),
);

function name(fact: Of<NameFact>, carrier: Carrier): Carried {
  const stands = (words: string) =>
    carrier.phrase.includes(` ${words} `) ||
    (!carrier.accented && fold(carrier.phrase).includes(` ${fold(words)} `)) ||
    isSpelledIn(words, carrier.initials);
  const own = carrier.own.facts.filter((one) => one.kind === 'name' && one.words === fact.words);
  if (own.length > 0) return { by: 'own', facts: own };
  if (stands(fact.words)) return around;
  const [first = '', ...rest] = fact.words.split(' ');
  return fact.opens && rest.length > 0 && starters.has(first) && stands(rest.join(' ')) ? around : null;
}
