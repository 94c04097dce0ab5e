import { fold } from '../../core/text.ts';
import { layoutSign } from './layout-sign.ts';
import { cellOf, type RuledTable } from './pdf-grid.ts';
import type { Run } from './pdf-page.ts';

/** One printed line. Coordinates as in `Run`. */
export interface PrintedLine {
  kind: 'line';
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** A ruled table, or the part of one that stands on this page. */
export interface PrintedTable {
  kind: 'table';
  /** Coordinates of the column edges. */
  xs: number[];
  rows: string[][];
}

export type PrintedBlock = PrintedLine | PrintedTable;

/** Lines and tables of a page in reading order. Tables that only arrange the header or the signature are lines. */
export function blocksOf(runs: readonly Run[], tables: readonly RuledTable[]): PrintedBlock[] {
  const filled = tables
    .map((table) => ({ table, rows: fieldsOf(table, runs) }))
    .filter(({ table, rows }) => !isLayout(table, rows));
  const blocks: PrintedBlock[] = [];
  const placed = new Set<RuledTable>();
  const lines = lineBuilder((line) => blocks.push(line));
  for (const run of runs) {
    const found = run.text.trim() ? filled.find(({ table }) => cellOf(table, run)) : undefined;
    if (!found) {
      lines.add(run);
      continue;
    }
    lines.end();
    if (placed.has(found.table)) continue;
    placed.add(found.table);
    blocks.push({ kind: 'table', xs: found.table.xs, rows: withoutSlivers(found.table, found.rows) });
  }
  lines.end();
  return blocks;
}

/** Text of every field: the lines of a cell joined, nothing where a merged cell goes on. */
function fieldsOf(table: RuledTable, runs: readonly Run[]): string[][] {
  const rows = table.ys.slice(1).map(() => table.xs.slice(1).map((): PrintedLine[] => []));
  const builders = new Map<PrintedLine[], ReturnType<typeof lineBuilder>>();
  let current: ReturnType<typeof lineBuilder> | undefined;
  for (const run of runs) {
    const place = run.text.trim() ? cellOf(table, run) : undefined;
    const field = place && rows[place.row]?.[place.column];
    if (field) {
      current = builders.get(field) ?? lineBuilder((line) => field.push(line));
      builders.set(field, current);
    }
    // A space or a line end belongs to the cell of the run before it.
    if (field || !run.text.trim()) current?.add(run);
    else current = undefined;
  }
  for (const builder of builders.values()) builder.end();
  return rows.map((row) =>
    row.map((lines) =>
      lines
        .map((line) => line.text)
        .join(' ')
        .replace(/([\p{L}\d]-) (?=[\p{L}\d])/gu, '$1')
        .replaceAll('|', '/'),
    ),
  );
}

function isLayout(table: RuledTable, rows: string[][]): boolean {
  const used = new Set(rows.flatMap((row) => row.flatMap((field, column) => (field ? [column] : []))));
  if (used.size < 2) return true;
  if (rows.length === 1 && table.xs.length <= 3) return true;
  return rows.length <= 4 && rows.some((row) => row.some((field) => layoutSign.test(fold(field))));
}

/** Double rules leave columns and rows of a few points that hold nothing. */
function withoutSlivers(table: RuledTable, rows: string[][]): string[][] {
  const width = (column: number) => (table.xs[column + 1] ?? 0) - (table.xs[column] ?? 0);
  const kept = table.xs.slice(1).map((_, column) => width(column) > 9 || rows.some((row) => row[column]));
  return rows.map((row) => row.filter((_, column) => kept[column])).filter((row) => row.some(Boolean));
}

/**
 * Puts runs together to lines. Spaces are those that the file itself has: spaces made from gaps would split
 * Vietnamese words. A gap of four letters is the gutter between two columns, and ends the line.
 */
function lineBuilder(emit: (line: PrintedLine) => void): { add(run: Run): void; end(): void } {
  let line: PrintedLine | undefined;
  let space = false;

  function end(): void {
    const text = line?.text
      .replace(/\s+(?=\p{M})/gu, '')
      .replace(/\s+/g, ' ')
      .normalize('NFC')
      .trim();
    if (line && text) emit({ ...line, text });
    line = undefined;
    space = false;
  }

  function add(run: Run): void {
    if (!run.text.trim()) {
      space ||= run.text.length > 0;
    } else if (line && continues(line, run)) {
      line.text += (space ? ' ' : '') + run.text;
      line.right = run.x + run.width;
      line.size = Math.max(line.size, run.size);
      space = false;
    } else {
      end();
      line = {
        kind: 'line',
        text: run.text,
        left: run.x,
        right: run.x + run.width,
        y: run.y,
        size: run.size,
      };
    }
    if (run.ends) end();
  }

  return { add, end };
}

function continues(line: PrintedLine, run: Run): boolean {
  const size = Math.max(line.size, run.size);
  const gap = run.x - line.right;
  return Math.abs(run.y - line.y) <= size * 0.45 && gap > -size * 1.5 && gap < size * 4;
}
