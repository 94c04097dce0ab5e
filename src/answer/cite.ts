import type { CitedQuote } from '../core/answer.ts';
import { quoteOf, type Span } from '../core/document.ts';
import { cardOf } from '../core/document-card.ts';
import { onOneLine } from '../core/plain.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';

/** Where quotes stand: what is used of a passage. */
export type Place = Pick<
  ArchivedPassage,
  'source' | 'kind' | 'section' | 'page' | 'start' | 'end' | 'context'
>;

type Part = Pick<Archive, 'document' | 'sections'>;

/** Quotes cut out of the document of `place`, none when it is gone. */
export function citeFrom(archive: Part, place: Place, spans: readonly Span[]): CitedQuote[] {
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
function columnsOf(archive: Part, document: { source: string; text: string }, row: Place): string[] {
  const tables = archive.sections(document.source).filter(({ kind }) => kind === 'table');
  const table = tables.find(({ start, end }) => start <= row.start && row.end <= end);
  const heads = row.context.filter(({ start }) => table && start >= table.start);
  return heads.map(({ start, end }) => onOneLine(document.text.slice(start, end)));
}
