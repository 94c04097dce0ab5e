import type { Span } from '../../core/document.ts';
import { romanValue } from '../../core/label.ts';
import { isWhollyBold } from '../../core/lines.ts';
import { fold } from '../../core/text.ts';
import { type Grid, gridsOf, isClosing, isOrdinal } from './table-grid.ts';
import { type Column, columnsOf, headRows, isCountRow, isEmpty, said, widthOf } from './table-head.ts';

export type { Column } from './table-head.ts';

/** A heading inside a table, such as `II | Công tác phòng chống dịch`, over the rows that follow. */
export interface Group {
  span: Span;
  /** `II`; empty for a heading without a number. */
  label: string;
  text: Span;
}

export interface Row {
  span: Span;
  /** One for each column; empty (`start === end`) where the cell is empty or a merged cell goes on. */
  cells: Span[];
  /** Headings above it, outermost first. */
  groups: Group[];
  /** What the first column says when that is a number: `3`, `2.1`, `a`; else empty. */
  number: string;
}

/** A table that holds data. `columns` have empty texts when the table has no head. */
export interface Table {
  span: Span;
  columns: Column[];
  rows: Row[];
  /** Headings that stand over no row. */
  strays: Span[];
}

/**
 * The data tables between two offsets, in order. Tables that only lay out a header, the recipients or a
 * signature are none. A table that goes on after a page break, with its head repeated or without, is one.
 */
export function tablesOf(text: string, span: Span): Table[] {
  const tables: Table[] = [];
  let before: Grid | null = null;
  for (const grid of gridsOf(text, span)) {
    if (isLayout(text, grid)) continue;
    const previous = tables.at(-1);
    if (previous && before && goesOn(text, previous, before, grid)) {
      append(text, previous, grid);
    } else {
      tables.push(tableOf(text, grid));
    }
    before = grid;
  }
  return tables.filter((table) => table.columns.length > 1 && table.rows.length > 0);
}

const layoutWords = /cong hoa xa hoi chu nghia|doc lap ?- ?tu do/;

function isLayout(text: string, grid: Grid): boolean {
  const width = widthOf(grid);
  if (width < 2 || (grid.rows.length < 2 && text[grid.span.start + 1] === '\n')) return true;
  const first = grid.rows.slice(0, 3).flat();
  return (
    first.some((cell) =>
      layoutWords.test(fold(text.slice(cell.start, Math.min(cell.end, cell.start + 200)))),
    ) ||
    (grid.rows.length < 3 && grid.rows.flat().some((cell) => isClosing(text.slice(cell.start, cell.end))))
  );
}

function tableOf(text: string, grid: Grid): Table {
  const width = widthOf(grid);
  const heads = headRows(text, grid, width);
  const columns = columnsOf(text, grid.rows.slice(0, heads), width);
  const table: Table = { span: { ...grid.span }, columns, rows: [], strays: [] };
  addRows(text, table, grid.rows.slice(heads));
  return table;
}

function addRows(text: string, table: Table, rows: Span[][]): void {
  const width = table.columns.length;
  const numbered = rows.filter((row) => isOrdinal(said(text, row[0]))).length * 2 >= rows.length;
  let groups: Group[] = table.rows.at(-1)?.groups ?? [];
  rows.forEach((row, index) => {
    const filled = row.filter((cell) => !isEmpty(cell));
    if (filled.length === 0 || (index === 0 && isCountRow(text, row))) return;
    const group = groupOf(text, row, filled, width, numbered);
    if (group) {
      const level = rankOf(group.label);
      groups = [...groups.filter((above) => rankOf(above.label) < level), group];
      table.strays.push(group.span);
      return;
    }
    table.strays = table.strays.filter((stray) => !groups.some((above) => above.span === stray));
    const cells = aligned(text, row, width, numbered);
    const first = said(text, cells[0]);
    const span = { start: (filled[0] as Span).start, end: (filled.at(-1) as Span).end };
    table.rows.push({ span, cells, groups, number: isOrdinal(first) ? first.replace(/[.)]$/, '') : '' });
  });
}

/** A row over the whole width that only names what follows. */
function groupOf(text: string, row: Span[], filled: Span[], width: number, numbered: boolean): Group | null {
  const [first, second] = filled as [Span, Span | undefined];
  const span = { start: first.start, end: (filled.at(-1) as Span).end };
  const label = said(text, first);
  if (filled.length === 1) {
    const above = /^(?:([IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s)/u.exec(label)?.[1] ?? '';
    return width > 2 && row[0] === first && (above || isWhollyBold(text, first) || !numbered)
      ? { span, label: above, text: first }
      : null;
  }
  if (filled.length > 2 || width < 3 || !second || !isOrdinal(label) || row[0] !== first) return null;
  const number = label.replace(/[.)]$/, '');
  const high = !Number.isNaN(romanValue(number)) || /^[A-ZĐ]$/u.test(number);
  return (high && /^[IVXA-ZĐ]+$/u.test(number)) ||
    (isWhollyBold(text, second) && row.length !== 2 + 0 * width)
    ? { span, label: number, text: second }
    : null;
}

function rankOf(label: string): number {
  if (/^[IVX]+$/.test(label)) return 1;
  if (/^[A-ZĐ]$/u.test(label)) return 0;
  return label === '' ? 1.5 : 1 + label.split('.').length;
}

/** Cells under their columns. A short row of a numbered table without a number begins at the second column. */
function aligned(text: string, row: Span[], width: number, numbered: boolean): Span[] {
  const short = row.length < width;
  const shift = short && numbered && !isOrdinal(said(text, row[0])) ? 1 : 0;
  const from = row[0] as Span;
  const end = row.at(-1) as Span;
  return Array.from({ length: width }, (_, at) =>
    at < shift
      ? { start: from.start, end: from.start }
      : (row[at - shift] ?? { start: end.end, end: end.end }),
  );
}

/** Nothing but white space between the two, and the same head again or rows of the same width without one. */
function goesOn(text: string, table: Table, before: Grid, grid: Grid): boolean {
  if (/[\p{L}\p{N}]/u.test(text.slice(before.span.end, grid.span.start))) return false;
  if (widthOf(grid) !== table.columns.length) return false;
  return headRows(text, grid, widthOf(grid)) === 0 || sameHead(text, table, grid);
}

function sameHead(text: string, table: Table, grid: Grid): boolean {
  const columns = columnsOf(
    text,
    grid.rows.slice(0, headRows(text, grid, widthOf(grid))),
    table.columns.length,
  );
  return columns.every((column, at) => fold(column.text) === fold(table.columns[at]?.text ?? ''));
}

function append(text: string, table: Table, grid: Grid): void {
  table.span.end = grid.span.end;
  addRows(text, table, grid.rows.slice(headRows(text, grid, widthOf(grid))));
}
