import { fold } from '../../core/text.ts';
import { issuerLine, protectedLine, structure } from './clutter-rules.ts';
import type { PrintedBlock, PrintedLine } from './pdf-blocks.ts';

export interface PrintedPage {
  height: number;
  blocks: PrintedBlock[];
}

const pageNumber = /^[-–—.\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—.\s]*$/;

/** Takes away page numbers, and the running heads and feet that come back on most pages. */
export function withoutFurniture(pages: readonly PrintedPage[]): PrintedPage[] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.blocks.filter((block) => inMargin(page, block)).map((block) => keyOf(block)));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, pages.length * 0.4);
  return pages.map((page) => ({
    ...page,
    blocks: page.blocks.filter((block) => {
      if (!inMargin(page, block)) return true;
      const key = keyOf(block);
      if (pageNumber.test(fold(block.text))) return false;
      return (seen.get(key) ?? 0) < often || belongsToDocument(block);
    }),
  }));
}

function inMargin(page: PrintedPage, block: PrintedBlock): block is PrintedLine {
  return block.kind === 'line' && (block.y < page.height * 0.12 || block.y > page.height * 0.89);
}

/** The line without its numbers, which change from page to page. */
function keyOf(line: PrintedLine): string {
  return fold(line.text).replace(/\d+/g, '#');
}

/** Headers come back on every page where a file holds several documents of one page. */
function belongsToDocument(line: PrintedLine): boolean {
  const key = fold(line.text);
  return structure.test(key) || protectedLine.test(key) || issuerLine.test(`${key} `) || /^doc lap/.test(key);
}
