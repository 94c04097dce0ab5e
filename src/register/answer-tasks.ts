import type { Answer } from '../core/answer.ts';
import { formatDate } from '../core/dates.ts';
import { isOpen } from './item.ts';
import { mostPressing } from './present.ts';
import type { FoundItem, ItemQuery, Register } from './register.ts';
import { byUse, type DocumentOf, type Told, taskBlocks, toldOf } from './tell.ts';
import type { TaskQuestion } from './understand-question.ts';
import { heirsOf, successorNotes } from './units-asked.ts';

/** From this many tasks on, the answer begins with how they stand. */
const worthCounting = 6;

/**
 * The answer of the register: every task that meets the question, under why it applies, each with its quote. Null
 * when a question about a unit finds nothing, so that the passages are asked; that nothing is due in a time is an
 * answer.
 */
export function answerTasks(
  question: TaskQuestion,
  register: Register,
  documentOf: DocumentOf,
): Answer | null {
  const { asked, told, notes } = found(question, register, (one) => toldFor(one, register));
  if (told.length === 0 && !question.span && !question.status) return null;
  const { blocks, quotes, tasks } = taskBlocks(told, register, documentOf);
  const text = [...notes, headOf(asked, told, register), ...blocks].join('\n\n');
  return { kind: 'answer', mode: 'extractive', text, quotes, tasks };
}

/**
 * What `tell` gives for a question, with the words about units that are gone. When it gives nothing for them, it is
 * asked for those who bear their duties now; `asked` is the question that was answered.
 */
export function found<Question extends TaskQuestion>(
  question: Question,
  { units, today }: Register,
  tell: (question: Question) => Told[],
): { asked: Question; told: Told[]; notes: string[] } {
  const told = tell(question);
  if (told.length > 0) return { asked: question, told, notes: successorNotes(units, question.units, today) };
  const { heirs, notes } = heirsOf(units, question.units, today);
  const asked = { ...question, units: heirs };
  const theirs = heirs.length > 0 ? tell(asked) : [];
  return theirs.length > 0 ? { asked, told: theirs, notes } : { asked: question, told, notes: [] };
}

/** The tasks that meet the units, the time, the status and the document; in a time by day, else by use. */
export function toldFor(question: TaskQuestion, register: Register): Told[] {
  const told = toldOf([...register.items(queryOf(question)), ...undated(question, register)]);
  return question.span ? told : byUse(told, register.today);
}

function queryOf({ units, span, status, number }: TaskQuestion): ItemQuery {
  return {
    ...(units.length > 0 ? { units: units.map((unit) => unit.id) } : {}),
    ...(span?.from ? { from: span.from } : {}),
    ...(span?.to ? { to: span.to } : {}),
    ...(status ? { status } : {}),
    ...(number ? { number } : {}),
  };
}

/** What was given in a time without a day: tasks of the documents of that time. */
function undated({ assigned, span, ...question }: TaskQuestion, register: Register): FoundItem[] {
  if (!assigned || !span) return [];
  const { from, to } = span;
  return register.items(queryOf({ ...question, assigned, span: null })).filter(({ due, task }) => {
    const day = task.document.issuedOn;
    return due === null && day !== null && (!from || day >= from) && (!to || day <= to);
  });
}

/** `Tính đến ngày 24/11/2026, có 8 nhiệm vụ có thời hạn trong tuần này (23/11/2026 – 29/11/2026).` */
export function headOf(
  { units, span, status, number, assigned }: TaskQuestion,
  told: readonly Told[],
  { today }: Register,
  subject = false,
): string {
  const parts = [
    status ? ` ${statusName(status)}` : '',
    units.length > 0 ? ` của ${units.map((unit) => unit.name).join('; ')}` : '',
    number ? ` theo văn bản số ${number}` : '',
    subject ? ' liên quan đến nội dung hỏi' : '',
    span ? ` ${assigned ? 'được giao hoặc có thời hạn' : 'có thời hạn'} ${span.name}` : '',
  ].join('');
  const asOf = `Tính đến ngày ${formatDate(today)}, `;
  if (told.length === 0) return `${asOf}trong kho văn bản không có nhiệm vụ nào${parts}.`;
  const counts = told.length < worthCounting || status ? '' : ` ${countsOf(told)}`;
  return `${asOf}có ${told.length} nhiệm vụ${parts}.${counts}`;
}

/** All open states together are "chưa hoàn thành", all of what was done "đã hoàn thành". */
function statusName(status: readonly string[]): string {
  if (status.length < 2) return status.join('');
  if (status.includes('quá hạn')) return 'chưa hoàn thành';
  return status.includes('hoàn thành') ? 'đã hoàn thành' : status.join(', ');
}

/** `Trong đó: sắp đến hạn 2, quá hạn 7, …`, those of documents no longer in force told apart. */
function countsOf(told: readonly Told[]): string {
  const inForce = told.filter(({ task }) => !task.superseded).map(({ items }) => mostPressing(items));
  const of = (name: string, has: (item: FoundItem) => boolean) => [name, inForce.filter(has).length] as const;
  const counts = [
    of('sắp đến hạn', ({ status }) => status === 'sắp đến hạn'),
    of('chưa đến hạn', ({ status }) => status === 'chưa đến hạn'),
    of('quá hạn', ({ status }) => status === 'quá hạn'),
    of('không xác định được ngày', ({ status }) => status === 'chưa rõ thời hạn'),
    of('đã hoàn thành', (item) => !isOpen(item)),
    ['của văn bản không còn hiệu lực', told.length - inForce.length] as const,
  ];
  const named = counts.filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
  return `Trong đó: ${named.join(', ')}.`;
}
