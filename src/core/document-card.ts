import type { DocumentCard } from './answer.ts';
import type { ArchivedDocument } from './ports.ts';

/** What is said about a document beside its quotes. */
export function cardOf(document: Pick<ArchivedDocument, keyof DocumentCard>): DocumentCard {
  const { source, number, type, title, issuer, superior, issuedOn, status } = document;
  return { source, number, type, title, issuer, superior, issuedOn, status: status.text };
}
