import type { Span } from '../../core/document.ts';
import { labelAt } from '../../core/label.ts';
import { type PhysicalLine, physicalLines } from '../../core/physical-lines.ts';
import { fold } from '../../core/text.ts';

/** Rows and cells as the notation gives them; an empty cell is an empty span. */
export interface Grid {
  span: Span;
  rows: Span[][];
  /** Rows above a Markdown rule `|---|---|`, which are heads for certain. */
  heads: number;
}

/**
 * The grids between two offsets, in order, in both notations:
 *
 *     | a | b |        one line for a row             |   one `|` between two cells,
 *     |---|---|        (a Markdown rule is            a   two between two rows, each
 *     | c | d |         looked through)               |   on a line of its own
 */
export function gridsOf(text: string, span: Span): Grid[] {
  const lines = physicalLines(text, span);
  const grids: Grid[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] as PhysicalLine;
    const read = line.kind === 'row' ? readRows : line.kind === 'edge' ? readCells : null;
    const result = read?.(text, lines, index);
    if (result) grids.push(result.grid);
    index = result?.next ?? index + 1;
  }
  return grids;
}

type Result = { grid: Grid; next: number };

function readRows(text: string, lines: PhysicalLine[], from: number): Result {
  const rows: Span[][] = [];
  let heads = 0;
  let index = from;
  let last = lines[from] as PhysicalLine;
  for (; index < lines.length; index++) {
    const line = lines[index] as PhysicalLine;
    const raw = line.kind === 'blank' ? text.slice(line.start, line.end) : '';
    if (line.kind === 'row') {
      rows.push(fieldsOf(text, line));
    } else if (/^\|[\s:|-]*-[\s:|-]*\|?$/.test(raw)) {
      if (heads === 0) heads = rows.length;
    } else if (/^\|[\s|]*\|$/.test(raw)) {
      continue;
    } else break;
    last = line;
  }
  return {
    grid: { span: { start: (lines[from] as PhysicalLine).start, end: last.end }, rows, heads },
    next: index,
  };
}

function fieldsOf(text: string, line: Span): Span[] {
  const edges: number[] = [];
  for (let at = line.start; at < line.end; at++) {
    if (text[at] === '|' && text[at - 1] !== '\\') edges.push(at);
  }
  if (edges[0] !== line.start) edges.unshift(line.start - 1);
  if (edges.at(-1) !== line.end - 1) edges.push(line.end);
  return edges.slice(1).map((edge, index) => trimmed(text, (edges[index] as number) + 1, edge));
}

/** The span without white space at its ends; empty at `start` when nothing is left. */
export function trimmed(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end);
  const body = raw.trim();
  const from = body ? start + raw.indexOf(body) : start;
  return { start: from, end: from + body.length };
}

/** Reading state of a flattened table. */
interface Flat {
  rows: Span[][];
  row: Span[];
  /** Most cells of a row so far. */
  width: number;
  numbered: boolean;
}

function readCells(text: string, lines: PhysicalLine[], from: number): Result | null {
  const flat: Flat = { rows: [], row: [], width: 0, numbered: false };
  let index = from;
  let next = from;
  for (;;) {
    let edges = 0;
    let cell: Cell | null;
    for (;;) {
      for (; lines[index]?.kind === 'edge'; index++) edges++;
      next = index;
      cell = cellAt(text, lines, index);
      // A cell of dots stands for rows that were left out.
      if (!cell || flat.row.length === 0 || !/^[….\s]+$/u.test(text.slice(cell.span.start, cell.span.end)))
        break;
      index = cell.next;
      edges = 2;
    }
    if (!cell || isOutside(text, lines, flat, edges, cell)) {
      const { end } = lines[next - 1] as PhysicalLine;
      for (let empty = 2; empty < edges && flat.row.length < flat.width; empty++) flat.row.push(emptyAt(end));
      break;
    }
    place(text, lines, flat, edges, cell);
    index = cell.next;
  }
  if (flat.row.length > 0) flat.rows.push(flat.row);
  if (flat.rows.length === 0) return null;
  const start = (lines[from] as PhysicalLine).start;
  const end = (lines[next - 1] as PhysicalLine).end;
  return { grid: { span: { start, end }, rows: flat.rows, heads: 0 }, next };
}

