import { findDates } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import { dropLibraryPage } from './clutter-library.ts';
import {
  banner,
  bareCount,
  breadcrumb,
  counterLabel,
  credit,
  issuerLine,
  menuEntry,
  protectedLine,
  structure,
  tailMarkers,
} from './clutter-rules.ts';
import { drop, nextWords, type PageLine, pageLines } from './page-lines.ts';

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
 * 1. A law library's page is known by its notice and cut at its own landmarks.
 * 2. The header of an official document (quốc hiệu, number) bounds the top; without it the first paragraph.
 * 3. The first mark of a page's tail, after which nothing looks like a document, bounds the bottom.
 */
export function declutter(text: string): Decluttered {
  const lines = pageLines(text);
  const library = dropLibraryPage(lines);
  const first = lines.findIndex((line) => line.kept && line.bare);
  if (first < 0) return { text: '', removed: 0 };

  const header = headerStart(lines, first);
  const floor = header >= 0 ? header + 3 : firstParagraph(lines, first);
  const tailCut = library.found ? false : dropTail(lines, floor);
  const top =
    header >= 0
      ? dropAboveHeader(lines, first, header, tailCut)
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

const longLine = 220;

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

/** Everything above a header goes if the page shows itself as one; the marks Mật, Khẩn and the like stay. */
function dropAboveHeader(
  lines: readonly PageLine[],
  first: number,
  header: number,
  isPage: boolean,
): { postedOn?: IsoDate; title?: string } {
  const zone = lines.slice(first, header);
  const found = postingDay(zone);
  const clear = zone.every((line) => line.bare.length <= longLine && !structure.test(line.key));
  const seen = dropSingles(zone) || found !== undefined;
  const title = pageTitle(zone, found?.line);
  if (found) found.line.kept = false;
  if (clear && (isPage || seen)) {
    for (const line of zone) if (!protectedLine.test(line.key)) line.kept = false;
  }
  return { ...(found ? { postedOn: found.day } : {}), ...(title ? { title } : {}) };
}

/** Above an article only what is known goes: its title is part of it. */
function dropAboveArticle(
  lines: readonly PageLine[],
  first: number,
  end: number,
): { postedOn?: IsoDate; title?: string } {
  const zone = lines.slice(first, end);
  const found = postingDay(zone);
  dropSingles(zone);
  if (found) found.line.kept = false;
  const top = zone[0];
  if (
    top?.kept &&
    banner.test(top.key) &&
    zone.slice(1).some((line) => line.kept && line.bare.length >= 15)
  ) {
    top.kept = false;
  }
  const title = pageTitle(zone, found?.line);
  return { ...(found ? { postedOn: found.day } : {}), ...(title ? { title } : {}) };
}

/** Drops counters, menu entries and breadcrumbs; whether there was any. */
function dropSingles(zone: readonly PageLine[]): boolean {
  let seen = false;
  let counting = false;
  for (const line of zone) {
    if (!line.bare) continue;
    const counter = counterLabel.test(line.key);
    if (
      counter ||
      (counting && bareCount.test(line.key)) ||
      menuEntry.test(line.key) ||
      breadcrumb.test(line.key)
    ) {
      line.kept = false;
      seen = true;
    }
    counting = counter || (counting && bareCount.test(line.key));
  }
  return seen;
}

/** A line that is a day and nothing else, but perhaps a weekday, an hour or a word for posting. */
const postingLine =
  /^\(?\s*(?:(?:ngay )?(?:dang|cap nhat|viet|gui|xuat ban)(?: (?:ngay|luc|tin))?\s*:?\s*)?(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),?\s*)?(?:ngay\s*:?\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?,?\s*(?:[|-]\s*)?(?:ngay\s*)?)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s*(?:[|,-]?\s*(?:luc\s*)?\d{1,2}[:hg]\d{2}(?::\d{2})?\s*(?:am|pm|gmt\s?\+?7)?)?\s*\)?$/;

function postingDay(zone: readonly PageLine[]): { line: PageLine; day: IsoDate } | undefined {
  for (const line of zone) {
    if (!postingLine.test(line.key)) continue;
    const day = findDates(line.bare)[0]?.date;
    if (day) return { line, day };
  }
  return undefined;
}

/** The line above the posting day, else the last one of the zone that is long enough for a title. */
function pageTitle(zone: readonly PageLine[], posted: PageLine | undefined): string | undefined {
  const end = posted ? zone.indexOf(posted) : zone.length;
  const line = zone
    .slice(0, end)
    .findLast(
      (candidate) =>
        candidate.kept &&
        candidate.bare.length >= 15 &&
        !banner.test(candidate.key) &&
        !protectedLine.test(candidate.key),
    );
  return line?.bare;
}

/** Drops the page's tail; whether there was one. */
function dropTail(lines: readonly PageLine[], floor: number): boolean {
  const lastStructure = lines.findLastIndex((line) => structure.test(line.key));
  const start = Math.max(floor, lastStructure, 0) + 1;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    const marker = line && tailMarkers.find(({ pattern }) => pattern.test(line.key));
    if (!marker) continue;
    if (marker.next && !marker.next.test(lines[nextWords(lines, index + 1, 1)]?.key ?? '')) continue;
    if (!marker.long && lines.slice(index + 1).some((after) => after.bare.length > longLine)) continue;
    drop(lines, index, lines.length);
    dropCredit(lines, index);
    return true;
  }
  return false;
}

/** Office that puts its name under the page, `- Sở Y tế tỉnh A`, or `Nguồn: …`. */
function dropCredit(lines: readonly PageLine[], tail: number): void {
  const at = nextWords(lines, tail - 1, -1);
  const line = lines[at];
  if (!line) return;
  const recipients = lines.findLastIndex(({ key }) => /^noi nhan\b/.test(key));
  const signer = lines.findLastIndex(
    ({ key }, index) =>
      index < at && /^\(? ?da ky ?\)?$|^(?:tl|kt|tm|tuq|q)\.|^(?:pho )?(?:giam doc|chu tich)$/.test(key),
  );
  const signed = recipients >= 0 && signer > recipients && !lines[at - 1]?.bare;
  if (credit.test(line.key) || (signed && /^- \S/.test(line.key) && line.bare.length < 60)) line.kept = false;
}
