import type { DropReason } from '../check-sentence.ts';
import { actsBackwards } from './acts-on.ts';
import { type Bound, misplaced } from './binding.ts';
import type { Carried } from './carried.ts';
import type { Carrier } from './carrier.ts';
import { carries } from './carries.ts';
import { comparesFalsely } from './compared.ts';
import type { Fact } from './fact.ts';
import { statementsOf } from './items.ts';
import { byDocument, joinedCarrier } from './joined.ts';
import { turnsRound } from './negation.ts';
import { isOfTitle, strangePeriod } from './periods.ts';
import type { Reading } from './read-facts.ts';
import { replacing } from './replacing.ts';
import { isSameValue } from './rivals.ts';
import { setsSideBySide } from './side-by-side.ts';
import { isDoneByAnother, mayBeAbout, subjectsOf } from './subjects.ts';
import { supportOf } from './words.ts';
import { strangeYear } from './years.ts';

/** Of a statement's words and pairs of words this share must be in the sentence that carries it. */
const leastShare = 0.35;
/** And this share of all words of a clause in the sentences that it cites. */
const leastShareOfClause = 0.5;
/** The same where nothing in a clause can be compared but its words. */
const leastShareOfBare = 0.6;
/** And this, where it sets what two documents say side by side: the words that compare are its own. */
const leastShareOfCompared = 0.4;
/** Of a statement of several words, this share. */
const leastShareOfStatement = 0.45;
/** The same where several documents are cited at once: which of them carries it must be plain. */
const leastShareOfSeveral = 0.5;
const leastWords = 4;
/** So many words in a row that nobody says are something new. */
const mostStrangers = 3;

/** Why the cited sentences do not carry what a clause says; null when they do. */
export function unsupported(
  clause: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): DropReason | null {
  const whole = supportOf(clause, carriers, question);
  const groups = byDocument(carriers);
  if (groups.length > 1 && whole.share >= leastShareOfCompared && whole.strangers <= mostStrangers) {
    const isIn = (part: Reading, document: Carrier) => holdsFacts(part, document, question);
    if (!comparesFalsely(clause) && setsSideBySide(clause, groups.map(joinedCarrier), isIn)) return null;
  }
  const bare = clause.facts.length === 0;
  const few = whole.words < leastWords - 1 && clause.facts.length > 0;
  if (
    (whole.share < (bare ? leastShareOfBare : leastShareOfClause) && !few) ||
    whole.strangers > mostStrangers
  ) {
    return worst(clause, carriers) ?? 'unsupported words';
  }
  const statements = statementsOf(clause);
  if (statements.some((statement) => isNew(statement, carriers, question))) return 'unsupported words';
  if (carriers.some((carrier) => isVerbatim(clause, carrier))) return null;
  const [only] = carriers;
  if (carriers.length === 1 && only) return missing(clause, clause.facts, only, question);
  const least = groups.length > 1 ? leastShareOfSeveral : leastShare;
  const carriesAll = (carrier: Carrier) =>
    missing(clause, clause.facts, carrier, question) === null && !isNew(clause, [carrier], question, least);
  if (groups.map(joinedCarrier).some(carriesAll) || isInEach(clause, groups, question)) return null;
  let before: Reading | undefined;
  let governed: readonly Carrier[] = carriers;
  for (const statement of statements) {
    governed = ofNamed(statement, carriers) ?? governed;
    const reason = notStated(statement, fitting(statement, before, governed), question);
    if (reason) return reason;
    before = statement;
  }
  return null;
}

/**
 * "… nêu trong Báo cáo số … và được nhắc lại tại Kế hoạch số …": whether every cited document is named, and each
 * carries all the rest.
 */
function isInEach(
  clause: Reading,
  groups: readonly (readonly Carrier[])[],
  question: ReadonlySet<string>,
): boolean {
  const numbers = groups.map(([first]) => first!.card.number);
  const keys = clause.facts.flatMap((fact) => (fact.kind === 'document' ? [fact.key] : []));
  if (groups.length < 2 || !numbers.every((number) => number !== null && keys.includes(number))) return false;
  return groups.every((group, at) => {
    const others = numbers.filter((number, index) => index !== at && number !== numbers[at]);
    const isOthers = (fact: Fact) =>
      others.includes(
        fact.kind === 'document'
          ? fact.key
          : fact.kind === 'unit'
            ? fact.of
            : fact.kind === 'moment' && fact.issueOf && 'key' in fact.issueOf
              ? fact.issueOf.key
              : null,
      );
    const facts = clause.facts.filter((fact) => !isOthers(fact));
    return holdsFacts({ ...clause, facts }, joinedCarrier(group), question);
  });
}

