import type { Span } from '../core/document.ts';
import type { Evidence, RankedPassage } from '../core/evidence.ts';
import type { Archive } from '../core/ports.ts';
import { sentencesOf } from '../core/sentences.ts';
import { passagesByFit } from './choose-passages.ts';
import type { Saying } from './contradictions.ts';
import { sentencesOfPassage } from './passage-sentences.ts';

/** Passages among which another document may say it otherwise: what stands behind them is about something else. */
const looked = 12;

/** The sentences of a passage that lie in `spans`; a row is one. */
export function sayingsIn(
  { passage, document }: Pick<RankedPassage, 'passage' | 'document'>,
  spans: readonly Span[],
  archive: Pick<Archive, 'document'>,
): Saying[] {
  const text = archive.document(passage.source)?.text;
  if (text === undefined) return [];
  const isWhole = (span: Span) => span.start === passage.start && span.end === passage.end;
  const parts =
    passage.kind === 'row'
      ? spans
      : spans.flatMap((span) =>
          isWhole(span) ? sentencesOfPassage(passage, text) : sentencesOf(text, span),
        );
  return parts.map((span) => ({ document, passage, span, text: text.slice(span.start, span.end) }));
}

/** The sentences of the passages that come nearest to the question. */
export function nearSayings(evidence: Evidence, archive: Pick<Archive, 'document'>): Saying[] {
  return passagesByFit(evidence)
    .slice(0, looked)
    .flatMap(({ ranked }) => sayingsIn(ranked, [ranked.passage], archive));
}
