import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Reading } from '../../core/document.ts';
import { toStoredText } from '../../core/text.ts';
import { load, type Refused } from '../reading.ts';
import { reasons } from '../reasons.ts';
import { type HiddenText, hiddenText } from './hidden-text.ts';
import { fontNote, isUnreadable, oldFontOf } from './old-font.ts';
import { blocksOf } from './pdf-blocks.ts';
import { type Drawing, drawingOf } from './pdf-drawing.ts';
import { flow } from './pdf-flow.ts';
import { type PrintedPage, withoutFurniture } from './pdf-furniture.ts';
import type { Matrix } from './pdf-geometry.ts';
import { ruledTables } from './pdf-grid.ts';
import { type HidingParts, withoutHidden } from './pdf-hidden.ts';
import type { Operators } from './pdf-operations.ts';
import { itemsOf, type PageItem, runsOf } from './pdf-page.ts';
import { hasLargePicture } from './pdf-pictures.ts';
import { withoutStamps, withStamped } from './pdf-stamp.ts';

/** A page with fewer words has no text of its own: a scan with a stamp, an empty page. */
const wordsOfAPage = 8;
const pagesAtOnce = 8;

/** A PDF with a text layer. Nothing is fetched, and no script in it runs. */
export async function readPdf(bytes: Uint8Array): Promise<Reading | Refused> {
  const pdfjs = await load('pdfjs-dist', () => import('pdfjs-dist/legacy/build/pdf.mjs'));
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the buffer away from its owner, and wants no Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    // Pictures are not looked at: none is small enough to be unpacked.
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await readPages(await task.promise, pdfjs.OPS, bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      return { refused: reasons.encryptedPdf };
    return { refused: reasons.corrupt };
  } finally {
    await task.destroy();
  }
}

async function readPages(
  document: PDFDocumentProxy,
  operators: Operators,
  bytes: Uint8Array,
): Promise<Reading | Refused> {
  const hidden = hiddenText();
  const layers = await document.getOptionalContentConfig();
  let scan: boolean | undefined;
  const parts = {
    operators,
    isShown: (group: unknown) => layers.isVisible(group as Parameters<typeof layers.isVisible>[0]),
    hasScan: () => {
      scan ??= hasLargePicture(bytes);
      return scan;
    },
  };
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages: PrintedPage[] = [];
  // A few at a time: pdf.js waits more than it works, and a whole gazette would not fit into memory.
  for (let next = 0; next < numbers.length; next += pagesAtOnce) {
    const batch = numbers.slice(next, next + pagesAtOnce);
    pages.push(...(await Promise.all(batch.map((number) => readPage(document, number, parts, hidden)))));
  }
  const blank = pages.flatMap((page, index) => (wordsOn(page) < wordsOfAPage ? [index + 1] : []));
  if (blank.length === pages.length) return { refused: reasons.scan };
  const font = await oldFontOf(pages.map(textOn).join('\n'));
  const convert = (line: string) =>
    hidden.stored((font ? font.convert(line) : line).replaceAll('\u00ad', ''));
  const { text, pages: offsets } = flow(withoutFurniture(pages.map((page) => mapText(page, convert))));
  if (isUnreadable(text)) return { refused: reasons.unreadableFont };
  const title = hidden.stored((await titleOf(document)) ?? '');
  return {
    format: 'pdf',
    // Already NFC with LF, which the page offsets rest on.
    text,
    pages: offsets,
    ...(title ? { title } : {}),
    notes: [
      ...(font ? [fontNote(font)] : []),
      ...hidden.notes(),
      ...(blank.length > 0 ? [`trang ${blank.join(', ')} không có chữ (có thể là ảnh quét)`] : []),
    ],
  };
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  parts: Pick<HidingParts, 'operators' | 'isShown' | 'hasScan'>,
  hidden: HiddenText,
): Promise<PrintedPage> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const sheet = { width, height, view: transform as unknown as Matrix };
  let items: readonly PageItem[] = await itemsOf(page);
  let drawing: Drawing = { rules: [], stamped: [] };
  // A page without text is not drawn: unpacking a scan takes seconds.
  if (items.some((item) => item.str.trim())) {
    const operations = await page.getOperatorList();
    items = withoutHidden(items, operations, { ...parts, ...sheet }, hidden);
    drawing = drawingOf(operations, sheet.view, parts.operators);
  }
  page.cleanup();
  const runs = withStamped(runsOf(items, sheet, hidden), drawing.stamped);
  return { height, blocks: withoutStamps(blocksOf(runs, ruledTables(drawing.rules))) };
}

function wordsOn(page: PrintedPage): number {
  return textOn(page).match(/\p{L}{2,}/gu)?.length ?? 0;
}

function textOn(page: PrintedPage): string {
  return page.blocks
    .map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join(' ')))
    .join(' ');
}

function mapText(page: PrintedPage, convert: (text: string) => string): PrintedPage {
  const blocks = page.blocks.map((block) =>
    block.kind === 'line'
      ? { ...block, text: convert(block.text) }
      : { ...block, rows: block.rows.map((row) => row.map(convert)) },
  );
  return { ...page, blocks };
}

/** What the file calls itself, unless a program named it after itself. */
async function titleOf(document: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await document.getMetadata();
  const title = 'Title' in info && typeof info.Title === 'string' ? toStoredText(info.Title).trim() : '';
  return title.split(/\s+/).length >= 6 && !/microsoft|\.docx?|untitled|scan/i.test(title)
    ? title
    : undefined;
}
