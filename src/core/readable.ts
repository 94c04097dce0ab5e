import type { Span } from './document.ts';
import { type Layout, layoutOf, linesOf } from './lines.ts';
import { physicalLines } from './physical-lines.ts';
import { onOneLine } from './plain.ts';

/**
 * `text` as a person reads it: hard wraps joined, Markdown marks gone, cells of a table row separated by
 * ` – `, spaces collapsed. Paragraphs, items and rows keep a line each. For showing only: the result is
 * never searched for in a document.
 */
export function readable(text: string): string {
  const layout = layoutOf(text);
  const shown: string[] = [];
  for (const part of partsOf(text)) {
    const cells = part.cells
      .map((cell) => shownLines(text, cell, layout))
      .filter((lines) => lines.length > 0);
    const isRow = part.inTable && cells.every((lines) => lines.length <= longestCell);
    if (isRow && cells.length > 0) shown.push(cells.map((lines) => lines.join(' ')).join(' – '));
    else shown.push(...cells.flat());
  }
  return shown.join('\n');
}

/** A cell of more lines than this, such as the recipients beside a signature, is shown line by line. */
const longestCell = 3;

function shownLines(text: string, span: Span, layout: Layout): string[] {
  return linesOf(text, span, layout).map((line) => {
    const plain = onOneLine(text.slice(line.start, line.end));
    return line.kind === 'row' ? cellsOf(plain).join(' – ') : plain;
  });
}

const cellsOf = (row: string) =>
  row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

/** Rows of a flattened table and the text around them: a lone `|` parts cells, two part rows. */
function partsOf(text: string): { cells: Span[]; inTable: boolean }[] {
  const parts: { cells: Span[]; inTable: boolean }[] = [];
  let start = 0;
  let cells: Span[] = [];
  let inTable = false;
  let edge = false;
  const endCell = (end: number) => {
    if (end > start) cells.push({ start, end });
  };
  const endPart = () => {
    if (cells.length > 0) parts.push({ cells, inTable });
    cells = [];
  };
  for (const line of physicalLines(text, { start: 0, end: text.length })) {
    if (line.kind === 'edge') {
      endCell(line.start);
      if (edge) endPart();
      start = line.end;
      inTable = true;
    } else if (line.kind === 'blank' && line.start === line.end && edge) {
      endPart();
      inTable = false;
    }
    edge = line.kind === 'edge';
  }
  endCell(text.length);
  endPart();
  return parts;
}
