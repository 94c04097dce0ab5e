import type { Answer, CitedQuote, Refusal } from '../core/answer.ts';
import { quoteOf } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';
import { chooseList } from './choose-list.ts';
import { choosePassages } from './choose-passages.ts';
import { chooseSentences } from './choose-sentences.ts';
import { cardOf, compose } from './compose.ts';
import { refuse } from './refuse.ts';

/** What an answer is made from, besides the evidence. */
export interface AnswerParts {
  archive: Pick<Archive, 'document' | 'passagesOf' | 'sections'>;
  /** Evidence with a lower confidence is no evidence. Chosen by `npm run eval`. */
  refuseBelow: number;
}

/**
 * Extractive answer: nothing in it but the archive's own words and a line around them.
 *
 * 1. Too little confidence: refuse, with the nearest documents.
 * 2. A question for a list whose heading stands in the archive: every item under that heading.
 * 3. Else the passages that come close to the best one, and in each the sentences that carry the answer.
 * 4. Cut the quotes out of the documents and write the references around them.
 */
export function answer(evidence: Evidence, parts: AnswerParts): Answer | Refusal {
  if (evidence.passages.length === 0 || evidence.confidence < parts.refuseBelow) return refuse(evidence);
  const list = evidence.question.wantsList ? chooseList(evidence, parts.archive) : null;
  const quotes = list
    ? list.passages.flatMap((passage) => cite([passage], passage, parts.archive))
    : choosePassages(evidence).flatMap(({ passage }) =>
        cite(chooseSentences(passage, evidence), passage, parts.archive),
      );
  return { kind: 'answer', mode: 'extractive', text: compose(quotes, list?.heading ?? null), quotes };
}

/** Quotes of `spans`, which lie in `passage`. */
function cite(
  spans: readonly { start: number; end: number }[],
  passage: ArchivedPassage,
  archive: AnswerParts['archive'],
): CitedQuote[] {
  const document = archive.document(passage.source);
  if (!document) return [];
  return spans.map((span) => ({ ...quoteOf(document, span, passage), document: cardOf(document) }));
}
