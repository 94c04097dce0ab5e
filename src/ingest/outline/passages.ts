import type { Document, Passage, Section, Span } from '../../core/document.ts';
import { layoutOf, linesOf } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';
import { type Block, blocksOf } from './blocks.ts';
import { cut } from './cut.ts';
import { isUpperCase } from './heads.ts';
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
  const apart: Draft[] = [];

  const before = linesOf(text, { start: 0, end: body.start }, layout);
  for (const run of runsOf(before, (line) => touches(line, bases))) {
    apart.push(...together(run.lines, run.marked ? 'legal bases' : 'header'));
  }
  const blocks = blocksOf(text, body);
  const special = kindsOf(text, blocks, bases, sections[0]?.start ?? body.end);
  for (const run of runsOf(blocks, (block) => special.get(block) ?? false)) {
    if (run.marked) apart.push(...together(run.lines, run.marked));
  }
  const tree = treeOf(text, sections, blocks, (block) => special.has(block));
  const inside = cut(text, tree, layout);
  const after = together(linesOf(text, { start: body.end, end: text.length }, layout), 'recipients');

  return [...apart, ...inside, ...after]
    .sort((left, right) => left.start - right.start)
    .map((draft, ordinal) => ({ ordinal, ...draft, page: pageOf(document.pages, draft.start) }));
}

const proposal = /^(?:theo de nghi|xet (?:de nghi|to trinh|bao cao)|tren co so)/;

/** Blocks that are no part of the outline. With the legal bases go who issues above them and who proposed below. */
function kindsOf(
  text: string,
  blocks: Block[],
  bases: Span[],
  until: number,
): Map<Block, 'legal bases' | 'recipients'> {
  const kinds = new Map<Block, 'legal bases' | 'recipients'>();
  const isBasis = (block: Block | undefined) => block?.kind === 'line' && touches(block, bases);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'closing') kinds.set(block, 'recipients');
    if (block.kind !== 'line') continue;
    const before = blocks[index - 1];
    const plain = onOneLine(text.slice(block.start, Math.min(block.end, block.start + 120)));
    const beside =
      block.start < until &&
      ((isBasis(blocks[index + 1]) && isUpperCase(plain)) ||
        (before !== undefined &&
          kinds.get(before) === 'legal bases' &&
          (isUpperCase(plain) || proposal.test(fold(plain)))));
    if (isBasis(block) || beside) kinds.set(block, 'legal bases');
  }
  return kinds;
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
