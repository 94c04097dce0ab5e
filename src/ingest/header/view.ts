import type { Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';

/** A text under examination: views of equal length, so that an offset into one is an offset into all. */
export interface View {
  /** As stored. */
  text: string;
  /** Markdown marks, tabs and hard spaces are spaces, cell bars are line ends. */
  plain: string;
  /** `plain` without case and diacritics. */
  folded: string;
}

/** A line, or a column of one, that has a letter or a digit in it. Offsets are those of the text, trimmed. */
export interface HeaderLine extends Span {
  plain: string;
  folded: string;
  /** Something stands between it and the line before: a blank line, a rule, the edge of a cell. */
  apart: boolean;
}

export function viewOf(text: string): View {
  const plain = text
    .replace(/[*_`\\~\t\u00a0\u2000-\u200b\u3000]/g, ' ')
    .replace(/^ *#+/gm, (marks) => ' '.repeat(marks.length))
    .replaceAll('|', '\n');
  return { text, plain, folded: fold(plain) };
}

/** The same view with line ends in place of `span`: what was understood no longer stands in the way. */
export function without(view: View, span: Span): View {
  const gap = '\n'.repeat(span.end - span.start);
  const cut = (from: string) => from.slice(0, span.start) + gap + from.slice(span.end);
  return { text: view.text, plain: cut(view.plain), folded: cut(view.folded) };
}

/** Lines of `view` between two offsets; with `columns`, a line is cut where three or more spaces are printed. */
export function headerLines(view: View, from: number, to: number, columns = false): HeaderLine[] {
  const lines: HeaderLine[] = [];
  let previous = from;
  for (const match of view.plain.slice(from, to).matchAll(/[^\n]+/g)) {
    const line = { start: from + match.index, end: from + match.index + match[0].length };
    for (const cell of columns ? columnsOf(view, line) : [line]) {
      const { start, end } = trimmed(view.plain, cell);
      const plain = view.plain.slice(start, end);
      if (!/[\p{L}\p{N}]/u.test(plain)) continue;
      const lineEnds = view.plain.slice(previous, start).split('\n').length - 1;
      const apart = lineEnds > 1 || lines.length === 0;
      lines.push({ start, end, plain, folded: view.folded.slice(start, end), apart });
      previous = end;
    }
  }
  return lines;
}

/**
 * Columns are told by printed spaces (those that stand in `plain` for Markdown marks do not part anything), and
 * where a table cell was written on one line, by emphasis that ends and begins again or by the next dash.
 */
const columnGap = /[ \t\u00a0]{3,}|\*{1,3} +(?=\*)|(?<=[;:.]) +(?=[-–] )/g;

function columnsOf(view: View, line: Span): Span[] {
  const columns: Span[] = [];
  let start = line.start;
  for (const gap of view.text.slice(line.start, line.end).matchAll(columnGap)) {
    columns.push({ start, end: line.start + gap.index });
    start = line.start + gap.index + gap[0].length;
  }
  columns.push({ start, end: line.end });
  return columns;
}

/** `span` without the white space at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** What stands at `span`, for people: wraps joined, emphasis dropped, spaces single. */
export function oneLine(view: View, span: Span): string {
  return view.text
    .slice(span.start, span.end)
    .replace(/^ *#+ /gm, '')
    .replace(/[*_`\\]+/g, '')
    .replace(/[\s|\u200b]+/g, ' ')
    .trim();
}

/** Whether nearly all letters are capitals (`QĐ-TTg` inside a title does not count against it). */
export function isUpperCase(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const capital = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capital > 0 && small * 9 <= capital;
}

/** Source of a pattern for folded `words` in which a space may stand between any two letters (`qu oc hieu`). */
export function loose(words: string): string {
  return words
    .split(' ')
    .map((word) => [...word].join(' ?'))
    .join('\\s+');
}
