import { elements, type HtmlElement, isElement, keyOf } from './html-node.ts';
import { layoutSign } from './layout-sign.ts';

/** Rows of cells; null where a merged cell goes on. */
export type Grid = (HtmlElement | null)[][];

const maxColumns = 60;

/** The grid of a table: every row has one field for every column, whatever its rowspans and colspans. */
export function gridOf(table: HtmlElement, isDropped: (element: HtmlElement) => boolean): Grid {
  const grid: Grid = [];
  /** Column → rows that a cell above still fills. */
  const filled: number[] = [];
  for (const row of rowsOf(table).filter((element) => !isDropped(element))) {
    const fields: Grid[number] = [];
    const place = (cell: HtmlElement | null) => {
      while ((filled[fields.length] ?? 0) > 0) {
        filled[fields.length] = (filled[fields.length] ?? 1) - 1;
        fields.push(null);
      }
      if (cell) fields.push(cell);
    };
    for (const cell of elements(row)) {
      if ((cell.localName !== 'td' && cell.localName !== 'th') || isDropped(cell)) continue;
      if (fields.length >= maxColumns) break;
      const columns = Math.min(maxColumns, spanOf(cell, 'colspan'));
      const rows = Math.min(500, spanOf(cell, 'rowspan')) - 1;
      place(cell);
      for (let column = 0; column < columns; column++) {
        filled[fields.length - 1] = rows;
        if (column + 1 < columns) fields.push(null);
      }
    }
    place(null);
    grid.push(fields);
  }
  const width = Math.max(0, ...grid.map((fields) => fields.length));
  return grid.map((fields) => [...fields, ...new Array<null>(width - fields.length).fill(null)]);
}

function spanOf(cell: HtmlElement, name: string): number {
  return Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1);
}

/** The rows of this table, not those of tables inside it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return elements(table).flatMap((child) => {
    if (child.localName === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.localName)
      ? elements(child).filter((row) => row.localName === 'tr')
      : [];
  });
}

/**
 * Whether a table only arranges text on the page: the two-column header of an official document, its
 * recipients beside its signature, a frame around everything. A data table has rows of short fields.
 */
export function isLayout(table: HtmlElement, grid: Grid): boolean {
  const width = grid[0]?.length ?? 0;
  if (width <= 1 || table.getAttribute('role') === 'presentation') return true;
  if (table.querySelector('table')) return true;
  const cells = grid.flat().filter((cell) => cell !== null);
  const wordy = cells.filter((cell) => cell.textContent?.trim());
  if (grid.length <= 4 && wordy.some((cell) => layoutSign.test(keyOf(cell)))) return true;
  if (grid.length === 1 && !table.querySelector('th')) return true;
  return grid.length <= 3 && wordy.some((cell) => blocksIn(cell) > 8 && keyOf(cell).length > 1500);
}

function blocksIn(cell: HtmlElement): number {
  return [...cell.childNodes].filter(
    (node) => isElement(node) && /^(?:p|div|ul|ol|h\d|br)$/.test(node.localName),
  ).length;
}
