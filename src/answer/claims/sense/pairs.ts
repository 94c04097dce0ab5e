import type { Carrier } from '../carrier.ts';
import type { Fact, QuantityFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import type { View } from '../view.ts';

export type Quantity = Fact & QuantityFact;

/** A quantity of a claim with those of the same value in the cited sentences. */
export interface Pair {
  claimed: Quantity;
  said: { fact: Quantity; view: View }[];
}

export const quantitiesOf = ({ facts }: Reading) =>
  facts.filter((fact): fact is Quantity => fact.kind === 'quantity');

const kept = new WeakMap<Reading, { carriers: readonly Carrier[]; pairs: readonly Pair[] }>();

/** Several rules ask for those of one clause. */
export function pairsOf(clause: Reading, carriers: readonly Carrier[]): readonly Pair[] {
  const known = kept.get(clause);
  if (known?.carriers === carriers) return known.pairs;
  const pairs = readPairs(clause, carriers);
  kept.set(clause, { carriers, pairs });
  return pairs;
}

function readPairs(clause: Reading, carriers: readonly Carrier[]): Pair[] {
  const all = carriers.flatMap(({ own }) => quantitiesOf(own).map((fact) => ({ fact, view: own.view })));
  return quantitiesOf(clause).flatMap((claimed) => {
    const said = all.filter(({ fact }) => fact.value === claimed.value && fact.measure === claimed.measure);
    return said.length > 0 ? [{ claimed, said }] : [];
  });
}

export const before = ({ exact }: View, { start }: Quantity, reach = 40) =>
  exact.slice(Math.max(0, start - reach), start);
export const behind = ({ exact }: View, { end }: Quantity, reach = 32) => exact.slice(end, end + reach);
