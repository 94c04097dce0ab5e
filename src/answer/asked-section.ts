import type { Section } from '../core/document.ts';
import { numberKey } from '../core/document-number.ts';
import type { Evidence } from '../core/evidence.ts';
import { romanValue } from '../core/label.ts';
import type { Archive } from '../core/ports.ts';
import { fold } from '../core/text.ts';
import type { ChosenList } from './choose-list.ts';

/** Parts of documents by the words that people use, the largest first. */
const nouns = ['phu luc', 'phan', 'chuong', 'muc', 'dieu', 'khoan', 'diem'];
const part = new RegExp(
  `(?<!\\p{L})(${nouns.join('|')})(?: so)? ((?:\\d{1,3}|[ivx]{1,4})(?:\\.\\d{1,2})*|[a-z])(?![\\p{L}\\p{N}])`,
  'gu',
);
const most = 12;

/**
 * What a question asks for by its place: "khoản 2 Điều 5 của Quyết định số … quy định gì?". Null when it names no
 * part, or no document by its number, or the document has no such part.
 */
export function askedSection(
  { question }: Evidence,
  archive: Pick<Archive, 'documents' | 'passagesOf' | 'sections'>,
): ChosenList | null {
  const asked = [...fold(question.text).matchAll(part)]
    .map((match) => ({ noun: match[1]!, value: match[2]! }))
    .sort((left, right) => nouns.indexOf(left.noun) - nouns.indexOf(right.noun));
  const keys = question.numbers.map(numberKey);
  if (asked.length === 0 || keys.length !== 1) return null;
  const named = archive
    .documents()
    .filter(({ number }) => number && keys.includes(numberKey(number)))
    .sort((left, right) => (right.issuedOn ?? '').localeCompare(left.issuedOn ?? ''));
  const document = named.find(({ issuedOn }) => issuedOn && question.dates.includes(issuedOn)) ?? named[0];
  if (!document) return null;
  const sections = archive.sections(document.source);
  const fitting = sections.filter((section) => fits(section, asked));
  const depth = Math.min(...fitting.map(depthOf));
  const [first, ...others] = fitting.filter((section) => depthOf(section) === depth);
  // Of several with one number it cannot be told which one is meant, unless one alone stands outermost.
  if (!first || others.length > 0) return null;
  const passages = archive
    .passagesOf(document.source)
    .filter((passage) => first.start <= passage.start && passage.end <= first.end)
    .slice(0, most);
  const holding = archive
    .passagesOf(document.source)
    .filter((passage) => passage.start <= first.start && first.end <= passage.end);
  const chosen = passages.length > 0 ? passages : holding.slice(0, 1);
  if (chosen.length === 0) return null;
  // One quote says by its reference where it stands.
  const heading = chosen.length > 1 ? `${first.label} ${first.heading}`.trim() : '';
  return { heading, passages: chosen };
}

const steps = (section: Section) => section.path.split(' › ');
const depthOf = (section: Section) => steps(section).length;

/** The innermost part is the section itself, the others stand above it in this order. */
function fits(section: Section, asked: readonly { noun: string; value: string }[]): boolean {
  const path = steps(section).map(fold);
  let at = path.length - 1;
  for (const [index, one] of [...asked].reverse().entries()) {
    while (index > 0 && at >= 0 && !isStep(path[at]!, one)) at--;
    if (at < 0 || !isStep(path[at]!, one)) return false;
    at--;
  }
  return true;
}

/** `điều 5` is called so in a path; a mục, khoản or điểm goes by its bare label. */
function isStep(step: string, { noun, value }: { noun: string; value: string }): boolean {
  if (step === `${noun} ${value}`) return true;
  const bare = step.replace(/[.)]$/u, '');
  if (noun === 'khoan' || noun === 'diem') return bare === value;
  return noun === 'muc' && (bare === value || (/^\d+$/.test(value) && romanValue(bare) === Number(value)));
}
