import { formatDate } from './dates.ts';
import type { Document } from './document.ts';

/**
 * How a person names a document: `Thông báo số 565/TB-SYT ngày 18/4/2013`. What is not known is left out; a
 * document without type and number goes by its title, else by its file.
 */
export function documentName(
  document: Pick<Document, 'source' | 'number' | 'type' | 'title' | 'issuedOn'>,
): string {
  const date = document.issuedOn ? ` ngày ${formatDate(document.issuedOn)}` : '';
  if (document.number) return `${capitalise(document.type ?? 'văn bản')} số ${document.number}${date}`;
  const title = document.title ? ` “${document.title}”` : '';
  if (document.type) return `${capitalise(document.type)}${title}${date}`;
  return `${document.title ? `Văn bản${title}` : `Tệp ${document.source}`}${date}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function uncapitalise(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
