import type { Span } from '../../core/document.ts';
import { isWhollyBold } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';
import { type Grid, isOrdinal } from './table-grid.ts';

/** One column: the cells above it (two where a merged head is split below) and their text on one line. */
export interface Column {
  head: Span[];
  text: string;
}

export const widthOf = (grid: Grid) => Math.max(...grid.rows.map((row) => row.length));
export const isEmpty = (cell: Span) => cell.start >= cell.end;
export const said = (text: string, cell: Span | undefined) =>
  cell ? onOneLine(text.slice(cell.start, cell.end)) : '';

const headWords =
  /^(?:stt|tt|so tt|so thu tu|noi dung|nhiem vu|ten |don vi|co quan|thoi gian|thoi han|tien do|san pham|ket qua|ghi chu|ma |can cu|chu tri|phoi hop|hang muc|cong viec|nguoi|ho va ten|chi tieu|dia diem|kinh phi|so luong)/;

/** How many rows at the top name the columns. */
export function headRows(text: string, grid: Grid, width: number): number {
  const [first, second] = grid.rows as [Span[], Span[] | undefined];
  if (grid.heads > 0) return grid.heads;
  const filled = first.filter((cell) => !isEmpty(cell));
  const named = filled.filter((cell) => headWords.test(fold(said(text, cell)))).length;
  const bold =
    filled.length > 1 && filled.every((cell) => isWhollyBold(text, cell)) && !isOrdinal(said(text, first[0]));
  if (
    filled.length < 2 ||
    !(/^(?:stt|tt|so tt)\b/.test(fold(said(text, first[0]))) || named * 2 >= filled.length || bold)
  )
    return 0;
  if (!second || grid.rows.length < 3 || isCountRow(text, second)) return 1;
  const below = second.filter((cell) => !isEmpty(cell));
  const short = below.every((cell) => said(text, cell).length < 60) && !isOrdinal(said(text, below[0]));
  const merged =
    first.length < width
      ? second.length < width
      : first.some((cell, at) => isEmpty(cell) && second[at] && !isEmpty(second[at]));
  return short && merged && (second.length < width || isEmpty(second[0] as Span)) ? 2 : 1;
}

/** `(1) | (2) | (3)`: the numbers of the columns. */
export function isCountRow(text: string, row: Span[]): boolean {
  const numbers = row
    .filter((cell) => !isEmpty(cell))
    .map((cell) => said(text, cell).replace(/^\((.*)\)$/, '$1'));
  return (
    numbers.length > 2 &&
    numbers.every((number, at) => at === 0 || Number(number) === Number(numbers[at - 1]) + 1)
  );
}

export function columnsOf(text: string, heads: Span[][], width: number): Column[] {
  const [first = [], ...below] = heads.map((row) => [...row]);
  // In the flattened notation a head over two columns is one cell: the second row tells how far it reaches.
  const lower = below[0];
  const spread = lower && first.length < width ? spreadOver(first, lower.length, width) : null;
  return Array.from({ length: width }, (_, at) => {
    const upper = spread ? spread.upper[at] : carried(first, lower, at);
    const under = spread ? lower?.[spread.lower[at] as number] : lower?.[at];
    const head = [upper, under].filter((cell): cell is Span => cell !== undefined && !isEmpty(cell));
    return { head, text: head.map((cell) => said(text, cell)).join(' – ') };
  });
}

/** A head cell goes on to the right over empty ones that have a cell below. */
function carried(first: Span[], lower: Span[] | undefined, at: number): Span | undefined {
  let from = at;
  while (
    from > 0 &&
    lower &&
    isEmpty(first[from] ?? { start: 0, end: 0 }) &&
    lower[at] &&
    !isEmpty(lower[at])
  )
    from--;
  return first[from];
}

function spreadOver(
  first: Span[],
  lower: number,
  width: number,
): { upper: (Span | undefined)[]; lower: number[] } {
  const extra = width - first.length;
  // The cells of the second row stand under the last head that can hold them all: `Thời gian` rather than `Ghi chú`.
  const at = Math.max(1, first.length - (lower > extra + 1 ? 2 : 1) - 1);
  const upper = Array.from(
    { length: width },
    (_, index) => first[index <= at ? index : Math.max(at, index - extra)],
  );
  const under = Array.from({ length: width }, (_, index) =>
    index >= at && index < at + lower ? index - at : -1,
  );
  return { upper, lower: under };
}
