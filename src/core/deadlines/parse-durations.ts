import { formatDate } from '../dates.ts';
import type { IsoDate } from '../document.ts';
import { addTerm, type TermUnit } from '../working-days.ts';
import { type Candidate, type Parser, ruleOf, type Scene, wordsBefore } from './candidate.ts';
import { numberOf } from './numbers.ts';
import { readEvent } from './read-event.ts';
import { saysExactly } from './view.ts';

const digits = '\\d{1,3}(?: ?\\([^()\\n]{1,24}\\))?';
const spelled =
  '(?:(?:hai|ba|bon|nam|sau|bay|tam|chin) )?muoi(?: (?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin))?|mot|hai|ba|bon|nam|sau|bay|tam|chin';
const unit = 'ngay lam viec|ngay|tieng|gio|phut|tuan|thang|quy|nam';
const lengths = new RegExp(
  `(?<![\\p{L}\\d/.,-])(${digits}|(?:${spelled})(?: ?\\(\\d{1,3}\\))?) (${unit})(?![\\p{L}])(?! (?:tuoi|dau nam|cuoi nam)|/)`,
  'gu',
);
/** What a term begins with, read from the number backwards. */
const intro =
  /(?<![a-z])((?:ngay )?trong vong|trong thoi (?:han|gian)|thoi (?:han|gian)|cham nhat|muon nhat|khong qua|toi da|trong|sau|truoc|la):? $/u;
const certain = /^(?:(?:ngay )?trong vong|trong thoi han|cham nhat|muon nhat)$/u;
/** "khi có 02 ca mắc trong vòng 07 ngày" tells a condition, "trong 5 năm qua" the past. */
const condition =
  /(?<![a-z])(?:mac|mac benh|ca benh|xuat hien|xay ra|truong hop|lien tiep|tro len)(?: moi)? $/u;
const past = /^ (?:qua|gan day|tro lai day|lien tiep|lien tuc|vua qua|truoc do|gan nhat)(?![a-z])/u;
const units: Record<string, TermUnit | undefined> = {
  'ngay lam viec': 'ngày làm việc',
  ngay: 'ngày',
  tuan: 'tuần',
  thang: 'tháng',
  quy: 'quý',
  nam: 'năm',
};

/** "trong vòng 05 ngày làm việc kể từ ngày ký", "chậm nhất 03 ngày sau khi …". */
export const parseDurations: Parser = (scene) => {
  const { view } = scene;
  const found: Candidate[] = [];
  for (const match of view.folded.matchAll(lengths)) {
    const number = /^[^(]*/u.exec(match[1]!)![0].trim();
    if (!isNumber(number, match.index, scene) || isClock(match, scene)) continue;
    const { start, pieces } = introBefore(scene, match.index);
    const end = match.index + match[0].length;
    const isCertain =
      pieces.some((piece) => certain.test(piece)) ||
      (pieces.includes('trong thoi gian') && /^\d/u.test(number));
    const event = readEvent(end, scene);
    if (past.test(view.folded.slice(end, end + 24)) || condition.test(wordsBefore(view, start, 24))) continue;
    if (!isCertain && !(event && (pieces.length > 0 || event.since || scene.isTerm))) continue;
    if (pieces.includes('truoc') && !isCertain) continue;
    found.push(counted({ start, end: event?.end ?? end }, numberOf(number), match[2]!, event, scene));
  }
  return found;
};

/** "17 giờ 30 phút ngày 25/4" is a time of day. */
function isClock(match: RegExpExecArray, { view }: Scene): boolean {
  const end = match.index + match[0].length;
  if (match[2] === 'gio') return /^,? (?:\d|ngay|thu|hang)/u.test(view.folded.slice(end, end + 8));
  return match[2] === 'phut' && /(?:gio|h) $/u.test(wordsBefore(view, match.index, 5));
}

/** In text with diacritics `sau ngày` is not `sáu ngày`, `nam` not `năm`. */
function isNumber(number: string, at: number, { view }: Scene): boolean {
  if (/^\d/u.test(number)) return Number(number) > 0;
  const exact = { sau: 'sáu', nam: 'năm', ba: 'ba', bay: 'bảy', tam: 'tám' }[number];
  return !exact || saysExactly(view, at, exact) || (number === 'bay' && saysExactly(view, at, 'bẩy'));
}

function introBefore({ view }: Scene, at: number) {
  const pieces: string[] = [];
  let start = at;
  for (;;) {
    const found = intro.exec(wordsBefore(view, start, 24));
    if (!found) break;
    pieces.push(found[1]!);
    start -= found[0].length;
  }
  const label = /^(?:thoi (?:han|gian)|la):? ?/u.exec(view.folded.slice(start, at));
  return { start: start + (label?.[0].length ?? 0), pieces };
}

function counted(
  span: { start: number; end: number },
  amount: number,
  words: string,
  event: ReturnType<typeof readEvent>,
  { calendar }: Scene,
): Candidate {
  const base = { ...span, kind: 'relative' as const, counted: true, certainty: 'stated' as const };
  const unit = units[words];
  if (!event) return { ...base, rule: 'Văn bản không nói thời hạn này tính từ khi nào.' };
  if (!event.date) return { ...base, rule: event.rule };
  if (!unit) return { ...base, rule: 'Thời hạn tính bằng giờ, phút; không quy ra ngày.' };
  const term = addTerm(event.date, amount, unit, calendar);
  if (!term) return { ...base, rule: 'Thời hạn nằm ngoài phạm vi tính được.' };
  return {
    ...base,
    due: term.due,
    inclusive: true,
    certainty: 'implied',
    ...ruleOf(
      countingRule(amount, unit, event.date, event.rule),
      movedRule(term.movedFrom, term.due),
      unknownRule(term.unknown),
    ),
  };
}

function countingRule(amount: number, unit: TermUnit, from: IsoDate, event: string): string {
  const law =
    unit === 'ngày làm việc' ? 'không tính ngày đầu, ngày nghỉ hằng tuần và ngày lễ' : 'không tính ngày đầu';
  return `${amount} ${unit} tính từ ${event} ${formatDate(from)}, ${law} (Bộ luật Dân sự 2015, Điều 147 và 148).`;
}

function movedRule(from: IsoDate | undefined, due: IsoDate): string | undefined {
  return (
    from &&
    `Ngày cuối ${formatDate(from)} là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo ${formatDate(due)}.`
  );
}

function unknownRule(unknown: string[]): string | undefined {
  return unknown.length > 0 ? `Lưu ý: ${unknown.join('; ')}.` : undefined;
}
