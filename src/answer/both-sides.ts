import type { CitedQuote } from '../core/answer.ts';
import type { Archive } from '../core/ports.ts';
import { citeFrom } from './cite.ts';
import type { Contradiction } from './contradictions.ts';

/** The quotes with both sides of every contradiction among them, the side that counts first. */
export function withBothSides(
  quotes: readonly CitedQuote[],
  against: readonly Contradiction[],
  archive: Pick<Archive, 'document' | 'sections'>,
): CitedQuote[] {
  let all = [...quotes];
  for (const { first, second } of against) {
    for (const { passage, span } of [first, second]) {
      const there = all.some(
        ({ source, start, end }) => source === passage.source && start <= span.start && span.end <= end,
      );
      if (!there) all.push(...citeFrom(archive, passage, [span]));
    }
    const before = all.findIndex(({ source }) => source === second.document.source);
    const own = all.filter(({ source }) => source === first.document.source);
    if (all.findIndex(({ source }) => source === first.document.source) > before) {
      all = all.filter((quote) => !own.includes(quote));
      all.splice(before, 0, ...own);
    }
  }
  return all;
}
