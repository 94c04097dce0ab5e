import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { HiddenText } from './hidden-text.ts';
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

/** One text item of pdf.js, as far as it is read. */
export interface PageItem {
  str: string;
  transform: readonly number[];
  width: number;
  hasEOL: boolean;
}

/** The text items of a page in the order in which they were written. */
export async function itemsOf(page: PDFPageProxy): Promise<PageItem[]> {
  // Compatibility forms would be lost to normalization, and with them the letters of old fonts.
  const content = await page.getTextContent({ disableNormalization: true });
  return content.items.filter((item) => 'str' in item);
}

/** The runs of a page in the order in which they were written, which is the reading order. */
export function runsOf(
  items: readonly PageItem[],
  { view, width, height }: { view: Matrix; width: number; height: number },
  hidden: HiddenText,
): Run[] {
  const runs: (Run & { turned: boolean })[] = [];
  for (const item of items) {
    const matrix = multiply(view, item.transform as unknown as Matrix);
    runs.push({
      text: hidden.characters(item.str.normalize('NFC')),
      x: matrix[4],
      y: matrix[5],
      width: item.width,
      size: Math.hypot(matrix[2], matrix[3]),
      ends: item.hasEOL,
      turned: Math.abs(matrix[1]) > Math.abs(matrix[0]),
    });
  }
  const inside = runs.filter((run) => {
    const outside = !run.turned && run.text.trim() && isOutside(run, width, height);
    if (outside) hidden.leaveOut('outside', run.text);
    return !outside;
  });
  // Text that stands upright against the rest of the page is a watermark or a stamp in the margin.
  const turned = inside.filter((run) => run.turned && run.text.trim()).length;
  const upright = inside.filter((run) => !run.turned && run.text.trim()).length;
  return turned > upright ? inside : inside.filter((run) => !run.turned);
}

/** Wholly beside the visible part of the page (its crop box). */
function isOutside(run: Run, width: number, height: number): boolean {
  return run.x + run.width < 0 || run.x > width || run.y < 0 || run.y - run.size > height;
}
