import { fold } from '../../core/text.ts';
import { around, type Carried } from './carried.ts';
import type { Carrier } from './carrier.ts';
import type { Fact, NameFact, Role, UnitFact } from './fact.ts';
import { inFull, isSameBody, leavesOutPlace } from './same-body.ts';
import { isSpelledIn } from './words.ts';

/** Whether somebody of the sentence, its headings or title holds a position: a deputy is not the head. */
export function position(wanted: string, { own, context, card, phrase }: Carrier): boolean {
  if (new RegExp(`(?<! phó) ${wanted} `, 'u').test(phrase)) return true;
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
  const same = (one: Fact) => one.kind === 'unit' && isSameBody(fact, one, carrier.accented);
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
    if (fits.length > 0) return { by: 'own', facts: fits };
    return isNamedShort(fact, carrier) ? { by: 'own', facts: own } : null;
  }
  if (carrier.context.facts.some(same) || carrier.card.title.facts.some(same)) return around;
  if (isOfPlace(fact, carrier)) return around;
  const longer = ownInPlace(fact, carrier);
  if (longer.length > 0) return { by: 'own', facts: longer };
  if (isMember(fact, carrier) || isGenericGroup(fact, carrier) || isWritten(fact, carrier)) return around;
  if (isKindOfSeveral(fact, carrier) || (issuers.some(same) && namesShort(fact, carrier))) return around;
  return fact.role === 'issuer' && issuers.some(same) ? around : null;
}

/** "… về Trung tâm Kiểm soát bệnh tật tỉnh; Trung tâm tổng hợp, …": who receives there does the next thing. */
function isNamedShort(fact: Fact & UnitFact, { own }: Carrier): boolean {
  return own.facts.some((one) => {
    if (one.kind !== 'unit' || one.id !== fact.id) return false;
    const [first, second, third] = one.words.split(' ');
    const again = new RegExp(`[;.]\\s*${first} ${second} (?!${third})\\p{Ll}`, 'u');
    return again.test(own.view.exact.slice(one.end));
  });
}

/** The bodies of which a claim leaves out the place; of two that differ in nothing else it names neither. */
function ownInPlace(fact: Fact & UnitFact, { own }: Carrier): Fact[] {
  const wanted = inFull(fact.words);
  const longer = own.facts.filter(
    (one) =>
      one.kind === 'unit' &&
      (fact.id === null || one.id === null) &&
      leavesOutPlace(wanted, inFull(one.words)) &&
      roleFits(fact.role, one.role),
  );
  const names = new Set(longer.map((one) => (one.kind === 'unit' ? one.words : '')));
  return names.size === 1 ? longer : [];
}

/** "Trung tâm y tế khu vực" and "các đơn vị" for the several of that kind that a sentence or its rows name. */
function isKindOfSeveral({ words }: Fact & UnitFact, { own }: Carrier): boolean {
  const kind = words.replace(leading, '');
  const named = own.facts.filter((one): one is Fact & UnitFact => one.kind === 'unit');
  const plural = leading.test(words);
  const fits = named.filter(
    (one) =>
      one.role !== 'recipient' &&
      (one.words.startsWith(`${kind} `) || (plural && /^(?:đơn vị|cơ quan|cơ sở)$/u.test(kind))),
  );
  return new Set(fits.map((one) => one.words)).size > 1;
}

/** "Đường dây nóng của Sở": who issued the document is called by the first word of the name. */
function namesShort({ words }: Fact & UnitFact, { own }: Carrier): boolean {
  const head = /^(?:sở|cục|chi cục|bộ|ban|uỷ ban|trung tâm|bệnh viện|trường|viện|phòng|công ty)(?= )/u.exec(
    words,
  )?.[0];
  if (!head) return false;
  const pattern = new RegExp(`(?<!\\p{L})${head}(?!\\p{L})`, 'gu');
  return [...own.view.exact.matchAll(pattern)].some(({ index }) => {
    const { text } = own.view;
    return text[index] !== own.view.exact[index] && !/^ ?\p{Lu}/u.test(text.slice(index + head.length));
  });
}

