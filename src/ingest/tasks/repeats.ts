import { fold } from '../../core/text.ts';
import type { Draft } from './draft.ts';

/** Share of the pairs of syllables of the shorter text that both must have, and the fewest that tell anything. */
const alike = { share: 0.6, fewest: 5 };

/**
 * Without the items that only announce what a table or labelled lines of the same document set out with units
 * and terms ("1. Củng cố lực lượng …" in the body, row 3 of the appendix): those with neither a unit nor a term
 * whose words are mostly those of one of `given`.
 */
export function withoutRepeats(text: string, items: readonly Draft[], given: readonly Draft[]): Draft[] {
  if (given.length === 0) return [...items];
  const told = given.map((one) => pairsOf(text, one));
  return items.filter((item) => {
    if (item.lead.length > 0 || item.deadlines.length > 0) return true;
    const own = pairsOf(text, item);
    return !told.some((other) => sharesMost(own, other));
  });
}

function sharesMost(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [short, long] = left.size <= right.size ? [left, right] : [right, left];
  if (short.size < alike.fewest) return false;
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared++;
  return shared >= alike.share * short.size;
}

function pairsOf(text: string, { start, end }: Draft): Set<string> {
  const words = fold(text.slice(start, end)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}
