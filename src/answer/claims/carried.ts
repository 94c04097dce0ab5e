import type { Carrier } from './carrier.ts';
import type { Bound, Fact } from './fact.ts';

/** How a fact is carried: by the words of the cited sentence, by what stands around it, or not at all. */
export type Carried = { by: 'own'; facts: Fact[] } | { by: 'around' } | null;

export const around: Carried = { by: 'around' };
/** By words that are no fact of their own. */
export const itself: Carried = { by: 'own', facts: [] };

/** Facts of the sentence that fit; else whether one around it does, with the same bound. */
export function among(
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

/** A claim may leave a bound out, and write that of a date where the sentence is a table's cell; never turn it round. */
export function boundFits(claimed: Bound, carried: Bound, isDate: boolean): boolean {
  if (claimed === null || claimed === carried) return true;
  return carried === null && isDate && claimed === 'upper';
}
