import type { Span } from './document.ts';
import { type Label, labelAt } from './label.ts';
import { type PhysicalLine, physicalLines, someWord } from './physical-lines.ts';
import { fold } from './text.ts';

/**
 * One paragraph of a document: a heading, an item, a table row. Its physical lines may be many (`start` to
 * `end` holds the breaks), both ends are trimmed.
 */
export interface Line extends Span {
  kind: 'text' | 'row';
}

/**
 * How a text breaks its lines. Plain text and Markdown wrap a paragraph at about 80 columns, web pages and
 * Word files keep it on one line; some sources put a blank line between paragraphs, others do not.
 */
export interface Layout {
  /** Paragraphs are wrapped over several lines. */
  wrapped: boolean;
  /** Paragraphs are separated by blank lines. */
  spaced: boolean;
  /** Length from which the first line of a paragraph may have been broken off, and a later one. */
  firstLine: number;
  laterLine: number;
}

/** A line longer than this was not wrapped by hand; one with links in a wrapped text may be longer. */
const widest = 130;
const widestWrapped = 250;
const ending = /[.;:!?…][*_)”"’\s]*$/u;

/** The whole text that was measured last: outline, passages and tasks ask for the same. */
let measured: { text: string; layout: Layout } | null = null;

/** Measures how `text` breaks its lines between two offsets; the whole of it by default. */
export function layoutOf(text: string, span?: Span): Layout {
  if (span) return measure(text, span);
  if (measured?.text !== text) measured = { text, layout: measure(text, { start: 0, end: text.length }) };
  return measured.layout;
}

function measure(text: string, span: Span): Layout {
  const lines = physicalLines(text, span);
  const firsts: number[] = [];
  const laters: number[] = [];
  let pairs = 0;
  let lows = 0;
  let gaps = 0;
  let labels = 0;
  let spacedLabels = 0;
  let later = false;
  let cell = lines[0]?.kind === 'edge';
  for (let index = 1; index < lines.length; index++) {
    const previous = lines[index - 1] as PhysicalLine;
    const line = lines[index] as PhysicalLine;
    if (line.kind !== 'text') {
      later = false;
      cell = line.kind === 'edge';
      continue;
    }
    if (previous.kind === 'blank') gaps++;
    const label = labelAt(text, line.start, line.end);
    if (label && previous.kind !== 'edge') {
      labels++;
      if (previous.kind === 'blank') spacedLabels++;
    }
    if (previous.kind !== 'text') {
      later = false;
      continue;
    }
    pairs++;
    if (label) cell = false;
    if (!label && startsLow(text, line) && length(previous) <= widest && !ends(text, previous)) {
      // The cells of a flattened table are narrower than the page.
      if (!cell) (later ? laters : firsts).push(length(previous));
      lows++;
      later = true;
    } else {
      later = false;
    }
  }
  return {
    wrapped: lows > 0 && lows >= 0.05 * pairs,
    spaced: labels > 3 ? spacedLabels > 0.6 * labels : gaps > 0.15 * (pairs + gaps),
    firstLine: percentile(firsts, 0.1) ?? 20,
    laterLine: percentile(laters, 0.1) ?? 60,
  };
}

function percentile(values: number[], share: number): number | undefined {
  return values.sort((left, right) => left - right)[Math.floor(share * (values.length - 1))];
}

const length = (span: Span) => span.end - span.start;

function startsLow(text: string, line: Span): boolean {
  return /^[*_\s]*[\p{Ll}),;.%]/u.test(text.slice(line.start, Math.min(line.end, line.start + 8)));
}

function ends(text: string, line: Span): boolean {
  return ending.test(text.slice(Math.max(line.start, line.end - 8), line.end));
}

/** A paragraph while its lines are being collected. */
interface Growing extends Line {
  /** It has one physical line so far. */
  first: boolean;
  last: Span;
  /** Stars of emphasis still open at its end: 1 for italic, 2 for bold, 3 for both. */
  open: number;
}

/**
 * The paragraphs between two offsets, in order, hard wraps joined. Lines without any letter or digit and the
 * lone `|` of flattened tables belong to none. Pass `layout` when asking for many small spans of one text.
 */
export function linesOf(text: string, span: Span, layout: Layout = layoutAround(text, span)): Line[] {
  const lines: Line[] = [];
  let current: Growing | null = null;
  let gap = false;
  const finish = () => {
    if (current) lines.push({ start: current.start, end: current.end, kind: current.kind });
    current = null;
  };
  for (const line of physicalLines(text, span)) {
    if (line.kind === 'blank') {
      gap = true;
      continue;
    }
    const before: Growing | null = current;
    if (before && joins(text, before, line, gap, layout)) {
      current = grown(text, before, line);
    } else {
      finish();
      if (line.kind !== 'edge') current = begun(text, line, line.kind);
    }
    gap = false;
  }
  finish();
  return lines;
}

