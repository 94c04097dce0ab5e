import type { IsoDate } from '../../core/document.ts';
import { dropLibraryPage } from './clutter-library.ts';
import { banner, issuerLine, menuEntry, protectedLine } from './clutter-rules.ts';
import { dropTail } from './clutter-tail.ts';
import { dropAboveArticle, dropAboveHeader } from './clutter-top.ts';
import { longLine, nextWords, type PageLine, pageLines } from './page-lines.ts';

export interface Decluttered {
  text: string;
  /** Lines with words that were dropped. */
  removed: number;
  postedOn?: IsoDate;
  /** Title of the page, where it stood outside the document. */
  title?: string;
}

/**
 * Takes the web page off a document that was saved with it: menus, counters and the page's own title above;
 * view counts, other news, comment forms and site footers below. Only whole lines go, none of them between
 * the document's first line and its last; where that is uncertain the line stays.
 *
 * `isPage` says that the text is known to come from a web page; otherwise it must show itself as one.
 *
 * 1. A law library's page is known by its notice and cut at its own landmarks.
 * 2. The header of an official document (quốc hiệu, number) bounds the top; without it the first paragraph.
 * 3. The first mark of a page's tail, after which nothing looks like a document, bounds the bottom.
 */
export function declutter(text: string, settings: { isPage?: boolean } = {}): Decluttered {
  const lines = pageLines(text);
  const library = dropLibraryPage(lines);
  const first = lines.findIndex((line) => line.kept && line.bare);
  if (first < 0) return { text: '', removed: 0 };

  const header = headerStart(lines, first);
  const floor = header >= 0 ? header + 3 : firstParagraph(lines, first);
  const tailCut = library.found ? false : dropTail(lines, floor);
  const isPage = tailCut || settings.isPage === true;
  const top =
    header >= 0
      ? dropAboveHeader(lines, first, header, isPage)
      : dropAboveArticle(lines, first, Math.max(floor, 0));
  const title = library.title ?? top.title;

  const removed = lines.filter((line) => !line.kept && line.bare).length;
  return {
    text: removed === 0 ? text : join(lines),
    removed,
    ...(top.postedOn ? { postedOn: top.postedOn } : {}),
    ...(title ? { title } : {}),
  };
}

function join(lines: readonly PageLine[]): string {
  const kept = lines.filter((line) => line.kept).map((line) => line.raw);
  const first = kept.findIndex((line) => line.trim());
  const last = kept.findLastIndex((line) => line.trim());
  return kept.slice(Math.max(0, first), last + 1).join('\n');
}

/**
 * Index of the first line of an official header, -1 when the page opens otherwise: the quốc hiệu or the
 * number near the top, and above it the issuing bodies in capitals.
 */
function headerStart(lines: readonly PageLine[], first: number): number {
  let anchor = -1;
  let words = 0;
  for (let index = first; index < lines.length && words < 150; index++) {
    const line = lines[index];
    if (!line?.bare || !line.kept) continue;
    words++;
    const joined = `${line.key} ${lines[nextWords(lines, index + 1, 1)]?.key ?? ''}`;
    if (/cong hoa xa hoi ?chu nghia viet nam/.test(joined) || /^so\s*:\s*\d*\s*\/\s*[a-z]/.test(line.key)) {
      anchor = index;
      break;
    }
    if (line.bare.length > longLine) return -1;
  }
  if (anchor < 0) return -1;
  let start = anchor;
  for (let index = anchor - 1; index >= first; index--) {
    const line = lines[index];
    if (!line?.bare || /^[-_=~.\s]+$/.test(line.bare)) continue;
    if (!belongsToHeader(line)) break;
    start = index;
  }
  return start;
}

function belongsToHeader(line: PageLine): boolean {
  if (protectedLine.test(line.key)) return true;
  if (banner.test(line.key) || menuEntry.test(line.key)) return false;
  return issuerLine.test(`${line.key} `) && line.bare.length < 100 && line.bare === line.bare.toUpperCase();
}

/** Index of the first line that reads like prose, -1 when there is none. */
function firstParagraph(lines: readonly PageLine[], first: number): number {
  return lines.findIndex(
    (line, index) =>
      index >= first &&
      line.kept &&
      (line.bare.length >= 120 || (line.bare.length >= 80 && /[.:;]$/.test(line.bare))),
  );
}
