import { type Box, boxOf, identity, type Matrix, matrixOf, multiply } from './pdf-geometry.ts';
import type { Operations, Operators } from './pdf-operations.ts';

const unit = [0, 0, 1, 1];

/**
 * Where a page shows pictures. Those larger than a pixel were not unpacked, and pdf.js leaves out the operator that
 * paints them: what remains is a state that is saved, moved and brought back with nothing in between.
 */
export function pictureAreas(
  { fnArray, argsArray }: Operations,
  { view, operators }: { view: Matrix; operators: Operators },
): { box: Box }[] {
  const areas: { box: Box }[] = [];
  const saved: Matrix[] = [];
  const painting = new Set(
    ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'paintSolidColorImageMask'].map(
      (name) => operators[name],
    ),
  );
  let matrix = view;
  let moved = identity;
  let empty = false;
  fnArray.forEach((operator, index) => {
    const values = argsArray[index] as unknown[] | null;
    if (operator === operators.save || operator === operators.paintFormXObjectBegin) {
      saved.push(matrix);
      if (operator !== operators.save) matrix = multiply(matrix, matrixOf(values?.[0]));
      empty = operator === operators.save;
      moved = identity;
    } else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) {
      if (empty && moved !== identity) areas.push({ box: boxOf(unit, matrix) });
      matrix = saved.pop() ?? view;
      empty = false;
    } else if (operator === operators.transform) {
      matrix = multiply(matrix, matrixOf(values));
      moved = matrix;
    } else if (painting.has(operator)) {
      areas.push({ box: boxOf(unit, matrix) });
      empty = false;
    } else if (operator !== operators.setGState && operator !== operators.dependency) {
      empty = false;
    }
  });
  return areas;
}

/** Share of a page, from 0 to 1, that pictures cover, where they do not lie upon each other. */
export function coveredBy(areas: readonly { box: Box }[], width: number, height: number): number {
  const sum = areas.reduce((total, { box: [left, top, right, bottom] }) => {
    const wide = Math.min(right, width) - Math.max(left, 0);
    const high = Math.min(bottom, height) - Math.max(top, 0);
    return wide > 0 && high > 0 ? total + wide * high : total;
  }, 0);
  return Math.min(1, sum / (width * height));
}

/** Pixels that a picture of a page has at the least, at 60 dots to the inch. */
const pixelsOfAPage = 300_000;

/** Whether a file has a picture large enough to be a scanned page. Its dictionary is never packed. */
export function hasLargePicture(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const { index } of raw.matchAll(/\/Subtype\s*\/Image\b/g)) {
    const around =
      raw.slice(Math.max(0, raw.lastIndexOf('obj', index)), index + 600).split('stream')[0] ?? '';
    const [wide, high] = ['Width', 'Height'].map((name) =>
      Number(new RegExp(`/${name}\\s+(\\d+)`).exec(around)?.[1] ?? 0),
    );
    if (wide! * high! >= pixelsOfAPage) return true;
  }
  return false;
}
