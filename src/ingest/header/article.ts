import { findDates } from '../../core/dates.ts';
import type { IsoDate, Reading, Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';
import { type HeaderLine, headerLines, oneLine, type View } from './view.ts';

/** A page that is no official document: its headline, its own date and where its text begins. */
export interface Article {
  title: string | null;
  issuedOn: IsoDate | null;
  body: Span;
}

/** How far from the beginning the headline and the lead are looked for, in characters. */
const reach = 6000;
/** From this length on a line is a paragraph. */
const paragraph = 140;

/**
 * The headline is the last short line before the first paragraph: what stands above it is the site's. The date
 * is that of posting where the page says so, else the first date from the headline to the end of the lead.
 */
export function readArticle(view: View, reading: Reading): Article {
  const lines = headerLines(view, 0, Math.min(view.plain.length, reach));
  const leadAt = lines.findIndex((line) => line.plain.length >= paragraph);
  const above = (leadAt < 0 ? lines.slice(0, 3) : lines.slice(0, leadAt)).filter((line) =>
    isHeadline(line.plain),
  );
  const ownTitle = reading.title && isHeadline(reading.title) ? reading.title.trim() : undefined;
  const numbered = above.findIndex((line) => /^(?:\d+|[IVX]+)[.)]/.test(line.plain));
  const headline = titled(above, view, ownTitle) ?? (leadAt < 0 || numbered >= 0 ? above[0] : above.at(-1));
  const begin = headline?.start ?? 0;
  const lead = leadAt < 0 ? lines.at(-1) : lines[leadAt];
  const own =
    findDates(view.plain.slice(begin, lead?.end ?? reach))[0] ?? findDates(view.plain.slice(0, begin))[0];
  return {
    title: ownTitle ?? (headline ? oneLine(view, headline) : null),
    issuedOn: reading.postedOn ?? own?.date ?? null,
    body: { start: headline?.end ?? 0, end: view.text.length },
  };
}

const byline =
  /^\W*(?:thu (?:hai|ba|tu|nam|sau|bay)\W|chu nhat|ngay dang|dang (?:luc|ngay|boi)|cap nhat|tac gia|nguon|tin bai|bai va anh|luot (?:doc|xem)|\d{1,2}[/.:-]\d)/;

/** At least three words, no date or byline, no sentence. */
function isHeadline(line: string): boolean {
  return line.split(/\s+/).length >= 3 && !/[;,]$/.test(line) && !byline.test(fold(line));
}

function titled(lines: HeaderLine[], view: View, title: string | undefined): HeaderLine | undefined {
  return title ? lines.find((line) => title.includes(oneLine(view, line))) : undefined;
}
