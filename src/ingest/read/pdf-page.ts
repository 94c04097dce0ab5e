import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, multiply } from './pdf-geometry.ts';

/** A run of text on a page. Coordinates in points from the upper left corner, `y` of the baseline. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
  /** The producer ended a line here. */
  ends: boolean;
}

/** The runs of a page in the order in which they were written, which is the reading order. */
export async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  // Compatibility forms would be lost to normalization, and with them the letters of old fonts.
  const content = await page.getTextContent({ disableNormalization: true });
  const runs: (Run & { turned: boolean })[] = [];
  for (const item of content.items) {
    if (!('str' in item)) continue;
    const matrix = multiply(view, item.transform as unknown as Matrix);
    runs.push({
      text: item.str.normalize('NFC').replace(/[\u200b-\u200d\u2060\ufeff]/g, ''),
      x: matrix[4],
      y: matrix[5],
      width: item.width,
      size: Math.hypot(matrix[2], matrix[3]),
      ends: item.hasEOL,
      turned: Math.abs(matrix[1]) > Math.abs(matrix[0]),
    });
  }
  // Text that stands upright against the rest of the page is a watermark or a stamp in the margin.
  const turned = runs.filter((run) => run.turned && run.text.trim()).length;
  const upright = runs.filter((run) => !run.turned && run.text.trim()).length;
  return turned > upright ? runs : runs.filter((run) => !run.turned);
}
