import type { Carrier } from './carrier.ts';
import type { DocumentFact, Fact } from './fact.ts';
import type { Reading } from './read-facts.ts';

/** What one document does to another. `bị … bởi` tells it from the other side. */
const act = /(?<!\p{L})(bị |được )?(?:thay thế|bãi bỏ|sửa đổi|hủy bỏ)(?!\p{L})/gu;

type Named = Fact & DocumentFact;
const isDocument = (fact: Fact): fact is Named => fact.kind === 'document';

/** Whether a claim lets the replaced document replace the other one: "A thay thế B" said as "B thay thế A". */
export function actsBackwards(claim: Reading, { own, card }: Carrier): boolean {
  const targets = actsIn(own).flatMap(({ target }) => target?.key ?? []);
  if (targets.length === 0) return false;
  return actsIn(claim).some(
    ({ actor, target }) =>
      (actor !== undefined && targets.includes(actor.key)) ||
      (target !== undefined && target.key === card.number),
  );
}

/** Who acts on whom, as far as documents are named around the verb. */
function actsIn({ view, facts }: Reading): { actor: Named | undefined; target: Named | undefined }[] {
  const documents = facts.filter(isDocument);
  return [...view.exact.matchAll(act)].map((match) => {
    const before = documents.findLast(({ end }) => end <= match.index);
    const after = documents.find(({ start }) => start > match.index);
    return match[1] ? { actor: after, target: before } : { actor: before, target: after };
  });
}
