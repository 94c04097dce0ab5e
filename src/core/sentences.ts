import type { Span } from './document.ts';
import { labelAt } from './label.ts';
import { type Layout, linesOf } from './lines.ts';
import { fold } from './text.ts';

/** A clause longer than this is split at its semicolons, so that the part that answers can be quoted. */
const longest = 600;

/**
 * The sentences between two offsets, in order, trimmed. Paragraphs, list items and table cells are sentences
 * of their own; abbreviations (`TP.`, `KT.`, `Th.S`), numbers and labels end none. Every letter and digit of
 * the span lies in exactly one sentence. Pass the `layout` of the text when asking for many spans of it.
 */
export function sentencesOf(text: string, span: Span, layout?: Layout): Span[] {
  const found: Span[] = [];
  for (const line of linesOf(text, span, layout)) {
    const parts = line.kind === 'row' ? cellsOf(text, line) : sentencesOfLine(text, line);
    for (const part of parts) push(found, text, part.start, part.end);
  }
  return found;
}

const someWord = /[\p{L}\p{N}]/u;

function push(found: Span[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end);
  if (!someWord.test(raw)) return;
  const from = start + (raw.length - raw.trimStart().length);
  found.push({ start: from, end: end - (raw.length - raw.trimEnd().length) });
}

function cellsOf(text: string, row: Span): Span[] {
  const cells: Span[] = [];
  let start = row.start;
  for (let at = row.start; at <= row.end; at++) {
    if (at < row.end && text[at] !== '|') continue;
    cells.push({ start, end: at });
    start = at + 1;
  }
  return cells;
}

function sentencesOfLine(text: string, line: Span): Span[] {
  const sentences = splitAt(text, line, /[.!?…]+[)"”’\]*_]*(?=\s)/gu, endsSentence);
  return sentences.flatMap((sentence) =>
    sentence.end - sentence.start > longest
      ? splitAt(text, sentence, /;[*_]*(?=\s)/gu, () => true)
      : [sentence],
  );
}

type Test = (text: string, line: Span, mark: number, next: number) => boolean;

function splitAt(text: string, line: Span, marks: RegExp, ends: Test): Span[] {
  const raw = text.slice(line.start, line.end);
  const parts: Span[] = [];
  const content = labelAt(text, line.start, line.end)?.contentStart ?? line.start;
  let start = line.start;
  for (const mark of raw.matchAll(marks)) {
    const end = line.start + mark.index + mark[0].length;
    if (end <= content || !ends(text, line, line.start + mark.index, end)) continue;
    parts.push({ start, end });
    start = end;
  }
  if (start < line.end) parts.push({ start, end: line.end });
  return parts;
}

/** Abbreviations that are written with a full stop, folded. */
const abbreviation =
  /(?:^|[^\p{L}\p{N}])(?:tp|tx|tt|q|p|h|kt|tm|tl|tuq|ts|ths|th\.s|gs|pgs|bs|bsck|ds|ks|cn|gv|nxb|st|no|mr|mrs|ms|dr|tr|vd|v\.v|ttg|so|khoan|dieu|muc)$/u;

/**
 * Whether the full stop (or other mark) at `mark` ends a sentence of `line`; `next` is the offset behind it and what
 * closes it. It looks at most 12 characters ahead.
 */
export function endsSentence(text: string, line: Span, mark: number, next: number): boolean {
  const following = /^[\s*_]*(["“(]?.)/u.exec(text.slice(next, Math.min(line.end, next + 12)))?.[1] ?? '';
  if (text[mark] !== '.' || text[mark + 1] === '.')
    return /^["“(]?[\p{Lu}\p{N}+-]/u.test(following) || text[mark] !== '.';
  if (!/^["“(]?[\p{Lu}\p{N}+–-]/u.test(following)) return false;
  const before = fold(text.slice(Math.max(line.start, mark - 16), mark)).replace(/[*_]/g, '');
  if (abbreviation.test(before)) return false;
  // An initial: "Nguyễn V. An".
  if (/(?:^|[\s.(])\p{Lu}$/u.test(text.slice(Math.max(line.start, mark - 3), mark))) return false;
  if (!/\d$/.test(before)) return true;
  // "số 41. Quyết định" goes on, and so does a date or an amount that is broken by a space.
  return !/^\d/.test(following) && !/(?:^|[^\p{L}])so\s?\d+$/u.test(before);
}
