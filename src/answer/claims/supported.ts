import type { DropReason } from '../check-sentence.ts';
import { type Bound, misplaces } from './binding.ts';
import type { Carrier } from './carrier.ts';
import { carries } from './carries.ts';
import type { Fact, Place } from './fact.ts';
import { enumerated, statementsOf } from './items.ts';
import { turnsRound } from './negation.ts';
import type { Reading } from './read-facts.ts';
import type { View } from './view.ts';
import { supportOf } from './words.ts';

/** Of a statement's words and pairs of words this share must be in the sentence that carries it. */
const leastShare = 0.35;
/** And this share of all words of a clause in the sentences that it cites. */
const leastShareOfClause = 0.5;
/** So many words in a row that nobody says are something new. */
const mostStrangers = 4;

/** Why the cited sentences do not carry what a clause says; null when they do. */
export function unsupported(
  clause: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): DropReason | null {
  const whole = supportOf(clause, carriers, question);
  if (whole.share < leastShareOfClause || whole.strangers > mostStrangers) {
    return worst(clause, carriers) ?? 'unsupported words';
  }
  if (carriers.some((carrier) => missing(clause, clause.facts, carrier, question) === null)) return null;
  const [only] = carriers;
  if (carriers.length === 1 && only) return missing(clause, clause.facts, only, question);
  for (const statement of statementsOf(clause)) {
    const reason = notStated(statement, carriers, question);
    if (reason) return reason;
  }
  return null;
}

function notStated(
  statement: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): DropReason | null {
  const reasons = carriers.map((carrier) => missing(statement, statement.facts, carrier, question));
  if (reasons.includes(null)) return null;
  const runs = enumerated(statement);
  const [run] = runs;
  if (runs.length === 1 && run) {
    const others = statement.facts.filter((fact) => !run.includes(fact));
    const each = run.every((fact) =>
      carriers.some((carrier) => missing(statement, [...others, fact], carrier, question) === null),
    );
    if (each) return null;
  }
  return reasons.find((reason) => reason !== 'unsupported words') ?? reasons[0] ?? 'unsupported words';
}

function missing(
  statement: Reading,
  facts: readonly Fact[],
  carrier: Carrier,
  question: ReadonlySet<string>,
): DropReason | null {
  const bound: Bound[] = [];
  for (const fact of facts) {
    const carried = carries(fact, carrier);
    if (!carried) return reasonFor(fact);
    const placed =
      fact.kind === 'quantity' || fact.kind === 'name' || (fact.kind === 'moment' && fact.issueOf === null);
    if (placed && carried.by === 'own') bound.push({ fact, facts: carried.facts });
  }
  if (replacesDate(statement, facts, carrier)) return 'date';
  if (misplaces(statement, carrier, bound)) return reasonFor(bound[0]!.fact);
  if (turnsRound(statement, carrier)) return 'negation';
  return supportOf(statement, [carrier], question).share < leastShare ? 'unsupported words' : null;
}

/**
 * A month or year of the heading does not stand in for one that the sentence names itself: "so với tháng 9" under
 * "Kết quả tháng 9" where the sentence has "so với tháng 8".
 */
function replacesDate({ view }: Reading, facts: readonly Fact[], carrier: Carrier): boolean {
  return facts.some((fact) => {
    if (fact.kind !== 'moment' || fact.issueOf || carries(fact, carrier)?.by !== 'around') return false;
    const { size } = fact.moment;
    const lead = leadTo(view, fact);
    return carrier.own.facts.some(
      (one) =>
        one.kind === 'moment' &&
        one.moment.size === size &&
        lead !== '' &&
        leadTo(carrier.own.view, one) === lead,
    );
  });
}

/** The three words before a date. */
const leadTo = (view: View, { start }: Place) =>
  view.words
    .filter((word) => word.end <= start)
    .slice(-3)
    .map((word) => word.exact)
    .join(' ');

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
