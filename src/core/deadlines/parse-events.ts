import { type Candidate, type Parser, wordsBefore } from './candidate.ts';
import { clauseLength } from './read-event.ts';
import { saysExactly } from './view.ts';

const openings =
  /(?<![\p{L}\d])(?:(ngay) (?:sau|khi)|(sau|khi|truoc) khi|(sau) (?=hoi nghi|cuoc hop)) ?(?:khi )?/gu;
const termEdge = /(?:^|[;.:(+|\n-] ?)$/u;

/** "ngay sau khi …"; in a time cell also "sau khi …", "trước khi …". Their day is not known. */
export const parseEvents: Parser = ({ view, isTerm }) => {
  const found: Candidate[] = [];
  for (const match of view.folded.matchAll(openings)) {
    const start = match.index;
    const before = wordsBefore(view, start, 12);
    if (match[1]) {
      // "03 ngày sau khi …" is a number of days.
      if (/\d ?$/u.test(before) || (view.accented && !saysExactly(view, start, 'ngay'))) continue;
    } else if (!isTerm || !termEdge.test(before)) continue;
    const from = start + match[0].length;
    const length = clauseLength(view.folded.slice(from, from + 140), 120);
    if (length === 0) continue;
    const rule = 'Gắn với một sự kiện; cần biết ngày của sự kiện mới xác định được ngày đến hạn.';
    found.push({ start, end: from + length, kind: 'relative', certainty: 'stated', counted: true, rule });
  }
  return found;
};
