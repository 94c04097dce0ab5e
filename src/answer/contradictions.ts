import { findDates, isoDate } from '../core/dates.ts';
import type { IsoDate, Span } from '../core/document.ts';
import { documentName, uncapitalise } from '../core/document-name.ts';
import { findDocumentNumbers, numberKey } from '../core/document-number.ts';
import { keptFor, keptForTexts } from '../core/kept.ts';
import { labelAt } from '../core/label.ts';
import type { ArchivedDocument, ArchivedPassage } from '../core/ports.ts';
import { syllables } from '../core/text.ts';
import { isOver } from './in-force.ts';

/** A sentence of a document. */
export interface Saying {
  document: ArchivedDocument;
  passage: ArchivedPassage;
  span: Span;
  text: string;
}

/** Two documents that say the same thing with other figures: the one that was asked for by its number first, then
 * the one in force, else the newer. */
export interface Contradiction {
  first: Saying;
  second: Saying;
}

/**
 * Sentences are about the same thing when they share this part of their words, figures left out; more where the
 * documents themselves have nothing to do with each other.
 */
const sameThing = { related: 0.7, unrelated: 0.85 };
/** Titles that share this part of their words have one subject. */
const sameSubject = 0.5;
/** What a document says of itself no other one can contradict. */
const ofItself =
  /kèm theo|hiệu lực|thời gian thực hiện|(?:quyết định|kế hoạch|thông báo|hướng dẫn|quy chế|chỉ thị|công văn|báo cáo|văn bản) này/iu;
/** Shorter sentences share words by chance. */
const fewestWords = 6;
const most = 2;

/**
 * Where another document among `others` says something else about what is `said`. Plans of different years are not
 * contradictions: neither where only the year of the document makes the difference, nor where the titles differ in
 * nothing but their figures. `numbers` are the document numbers of the question. Linear in `said` × `others`.
 */
export function contradictions(
  said: readonly Saying[],
  others: readonly Saying[],
  numbers: readonly string[],
): Contradiction[] {
  const asked = numbers.map(numberKey);
  const isAsked = ({ number }: ArchivedDocument) => number !== null && asked.includes(numberKey(number));
  const precedes = (one: ArchivedDocument, other: ArchivedDocument) => {
    if (isAsked(one) !== isAsked(other)) return isAsked(one);
    if (isOver(one) !== isOver(other)) return isOver(other);
    return day(one) >= day(other);
  };
  const found: Contradiction[] = [];
  const paired = new Set<string>();
  const enough = new Map<string, number | null>();
  const enoughFor = (pair: string, one: ArchivedDocument, other: ArchivedDocument): number | null => {
    const known = enough.get(pair);
    if (known !== undefined) return known;
    const share = areOne(one, other) || ofOtherPeriods(one, other) ? null : sharedEnough(one, other);
    enough.set(pair, share);
    return share;
  };
  const candidates = others.flatMap(comparable);
  for (const one of said.flatMap(comparable)) {
    for (const other of candidates) {
      if (found.length === most) return found;
      const documents = [one.saying.document, other.saying.document] as const;
      const pair = documents
        .map(({ source }) => source)
        .sort()
        .join('\n');
      if (paired.has(pair)) continue;
      const share = enoughFor(pair, ...documents);
      if (share === null || !differ(one.read, other.read, share)) continue;
      paired.add(pair);
      found.push(
        precedes(...documents)
          ? { first: one.saying, second: other.saying }
          : { first: other.saying, second: one.saying },
      );
    }
  }
  return found;
}

/** A sentence as it is compared; none where it has no figure to differ in, or too few words. */
function comparable(saying: Saying): { saying: Saying; read: Read }[] {
  const read = readSaying(`${saying.document.issuedOn?.slice(0, 4) ?? ''}\n${saying.text}`);
  return read.figures.length > 0 && read.words.size >= fewestWords ? [{ saying, read }] : [];
}

