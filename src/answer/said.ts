import type { Span } from '../core/document.ts';
import type { ArchivedPassage } from '../core/ports.ts';
import { saidByPassage, sentencesOfPassage } from './passage-sentences.ts';

/**
 * `spans` of a passage without the sentences that speak to a machine: they say nothing about the office's work, and
 * whoever put them there wants them to be read out. `text` is the document's. A row is one sentence.
 */
export function saidIn(
  text: string,
  passage: Pick<ArchivedPassage, 'kind' | 'start' | 'end'>,
  spans: readonly Span[],
): Span[] {
  const all = sentencesOfPassage(passage, text);
  const kept = saidByPassage(passage, text);
  if (kept.length === all.length) return [...spans];
  return spans.flatMap((span) => {
    const inside = all.filter((sentence) => sentence.start < span.end && span.start < sentence.end);
    const runs: Span[] = [];
    let open = false;
    for (const sentence of inside) {
      const last = runs.at(-1);
      if (!kept.includes(sentence)) open = false;
      else if (open && last) last.end = Math.min(span.end, sentence.end);
      else {
        runs.push({ start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) });
        open = true;
      }
    }
    return runs;
  });
}
