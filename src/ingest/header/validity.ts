import { findDates, isoDate } from '../../core/dates.ts';
import type { IsoDate, Span } from '../../core/document.ts';
import { documentTypes } from '../../core/document-types.ts';
import { fold } from '../../core/text.ts';
import type { View } from './view.ts';

const anyType = [...documentTypes.map((type) => fold(type.name)), 'van ban']
  .join('|')
  .replaceAll(' ', '\\s+');

function namesOf(type: string | null): string {
  return type ? `(?:${fold(type).replaceAll(' ', '\\s+')}|van\\s+ban)` : `(?:${anyType})`;
}

/** Pattern source for "this very document": `quyết định này`; any type's name when the own type is unknown. */
export function thisDocument(type: string | null): string {
  return `(?<!\\p{L})${namesOf(type)}\\s+nay(?!\\p{L})`;
}

/**
 * From when and until when a document itself says that it is in force. `expiresOn` is the last day in force:
 * "hết hiệu lực từ ngày 01/01/2026" gives 2025-12-31. A term counted from the signing needs `issuedOn`.
 */
export function readValidity(
  view: View,
  within: Span,
  type: string | null,
  issuedOn: IsoDate | null,
): { effectiveFrom: IsoDate | null; expiresOn: IsoDate | null } {
  const named = `(?<=\\n {0,9})${namesOf(type)}(?=\\s+co\\s+hieu\\s+luc)`;
  const self = new RegExp(`(?:${thisDocument(type)}|${named})([^.;“”"]|\\.(?=\\d)){0,400}`, 'gu');
  let effectiveFrom: IsoDate | null = null;
  let expiresOn: IsoDate | null = null;
  for (const match of view.folded.slice(within.start, within.end).matchAll(self)) {
    const start = within.start + match.index;
    if (insideQuotes(view, start) || isTerm.test(view.folded.slice(Math.max(0, start - 30), start))) continue;
    const plain = view.plain.slice(start, start + match[0].length);
    effectiveFrom ??= startOf(match[0], plain, issuedOn);
    expiresOn ??= endOf(match[0], plain);
  }
  return { effectiveFrom, expiresOn };
}

/** "từ ngày Quyết định này có hiệu lực đến hết …" gives the term of something else. */
const isTerm = /ngay\s+$/;
const signing = 'ngay\\s+(?:ky(?:\\s+(?:ban\\s+hanh|va\\s+ban\\s+hanh))?|ban\\s+hanh)';
const inForce =
  '(?:nay|^[a-z\\s]{1,20}?)\\s+(?:chinh\\s+thuc\\s+)?co\\s+hieu\\s+luc(?:\\s+thi\\s+hanh)?\\s*,?\\s*(?:sau\\s+(\\d+)\\s+ngay\\s*,?\\s*)?(?:ke\\s+)?tu\\s+';

function startOf(folded: string, plain: string, issuedOn: IsoDate | null): IsoDate | null {
  const match = folded.match(new RegExp(`${inForce}(?:(${signing})|(?=ngay\\s+\\d))`));
  if (!match) return null;
  if (match[2]) return issuedOn && addDays(issuedOn, Number(match[1] ?? 0));
  return dateAt(plain, (match.index ?? 0) + match[0].length);
}

/** Between "có hiệu lực" and its end stand dates only; a sentence that goes on with other words speaks of other things. */
const dates = '(?:[\\s,\\d/.-]|ke|tu|ngay|thang|nam|ky|ban\\s+hanh|thi\\s+hanh|va)*?';
const lasting = new RegExp(
  `(?:nay|^[a-z\\s]{1,20}?)\\s+(?:chi\\s+)?(?:co\\s+hieu\\s+luc|(?:duoc\\s+)?(?:ap\\s+dung|thuc\\s+hien))${dates}\\sden\\s+(?:het\\s+)?(ngay\\s+|nam\\s+)(?=\\d)`,
);
const ending = new RegExp(
  `(?:nay|^[a-z\\s]{1,20}?)\\s+(?:co\\s+hieu\\s+luc${dates}\\s)?(?:tu\\s+dong\\s+)?het\\s+hieu\\s+luc(?:\\s+thi\\s+hanh)?\\s+(?:ke\\s+)?tu\\s+(?=ngay\\s+\\d)`,
);

function endOf(folded: string, plain: string): IsoDate | null {
  const out = folded.match(ending);
  if (out) {
    const first = dateAt(plain, (out.index ?? 0) + out[0].length);
    return first && addDays(first, -1);
  }
  const match = folded.match(lasting);
  if (!match) return null;
  const end = (match.index ?? 0) + match[0].length;
  if (!match[1]?.startsWith('nam')) return dateAt(plain, end);
  const year = plain.slice(end).match(/^\d{4}(?!\d)/);
  return year ? isoDate(Number(year[0]), 12, 31) : null;
}

function dateAt(plain: string, at: number): IsoDate | null {
  const date = findDates(plain.slice(at, at + 50))[0];
  return date && date.start <= 6 ? date.date : null;
}

function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Whether a quotation is open at `at`: a text that amends another one quotes what that one is to say. */
export function insideQuotes(view: View, at: number): boolean {
  const before = view.plain.slice(Math.max(0, at - 4000), at);
  if (before.lastIndexOf('“') <= before.lastIndexOf('”')) return false;
  // A quotation that nobody closed would swallow everything after it.
  const after = view.plain.slice(at, at + 4000);
  const closed = after.indexOf('”');
  const opened = after.indexOf('“');
  return closed >= 0 && (opened < 0 || closed < opened);
}