/** "Các bệnh viện" of "các bệnh viện, trung tâm y tế khu vực": one of those that a group is listed as. */
function isMember(fact: Fact & UnitFact, { own, context }: Carrier): boolean {
  const wanted = fact.words.replace(leading, '');
  return [own, context].some(({ view, facts }) =>
    facts.some((one) => {
      if (one.kind !== 'unit') return false;
      const listed = view.exact.slice(one.start, one.end).split(/\s*,\s*|\s+và\s+/u);
      return (
        listed.length > 1 &&
        listed.some((part) => {
          const words = wordsOf(part.replace(leading, ''));
          return words === wanted || words.startsWith(`${wanted} trực thuộc`);
        })
      );
    }),
  );
}

const leading = /^(?:các|mỗi|những|từng|mọi)\s+/u;
const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/**
 * Whether a name stands word for word in the sentence, with its position, however it was read there: a name goes on
 * with a word in capitals or of a place, a person's name behind a position is no part of it.
 */
function isWritten({ position: held, words }: Fact & UnitFact, { own }: Carrier): boolean {
  const wanted = `${held} ${words}`.trim().split(' ');
  const all = own.view.words;
  return all.some((_, at) => {
    if (!wanted.every((word, step) => all[at + step]?.exact === word)) return false;
    const next = all[at + wanted.length];
    if (held !== '' || !next) return true;
    const gap = own.view.exact.slice(all[at + wanted.length - 1]!.end, next.start);
    return gap !== ' ' || !(goesOnWith.test(next.exact) || /^\p{Lu}/u.test(own.view.text.slice(next.start)));
  });
}

const goesOnWith = /^(?:huyện|thành|thị|khu|tỉnh|xã|phường|cấp|các|và)$/u;

/** "Trung tâm Y tế huyện" in a document about Hải Trà is that of Hải Trà. */
const isOfPlace = ({ words }: UnitFact, { own, card }: Carrier) =>
  own.facts.some((one) => {
    if (one.kind !== 'unit' || !words.startsWith(`${one.words} `)) return false;
    const place = words.slice(one.words.length + 1);
    return [own, card.title].some(({ facts }) =>
      facts.some(({ kind, ...name }) => kind === 'name' && 'words' in name && name.words === place),
    );
  });

/** Groups that are no more than a word for whoever is meant: "các đơn vị phải …". */
const generic =
  /^(?:(?:các|mỗi|những|từng)\s+)?(?:cơ quan đơn vị|đơn vị|cơ quan|cơ sở|phòng|bộ phận|trung tâm|toàn ngành|toàn ngành y tế|ngành y tế)$/u;

/**
 * Whether "các đơn vị" of a claim are those that the archive speaks of: it has the word, or a group, or leaves out who
 * has to do it. Where it names a single one, all of them would be more.
 */
function isGenericGroup(fact: Fact & UnitFact, { own, context, ownWords }: Carrier): boolean {
  const bare = fact.words.replace(leading, '');
  const isPart = (one: Fact) => one.kind === 'unit' && one.words.replace(leading, '').startsWith(`${bare} `);
  if (` ${ownWords.join(' ')} `.includes(` ${bare} `) && !own.facts.some(isPart)) return true;
  if (!generic.test(fact.words)) return false;
  const named = [...own.facts, ...context.facts].filter(
    (one): one is Fact & UnitFact =>
      one.kind === 'unit' && one.role !== 'recipient' && one.role !== 'coordinating' && one.role !== 'issuer',
  );
  return named.length === 0 || named.some(({ words }) => leading.test(words) || words.includes(' các '));
}

/** Who does a thing is not who receives it or helps with it. */
function roleFits(claimed: Role, own: Role): boolean {
  if (claimed === null || own === null || claimed === own) return true;
  // Who orders in its own document may be whoever does the rest of it.
  if (claimed === 'issuer' || own === 'issuer') return true;
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
  if (stands(fact.words) || stands(inFull(fact.words))) return around;
  const [first = '', ...rest] = fact.words.split(' ');
  if (!fact.opens || rest.length === 0) return null;
  // "Huyện Hải Trà" for "Hải Trà", but not for "xã Hải Trà".
  const name = rest.join(' ');
  const other = new RegExp(`(?<= )(?!${first} )(?:huyện|xã|phường|tỉnh) ${name} `, 'u');
  const isPlace =
    carrier.passage.passage.kind !== 'row' &&
    /^(?:huyện|xã|phường|tỉnh)$/u.test(first) &&
    !other.test(carrier.phrase);
  return (starters.has(first) || isPlace) && stands(name) ? around : null;
}
