import { apply, identity, type Matrix, matrixOf, multiply } from './pdf-geometry.ts';
import type { Operations, Operators } from './pdf-operations.ts';
import type { Run } from './pdf-page.ts';

/** A drawn line along an axis: `at` is its fixed coordinate, `from`–`to` its extent along the other. */
export interface Rule {
  horizontal: boolean;
  at: number;
  from: number;
  to: number;
}

/** What a page draws beside its text. */
export interface Drawing {
  rules: Rule[];
  /** Text that a signature wrote over the page: the number and the day that the records office fills in. */
  stamped: Run[];
}

/** Lines thicker than this are areas. */
const maxThickness = 3;

/** Reads a page's drawing operators; `operators` is pdf.js's table of their codes. */
export function drawingOf(list: Operations, view: Matrix, operators: Operators): Drawing {
  const rules: Rule[] = [];
  const stamped: Run[] = [];
  const saved: Matrix[] = [];
  let current: Matrix = view;
  let text: Matrix = identity;
  let size = 12;
  let inAnnotation = false;

  list.fnArray.forEach((code, index) => {
    const values = list.argsArray[index] as unknown[] | null;
    switch (code) {
      case operators.save:
      case operators.paintFormXObjectBegin:
        saved.push(current);
        if (code !== operators.save) current = multiply(current, matrixOf(values?.[0]));
        break;
      case operators.restore:
      case operators.paintFormXObjectEnd:
        current = saved.pop() ?? view;
        break;
      case operators.transform:
        current = multiply(current, matrixOf(values));
        break;
      case operators.beginAnnotation:
        inAnnotation = true;
        current = multiply(view, multiply(matrixOf(values?.[2]), matrixOf(values?.[3])));
        break;
      case operators.endAnnotation:
        inAnnotation = false;
        current = view;
        break;
      case operators.constructPath:
        rules.push(...rulesOf(values, current, operators));
        break;
      case operators.setTextMatrix:
        text = matrixOf(values?.[0]);
        break;
      case operators.moveText:
        text = multiply(text, [1, 0, 0, 1, Number(values?.[0]), Number(values?.[1])]);
        break;
      case operators.setFont:
        size = Number(values?.[1]) || size;
        break;
      case operators.showText:
        if (inAnnotation) stamped.push(stampedRun(values?.[0], multiply(current, text), size));
        break;
    }
  });
  return { rules, stamped: stamped.filter((run) => /^\d{1,5}[a-zđ]?$/u.test(run.text)) };
}

function stampedRun(glyphs: unknown, matrix: Matrix, size: number): Run {
  const letters = (Array.isArray(glyphs) ? glyphs : []) as ({ unicode?: string } | number)[];
  const text = letters
    .map((glyph) => (typeof glyph === 'number' ? '' : (glyph.unicode ?? '')))
    .join('')
    .trim();
  return { text, x: matrix[4], y: matrix[5], width: (text.length * size) / 2, size, ends: false };
}

/** Codes of the flat path that pdf.js builds: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close. */
const pathLengths = [2, 2, 6, 4, 0];

type Point = [x: number, y: number];

/** Lines along the axes: drawn segments, and filled areas as thin as a line. Clipping draws nothing. */
function rulesOf(values: unknown[] | null, matrix: Matrix, operators: Operators): Rule[] {
  const paint = values?.[0];
  const path = (values?.[1] as ArrayLike<number>[] | undefined)?.[0];
  if (!path || paint === operators.endPath) return [];
  const filled = paint === operators.fill || paint === operators.eoFill;
  return outlinesOf(path, matrix).flatMap((points) => (filled ? thinArea(points) : segmentsOf(points)));
}

/** The outlines of a path; a curve counts by its end. */
function outlinesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const code = path[at] ?? 4;
    const length = pathLengths[code];
    if (length === undefined) break;
    const outline = outlines.at(-1);
    const point = apply(matrix, Number(path[at + length - 1]), Number(path[at + length]));
    if (code === 0) outlines.push([point]);
    else if (code === 4 && outline?.[0]) outline.push(outline[0]);
    else if (code !== 4) outline?.push(point);
    at += length + 1;
  }
  return outlines;
}

function segmentsOf(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, index) => ruleOf(points[index]!, point));
}

function thinArea(points: readonly Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= maxThickness) return ruleOf([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  if (right - left <= maxThickness) return ruleOf([(left + right) / 2, top], [(left + right) / 2, bottom]);
  return [];
}

function ruleOf([x1, y1]: Point, [x2, y2]: Point): Rule[] {
  if (Math.abs(y1 - y2) < 0.7 && Math.abs(x1 - x2) > maxThickness) {
    return [{ horizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  }
  if (Math.abs(x1 - x2) < 0.7 && Math.abs(y1 - y2) > maxThickness) {
    return [{ horizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  }
  return [];
}
