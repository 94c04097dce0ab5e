import type { PrintedBlock, PrintedLine } from './pdf-blocks.ts';
import { median } from './pdf-geometry.ts';

/** What stands before a line: a space inside a paragraph, a line end where that is uncertain. */
export type Gap = '' | ' ' | '\n' | '\n\n';

/** The column of running text. */
export interface ColumnEdges {
  left: number;
  right: number;
  /** From one line to the next. */
  pitch: number;
  /** Items begin with an indent, so that a dash at the margin is none. */
  indented: boolean;
}
export type Column = ColumnEdges | undefined;

/** From the lines that are wider than half of the widest one; undefined when there are too few. */
export function columnOf(blocks: readonly PrintedBlock[]): Column {
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
  const left = lefts[Math.floor(lefts.length * 0.1)] ?? 0;
  const items = lines.filter((line) => itemStart.test(line.text));
  const inset = items.filter((line) => line.left > left + line.size);
  return {
    left,
    indented: inset.length > items.length * 0.7,
    right: rights[Math.floor(rights.length * 0.95)] ?? 0,
    pitch: median(steps, 16),
  };
}

const itemStart =
  /^(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\)\s|(?:Điều|Chương|Mục|Phần)\s[\dIVXLa-z]+[.:]?(?:\s|$)|[IVXL]{1,5}\.\s)/u;

export function gapBetween(
  above: PrintedBlock,
  line: PrintedLine,
  column: Column,
  afterBreak: boolean,
  ownColumn: Column,
): Gap {
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
  if (wraps) {
    const isItem = itemStart.test(line.text) && !(ownColumn.indented && atMargin && newSentence);
    // A clause that ends in `;` is followed by another clause; a `.` may end a sentence within a paragraph.
    const endsClause = above.text.endsWith(';') && !/^\p{Ll}/u.test(line.text);
    return isItem || endsClause ? '\n' : ' ';
  }
  if (isCentred(above, column) && !isCentred(line, column)) return '\n\n';
  const inColumn = (one: PrintedLine) => one.left < column.left + one.size * 5;
  const goesOn = !newSentence || above.text.endsWith(',');
  return inColumn(above) && inColumn(line) && !goesOn ? '\n\n' : '\n';
}

function isCentred(line: PrintedLine, column: ColumnEdges): boolean {
  const offset = (line.left + line.right - column.left - column.right) / 2;
  return Math.abs(offset) < line.size && line.left > column.left + line.size * 2;
}

/** Width that the first word of `line` with a space takes. */
function widthOfFirstWord(line: PrintedLine): number {
  const word = line.text.split(' ')[0] ?? '';
  return ((line.right - line.left) * (word.length + 1)) / Math.max(1, line.text.length);
}
