import { createHash } from 'node:crypto';
import type { Document, Passage, SourceFormat, Span } from '../core/document.ts';

/** A document as its row holds it; `lists` is JSON of what is only ever read as a whole. */
export interface DocumentRow {
  id: number;
  source: string;
  sha256: string;
  format: string;
  number: string | null;
  type: string | null;
  issuer: string | null;
  superior: string | null;
  place: string | null;
  issued_on: string | null;
  title: string | null;
  secrecy: string | null;
  urgency: string | null;
  effective_from: string | null;
  expires_on: string | null;
  lists: string;
}

type Lists = Pick<
  Document,
  'pages' | 'legalBases' | 'addressees' | 'recipients' | 'signer' | 'relations' | 'body' | 'notes'
>;

/** Columns of `DocumentRow`, for SELECT with the alias `d`. The text comes last and only when asked for. */
export const documentColumns =
  'd.id, d.source, d.sha256, d.format, d.number, d.type, d.issuer, d.superior, d.place, d.issued_on, ' +
  'd.title, d.secrecy, d.urgency, d.effective_from, d.expires_on, d.lists';

export function documentRow(document: Document): Omit<DocumentRow, 'id'> & { text: string } {
  const lists: Lists = {
    pages: document.pages,
    legalBases: document.legalBases,
    addressees: document.addressees,
    recipients: document.recipients,
    signer: document.signer,
    relations: document.relations,
    body: document.body,
    notes: document.notes,
  };
  return {
    source: document.source,
    sha256: document.sha256,
    format: document.format,
    number: document.number,
    type: document.type,
    issuer: document.issuer,
    superior: document.superior,
    place: document.place,
    issued_on: document.issuedOn,
    title: document.title,
    secrecy: document.secrecy,
    urgency: document.urgency,
    effective_from: document.effectiveFrom,
    expires_on: document.expiresOn,
    lists: JSON.stringify(lists),
    text: wellFormed(document.text),
  };
}

/** SQLite would store a lone surrogate as three characters and shift every offset behind it. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

export function documentOf(row: DocumentRow): Omit<Document, 'text'> & { id: number } {
  return {
    id: row.id,
    source: row.source,
    sha256: row.sha256,
    format: row.format as SourceFormat,
    number: row.number,
    type: row.type,
    issuer: row.issuer,
    superior: row.superior,
    place: row.place,
    issuedOn: row.issued_on,
    title: row.title,
    secrecy: row.secrecy,
    urgency: row.urgency,
    effectiveFrom: row.effective_from,
    expiresOn: row.expires_on,
    ...(JSON.parse(row.lists) as Lists),
  };
}

export interface PassageRow {
  id: number;
  document: number;
  ordinal: number;
  kind: string;
  start: number;
  end: number;
  section: string;
  context: string;
  page: number | null;
}

/** Columns of `PassageRow`, for SELECT with the alias `p`. */
export const passageColumns =
  'p.id, p.document, p.ordinal, p.kind, p.start, p."end", p.section, p.context, p.page';

export function passageOf(row: PassageRow): Passage {
  return {
    ordinal: row.ordinal,
    kind: row.kind as Passage['kind'],
    start: row.start,
    end: row.end,
    section: row.section,
    context: JSON.parse(row.context) as Span[],
    page: row.page,
  };
}

/** The context spans as text, one a line. */
export function contextText(text: string, context: readonly Span[]): string {
  return context.map((span) => text.slice(span.start, span.end)).join('\n');
}

/** What is embedded for a passage: the same that is searched by words. */
export function embeddedText(text: string, passage: Pick<Passage, 'start' | 'end' | 'context'>): string {
  const own = text.slice(passage.start, passage.end);
  return passage.context.length > 0 ? `${contextText(text, passage.context)}\n${own}` : own;
}

export function textSha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
