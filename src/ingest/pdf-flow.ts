import type { PrintedBlock, PrintedLine, PrintedTable } from './pdf-blocks.ts';
import type { PrintedPage } from './pdf-furniture.ts';
import { median } from './pdf-geometry.ts';
import { joinSplitLetters } from './split-letters.ts';

/** A line or a table row on its way into the text, with what stands before it. */
interface Piece {
  page: number;
  gap: '' | ' ' | '\n' | '\n\n';
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
  const pages: number[] = [];
  for (const piece of pieces) {
    if (text) text += piece.gap;
    while (pages.length <= piece.page) pages.push(text.length);
    text += piece.text;
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

/** The column of running text. */
interface ColumnEdges {
  left: number;
  right: number;
  /** From one line to the next. */
  pitch: number;
}
type Column = ColumnEdges | undefined;

/** From the lines that are wider than half of the widest one; undefined when there are too few. */
function columnOf(blocks: readonly PrintedBlock[]): Column {
  const lines = blocks.filter((block) => block.kind === 'line');
  const widest = Math.max(0, ...lines.map((line) => line.right - line.left));
  const wide = lines.filter((line) => line.right - line.left > Math.max(widest * 0.75, 150));
  if (wide.length < 3) return undefined;
  const lefts = wide.map((line) => line.left).sort((a, b) => a - b);
  const rights = wide.map((line) => line.right).sort((a, b) => a - b);
  const steps = lines.flatMap((line, index) => {
    const step = line.y - (lines[index - 1]?.y ?? line.y);
    return step > line.size * 0.8 && step < line.size * 3 ? [step] : [];
  });
  return {
    left: lefts[Math.floor(lefts.length * 0.1)] ?? 0,
    right: rights[Math.floor(rights.length * 0.95)] ?? 0,
    pitch: median(steps, 16),
  };
}

const itemStart =
  /^(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\)\s|(?:Điều|Chương|Mục|Phần)\s[\dIVXLa-z]+[.:]?(?:\s|$)|[IVXL]{1,5}\.\s)/u;

/** What stands between two lines: a space inside a paragraph, a line end where that is uncertain. */
function gapBetween(
  above: PrintedBlock,
  line: PrintedLine,
  column: Column,
  afterBreak: boolean,
  ownColumn: Column,
): Piece['gap'] {
  if (above.kind === 'table') return '\n\n';
  if (!column || !ownColumn) return afterBreak || line.y - above.y > above.size * 2.2 ? '\n\n' : '\n';
  const step = line.y - above.y;
  const atMargin = Math.abs(line.left - ownColumn.left) < line.size * 0.7;
  const hanging = Math.abs(line.left - above.left) < 2.5 && line.left < column.left + line.size * 5;
  const fits = above.right + widthOfFirstWord(line) <= column.right - 1;
  const sameSize = Math.abs(above.size - line.size) < 1.3;
  const newSentence = !/^[\p{Ll}(]/u.test(line.text) || /[.;:!?]$/.test(above.text);
  const nearlyFull = above.right > column.right - (column.right - column.left) * 0.15;
  const wraps = (!fits || (nearlyFull && !newSentence)) && (atMargin || hanging) && sameSize;
  if (afterBreak)
    return wraps && atMargin && !/[.;:!?]$/.test(above.text) && !itemStart.test(line.text) ? ' ' : '\n\n';
  if (step < -line.size) return '\n\n';
  if (step < line.size * 0.3) return '\n';
  if (step > column.pitch * 1.45) return '\n\n';
  if (wraps) return itemStart.test(line.text) ? '\n' : ' ';
  const inColumn = (one: PrintedLine) => one.left < column.left + one.size * 5;
  const goesOn = !newSentence || above.text.endsWith(',');
  return inColumn(above) && inColumn(line) && !goesOn ? '\n\n' : '\n';
}

/** Width that the first word of `line` with a space takes. */
function widthOfFirstWord(line: PrintedLine): number {
  const word = line.text.split(' ')[0] ?? '';
  return ((line.right - line.left) * (word.length + 1)) / Math.max(1, line.text.length);
}
