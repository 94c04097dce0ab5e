import type { Calendar } from '../calendar.ts';
import type { Deadline } from '../deadline.ts';
import type { IsoDate, Span } from '../document.ts';
import { fold } from '../text.ts';
import type { Candidate, Parser, Scene } from './candidate.ts';
import { parseDurations } from './parse-durations.ts';
import { parseEvents } from './parse-events.ts';
import { parseMoments } from './parse-moments.ts';
import { parseOpen } from './parse-open.ts';
import { parseRanges } from './parse-ranges.ts';
import { parseRecurring } from './parse-recurring.ts';
import { readMoments } from './read-moments.ts';
import { refiners } from './refiners.ts';
import { viewOf } from './view.ts';

/** What is known around the text. */
export interface DeadlineContext {
  /** Day of the document; null when it is not known. Never today. */
  reference: IsoDate | null;
  /** Year told by the nearest heading ("Nhiệm vụ trọng tâm quý II năm 2013"). */
  year?: number | null;
  calendar: Calendar;
  /** Part of the text to look at; the whole of it by default. */
  span?: Span;
  /** The span is a time cell or the value of a time label, so that a bare "30/6" or "Hằng năm" is a term. */
  isTerm?: boolean;
}

/** In the order in which they claim their words. */
const parsers: Parser[] = [parseDurations, parseRecurring, parseRanges, parseMoments, parseEvents, parseOpen];

/**
 * The terms that NFC `text` sets, in order and without overlaps; offsets are into `text`. Document numbers,
 * dates of cited documents, of past meetings and of effect are none.
 *
 * 1. moments (days, months, quarters …) are read, wherever they stand;
 * 2. each parser proposes candidates, and an earlier parser's words are not given to a later one;
 * 3. each refiner may drop a candidate. A dropped candidate keeps its words: nobody else reads them.
 */
export function findDeadlines(text: string, context: DeadlineContext): Deadline[] {
  const span = context.span ?? { start: 0, end: text.length };
  if (!mayHold(text.slice(span.start, span.end))) return [];
  const view = viewOf(text, span);
  const { reference, year, calendar, isTerm = false } = context;
  const scene: Scene = { view, moments: readMoments(view), told: { reference, year }, calendar, isTerm };
  const taken = new Uint8Array(view.folded.length + 1);
  const found: Candidate[] = [];
  for (const parse of parsers) {
    for (const candidate of parse(scene)) {
      if (taken[candidate.start] || taken[candidate.end - 1]) continue;
      taken.fill(1, candidate.start, candidate.end);
      if (refiners.every((refine) => refine(candidate, scene))) found.push(candidate);
    }
  }
  return found
    .sort((left, right) => left.start - right.start)
    .map((one) => deadlineOf(one, text, view.origin));
}

/** Every wording has one of these, folded; most lines of a document have none. */
const traces = /\d|ngay|tuan|thang|quy|nam|gio|tieng|phut|khi|sau|thuong|lien tuc|dot|dinh|theo|nay/;

/** Emphasis may stand inside a word, so that only the view can tell. */
const mayHold = (words: string) => words.includes('*') || traces.test(fold(words).replace(/\s+/g, ' '));

/** Share of a text, in words beside its terms, up to which it is read as nothing but a term. */
const mostOtherWords = 4;

/** Words beside which a bare day is no term: what was done, a document by its number, the place of a date line. */
const otherThanTerm =
  /(?<!\p{L})đã(?!\p{L})|\d ?\/(?: ?\d{4} ?\/)? ?\p{Lu}+[-–]\p{Lu}|^\s*\p{Lu}[\p{L}.]*(?:[ -]+\p{Lu}[\p{L}.]*){0,4}, ngày \d/u;

/** The terms in a text that a person typed: like `findDeadlines`, but a text that is a bare term is one. */
export function datesIn(text: string, reference: IsoDate | null, calendar: Calendar): Deadline[] {
  const found = findDeadlines(text, { reference, calendar });
  if (found.length > 0 || otherThanTerm.test(text)) return found;
  const terms = findDeadlines(text, { reference, calendar, isTerm: true });
  const others = terms.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  const words = others.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= mostOtherWords ? terms : [];
}

function deadlineOf(candidate: Candidate, text: string, origin: Int32Array): Deadline {
  const start = origin[candidate.start]!;
  const end = origin[candidate.end - 1]! + 1;
  const { kind, due, inclusive, from, every, certainty, rule } = candidate;
  return {
    start,
    end,
    raw: text.slice(start, end),
    kind,
    ...(due === undefined ? {} : { due }),
    ...(inclusive === undefined ? {} : { inclusive }),
    ...(from === undefined ? {} : { from }),
    ...(every === undefined ? {} : { every }),
    certainty,
    ...(rule === undefined ? {} : { rule }),
  };
}
