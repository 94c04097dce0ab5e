import type { Section } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import { keptForTexts } from '../core/kept.ts';
import { termOf, termsIn } from '../core/terms.ts';
import { fold, syllables } from '../core/text.ts';
import type { RegisteredTask } from './item.ts';
import type { ReadQuestion } from './understand-question.ts';

/** What a question is about beside units, times and the asking itself. */
export interface Subject {
  /** Index terms with their weights; short forms of what is spelled out are among them. */
  terms: ReadonlyMap<string, number>;
  /** Sum of the weights without those short forms, with the words that the archive does not know. */
  mass: number;
}

/**
 * Words that ask, join others or hand something in, and tell no subject, folded. Fewer than those that a question to
 * the register alone may have: "công" asks in "công việc" and tells something in "công bố".
 */
const weak = new Set(
  (
    'nhiem vu viec nao gi nhung cac co phai lam den toi han qua tre cham sap gan het trong vao ngay thang quy tuan ' +
    'nam nay sau truoc cua cho duoc giao la hay ra can chua da xong thi voi va hoac khi neu o bao nhieu ai con hoi ' +
    'biet ve thoi nhu the xin em anh ma nhe a nhi vay khong chang roi nop gui don vi'
  ).split(' '),
);

/** ln 3: a third of the passages with the rarer word have it beside the other one. */
const belonging = 1.1;

/**
 * The subject of a question by the weights of its evidence's terms; null when nothing of it stands in the archive.
 * Terms of the units named, in whichever spelling they were searched, of times and numbers, and of the words that ask
 * are left out. A pair with one such word stays when its words belong together in the archive: "an toàn" does, though
 * "toàn" asks in "toàn bộ", "về tiêm" does not.
 */
export function subjectOf(read: ReadQuestion, { question, terms }: Evidence): Subject | null {
  const free = wordsOf(read.rest.map(({ exact }) => exact));
  const used = wordsOf([...read.taken, ...read.unitNames]);
  const found = new Map<string, number>();
  for (const [term, weight] of terms) {
    const words = term.split(' ');
    if (words.some((word) => used.has(word) && !free.has(word)) || words.every((word) => weak.has(word)))
      continue;
    const rarer = Math.max(...words.map((word) => terms.get(word) ?? 0));
    if (words.some((word) => weak.has(word)) && weight - rarer > belonging) continue;
    found.set(term, weight);
  }
  const otherwise = shortForms(question.searched);
  const own = [...found].filter(([term]) => !term.split(' ').some((word) => otherwise.has(word)));
  if (own.length === 0) return null;
  const known = own.filter(([term]) => !term.includes(' ')).length;
  const wanted = [...free].filter((word) => !weak.has(word) && !otherwise.has(word)).length;
  const weights = own.map(([, weight]) => weight);
  const unknown = Math.max(0, wanted - known) * Math.max(...weights);
  return { terms: found, mass: weights.reduce((sum, weight) => sum + weight, 0) + unknown };
}

const wordsOf = (texts: readonly string[]) =>
  new Set(texts.flatMap((text) => syllables(text).map(({ folded }) => termOf(folded))));

/**
 * Short forms beside which the question is searched by their full forms, or the other way round: each says what the
 * other one says, so they are welcome and not asked for.
 */
function shortForms(searched: string): Set<string> {
  const [written = '', ...added] = searched.split('\n');
  const spelled = [...written.matchAll(/(\S+) \(/gu)].map((match) => match[1]!);
  return wordsOf([...spelled, ...added]);
}

/** Words of tasks, headings and titles come again with other questions. */
const foldedOften = keptForTexts(fold, 2_000_000);

/**
 * Tells at little cost which texts cannot carry `least` of a subject: those without any of the words that weigh so
 * much together that the others are not enough. A text may hold the letters of a word within another one.
 */
export function needed({ terms, mass }: Subject, least: number): (text: string) => boolean {
  let left = [...terms.values()].reduce((sum, weight) => sum + weight, 0);
  const words = new Set<string>();
  for (const [term, weight] of [...terms].sort((one, other) => other[1] - one[1])) {
    if (left < least * mass) break;
    words.add(term.split(' ')[0]!);
    left -= weight;
  }
  return (text) => {
    const folded = foldedOften(text);
    return [...words].some((word) => folded.includes(word));
  };
}

/** From 0 to 1: the shares of a subject. */
export interface Fit {
  /** That the words of a task, the headings above it and the title of its document carry together. */
  whole: number;
  /** That its words alone carry. */
  own: number;
}

export function fitOf(task: RegisteredTask, subject: Subject, sections: readonly Section[]): Fit {
  const headings = sections
    .filter(({ start, end, heading }) => heading && start <= task.start && task.end <= end)
    .map(({ heading }) => heading);
  const share = (text: string) => Math.min(1, shareOf(text, subject.terms) / subject.mass);
  const whole = [task.document.title ?? '', ...headings, task.text].join('\n|\n');
  return { own: share(task.text), whole: share(whole) };
}

/** Sum of the weights of the terms that `text` carries. */
export function shareOf(text: string, terms: ReadonlyMap<string, number>): number {
  const counts = termsIn(text);
  let carried = 0;
  for (const [term, weight] of terms) if (counts.has(term)) carried += weight;
  return carried;
}
