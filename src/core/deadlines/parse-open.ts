import { type Candidate, type Parser, wordsBefore } from './candidate.ts';

const constant = /(?<![\p{L}])(?:thuong xuyen(?:,? lien tuc)?|lien tuc)(?![\p{L}])/gu;
const sentenceEdge = /(?:^|[.;:|\n(+] ?|\n- ?|^- ?)$/u;
const verb =
  /(?<![a-z])(?:kiem tra|cap nhat|ra soat|bao cao|thuc hien|theo doi|giam sat|duy tri|trien khai|phai|can) $/u;
const clauseEnd = /^ ?(?:$|[.,;:|)\n])/u;
const unset =
  /(?:^|[;.:(+|\n-] ?)((?:theo (?:tien do|yeu cau|ke hoach|quy dinh|chi dao|huong dan|lo trinh|thuc te)|khi (?:co|phat sinh)|dot xuat|dinh ky(?! (?:hang|moi|[0-9]))|dot xuat)[^\n;.|]{0,80})/gu;

/** "thường xuyên"; in a time cell also "theo tiến độ …", "khi có yêu cầu". */
export const parseOpen: Parser = ({ view, isTerm }) => {
  const found: Candidate[] = [];
  for (const match of view.folded.matchAll(constant)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = wordsBefore(view, start, 24);
    const isThoroughgoing = match[0].startsWith('thuong');
    const isSet = isTerm
      ? /(?:^|[;.:(+|\n,-] ?|va )$/u.test(before) || verb.test(before)
      : isThoroughgoing &&
        (sentenceEdge.test(before) || (verb.test(before) && clauseEnd.test(view.folded.slice(end, end + 2))));
    if (isSet) found.push(open({ start, end }, 'Làm thường xuyên, không có ngày kết thúc.'));
  }
  if (!isTerm) return found;
  for (const match of view.folded.matchAll(unset)) {
    const end = match.index + match[0].trimEnd().length;
    const term = open({ start: end - match[1]!.trimEnd().length, end }, 'Văn bản không ấn định ngày.');
    const isPeriodic = match[1]!.startsWith('dinh ky');
    found.push(isPeriodic ? { ...term, kind: 'recurring', rule: 'Văn bản không nói chu kỳ.' } : term);
  }
  return found;
};

function open(span: { start: number; end: number }, rule: string): Candidate {
  return { ...span, kind: 'open', certainty: 'stated', counted: true, rule };
}
