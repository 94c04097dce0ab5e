import type { CitedQuote } from '../core/answer.ts';
import { documentName, uncapitalise } from '../core/document-name.ts';
import { issuerName } from '../core/issuer-name.ts';
import { readable } from '../core/readable.ts';

/**
 * The message around the quotes: under each document's name its quotes, each with section, page and file.
 * `statement` goes before them; `heading` is the heading of a list that is given whole; `numbered` puts the
 * quotes' numbers before them, from 1 in the order of `quotes`, which then has the quotes of a document together.
 */
export function compose(
  quotes: readonly CitedQuote[],
  { statement, heading, numbered }: { statement?: string; heading?: string; numbered?: boolean },
): string {
  const bySource = groupBySource(quotes);
  const blocks: string[] = [];
  if (statement) blocks.push(statement);
  else if (bySource.size > 1)
    blocks.push(`Có ${quotes.length} đoạn trong ${bySource.size} văn bản liên quan tới câu hỏi.`);
  for (const cited of bySource.values()) {
    const { document } = cited[0]!;
    const issuer = issuerName(document);
    const list = heading ? `, phần “${readable(heading)}” gồm ${cited.length} nội dung` : '';
    blocks.push(`Theo ${uncapitalise(documentName(document))}${issuer ? ` của ${issuer}` : ''}${list}:`);
    if (document.status !== 'còn hiệu lực') blocks.push(`Lưu ý: văn bản này ${document.status}.`);
    for (const quote of cited) {
      const number = numbered ? `(${quotes.indexOf(quote) + 1}) ` : '';
      blocks.push(`${number}“${shown(quote)}”\n(${placeOf(quote)})`);
    }
  }
  return blocks.join('\n\n');
}

function groupBySource(quotes: readonly CitedQuote[]): Map<string, CitedQuote[]> {
  const groups = new Map<string, CitedQuote[]>();
  for (const quote of quotes) groups.set(quote.source, [...(groups.get(quote.source) ?? []), quote]);
  return groups;
}

const shown = ({ text, columns }: CitedQuote): string => asRead(text, columns !== undefined);

/** Words of the archive as a person reads them; the cells of a row are parted by dashes. */
export function asRead(text: string, isRow: boolean): string {
  const plain = readable(text);
  return isRow ? plain.replace(/ \| /g, ' – ') : plain;
}

/** `mục 2.2 › 5, trang 3, tệp thong-bao/giao-ban.pdf` */
export function placeOf(quote: Pick<CitedQuote, 'section' | 'page' | 'source' | 'columns'>): string {
  return [
    quote.columns ? `các cột: ${quote.columns.join(' – ')}` : '',
    quote.section ? `mục ${quote.section}` : '',
    quote.page ? `trang ${quote.page}` : '',
    `tệp ${quote.source}`,
  ]
    .filter(Boolean)
    .join(', ');
}
