import { formatDate } from '../../core/dates.ts';
import { documentName, uncapitalise } from '../../core/document-name.ts';
import { articleType } from '../../core/document-types.ts';
import type { ArchivedDocument } from '../../core/ports.ts';
import { emptyArchive } from './render.ts';

const examples = 3;
const longestTitle = 110;

/** What the archive holds and how to ask, with example questions made of its own documents. */
export function renderGreeting(documents: readonly ArchivedDocument[]): string {
  if (documents.length === 0) return emptyArchive;
  const days = documents.flatMap(({ issuedOn }) => (issuedOn ? [issuedOn] : [])).sort();
  const span = days.length > 0 ? `, ban hành từ ${formatDate(days[0]!)} đến ${formatDate(days.at(-1)!)}` : '';
  const questions = exampleQuestions(documents);
  return [
    `Kho có ${documents.length} văn bản${span}.`,
    ...(questions.length > 0 ? ['Ví dụ có thể hỏi:', ...questions.map((question) => `  ${question}`)] : []),
    'Gõ /trogiup để xem cách hỏi, /moi để bắt đầu lại, /thoat để thoát.',
  ].join('\n');
}

/** Of the newest documents of different types: what one is about, who signed one, what one orders. */
export function exampleQuestions(documents: readonly ArchivedDocument[]): string[] {
  const newest = documents
    .filter(({ title, type, status }) => title && type && type !== articleType && !status.by)
    .filter(({ title }) => title!.length <= longestTitle)
    .sort((left, right) => (right.issuedOn ?? '').localeCompare(left.issuedOn ?? ''));
  const chosen: ArchivedDocument[] = [];
  for (const document of newest) {
    if (chosen.length < examples && !chosen.some(({ type }) => type === document.type)) chosen.push(document);
  }
  const ask = [
    (one: ArchivedDocument) => `${documentName(one)} giao những việc gì?`,
    (one: ArchivedDocument) => `Nội dung chính của ${one.type} ${uncapitalise(one.title!)} là gì?`,
    (one: ArchivedDocument) => `Ai ký ${uncapitalise(documentName(one))}?`,
  ];
  return chosen.map((document, index) => ask[index]!(document));
}