function begun(text: string, line: Span, kind: Line['kind']): Growing {
  return { start: line.start, end: line.end, kind, first: true, last: line, open: emphasis(text, line) };
}

function grown(text: string, line: Growing, last: Span): Growing {
  const first = isBareLabel(text, line);
  return { ...line, end: last.end, first, last, open: line.open ^ emphasis(text, last) };
}

/** The layout of the surroundings of a small span. */
function layoutAround(text: string, span: Span): Layout {
  const reach = 6000;
  return layoutOf(text, {
    start: Math.max(0, span.start - reach),
    end: Math.min(text.length, span.end + reach),
  });
}

/** Words after which a number or a name follows on the next line, so that `3.` there is no label. */
const unfinished =
  /(?:,|(?<!\p{L})(?:khoan|diem|dieu|chuong|muc|so|phu luc|bieu|mau|va|hoac|ngay|thang|nam|quy|tu|den|cua|tai|theo|trong|tren|duoi|khoang|hon|dat|gom|cac|nhung|cho|voi|ve))$/u;

function joins(text: string, current: Growing, next: PhysicalLine, gap: boolean, layout: Layout): boolean {
  const { last } = current;
  if (current.kind !== 'text' || next.kind !== 'text' || text[next.start] === '#') return false;
  if (isBareLabel(text, current)) return !gap;
  if (length(last) > (layout.wrapped ? widestWrapped : widest)) return false;
  const ended = ends(text, last);
  const low = startsLow(text, next);
  const label = labelAt(text, next.start, next.end);
  if (gap) return layout.wrapped && low && !label && !ended && length(last) > 30;
  const open = layout.wrapped && current.open > 0;
  const word = /^\S*/.exec(text.slice(next.start, Math.min(next.end, next.start + 30)))?.[0].length ?? 0;
  const full = length(last) + 1 + word > (current.first ? layout.firstLine : layout.laterLine);
  if (label) return !ended && layout.wrapped && (open || (full && isCutOff(text, last, next, label, layout)));
  if (low) return !ended || (layout.wrapped && full);
  if (!layout.wrapped) return false;
  if (open) return true;
  if (isWhollyBold(text, current)) return false;
  return layout.spaced ? full || !ended : full && !ended;
}

/** What looks like a label is the rest of `khoản 3.`, `2021 - 2025` or `chính trị - xã hội`. */
function isCutOff(text: string, last: Span, next: Span, label: Label, layout: Layout): boolean {
  if (unfinished.test(fold(tail(text, last)))) return true;
  if (label.style !== '-') return false;
  return (
    length(last) >= layout.laterLine ||
    /^[\p{Ll}\d]/u.test(text.slice(label.contentStart, next.end).slice(0, 1))
  );
}

const tail = (text: string, span: Span) =>
  text.slice(Math.max(span.start, span.end - 20), span.end).replace(/[*_\s]+$/u, '');

/** `-` or `2.` or `Điều` alone on its line: the rest follows. */
function isBareLabel(text: string, line: Span): boolean {
  if (length(line) > 16) return false;
  const raw = text.slice(line.start, line.end);
  if (/^[#*_\s]*(?:Điều|Chương|ĐIỀU|CHƯƠNG|PHẦN)[*_\s]*$/u.test(raw)) return true;
  const label = labelAt(text, line.start, line.end);
  if (!label || someWord.test(text.slice(label.contentStart, line.end))) return false;
  if (label.style === 'điều') return /[.:][*_\s]*$/.test(raw);
  return /^(?:[\d(a-z[•+-]|[IVX]+$)/u.test(label.text);
}

/** Stars of emphasis that a line leaves open or closes: 1 for italic, 2 for bold. */
function emphasis(text: string, line: Span): number {
  let state = 0;
  for (const run of text.slice(line.start, line.end).matchAll(/\*+/g)) state ^= run[0].length & 3;
  return state;
}

/** The whole line is bold or a Markdown heading. */
export function isWhollyBold(text: string, line: Span): boolean {
  if (text[line.start] === '#') return true;
  if (length(line) > 600 || !text.startsWith('**', line.start)) return false;
  const raw = text.slice(line.start, line.end);
  return /\S\s*\*\*\s*$/.test(raw) && !/\*\*[^*]*\p{L}[^*]*\*\*/u.test(raw.slice(2, -2));
}
