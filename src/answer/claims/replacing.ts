import type { Carried } from './carried.ts';
import type { Carrier } from './carrier.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { isRival } from './rivals.ts';
import { wordsBefore } from './view.ts';

/**
 * The figure or date of the heading that a claim puts in the place of the sentence's own, if there is one. Months and
 * years of the heading may be added, but not where the sentence has its own: "so với tháng 9" under "Kết quả tháng 9"
 * where the sentence says "so với tháng 8".
 */
export function replacing(
  { view }: Reading,
  carriedBy: ReadonlyMap<Fact, NonNullable<Carried>>,
  carrier: Carrier,
): Fact | undefined {
  const facts = [...carriedBy.keys()];
  const isLedAlike = (one: Fact, fact: Fact) =>
    wordsBefore(carrier.own.view, one.start, 3) === wordsBefore(view, fact.start, 3);
  return facts.find((fact) => {
    const places = (fact.kind === 'moment' && !fact.issueOf) || fact.kind === 'quantity';
    if (!places || carriedBy.get(fact)?.by !== 'around') return false;
    const rivals = carrier.own.facts.filter((one) => isRival(one, fact) && sizeOf(one) === sizeOf(fact));
    const used = facts.flatMap((one) => {
      const carried = one.kind === fact.kind ? carriedBy.get(one) : undefined;
      return carried?.by === 'own' ? carried.facts : [];
    });
    return rivals.some(
      (one) => !used.includes(one) && !(one.kind === 'moment' && one.compared && !isLedAlike(one, fact)),
    );
  });
}

const sizeOf = (fact: Fact) => (fact.kind === 'moment' ? fact.moment.size : null);
