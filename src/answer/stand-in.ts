import { labelAt } from '../core/label.ts';
import { syllables } from '../core/text.ts';
import { clausesOf } from './claims/clauses.ts';
import { asRead } from './compose.ts';
import type { Packed } from './packed.ts';

/** A longer sentence is read below, among the quotes. */
const longest = 400;

/**
 * What stands in for a sentence that the archive does not carry: of the sentences that it cites the one with most of
 * its words, word for word. Null where it cites none that says something by itself, or only long ones.
 */
export function standInFor(sentence: string, packed: Packed): { text: string; address: string } | null {
  const clauses = clausesOf(sentence);
  const cited = new Set(typeof clauses === 'string' ? [] : clauses.flatMap(({ addresses }) => addresses));
  const said = new Set(syllables(sentence).map(({ exact }) => exact));
  const candidates = packed.passages.flatMap(({ passage, sentences }) =>
    sentences
      .filter(
        ({ address, span }) => cited.has(address) && span.start >= passage.start && span.end <= passage.end,
      )
      .map(({ address, text }) => {
        const words = syllables(text);
        const label = labelAt(text, 0, text.length)?.contentStart ?? 0;
        const shown = asRead(text.slice(label), passage.kind === 'row').replace(/[\s.;,/]+$/u, '');
        return { address, shown, words: words.filter(({ exact }) => said.has(exact)).length };
      }),
  );
  const [best] = candidates
    .filter(({ shown }) => shown.length <= longest)
    .sort((one, other) => other.words - one.words);
  return best ? { text: `Văn bản nêu: “${best.shown}”.`, address: best.address } : null;
}
