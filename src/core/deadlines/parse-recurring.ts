import {
  type Candidate,
  lastMomentBefore,
  type Parser,
  ruleOf,
  type Scene,
  wordsBefore,
} from './candidate.ts';
import { cueBefore } from './cue.ts';
import type { Moment } from './moment.ts';
import { numberOf } from './numbers.ts';
import { saysExactly } from './view.ts';

const count = '(?:\\d{1,2}|hai|ba|sau|chin) ';
const size = `((?:${count})?(?:ngay|tuan|thang|quy|nam))(?![\\p{L}])`;
const once = '(?:(?: (?:mot|0?1)| ?/) ?lan)';
/** "định kỳ hằng tháng", "mỗi quý một lần", "định kỳ 6 tháng", "06 tháng một lần". */
const heads = new RegExp(
  `(?<![\\p{L}\\d])(?:(dinh ky),? (?:vao )?(?:(?:hang|moi) )?${size}${once}?|(?:hang|moi) ${size}${once}?|${size}${once})`,
  'gu',
);
const listed = /(?:,| va| ?\/) ?(?:hang )?((?:6|9|sau|chin) thang|tuan|thang|quy|nam)(?![\p{L}])(?! \d)/uy;
const clauseEdge = /(?:^|[.;:,(|\n+-] ?)$/u;
const verb =
  /(?<![a-z])(?:bao cao|kiem tra|ra soat|giao ban|cap nhat|danh gia|tong hop|giam sat|cong khai|thuc hien|to chuc|gui|so ket|tong ket|hop|duy tri) $/u;
const weekdayAfter =
  /^[^.;\n|]{0,60}?((?:truoc|vao|cham nhat)[^.;\n|]{0,24}?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?![a-z\d]))/u;
const weekdayBefore =
  /(?:(?:truoc|vao|cham nhat(?: la)?) )?(?:\d{1,2} ?(?:gio|h) )?(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat) $/u;
/** "ngày 05 của tháng sau", "ngày 10 tháng cuối quý". */
const dayOf =
  /^,? ?(?:cua )?(?:thang (?:dau|cuoi|sau|ke tiep|tiep theo|lien ke|do)(?:,? ?(?:cua )?(?:quy|ky|nam)(?: (?:sau|tiep theo|ke tiep))?)?|(?:quy|nam|ky|tuan) (?:sau|tiep theo|ke tiep|lien ke))/u;

/** The words of a rhythm and its period: "hằng năm". */
interface Head {
  start: number;
  end: number;
  period: string;
}

/** Recurring terms, with the day in the period that stands before or after them. */
export const parseRecurring: Parser = (scene) => {
  const { view, isTerm } = scene;
  const found: Candidate[] = [];
  for (const match of view.folded.matchAll(heads)) {
    const isRegular = match[1] !== undefined;
    const words = (match[2] ?? match[3] ?? match[4])!;
    if (isOtherWord(scene, match.index, match[0])) continue;
    const head = { start: match.index, end: match.index + match[0].length, period: every(words) };
    const span = dayBefore(head, scene) ?? dayAfter(head, scene);
    const before = wordsBefore(view, head.start);
    const isSet = isTerm || isRegular || span || match[4] || clauseEdge.test(before) || verb.test(before);
    if (!isSet) continue;
    found.push(recurring(span ?? head, head.period));
    if (span && span.start < head.start) found.push(...daysBeside(span.start, head.period, scene));
    if (!span || span.end === head.end) found.push(...listItems(head.end, scene));
  }
  return [...found, ...daysOfPeriods(scene)];
};

const ofPeriod =
  /^ (?:cua )?thang (?:dau|cuoi) (?:cua )?(quy|nam)(?![a-z])(?! (?:i|[1-4]|\d{4}))(?: (?:sau|tiep theo|ke tiep))?/u;

/** "trước ngày 15 của tháng cuối quý" */
function daysOfPeriods({ view, moments }: Scene): Candidate[] {
  return moments.flatMap((moment) => {
    const isLone = moment.unit === 'day' && moment.month === undefined;
    const tail = isLone ? ofPeriod.exec(view.folded.slice(moment.end, moment.end + 50)) : null;
    const cue = tail && cueBefore(view, moment.start);
    return cue ? [recurring({ start: cue.start, end: moment.end + tail[0].length }, every(tail[1]!))] : [];
  });
}

function recurring({ start, end }: { start: number; end: number }, period: string): Candidate {
  return {
    start,
    end,
    kind: 'recurring',
    every: period,
    certainty: 'stated',
    ...ruleOf(
      `Lặp lại hằng ${period}, không có một ngày đến hạn duy nhất.`.replace(/hằng (?=\d)/u, 'sau mỗi '),
    ),
  };
}

