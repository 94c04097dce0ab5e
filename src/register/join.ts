import type { Answer, CitedQuote, Refusal } from '../core/answer.ts';
import { formatDate } from '../core/dates.ts';
import type { Section } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import { fold } from '../core/text.ts';
import { found, headOf, toldFor } from './answer-tasks.ts';
import { whenText } from './chat-text.ts';
import { daysBetween } from './days.ts';
import { mostPressing, unitNames } from './present.ts';
import type { Register } from './register.ts';
import { fitOf, needed, shareOf, subjectOf } from './subject.ts';
import { answeredTask, byUse, type DocumentOf, type Told, taskBlocks, toldOf, worthTelling } from './tell.ts';
import type { ReadQuestion } from './understand-question.ts';

/** What an answer from passages is joined with. */
export interface Joining {
  register: Register;
  documentOf: DocumentOf;
  sectionsOf: (source: string) => readonly Section[];
  /** The message around the quotes that are left of an extractive answer. */
  compose: (quotes: readonly CitedQuote[]) => string;
}

/** A task fits when it, its headings and its document's title carry this share of the subject; it tells more alone. */
const fits = { least: 0.55, besideBest: 0.8 };
/** Documents whose headings are read for one question; of the others the title and the words of the tasks tell. */
const mostOutlines = 100;
/** Tasks told beside passages, and lines about where quoted tasks stand. */
const most = { tasks: 12, lines: 5 };
/** Share of the shorter of a quote and a task that both have, from which on the quote is about the task. */
const shared = 0.5;
/** Of the tasks in a quote those are meant that carry this share of what the best one does of the question. */
const besideBest = 0.7;
/** Where a task stands matters by itself while its day is this near; later only to who asks for it. */
const nearDays = 92;

/**
 * Joins what the passages gave with the register:
 *
 * 1. A question about tasks with a subject: the tasks of its units, time and status that fit the subject, then the
 *    passages that say more. A refusal becomes an answer when tasks fit.
 * 2. Quotes that are registered tasks: a line for each with who leads it, by when, and where it stands.
 * 3. Else the outcome as it was.
 *
 * What a model wrote comes first and stays as it is.
 */
export function joinTasks(
  outcome: Answer | Refusal,
  evidence: Evidence,
  read: ReadQuestion | null,
  joining: Joining,
): Answer | Refusal {
  if (read && !read.complete) {
    const fit = found(read, joining.register, (question) => fitting(question, evidence, joining));
    if (fit.told.length > 0) return withTasks(outcome, fit, joining);
  }
  return outcome.kind === 'answer' && !outcome.tasks ? withStanding(outcome, evidence, joining) : outcome;
}

function fitting(read: ReadQuestion, evidence: Evidence, { register, sectionsOf }: Joining): Told[] {
  const subject = subjectOf(read, evidence);
  if (!subject) return [];
  const told = toldFor(read, register);
  const sources = new Set(told.map(({ task }) => task.source));
  const sections = new Map([...sources].slice(0, mostOutlines).map((source) => [source, sectionsOf(source)]));
  const may = needed(subject, fits.least);
  const weighed = told
    .map((one) => ({ one, sections: sections.get(one.task.source) ?? [] }))
    .filter(({ one: { task }, sections: around }) =>
      [task.text, task.document.title ?? '', ...around.map(({ heading }) => heading)].some(may),
    )
    .map(({ one, sections: around }) => ({ one, fit: fitOf(one.task, subject, around) }));
  const best = Math.max(0, ...weighed.map(({ fit }) => fit.whole));
  const enough = weighed.filter(({ fit }) => fit.whole >= Math.max(fits.least, fits.besideBest * best));
  const tells = ({ fit }: (typeof weighed)[number]) => Number(fit.own >= fits.least);
  return enough.sort((left, right) => tells(right) - tells(left)).map(({ one }) => one);
}

