import type { IsoDate } from '../core/document.ts';
import type { UnitRegistry } from '../core/units.ts';
import { plainClaim } from './claims/characters.ts';
import { clausesOf } from './claims/clauses.ts';
import { decidesMore } from './claims/decisive.ts';
import { citedEvidence } from './claims/evidence.ts';
import type { Fact } from './claims/fact.ts';
import { withoutOwnCount } from './claims/own-count.ts';
import { endsInStrangers } from './claims/predicate.ts';
import { withArchiveQuotes } from './claims/quotes.ts';
import { type Reading, readFacts } from './claims/read-facts.ts';
import { withoutRowNumber } from './claims/row-number.ts';
import { turnsSense } from './claims/sense.ts';
import { countsOneOfSeveral, listsTwice, repeatsForAnother } from './claims/strange-count.ts';
import { isFragment, losesSubject, type ReadClause } from './claims/subjects.ts';
import { unsupported } from './claims/supported.ts';
import { viewOf } from './claims/view.ts';
import type { Packed } from './packed.ts';

/** What a sentence is checked against. */
export interface CheckParts {
  packed: Packed;
  question: string;
  units: Pick<UnitRegistry, 'find' | 'get'>;
  today: IsoDate;
}

/** Why a sentence is held back. */
export type DropReason =
  | 'no address'
  | 'unknown address'
  | 'number'
  | 'date'
  | 'document number'
  | 'name'
  | 'quote'
  | 'negation'
  | 'unsupported words'
  | 'markup';

export type Verdict =
  | {
      kept: true;
      /** For the asker: without addresses, clauses with `addresses` behind them. */
      clauses: { text: string; addresses: string[] }[];
    }
  | { kept: false; reason: DropReason };

/** Whether the cited sentences carry what `sentence` says, addresses included as the model wrote them. */
export type CheckSentence = (sentence: string, parts: CheckParts) => Verdict;

/**
 * Whether the cited sentences carry what a model wrote.
 *
 * 1. Plain characters: no markup, nothing invisible, no figures of other scripts.
 * 2. Addresses: behind every clause, and all of them exist.
 * 3. What stands between quotation marks is the archive's, letter by letter, and is printed from there.
 * 4. Facts, negation and words of each clause against the sentences that it cites. A fragment ("trước ngày 5/10"
 *    with an address of its own) says something only together with its neighbour, and is checked with it.
 * 5. The sense of the words around the facts: scope, condition, modality, side, owner, cause.
 *
 * The way through `claims/`, each file of which has one rule:
 *
 * ```
 * text ── view ── read-facts (read-documents, -moments, -quantities, -bodies, -tokens) ── Reading
 * packed ── evidence ── carrier (own words, context, card of the document) ── joined: several of one document
 * Reading × Carrier ── supported ┬ words, items            enough of the same words, statement by statement
 *                                ├ carries (-body, -quantity, moments, same-body)   each fact is there
 *                                ├ binding, windows, rivals, replacing              and belongs to the same thing
 *                                ├ negation, periods, years, compared, acts-on      and is not turned round
 *                                └ side-by-side             of two documents, each part in its own
 * counts of the writer's own ── own-count, listed-by, counted, strange-count
 * the sense ── sense (one rule a file in sense/, called by its syllables), decisive, predicate
 * ```
 */
export const checkSentence: CheckSentence = (sentence, { packed, question, units }) => {
  const evidence = citedEvidence(packed, units);
  const addressed = [...sentence.matchAll(/(\d{1,4})\.(\d{1,4})/g)];
  const cited = addressed.flatMap(
    ([, passage, own]) => evidence.carrier(`${Number(passage)}.${Number(own)}`) ?? [],
  );
  const text = plainClaim(sentence, (word) => cited.some((carrier) => carrier.sentence.text.includes(word)));
  if (text === null) return drop('markup');
  const clauses = clausesOf(text);
  if (typeof clauses === 'string') return drop(clauses);
  const asked = wordsOf(question);
  const read: ReadClause[] = [];
  for (const { text, addresses } of clauses) {
    const carriers = addresses.map((address) => evidence.carrier(address));
    if (!carriers.every((carrier) => carrier !== undefined)) return drop('unknown address');
    // Behind another clause a number belongs to that one.
    const counting = read.length === 0 ? withoutRowNumber(text, carriers) : text;
    const quoted = withArchiveQuotes(counting, carriers);
    if (quoted === null) return drop('quote');
    read.push({ text: quoted, addresses, carriers, reading: readFacts(quoted, units) });
  }
  for (const [index, clause] of read.entries()) {
    if (losesSubject(clause, read[index - 1])) return drop('name');
    const reading = withoutOwnCount(inPlace(clause, index, read, units), read.length, clause.carriers);
    if (
      countsOneOfSeveral(clause.reading, clause.carriers) ||
      repeatsForAnother(reading, clause.carriers) ||
      listsTwice(reading)
    )
      return drop('number');
    const reason = unsupported(reading, clause.carriers, asked);
    if (reason) return drop(reason);
    if (decidesMore(reading, clause.carriers) || endsInStrangers(reading, clause.carriers, asked))
      return drop('unsupported words');
    if (turnsSense(clause, asked, read.slice(0, index))) return drop('unsupported words');
  }
  return { kept: true, clauses: read.map(({ text, addresses }) => ({ text, addresses })) };
};

let lastAsked = { question: '', words: new Set<string>() };

/** Words of the question: every sentence of an answer is checked with the same one. */
function wordsOf(question: string): ReadonlySet<string> {
  if (question !== lastAsked.question) {
    lastAsked = {
      question,
      words: new Set(viewOf(question.normalize('NFC')).words.map(({ exact }) => exact)),
    };
  }
  return lastAsked.words;
}

const drop = (reason: DropReason): Verdict => ({ kept: false, reason });

/**
 * A clause as it is to be checked: a fragment with the clause that it belongs to. What both say in their own way
 * ("… trước ngày 5/10 [1.1] và trước ngày 6/10 với nhóm 2 [1.2]") counts as the fragment says it.
 */
function inPlace(
  clause: ReadClause,
  index: number,
  all: readonly ReadClause[],
  units: CheckParts['units'],
): Reading {
  const other = all[index - 1] ?? all[index + 1];
  if (!other || !isFragment(clause)) return clause.reading;
  const [first, second] = index > 0 ? [other, clause] : [clause, other];
  const whole = readFacts(`${first.text} ${second.text}`, units);
  const border = first.text.length;
  const isOwn = (fact: Fact) => (index > 0 ? fact.start >= border : fact.start < border);
  const kindOf = (fact: Fact) => (fact.kind === 'token' ? fact.key.split(':')[0] : fact.kind);
  const own = new Set(whole.facts.filter(isOwn).map(kindOf));
  return { ...whole, facts: whole.facts.filter((fact) => isOwn(fact) || !own.has(kindOf(fact))) };
}