/** Whether a document holds all facts of a part; the words of all parts have been compared with all documents together. */
function holdsFacts(part: Reading, document: Carrier, question: ReadonlySet<string>): boolean {
  const reason = missing(part, part.facts, document, question);
  return reason === null || reason === 'unsupported words';
}

/** Word for word what is cited. */
const isVerbatim = (clause: Reading, { ownWords }: Carrier) =>
  clause.view.words.length === ownWords.length &&
  clause.view.words.every((word, at) => word.exact === ownWords[at]);

/**
 * "Theo Kế hoạch số …, A và B": both must be in that document, until another one is named. The document itself comes
 * before others that only mention it.
 */
function ofNamed(statement: Reading, carriers: readonly Carrier[]): readonly Carrier[] | undefined {
  const named = statement.facts.find((fact) => fact.kind === 'document');
  if (!named) return undefined;
  const itself = carriers.filter(({ card }) => card.number === named.key);
  return itself.length > 0 ? itself : carriers.filter((carrier) => carries(named, carrier));
}

/** Whether a statement of several words is about something else than the cited sentences. */
function isNew(
  statement: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
  least = leastShareOfStatement,
): boolean {
  const { words, share } = supportOf(statement, carriers, question);
  return words >= leastWords && share < least;
}

/** The sentences that may carry a statement: one without a subject goes on about that of the statement before. */
function fitting(
  statement: Reading,
  before: Reading | undefined,
  carriers: readonly Carrier[],
): readonly Carrier[] {
  const subject = before && subjectsOf(statement).length === 0 ? subjectsOf(before).at(-1) : undefined;
  return subject ? carriers.filter((carrier) => mayBeAbout(subject, carrier, carriers)) : carriers;
}

function notStated(
  statement: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): DropReason | null {
  const groups = byDocument(carriers);
  const least = groups.length > 1 ? leastShareOfSeveral : leastShareOfStatement;
  const reasons: (DropReason | null)[] = [];
  for (const carrier of groups.map(joinedCarrier)) {
    const reason =
      missing(statement, statement.facts, carrier, question) ??
      (isNew(statement, [carrier], question, least) ? 'unsupported words' : null);
    if (reason === null) return null;
    reasons.push(reason);
  }
  return reasons.find((reason) => reason !== 'unsupported words') ?? reasons[0] ?? 'name';
}

function missing(
  statement: Reading,
  facts: readonly Fact[],
  carrier: Carrier,
  question: ReadonlySet<string>,
): DropReason | null {
  const bound: Bound[] = [];
  const carriedBy = new Map<Fact, NonNullable<Carried>>();
  for (const fact of facts) {
    const carried = carries(fact, carrier);
    if (!carried) return reasonFor(fact);
    carriedBy.set(fact, carried);
    const placed =
      fact.kind === 'quantity' ||
      fact.kind === 'unit' ||
      (fact.kind === 'name' && fact.words.includes(' ')) ||
      (fact.kind === 'token' &&
        !/^(?:every|position|ngày|tuần|tháng|quý|năm|code|figures|phone|url|mail|24)/u.test(fact.key)) ||
      (fact.kind === 'moment' && fact.issueOf === null);
    // A heading that is cited itself stands over all of it.
    const headed =
      fact.kind === 'moment' &&
      fact.moment.size !== 'day' &&
      (carrier.context.facts.some((one) => isSameValue(one, fact)) || isOfTitle(fact, statement, carrier));
    if (placed && !headed && carried.by === 'own') bound.push({ fact, facts: carried.facts });
  }
  if (isDoneByAnother(statement, carrier)) return 'name';
  const other = replacing(statement, carriedBy, carrier);
  if (other) return reasonFor(other);
  if (strangePeriod(statement, carrier)) return 'date';
  const strange = misplaced(statement, carrier, bound);
  if (strange) return reasonFor(strange);
  if (strangeYear(statement, carrier)) return 'date';
  if (comparesFalsely(statement)) return 'number';
  if (actsBackwards(statement, carrier)) return 'document number';
  if (turnsRound(statement, carrier)) return 'negation';
  const { share, words } = supportOf(statement, [carrier], question);
  return share < leastShare && !(words < leastWords - 1 && facts.length > 0) ? 'unsupported words' : null;
}

function worst(clause: Reading, carriers: readonly Carrier[]): DropReason | null {
  const fact = clause.facts.find((one) => !carriers.some((carrier) => carries(one, carrier)));
  return fact ? reasonFor(fact) : null;
}

function reasonFor(fact: Fact): DropReason {
  switch (fact.kind) {
    case 'document':
      return 'document number';
    case 'moment':
      return 'date';
    case 'quantity':
      return 'number';
    case 'token':
      return /^(?:url|mail)/.test(fact.key) ? 'markup' : /^position/.test(fact.key) ? 'name' : 'number';
    default:
      return 'name';
  }
}