function withTasks(
  outcome: Answer | Refusal,
  { asked, told, notes }: ReturnType<typeof found<ReadQuestion>>,
  { register, documentOf, compose }: Joining,
): Answer {
  const { blocks, quotes, tasks } = taskBlocks(told.slice(0, most.tasks), register, documentOf);
  const left = told.length - tasks.length;
  const list = [
    ...notes,
    headOf(asked, told, register, true),
    ...blocks,
    ...(left > 0
      ? [`… và ${left} nhiệm vụ khác; xem đủ bằng lệnh /nhiemvu (ở dòng lệnh: vanthu tasks).`]
      : []),
  ];
  const { mode, note, generation } = outcome;
  // Why no model wrote it, or what it lacked, is told first, whatever is left of the passages below.
  const noted = note ? [note] : [];
  if (outcome.kind === 'refusal') {
    const about = { ...(note ? { note } : {}), ...(generation ? { generation } : {}) };
    const text = [...noted, ...list].join('\n\n');
    return { kind: 'answer', mode: 'extractive', text, quotes, tasks, ...about };
  }
  if (mode === 'generated') {
    const text = [outcome.text, ...list].join('\n\n');
    return { ...outcome, text, quotes: [...outcome.quotes, ...quotes], tasks };
  }
  const more = outcome.quotes.filter((quote) => !tasks.some((task) => isAbout(quote, task)));
  const whole = note && outcome.text.startsWith(note) ? outcome.text.slice(note.length).trim() : outcome.text;
  const passages = more.length === outcome.quotes.length ? whole : compose(more);
  const below = more.length > 0 ? ['Các đoạn văn bản liên quan:', passages] : [];
  const text = [...noted, ...list, ...below].join('\n\n');
  return { ...outcome, text, quotes: [...quotes, ...more], tasks };
}

/** Questions to which it matters where a task stands, however long ago. */
const asksStanding =
  /\b(han|thoi han|khi nao|bao gio|ngay nao|cham nhat|truoc ngay|nhiem vu|tien do|hoan thanh|xong|den dau)\b/u;

function withStanding(answer: Answer, { question, terms }: Evidence, { register }: Joining): Answer {
  const { today, units } = register;
  const sources = [...new Set(answer.quotes.map(({ source }) => source))];
  const quoted = sources
    .flatMap((source) => register.tasks({ source }))
    .filter(({ task }) => !task.superseded && answer.quotes.some((quote) => isAbout(quote, task)))
    .map((one) => ({ ...one, share: shareOf(one.task.text, terms) }));
  const best = Math.max(0, ...quoted.map(({ share }) => share));
  const meant = question.wantsList ? quoted : quoted.filter(({ share }) => share >= besideBest * best);
  const asked = asksStanding.test(fold(question.text));
  const told = toldOf(meant.flatMap(({ task }) => register.itemsOf(task))).filter(({ items }) => {
    const { last, reported } = mostPressing(items);
    return last !== null && (asked || reported.doneOn || Math.abs(daysBetween(today, last)) <= nearDays);
  });
  if (told.length === 0) return answer;
  const shown = byUse(told, today).slice(0, most.lines);
  const lines = shown.map(({ task, items }) => {
    const who = unitNames(task.lead, units);
    const lead =
      who.length > 0 ? ` Chủ trì: ${who.slice(0, 3).join('; ')}${who.length > 3 ? '; …' : ''}.` : '';
    const when = worthTelling(items, today)
      .filter(({ last }) => last !== null)
      .map((item) => whenText(item, today));
    const place = [task.document.number, task.section && `mục ${task.section}`, `mã ${task.id}`];
    return `- Thời hạn: ${when.join('; ')}.${lead} (${place.filter(Boolean).join(', ')})`;
  });
  const head = `Theo dõi nhiệm vụ, tính đến ngày ${formatDate(today)}:`;
  return {
    ...answer,
    text: `${answer.text}\n\n${[head, ...lines].join('\n')}`,
    tasks: shown.map((one) => answeredTask(one, units)),
  };
}

type Place = { source: string; start: number; end: number };

function isAbout(quote: Place, task: Place): boolean {
  if (quote.source !== task.source) return false;
  const both = Math.min(quote.end, task.end) - Math.max(quote.start, task.start);
  return both >= shared * Math.min(quote.end - quote.start, task.end - task.start);
}