/** "hằng tháng, quý, năm" */
function listItems(from: number, { view }: Scene): Candidate[] {
  const found: Candidate[] = [];
  for (let at = from; ; ) {
    listed.lastIndex = at;
    const match = listed.exec(view.folded);
    if (!match || (match[1] === 'quy' && !saysExactly(view, at + match[0].length - 3, 'quý'))) return found;
    at += match[0].length;
    found.push(recurring({ start: at - match[1]!.length, end: at }, every(match[1]!)));
  }
}

/** "trước ngày 25 hằng tháng", "16 giờ thứ Sáu hằng tuần". */
function dayBefore(head: Head, { view, moments }: Scene) {
  const words = wordsBefore(view, head.start, 48);
  const day = weekdayBefore.exec(words);
  if (day) return { start: head.start - day[0].length, end: head.end };
  const index = lastMomentBefore(moments, head.start);
  const moment = moments[index];
  if (!moment || !/^(?:,? (?:cua )?)?$/u.test(view.folded.slice(moment.end, head.start))) return null;
  if (moment.unit !== 'day' && !(head.period === 'năm' && comesAgain(moment, head.period))) return null;
  const previous = moments[index - 1];
  const range = previous && /^ (?:cho )?den(?: het)? $/u.test(view.folded.slice(previous.end, moment.start));
  if (range) {
    const opening = /(?<![a-z])tu $/u.exec(wordsBefore(view, previous.start, 8));
    return { start: previous.start - (opening?.[0].length ?? 0), end: head.end };
  }
  const cue = cueBefore(view, moment.start);
  return { start: cue?.start ?? moment.start, end: head.end };
}

/** "trước ngày 15/6 và 15/12 hằng năm": the days before the one that is next to the rhythm keep it too. */
function daysBeside(from: number, period: string, { view, moments }: Scene): Candidate[] {
  const found: Candidate[] = [];
  for (let next = from, index = lastMomentBefore(moments, from); ; index--) {
    const moment = moments[index];
    const joins = moment && /^(?:,|,? (?:va|hoac)) ?$/u.test(view.folded.slice(moment.end, next));
    if (!joins || !comesAgain(moment, period)) return found;
    next = cueBefore(view, moment.start)?.start ?? moment.start;
    found.push(recurring({ start: next, end: moment.end }, period));
  }
}

/** A day, a month or a quarter that no year ties down: "tháng 12 hằng năm"; every month only a day of the month. */
function comesAgain(moment: Moment, period: string): boolean {
  if (moment.unit !== 'day' && moment.unit !== 'months' && moment.unit !== 'point') return false;
  if (moment.year !== undefined) return false;
  return period === 'năm' || (moment.unit === 'day' && moment.month === undefined);
}

/** "hằng tháng gửi về Sở Y tế trước ngày 25", "định kỳ hằng quý trước ngày 05 của tháng đầu quý sau". */
function dayAfter(head: Head, { view, moments }: Scene) {
  const reach = view.folded.slice(head.end, head.end + 100);
  const weekday = weekdayAfter.exec(reach);
  if (weekday) return { start: head.start, end: head.end + weekday[0].length };
  const moment = moments[lastMomentBefore(moments, head.end) + 1];
  if (!moment || moment.start - head.end > 90 || moment.unit === 'months' || moment.unit === 'school')
    return null;
  const between = view.folded.slice(head.end, moment.start);
  const cue = cueBefore(view, moment.start);
  const isPlain = /^(?: (?:vao|la|:|truoc|cham nhat|la|den|het))* $/u.test(between);
  if (/[.;\n|]/u.test(between) || (moment.unit === 'day' && moment.year) || !(cue || isPlain)) return null;
  // Another rhythm in between takes the day for itself: "6 tháng trước ngày 20/6 và hằng năm trước ngày 15/12".
  if (new RegExp(heads.source, 'u').test(between)) return null;
  const tail = dayOf.exec(view.folded.slice(moment.end, moment.end + 50));
  return { start: head.start, end: moment.end + (tail?.[0].length ?? 0) };
}

/** `mới` and `mọi` read like `mỗi`, `hạng` and `hãng` like `hằng`. */
function isOtherWord({ view }: Scene, start: number, words: string): boolean {
  const at = words.search(/(?<![a-z])(?:hang|moi) /u);
  if (at < 0 || !view.accented) return false;
  return !['hằng', 'hàng', 'mỗi'].some((exact) => saysExactly(view, start + at, exact));
}

const names: Record<string, string> = { ngay: 'ngày', tuan: 'tuần', thang: 'tháng', quy: 'quý', nam: 'năm' };

function every(words: string): string {
  const [first, second] = words.split(' ');
  return second ? `${numberOf(first!)} ${names[second]}` : names[first!]!;
}