const emptyAt = (offset: number): Span => ({ start: offset, end: offset });

type Cell = { span: Span; from: number; next: number };

/** A cell ends at the next `|`; after a blank line, or where no `|` follows, the table is over. */
function cellAt(text: string, lines: PhysicalLine[], from: number): Cell | null {
  const longest = 120;
  const first = lines[from];
  if (!first || (first.kind === 'blank' && first.start === first.end)) return null;
  for (let index = from; index < lines.length && index < from + longest; index++) {
    if (lines[index]?.kind === 'row') return null;
    if (lines[index]?.kind !== 'edge') continue;
    return { span: trimmed(text, first.start, (lines[index - 1] as PhysicalLine).end), from, next: index };
  }
  return null;
}

const parts = ['phụ lục', 'phần', 'chương', 'mẫu', 'I', 'A'];

/** The table is over when its row is full and no row end follows, or when a part of the document begins. */
function isOutside(text: string, lines: PhysicalLine[], flat: Flat, edges: number, cell: Cell): boolean {
  const { row, rows, width } = flat;
  if (edges !== 1 || row.length < 2) return false;
  if (row.some((done) => isClosing(text.slice(done.start, done.end)))) return true;
  if (lines[cell.next + 1]?.kind === 'edge') return false;
  if (rows.length > 0 && row.length >= width) return true;
  const block = lines.slice(cell.from, cell.next);
  return (
    block.length > 40 ||
    block.some((line) => parts.includes(labelAt(text, line.start, line.end)?.style ?? ''))
  );
}

/** Nơi nhận or the authority of a signature: such a table is layout. */
export function isClosing(text: string): boolean {
  return (
    /^[\s*_]*noi nhan/.test(fold(text.slice(0, 40))) ||
    /^[\s*_]*(?:TM|KT|TL|TUQ|Q)\s?\.\s?\p{Lu}/u.test(text.slice(0, 40))
  );
}

/**
 * Puts the next cell. One `|` stands between two cells; more mean empty cells, the end of a row, or both:
 * a cell that looks like a number of the first column begins a row, and so does one that has no room left.
 */
function place(text: string, lines: PhysicalLine[], flat: Flat, edges: number, cell: Cell): void {
  const { row, width, rows } = flat;
  const { start, end } = cell.span;
  const begins = isOrdinal(text.slice(start, end));
  const first = rows.length === 0;
  if (edges > 1 && row.length > 0 && (first || begins || !fits(lines, flat, edges, cell))) {
    let left = edges - 2;
    for (; left > 0 && (row.length < width || first); left--) row.push(emptyAt(start));
    rows.push(row);
    flat.width = Math.max(width, row.length);
    flat.row = [];
    for (; left > 0 && !begins; left--) flat.row.push(emptyAt(start));
    if (begins) flat.numbered = true;
  } else {
    for (let empty = 1; empty < edges; empty++) row.push(emptyAt(start));
  }
  flat.row.push(cell.span);
}

/** Whether this cell and those up to the next row end may belong to the row begun, after empty cells. */
function fits(lines: PhysicalLine[], flat: Flat, edges: number, cell: Cell): boolean {
  if (!flat.numbered) return false;
  let taken = flat.row.length + edges;
  for (let index = cell.next; taken <= flat.width && lines[index]?.kind === 'edge'; ) {
    if (lines[index + 1]?.kind === 'edge') return true;
    taken++;
    do index++;
    while (index < lines.length && lines[index]?.kind !== 'edge');
  }
  return taken <= flat.width;
}

/** `3`, `2.1`, `IV`, `a`, `-`: what stands in the first column of a numbered table. */
export function isOrdinal(text: string): boolean {
  return /^[\s*_]*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6}|[A-ZĐ]|[a-zđ]|-|\+)[.)]?[\s*_]*$/u.test(text);
}