/** The program's own words about a contradiction. */
export function tellContradiction({ first, second }: Contradiction): string {
  const named = ({ document }: Saying) => `${uncapitalise(documentName(document))} (${document.status.text})`;
  return `Hai văn bản nêu khác nhau: ${named(first)} và ${named(second)}. Nguyên văn của cả hai ở dưới đây.`;
}

interface Read {
  words: Set<string>;
  figures: Figure[];
}

/** A figure as it stands, and counted from the year of its document where it is a date or a year. */
interface Figure {
  stated: string;
  relative: string;
}

/** Reads a sentence behind the year of its document and a line break. Those near to one question are near to others. */
const readSaying = keptForTexts((yearAndText): Read => {
  const text = yearAndText.slice(yearAndText.indexOf('\n') + 1);
  const label = labelAt(text, 0, text.length);
  let rest = ' '.repeat(label?.contentStart ?? 0) + text.slice(label?.contentStart ?? 0);
  const blank = ({ start, end }: Span) => {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  };
  for (const number of findDocumentNumbers(rest)) blank(number);
  const year = Number(yearAndText.slice(0, yearAndText.indexOf('\n')) || Number.NaN);
  const figures: Figure[] = findDates(rest).map(({ date }) => ({
    stated: date,
    relative: `${date.slice(4)} ${Number(date.slice(0, 4)) - year}`,
  }));
  for (const date of findDates(rest)) blank(date);
  for (const [raw] of rest.matchAll(/\d+(?:[.,/]\d+)*/g)) {
    const stated = raw.replace(/^0+(?=\d)/, '');
    const isYear = /^(?:19|20)\d\d$/.test(stated) && isoDate(Number(stated), 1, 1) !== null;
    figures.push({ stated, relative: isYear ? `year ${Number(stated) - year}` : stated });
  }
  if (ofItself.test(text)) return { words: new Set(), figures };
  const words = new Set(syllables(rest).flatMap(({ exact }) => (/\d/.test(exact) ? [] : [exact])));
  return { words, figures };
}, 300_000);

function differ(one: Read, other: Read, enough: number): boolean {
  if (shared(one.words, other.words) < enough) return false;
  const lacks = (from: Read, to: Read) =>
    from.figures.some(
      ({ stated, relative }) =>
        !to.figures.some((figure) => figure.stated === stated || figure.relative === relative),
    );
  return lacks(one, other) && lacks(other, one);
}

/** Jaccard index of two sets of words. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  return both / Math.max(1, one.size + other.size - both);
}

function sharedEnough(one: ArchivedDocument, other: ArchivedDocument): number {
  const acts = one.status.by?.source === other.source || other.status.by?.source === one.source;
  return acts || shared(titleWords(one), titleWords(other)) >= sameSubject
    ? sameThing.related
    : sameThing.unrelated;
}

const titleWords = keptFor(
  ({ title }: ArchivedDocument): ReadonlySet<string> =>
    new Set(syllables(title ?? '').map(({ exact }) => exact)),
);

function areOne(one: ArchivedDocument, other: ArchivedDocument): boolean {
  if (one.source === other.source) return true;
  const keys = [one, other].map(({ number }) => number && numberKey(number));
  return keys[0] !== null && keys[0] === keys[1] && one.issuedOn === other.issuedOn;
}

function ofOtherPeriods(one: ArchivedDocument, other: ArchivedDocument): boolean {
  if (!one.title || !other.title || one.title === other.title) return false;
  return (
    titleWithoutFigures(one) === titleWithoutFigures(other) &&
    one.status.by === undefined &&
    other.status.by === undefined
  );
}

const titleWithoutFigures = keptFor(({ title }: ArchivedDocument) =>
  title
    ?.replace(/\d+/g, '#')
    .replace(/\b[IVX]+\b/g, '#')
    .toLowerCase(),
);

const day = ({ issuedOn }: ArchivedDocument): IsoDate => issuedOn ?? '';
