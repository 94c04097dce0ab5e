import { numberKey } from '../core/document-number.ts';
import type { UnderstoodQuestion } from '../core/evidence.ts';
import type { ArchivedDocument } from '../core/ports.ts';

/**
 * What a document's own data add to the score of its passages, where 1 is the score of a passage that has
 * the whole question in one place. Types and years of documents, tried too, add nothing beside the words of
 * their titles.
 */
const worth = { number: 0.2, issuedOn: 0.1, notInForce: -0.1 };

const notInForce: ReadonlySet<string> = new Set(['đã bị thay thế', 'hết hiệu lực']);

/** Named parts for the passages of `document`; a part that is nothing is left out. */
export function adjustments(
  question: UnderstoodQuestion,
  document: ArchivedDocument,
): Record<string, number> {
  const parts: Record<string, number> = {};
  const named = isNamed(question, document);
  if (named) parts.number = worth.number;
  if (document.issuedOn && question.dates.includes(document.issuedOn)) parts.issuedOn = worth.issuedOn;
  // Who asks for an old document by its number or day wants that one.
  if (notInForce.has(document.status.state) && !named && !parts.issuedOn) parts.notInForce = worth.notInForce;
  return parts;
}

/** Whether the question names the document's number; a number without its year counts too. */
export function isNamed(question: UnderstoodQuestion, document: ArchivedDocument): boolean {
  const { number } = document;
  return number !== null && question.numbers.some((asked) => numberKey(asked) === numberKey(number));
}
