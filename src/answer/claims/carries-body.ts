import { fold } from '../../core/text.ts';
import { around, type Carried } from './carried.ts';
import type { Carrier } from './carrier.ts';
import type { Fact, NameFact, Role, UnitFact } from './fact.ts';
import { isSpelledBy, isSpelledIn } from './words.ts';

/** Whether somebody of the sentence, its headings or title holds a position: a deputy is not the head. */
export function position(wanted: string, { own, context, card }: Carrier): boolean {
  return [own, context, card.title].some(({ facts }) =>
    facts.some(
      (one) =>
        (one.kind === 'unit' && one.position === wanted) ||
        (one.kind === 'token' && one.key === `position:${wanted}`),
    ),
  );
}

/** The same unit, by whatever name; a group is not its member. */
export function unit(fact: Fact & UnitFact, carrier: Carrier): Carried {
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

/** A person or place, letter by letter. */
export function name(fact: Fact & NameFact, carrier: Carrier): Carried {
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
