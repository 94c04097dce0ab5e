import type { Span } from '../core/document.ts';
import { fold, syllables } from '../core/text.ts';
import { documentMeant, type Earlier, type Understanding } from './earlier.ts';
import { aboutNamed, cardOfNumber, namedDocuments, nameInQuestion } from './named-document.ts';
import { bodyName, findBodies, findNumbered, headOf } from './slots.ts';
import { subjectOf } from './subject.ts';
import { findTimes, withTime } from './time-slot.ts';
import { asksSomething, framedWords, restored } from './words.ts';

/** What a message names that may take the place of the like in an earlier question. */
export interface Slots {
  documents: (Span & { name: string })[];
  times: ReturnType<typeof findTimes>;
  numbered: ReturnType<typeof findNumbered>;
  bodies: (Span & { name: string })[];
  all: Span[];
}

/** The slots of `text`; none lies in another. */
export function slotsOf(text: string, { units, today }: Earlier): Slots {
  const documents = namedDocuments(text).map((one) => ({ ...one, name: text.slice(one.start, one.end) }));
  const clear = (spans: readonly Span[]) => (one: Span) =>
    !spans.some((taken) => taken.start < one.end && one.start < taken.end);
  const times = findTimes(text, today, documents);
  const numbered = findNumbered(text).filter(clear([...documents, ...times]));
  const bodies = findBodies(text, units)
    .filter(clear([...documents, ...times, ...numbered]))
    .map((body) => ({ start: body.start, end: body.end, name: restored(bodyName(text, body, units)) }));
  return { documents, times, numbered, bodies, all: [...documents, ...times, ...numbered, ...bodies] };
}

/** `question` with the slots of `given` and, last, its subject in the place of its own. */
export function replaceSlots(
  question: string,
  given: Slots,
  subject: string,
  earlier: Earlier,
): Understanding {
  let full = question;
  let sure = true;
  const take = (next: string | null) => {
    if (next === null) sure = false;
    else full = next;
  };
  for (const { name } of given.documents) take(aboutNamed(full, name));
  for (const part of joinedNumbered(given.numbered)) {
    const within = given.all.length === 1 && subject === '' ? partOfDocument(full, part, earlier) : null;
    if (within) return { kind: 'follow-up', question: within, sure: true };
    take(withNumbered(full, part.noun, part.name));
  }
  const bodies = given.bodies.map((body) => body.name);
  if (bodies.length > 0) take(withBody(full, bodies.join(' và '), earlier));
  if (subject) {
    const next = withSubject(full, subject, earlier);
    sure &&= next.sure;
    full = next.question;
  }
  for (const time of given.times) {
    const named = namedDocuments(full);
    take(inTitle(full, time, earlier) ?? withTime(full, time, earlier.today, named));
  }
  if (full === question) return { kind: 'follow-up', question: null, sure: false };
  return { kind: 'follow-up', question: `${full}?`, sure };
}

/** "giai đoạn 2 thì sao?" after "có những giai đoạn nào?": asked of the document that was cited. */
function partOfDocument(
  question: string,
  { noun, name }: Slots['numbered'][number],
  earlier: Earlier,
): string | null {
  const ofDocuments = /^(?:mục|điều|khoản|điểm|chương|phần|phụ lục)$/u.test(noun);
  const named = findNumbered(question).some((one) => one.noun === noun);
  const asksForThem =
    (ofDocuments && !named) ||
    new RegExp(`(?<!\\p{L})${fold(noun)} (?:nao|gi)(?!\\p{L})`, 'u').test(fold(question));
  const card = asksForThem ? documentMeant(earlier) : null;
  return card && card !== 'many' ? `Theo ${nameInQuestion(card)}, ${name} thế nào?` : null;
}

/** `nhóm 3 và nhóm 4` as one. */
function joinedNumbered(parts: Slots['numbered']): Slots['numbered'] {
  const joined = new Map<string, Slots['numbered'][number]>();
  for (const part of parts) {
    const before = joined.get(part.noun);
    joined.set(part.noun, before ? { ...before, name: `${before.name} và ${part.name}` } : part);
  }
  return [...joined.values()];
}

function withNumbered(question: string, noun: string, name: string): string {
  const old = findNumbered(question).find((one) => one.noun === noun);
  return old ? question.slice(0, old.start) + name + question.slice(old.end) : `${question}, ${name}`;
}

/** In the place of the body of the same kind, else of the one that is not a recipient, else behind. */
function withBody(question: string, name: string, { units }: Earlier): string {
  const named = namedDocuments(question);
  const bodies = findBodies(question, units).filter(
    (one) => !named.some((taken) => taken.start < one.end && one.start < taken.end),
  );
  const kind = (one: Span) => headOf(question.slice(one.start, one.end));
  const receives = (one: Span) => /(?:ve|cho|gui|voi|qua)\s+$/u.test(fold(question.slice(0, one.start)));
  const old =
    bodies.find((one) => kind(one) === headOf(name)) ?? bodies.find((one) => !receives(one)) ?? bodies[0];
  return old ? question.slice(0, old.start) + name + question.slice(old.end) : `${question} đối với ${name}`;
}

