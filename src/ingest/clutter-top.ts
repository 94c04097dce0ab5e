import { findDates } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import {
  banner,
  bareCount,
  breadcrumb,
  counterLabel,
  menuEntry,
  protectedLine,
  structure,
} from './clutter-rules.ts';
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
