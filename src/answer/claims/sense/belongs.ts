import type { Carrier } from '../carrier.ts';
import type { Fact, TokenFact, UnitFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { wordsOf } from './spoken.ts';

type Token = Fact & TokenFact;
const phonesOf = ({ facts }: Reading) =>
  facts.filter((fact): fact is Token => fact.kind === 'token' && fact.key.startsWith('phone:'));

/** Whether a claim gives the telephone number of one as that of another who stands beside it. */
export function swapsPhones(clause: Reading, carriers: readonly Carrier[]): boolean {
  const claimed = phonesOf(clause);
  if (claimed.length === 0) return false;
  const said = labelsOf(clause, claimed);
  return carriers.some(({ own }) => {
    const phones = phonesOf(own);
    if (phones.length < 2) return false;
    const labels = labelsOf(own, phones);
    return claimed.some((phone, at) => {
      const mine = phones.findIndex(({ key }) => key === phone.key);
      return (
        mine >= 0 && labels.some((other, index) => index !== mine && isOf(said[at]!, other, labels[mine]!))
      );
    });
  });
}

/** Whether words name what only `other` names, and nothing that only `mine` does. */
const isOf = (words: readonly string[], other: readonly string[], mine: readonly string[]) =>
  words.some((word) => other.includes(word) && !mine.includes(word)) &&
  !words.some((word) => mine.includes(word) && !other.includes(word));

/** What stands beside each number: behind all of them, in brackets, or before all of them. */
function labelsOf({ view }: Reading, phones: readonly Token[]): string[][] {
  const wordsBetween = (from: number, to: number) =>
    wordsOf(` ${(view.exact.slice(from, to).match(/[\p{L}\p{M}]+|[;,]/gu) ?? []).join(' ')} `);
  if (phones.length === 1) return [wordsBetween(0, view.exact.length)];
  const last = phones.at(-1)!;
  const behind = wordsBetween(last.end, view.exact.length).length > 1;
  return phones.map((phone, at) =>
    behind
      ? wordsBetween(phone.end, phones[at + 1]?.start ?? view.exact.length)
      : wordsBetween(phones[at - 1]?.end ?? 0, phone.start),
  );
}

type Unit = Fact & UnitFact;
const unitsOf = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is Unit => fact.kind === 'unit' && fact.of === null);
const sameUnit = (one: Unit, other: Unit) =>
  one.id !== null && other.id !== null ? one.id === other.id : one.words === other.words;

/** Whether a claim exchanges who leads and who helps in a row: the column of those who lead always comes first. */
export function swapsColumns(clause: Reading, carriers: readonly Carrier[]): boolean {
  const units = unitsOf(clause.facts);
  const lead = units.find(({ role }) => role === 'lead');
  const helper = units.find(({ role }) => role === 'coordinating');
  if (!lead || !helper || sameUnit(lead, helper)) return false;
  return carriers.some(({ own }) => {
    if (!own.view.exact.includes('|')) return false;
    const row = unitsOf(own.facts);
    const [first, second] = [
      row.find((one) => sameUnit(one, lead)),
      row.find((one) => sameUnit(one, helper)),
    ];
    return (
      first !== undefined &&
      second !== undefined &&
      second.start < first.start &&
      own.view.exact.slice(second.end, first.start).includes('|')
    );
  });
}