function withSubject(
  question: string,
  subject: string,
  earlier: Earlier,
): { question: string; sure: boolean } {
  const other = withRhythm(question, subject);
  if (other) return { question: other, sure: true };
  const { all, documents } = slotsOf(question, earlier);
  const old = subjectOf(question, all);
  const [document] = documents;
  if (!old && document) {
    const type = /^\p{L}+(?: \p{L}+)?(?= (?:số|“))/u.exec(question.slice(document.start, document.end))?.[0];
    return {
      question: `${question.slice(0, document.start)}${type ?? 'văn bản'} về ${subject}${question.slice(document.end)}`,
      sure: true,
    };
  }
  if (!old) {
    const alike = withSameHead(question, subject);
    return alike ? { question: alike, sure: true } : { question: `${question}, về ${subject}`, sure: false };
  }
  const [place, words] = behindSameLead(question, subject, all) ?? [
    fromSameWord(question, old, subject),
    subject,
  ];
  return { question: question.slice(0, place.start) + words + question.slice(place.end), sure: old.sure };
}

const rhythm = /(?<!\p{L})(hang|moi) (ngay|tuan|thang|quy|nam)(?!\p{L})/gu;
const marked: Record<string, string> = {
  ...{ hang: 'hằng', moi: 'mỗi', ngay: 'ngày', tuan: 'tuần', thang: 'tháng', quy: 'quý', nam: 'năm' },
};

/** "hằng quý" in the place of "hằng tháng"; null where either names no rhythm, or the question several. */
function withRhythm(question: string, subject: string): string | null {
  const [given] = fold(subject).matchAll(rhythm);
  const [old, ...others] = fold(question).matchAll(rhythm);
  if (!given || given[0] !== fold(subject).trim() || !old || others.length > 0) return null;
  const words = `${marked[given[1]!]} ${marked[given[2]!]}`;
  return question.slice(0, old.index) + words + question.slice(old.index + old[0].length);
}

/** "vắc xin bại liệt" takes the place of "vắc xin sởi" in "tiêm vắc xin sởi". */
function fromSameWord(question: string, old: Span, subject: string): Span {
  const [first] = syllables(subject);
  const at = syllables(question.slice(old.start, old.end)).find((one) => one.folded === first?.folded);
  return at ? { start: old.start + at.start, end: old.end } : old;
}

/** "ca bạch hầu" beside "ca sởi": the word that both begin with stays, and shows which words go. */
function behindSameLead(question: string, subject: string, taken: readonly Span[]): [Span, string] | null {
  const [lead] = framedWords(subject);
  if (!lead?.known) return null;
  const words = subject.slice(lead.end).trim();
  const folded = fold(question);
  const at = folded.lastIndexOf(`${fold(subject.slice(lead.start, lead.end))} `);
  const from = at + lead.end - lead.start + 1;
  if (at < 0 || words === '') return null;
  const run = subjectOf(
    question.slice(from),
    taken.map(({ start, end }) => ({ start: start - from, end: end - from })),
  );
  return run?.start === 0 ? [{ start: from, end: from + run.end }, words] : null;
}

/** "báo cáo quý" in the place of "báo cáo tháng": the same first words, as many behind them. */
export function withSameHead(question: string, subject: string): string | null {
  const given = syllables(subject);
  const asked = syllables(question);
  for (let head = given.length - 1; head > 0; head--) {
    const at = asked.findIndex((_, index) =>
      given.slice(0, head).every((one, offset) => asked[index + offset]?.folded === one.folded),
    );
    const last = asked[at + given.length - 1];
    if (at < 0 || !last || asksSomething(question.slice(asked[at + head]!.start, last.end))) continue;
    return question.slice(0, asked[at]!.start) + subject + question.slice(last.end);
  }
  return null;
}

/** A document of another year: by its title, where the title carries the time. */
function inTitle(question: string, time: Slots['times'][number], { turns, today }: Earlier): string | null {
  const [named] = namedDocuments(question);
  const cards = turns.flatMap((turn) => turn.documents);
  const card = named?.number ? cardOfNumber(named.number, cards) : undefined;
  if (!named || !card?.title || findTimes(card.title, today).length === 0) return null;
  const title = withTime(card.title, time, today);
  return (
    title &&
    `${question.slice(0, named.start)}${card.type ?? 'văn bản'} “${title}”${question.slice(named.end)}`
  );
}
