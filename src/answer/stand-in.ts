import { labelAt } from '../core/label.ts';
import { readable } from '../core/readable.ts';
import { syllables } from '../core/text.ts';
import type { Packed } from './packed.ts';

/** A longer sentence is read below, among the quotes. */
const longest = 400;

/**
 * What stands in for a sentence that the archive does not carry: of the sentences that it cites the one with most of
 * its words, word for word. Null where it cites none that says something by itself, or only long ones.
 */
export function standInFor(sentence: string, packed: Packed): { text: string; address: string } | null {
  const cited = new Set(
    [...sentence.matchAll(/(\d{1,4})\.(\d{1,4})(?=[\d.,;\s]*\])/g)].map(([address]) => address),
  );
  const said = new Set(syllables(sentence).map(({ exact }) => exact));
  const candidates = packed.passages.flatMap(({ passage, sentences }) =>
    sentences
      .filter(
        ({ address, span }) => cited.has(address) && span.start >= passage.start && span.end <= passage.end,
      )
      .map(({ address, text }) => {
        const words = syllables(text);
        const label = labelAt(text, 0, text.length)?.contentStart ?? 0;
        const plain = readable(text.slice(label)).replace(/[\s.;,/]+$/u, '');
        const shown = passage.kind === 'row' ? plain.replace(/ \| /g, ' – ') : plain;
        return { address, shown, words: words.filter(({ exact }) => said.has(exact)).length };
      }),
  );
  const [best] = candidates
    .filter(({ shown }) => shown.length <= longest)
    .sort((one, other) => other.words - one.words);
  return best ? { text: `Văn bản nêu: “${best.shown}”.`, address: best.address } : null;
}
