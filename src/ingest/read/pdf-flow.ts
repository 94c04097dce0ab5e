import type { PrintedBlock, PrintedTable } from './pdf-blocks.ts';
import type { PrintedPage } from './pdf-furniture.ts';
import { type Column, columnOf, type Gap, gapBetween } from './pdf-gap.ts';
import { joinSplitLetters } from './split-letters.ts';

/** A line or a table row on its way into the text, with what stands before it. */
interface Piece {
  page: number;
  gap: Gap;
  text: string;
}

/**
 * Pages → text and the offset of each page. The lines of a paragraph are joined, paragraphs stand apart by
 * a blank line; a table that a page break cut goes on as further rows.
 */
export function flow(pages: readonly PrintedPage[]): { text: string; pages: number[] } {
  const pieces: Piece[] = [];
  let above: { block: PrintedBlock; column: Column } | undefined;
  let openTable: OpenTable | undefined;
  const common = columnOf(pages.flatMap((page) => page.blocks));
  pages.forEach((page, number) => {
    const blocks = withWholeWords(page.blocks);
    const column = columnOf(blocks) ?? common;
    blocks.forEach((block, index) => {
      if (block.kind === 'table') {
        openTable = addTable(pieces, number, block, index === 0 ? openTable : undefined);
      } else {
        openTable = undefined;
        const gap = above ? gapBetween(above.block, block, above.column ?? column, index === 0, column) : '';
        pieces.push({ page: number, gap, text: block.text });
      }
      above = { block, column };
    });
  });
  return assemble(pieces, pages.length);
}

function assemble(pieces: readonly Piece[], pageCount: number): { text: string; pages: number[] } {
  let text = '';
  let before = '';
  const pages: number[] = [];
  for (const piece of pieces) {
    // `X-` and `quang` are one word that the line end cut after its hyphen.
    if (before) text += piece.gap === ' ' && /[\p{L}\d]-$/u.test(before) ? '' : piece.gap;
    while (pages.length <= piece.page) pages.push(text.length);
    text += piece.text;
    before = piece.text;
  }
  while (pages.length < pageCount) pages.push(text.length);
  return { text, pages };
}

function withWholeWords(blocks: readonly PrintedBlock[]): PrintedBlock[] {
  const repaired = joinSplitLetters(
    blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : block.rows.flat())),
  );
  let at = 0;
  return blocks.map((block) =>
    block.kind === 'line'
      ? { ...block, text: repaired[at++] ?? block.text }
      : { ...block, rows: block.rows.map((row) => row.map((field) => repaired[at++] ?? field)) },
  );
}

interface OpenTable {
  table: PrintedTable;
  head: string;
  last: { piece: Piece; fields: string[] };
  /** Rows before the last one leave the first field empty too: its cell is merged, not cut. */
  merged: boolean;
}

/** Adds the rows of a table, which goes on from `open` when both have the same columns. */
function addTable(
  pieces: Piece[],
  page: number,
  table: PrintedTable,
  open: OpenTable | undefined,
): OpenTable {
  const goesOn = open !== undefined && sameColumns(open.table, table) ? open : undefined;
  const rows = [...table.rows];
  if (goesOn && rows[0] && rowText(rows[0]) === goesOn.head) rows.shift();
  const first = rows[0];
  if (goesOn && first && !first[0] && !goesOn.merged && first.some(Boolean)) {
    const joined = goesOn.last.fields.map((field, index) => [field, first[index]].filter(Boolean).join(' '));
    goesOn.last.fields = joined;
    goesOn.last.piece.text = rowText(joined);
    rows.shift();
  }
  let last = goesOn?.last;
  let merged = goesOn?.merged ?? false;
  rows.forEach((fields, index) => {
    const piece: Piece = { page, gap: index === 0 && !goesOn ? '\n\n' : '\n', text: rowText(fields) };
    pieces.push(piece);
    merged ||= index > 0 && !fields[0];
    last = { piece, fields };
  });
  const head = goesOn?.head ?? rowText(table.rows[0] ?? []);
  const empty: Piece = { page, gap: '', text: '' };
  return { table, head, merged, last: last ?? { piece: empty, fields: [] } };
}

function sameColumns(left: PrintedTable, right: PrintedTable): boolean {
  return (
    left.xs.length === right.xs.length &&
    left.xs.every((x, index) => Math.abs(x - (right.xs[index] ?? 0)) < 5)
  );
}

function rowText(fields: readonly string[]): string {
  return `| ${fields.join(' | ')} |`.replace(/ {2,}/g, ' ');
}
