import type { Answer, AnsweredTask, CitedQuote } from '../core/answer.ts';
import { formatDate } from '../core/dates.ts';
import { type Document, quoteOf } from '../core/document.ts';
import { cardOf } from '../core/document-card.ts';
import { documentName } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import { whyOf, whyText } from './applies.ts';
import { whenText } from './chat-text.ts';
import type { RegisteredTask } from './item.ts';
import { unitNames } from './present.ts';
import type { FoundItem, ItemQuery, Register } from './register.ts';
import type { TaskQuestion } from './understand-question.ts';
import { successorNotes } from './units-asked.ts';

/** One task of an answer with its terms that were asked for. */
interface Told {
  task: RegisteredTask;
  items: FoundItem[];
  why: string;
}

/**
 * The answer of the register: every task that meets the question, under why it applies, each with its quote. Null
 * when a question about a unit finds nothing, so that the passages are asked; that nothing is due in a time is an
 * answer.
 */
export function answerTasks(
  question: TaskQuestion,
  register: Register,
  documentOf: (source: string) => Pick<Document, 'source' | 'text'> | undefined,
): Answer | null {
  const told = toldOf([...register.items(queryOf(question)), ...undated(question, register)]);
  if (told.length === 0 && !question.span && !question.status) return null;
  const quotes: CitedQuote[] = [];
  const tasks: AnsweredTask[] = [];
  const blocks = [
    ...successorNotes(register.units, question.units, register.today),
    headOf(question, told, register),
  ];
  for (const [why, group] of groupByWhy(told)) {
    blocks.push(`${why.charAt(0).toUpperCase()}${why.slice(1)} (${group.length}):`);
    for (const one of group) {
      const document = documentOf(one.task.source);
      if (!document) continue;
      const quote = quoteOf(document, one.task, { section: one.task.section, page: pageOf(one.task) });
      quotes.push({ ...quote, document: cardOf(one.task.document) });
      tasks.push(answered(one, register));
      blocks.push(blockOf(one, register));
    }
  }
  return { kind: 'answer', mode: 'extractive', text: blocks.join('\n\n'), quotes, tasks };
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

/** By task, in the order of the first day. */
function toldOf(items: readonly FoundItem[]): Told[] {
  const byTask = new Map<RegisteredTask, Told>();
  for (const item of items) {
    const known = byTask.get(item.task);
    if (known) known.items.push(item);
    else {
      const why = item.reason ? whyText(item.reason) : whyOf(item.task);
      byTask.set(item.task, { task: item.task, items: [item], why });
    }
  }
  return [...byTask.values()];
}

const rank = { named: 0, group: 1, general: 2 };

function groupByWhy(told: readonly Told[]): Map<string, Told[]> {
  const applies = ({ items, task }: Told) => rank[items[0]?.reason?.applies ?? task.applies];
  const groups = new Map<string, Told[]>();
  for (const one of [...told].sort((left, right) => applies(left) - applies(right))) {
    groups.set(one.why, [...(groups.get(one.why) ?? []), one]);
  }
  return groups;
}

function headOf(
  { units, span, status, number, assigned }: TaskQuestion,
  told: readonly Told[],
  register: Register,
): string {
  const parts = [
    units.length > 0 ? ` của ${units.map((unit) => unit.name).join('; ')}` : '',
    number ? ` theo văn bản số ${number}` : '',
    status ? ` ${status.join(', ')}` : '',
    span ? ` ${assigned ? 'của' : 'có thời hạn trong'} ${span.name}` : '',
  ].join('');
  const asOf = status || span ? ` (tính đến ngày ${formatDate(register.today)})` : '';
  return told.length === 0
    ? `Trong kho văn bản không có nhiệm vụ nào${parts}${asOf}.`
    : `Có ${told.length} nhiệm vụ${parts}${asOf}.`;
}

function blockOf({ task, items }: Told, { units, today }: Register): string {
  const who = unitNames(task.lead, units).join('; ');
  const when = items.map((item) => whenText(item, today)).join('; ');
  const old = task.superseded ? `; lưu ý: văn bản ${task.document.status.text}` : '';
  const place = [documentName(task.document), task.section && `mục ${task.section}`, `tệp ${task.source}`];
  return [
    `“${readable(task.text)}”`,
    ...(who ? [`Chủ trì: ${who}`] : []),
    `Thời hạn: ${when}`,
    `(${place.filter(Boolean).join(', ')}${old}; mã ${task.id})`,
  ].join('\n');
}

function answered({ task, items, why }: Told, { units }: Register): AnsweredTask {
  const { id, text, source, section, start, end } = task;
  const [first] = items;
  return {
    ...{ id, text, source, section, start, end, why },
    lead: unitNames(task.lead, units),
    coordinating: unitNames(task.coordinating, units),
    applies: first?.reason?.applies ?? task.applies,
    due: first?.due ?? null,
    status: first?.status ?? 'chưa rõ thời hạn',
    number: task.document.number,
  };
}

function pageOf({ document, start }: RegisteredTask): number | null {
  const page = document.pages.filter((offset) => offset <= start).length;
  return page > 0 ? page : null;
}
