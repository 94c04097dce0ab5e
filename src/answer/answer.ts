import type { Answer, CitedQuote, Refusal } from '../core/answer.ts';
import { quoteOf, type Span } from '../core/document.ts';
import { cardOf } from '../core/document-card.ts';
import type { Evidence } from '../core/evidence.ts';
import { onOneLine } from '../core/plain.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';
import { aboutDocument } from './about-document.ts';
import { chooseList } from './choose-list.ts';
import { choosePassages } from './choose-passages.ts';
import { chooseSentences } from './choose-sentences.ts';
import { compose } from './compose.ts';
import { refuse } from './refuse.ts';

/** What an answer is made from, besides the evidence. */
export interface AnswerParts {
  archive: Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;
  /** Evidence with a lower confidence is no evidence. Chosen by `npm run eval`. */
  refuseBelow: number;
}

/** Where quotes stand: what is used of a passage. */
type Place = Pick<ArchivedPassage, 'source' | 'kind' | 'section' | 'page' | 'start' | 'end' | 'context'>;

/**
 * Extractive answer: nothing in it but the archive's own words and a line around them.
 *
 * 1. A question about a document itself (signer, being in force): its data, and the words behind them.
 * 2. Too little confidence: refuse, with the nearest documents.
 * 3. A question for a list whose heading stands in the archive: every item under that heading.
 * 4. Else the passages that come close to the best one, and in each the sentences that carry the answer.
 * 5. Cut the quotes out of the documents and write the references around them.
 */
export function answer(evidence: Evidence, parts: AnswerParts): Answer | Refusal {
  const { archive } = parts;
  const cite = (place: Place, spans: readonly Span[]) => citeFrom(archive, place, spans);

  const about = aboutDocument(evidence, archive);
  if (about) {
    return answered(
      about.rests.flatMap((rest) => cite(rest, [rest])),
      { statement: about.statement },
    );
  }
  if (evidence.passages.length === 0 || evidence.confidence < parts.refuseBelow) return refuse(evidence);
  const list = chooseList(evidence, archive);
  if (list) {
    return answered(
      list.passages.flatMap((passage) => cite(passage, [passage])),
      { heading: list.heading },
    );
  }
  const chosen = choosePassages(evidence);
  return answered(
    chosen.flatMap(({ passage }) => cite(passage, chooseSentences(passage, evidence))),
    {},
  );
}

function answered(quotes: CitedQuote[], around: { statement?: string; heading?: string }): Answer {
  return { kind: 'answer', mode: 'extractive', text: compose(quotes, around), quotes };
}

function citeFrom(archive: AnswerParts['archive'], place: Place, spans: readonly Span[]): CitedQuote[] {
  const document = archive.document(place.source);
  if (!document) return [];
  const columns = place.kind === 'row' ? columnsOf(archive, document, place) : [];
  return spans.map((span) => ({
    ...quoteOf(document, span, place),
    document: cardOf(document),
    ...(columns.length > 0 ? { columns } : {}),
  }));
}

/** The column heads among the context of a row: those that stand in its table. */
function columnsOf(
  archive: AnswerParts['archive'],
  document: { source: string; text: string },
  row: Place,
): string[] {
  const tables = archive.sections(document.source).filter(({ kind }) => kind === 'table');
  const table = tables.find(({ start, end }) => start <= row.start && row.end <= end);
  const heads = row.context.filter(({ start }) => table && start >= table.start);
  return heads.map(({ start, end }) => onOneLine(document.text.slice(start, end)));
}
