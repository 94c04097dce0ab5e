import { findDates } from '../../core/dates.ts';
import type { IsoDate } from '../../core/document.ts';
import { banner, bareCount, counterLabel, isMenu, protectedLine, structure } from './clutter-rules.ts';
import { longLine, type PageLine } from './page-lines.ts';

/** Everything above a header goes if the page shows itself as one; the marks Mật, Khẩn and the like stay. */
export function dropAboveHeader(
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
export function dropAboveArticle(
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
    if (counter || (counting && bareCount.test(line.key)) || isMenu(line)) {
      line.kept = false;
      seen = true;
    }
    counting = counter || (counting && bareCount.test(line.key));
  }
  return seen;
}

/** What stands in the line of metadata under a page's title, each of it optional, in any order. */
const metadata = [
  /(?:\bngay )?\b(?:dang|cap nhat|viet|gui|xuat ban)(?: (?:ngay|luc|tin))?\b\s*:?/g,
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b/g,
  /\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b/g,
  /\b\d{1,2}[:hg]\d{2}(?::\d{2})?\b/g,
  /\b(?:ngay|luc|am|pm|gmt)\b/g,
  /\b(?:so )?(?:luot|lan) (?:xem|doc|truy cap)\b\s*:?\s*[\d.,]*/g,
  /\b[\d.,]+ (?:luot (?:xem|doc)|binh luan|phan hoi|views?|comments?)\b/g,
  /\b(?:boi|tac gia|nguoi dang|nguon|theo)\b\s*:?[^|:]{2,40}$/g,
  /\b(?:boi|tac gia|nguoi dang|nguon)\b\s*:?[^|:\d]{2,40}(?=[|\d])/g,
];

/** A line with the day of posting and nothing but metadata. `Thanh Giang, ngày 18/4/2013` is none. */
function isPostingLine(line: PageLine): boolean {
  if (line.bare.length > 120 || !/\d{4}/.test(line.key)) return false;
  const rest = metadata.reduce((text, pattern) => text.replace(pattern, ' '), line.key);
  return !/[a-z]/.test(rest);
}

function postingDay(zone: readonly PageLine[]): { line: PageLine; day: IsoDate } | undefined {
  for (const line of zone) {
    const day = isPostingLine(line) ? findDates(line.bare)[0]?.date : undefined;
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
