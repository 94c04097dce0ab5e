import { formatDate } from '../../core/dates.ts';
import { documentName, uncapitalise } from '../../core/document-name.ts';
import type { ArchivedDocument } from '../../core/ports.ts';
import { emptyArchive } from './render.ts';

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

const ordering = ['kế hoạch', 'thông báo', 'chỉ thị', 'công điện', 'công văn'];

/** Of the newest documents of different types: what one orders, what one is about, who signed one. */
export function exampleQuestions(documents: readonly ArchivedDocument[]): string[] {
  const newest = documents
    .filter(({ title, type, number, status }) => title && type && number && !status.by)
    .filter(({ title }) => title!.length <= longestTitle)
    .sort((left, right) => (right.issuedOn ?? '').localeCompare(left.issuedOn ?? ''));
  const questions = [
    {
      fits: ({ type }: ArchivedDocument) => ordering.includes(type!),
      ask: (one: ArchivedDocument) => `${documentName(one)} giao những việc gì?`,
    },
    {
      fits: () => true,
      ask: (one: ArchivedDocument) => `Nội dung chính của ${one.type} ${uncapitalise(one.title!)} là gì?`,
    },
    { fits: () => true, ask: (one: ArchivedDocument) => `Ai ký ${uncapitalise(documentName(one))}?` },
  ];
  const taken = new Set<string | null>();
  return questions.flatMap(({ fits, ask }) => {
    const document = newest.find((one) => fits(one) && !taken.has(one.type));
    if (!document) return [];
    taken.add(document.type);
    return [ask(document)];
  });
}
