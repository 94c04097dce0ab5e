import type { Document, Passage, Section, Span } from '../core/document.ts';
import { layoutOf, linesOf } from '../core/lines.ts';
import { type Block, blocksOf } from './blocks.ts';
import { cut } from './cut.ts';
import { treeOf } from './tree.ts';

/** A passage before it has its place in the list. */
export type Draft = Pick<Passage, 'kind' | 'start' | 'end' | 'section' | 'context'>;

/** Legal bases and recipients are kept together up to this many characters. */
const longest = 2400;

/**
 * Cuts a document into passages, in reading order:
 *
 *   1. what stands before the body is the header; the legal bases are one passage;
 *   2. the body follows the outline: an item is a passage, its headings and lead-in are context;
 *   3. a row of a table is a passage, with the column heads as context;
 *   4. nơi nhận and signature are one passage.
 *
 * No passage overlaps another one; every word of the document is in a passage or in the context of one.
 */
export function passagesOf(document: Document, sections: readonly Section[]): Passage[] {
  const { text, body } = document;
  const layout = layoutOf(text);
  const bases = document.legalBases.filter((span) => span.end > span.start);
  const drafts: Draft[] = [];

  const before = linesOf(text, { start: 0, end: body.start }, layout);
  for (const run of runsOf(before, (line) => touches(line, bases))) {
    drafts.push(...together(run.lines, run.marked ? 'legal bases' : 'header'));
  }
  const blocks = blocksOf(text, body);
  for (const run of runsOf(blocks, (block) => special(block, bases))) {
    if (run.marked) drafts.push(...together(run.lines, run.marked));
  }
  const tree = treeOf(text, sections, blocks, (block) => special(block, bases) !== false);
  drafts.push(...cut(text, tree, layout));
  const after = linesOf(text, { start: body.end, end: text.length }, layout);
  drafts.push(...together(after, 'recipients'));

  return drafts
    .sort((left, right) => left.start - right.start)
    .map((draft, ordinal) => ({ ordinal, ...draft, page: pageOf(document.pages, draft.start) }));
}

function special(block: Block, bases: Span[]): Passage['kind'] | false {
  if (block.kind === 'closing') return 'recipients';
  return block.kind === 'line' && touches(block, bases) ? 'legal bases' : false;
}

/** Whether most of `line` lies in one of `spans`. */
function touches(line: Span, spans: Span[]): boolean {
  return spans.some((span) => {
    const shared = Math.min(line.end, span.end) - Math.max(line.start, span.start);
    return shared * 2 > line.end - line.start;
  });
}

interface Run<Mark> {
  lines: Span[];
  marked: Mark;
}

function runsOf<Item extends Span, Mark>(items: Item[], mark: (item: Item) => Mark): Run<Mark>[] {
  const runs: Run<Mark>[] = [];
  for (const item of items) {
    const marked = mark(item);
    const last = runs.at(-1);
    if (last && last.marked === marked) last.lines.push(item);
    else runs.push({ lines: [item], marked });
  }
  return runs;
}

/** Lines that belong together as one passage, or as few as the greatest length allows. */
function together(lines: Span[], kind: Passage['kind']): Draft[] {
  const drafts: Draft[] = [];
  for (const line of lines) {
    const last = drafts.at(-1);
    if (last && line.end - last.start <= longest) last.end = line.end;
    else drafts.push({ kind, start: line.start, end: line.end, section: '', context: [] });
  }
  return drafts;
}

/** Page of an offset, from 1; null without pages. */
function pageOf(pages: readonly number[], offset: number): number | null {
  if (pages.length === 0) return null;
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
