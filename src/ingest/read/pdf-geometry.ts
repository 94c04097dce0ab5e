/** `[a b c d e f]` as in PDF 32000-1, 8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** pdf.js passes matrices as arrays, typed arrays or objects with the keys 0–5. */
export function matrixOf(value: unknown): Matrix {
  if (typeof value !== 'object' || value === null) return identity;
  const entries = value as Record<number, number>;
  const at = (index: number) => Number(entries[index] ?? identity[index]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** Applies `right` first, then `left`. */
export function multiply(left: Matrix, right: Matrix): Matrix {
  return [
    left[0] * right[0] + left[2] * right[1],
    left[1] * right[0] + left[3] * right[1],
    left[0] * right[2] + left[2] * right[3],
    left[1] * right[2] + left[3] * right[3],
    left[0] * right[4] + left[2] * right[5] + left[4],
    left[1] * right[4] + left[3] * right[5] + left[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** pdf.js gives the extent of a path as an array or object of left, bottom, right, top. */
export function boxOf(extent: unknown, matrix: Matrix): Box {
  if (typeof extent !== 'object' || extent === null) return [0, 0, 0, 0];
  const at = (index: number) => Number((extent as Record<number, number>)[index] ?? 0);
  const corners = [
    [0, 1],
    [2, 1],
    [0, 3],
    [2, 3],
  ].map(([x, y]) => apply(matrix, at(x!), at(y!)));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The middle one of `values`; `fallback` when there is none. */
export function median(values: readonly number[], fallback: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? fallback;
}
