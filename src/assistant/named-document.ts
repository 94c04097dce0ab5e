import type { DocumentCard } from '../core/answer.ts';
import type { Span } from '../core/document.ts';
import { documentName, uncapitalise } from '../core/document-name.ts';
import { findDocumentNumbers, numberKey } from '../core/document-number.ts';
import { documentTypes } from '../core/document-types.ts';
import { fold } from '../core/text.ts';

/** How a question names a document of an earlier answer: `kế hoạch số 64/KH-SYT ngày 18/3/2024`. */
export const nameInQuestion = (card: DocumentCard): string => uncapitalise(documentName(card));

const types = [...documentTypes.map(({ name }) => fold(name)), 'van ban', 'bai viet', 'tep']
  .sort((left, right) => right.length - left.length)
  .join('|');
const before = new RegExp(`(?:(?<!\\p{L})(?:${types})\\s+)?(?:so\\s*:?\\s*)?$`, 'u');
const ofDay = /^,?\s+(?:ky |ban hanh )?ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u;
/** A type and a number without its sign; a year or a count of something is none. */
const shortNumber = new RegExp(
  `(?<!\\p{L})(?:${types})\\s+(?:so\\s+\\d{1,5}|(?!(?:19|20)\\d\\d(?!\\d))\\d{3,5})(?![\\p{L}\\d/.-])(?!\\s+(?:thang|ngay|nam|tuan|lan|viec))`,
  'gu',
);
const titled = new RegExp(`(?<!\\p{L})(?:${types})\\s+“[^”]+”`, 'gu');

/** Where `question` names documents: type, number, day as far as they stand together; in order. */
export function namedDocuments(question: string): (Span & { number: string | null })[] {
  const folded = fold(question);
  const found: (Span & { number: string | null })[] = [];
  const add = (start: number, end: number, number: string | null) => {
    if (found.some((one) => one.start < end && start < one.end)) return;
    found.push({ start, end: end + (ofDay.exec(folded.slice(end))?.[0].length ?? 0), number });
  };
  for (const { number, start, end } of findDocumentNumbers(question)) {
    add(start - (before.exec(folded.slice(0, start))?.[0].length ?? 0), end, number);
  }
  for (const pattern of [titled, shortNumber]) {
    for (const match of folded.matchAll(pattern)) add(match.index, match.index + match[0].length, null);
  }
  return found.sort((left, right) => left.start - right.start);
}

/** The card of a number that a question names, among those of the conversation. */
export function cardOfNumber(number: string, cards: readonly DocumentCard[]): DocumentCard | undefined {
  return cards.find((card) => card.number !== null && numberKey(card.number) === numberKey(number));
}

const keepsCapital =
  /^(?:so|phong|benh vien|trung tam|tram|chi cuc|van phong|thanh tra|ubnd|hdnd|uy ban|truong|cong an|hoi|doan|bo)(?!\p{L})/u;

/** The beginning of a question inside a sentence; names and abbreviations keep their capitals. */
export function asClause(question: string): string {
  const first = question.split(' ')[0] ?? '';
  const name = keepsCapital.test(fold(question)) || (first.length > 1 && first === first.toUpperCase());
  return name ? question : uncapitalise(question);
}

/** `question` about the document called `name`: in the place of the one that it names, else in front. */
export function aboutNamed(question: string, name: string): string {
  const [named] = namedDocuments(question);
  if (named) return question.slice(0, named.start) + name + question.slice(named.end);
  return `Theo ${name}, ${asClause(question)}`;
}
