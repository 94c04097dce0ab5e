import type { Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';
import type { UnitMention } from '../../core/unit.ts';
import { rowOf } from '../../core/unit-rows.ts';
import { trimmed } from './draft.ts';
import { describes, isDuty, must, tells } from './verbs.ts';

/** Who is told to do something, and how clearly. */
export interface Told {
  lead: UnitMention[];
  coordinating: UnitMention[];
  /** Offset after the subject, where the order begins. */
  from: number;
  /** `order`: "Giao …", "… chủ trì", "Yêu cầu …"; `subject`: a unit and a verb; `head`: "Unit: …". */
  how: 'order' | 'subject' | 'head';
}

const orders =
  /^(?:(?:giam doc so|so|lanh dao so|ubnd|uy ban nhan dan|chu tich)[^,.;:]{0,60}? )?(?:giao(?: cho| nhiem vu cho)?|yeu cau|kinh de nghi|de nghi|phan cong)[\s*_]+/u;

const together = /(?<!\p{L})(?:phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|cùng với|cùng)[\s*_]+/gu;

/**
 * Who a clause tells to act, in order of clearness:
 *
 *   1. "Giao X …", "Yêu cầu X …", "Sở Y tế đề nghị X …";
 *   2. "X: …", "Nhóm 1 (X, Y): …", "Báo cáo năm: X gửi …";
 *   3. "X chủ trì, phối hợp với Y …", "X rà soát …";
 *   4. "Hằng quý, X báo cáo …".
 *
 * Null when no unit is told anything.
 */
export function toldBy(
  text: string,
  clause: Span,
  mentions: readonly UnitMention[],
  dated: boolean,
): Told | null {
  const words = text.slice(clause.start, clause.end);
  const folded = fold(words);
  const order = orders.exec(folded);
  if (order) {
    const row = rowOf(text, mentions, clause.start + order[0].length, clause.end);
    if (row.length > 0) return told(text, clause, mentions, row, 'order');
  }
  const row = rowOf(text, mentions, clause.start, clause.end);
  // The colon of "Phòng Y tế các huyện: Kim Lĩnh, Thượng Bạc" belongs to the name.
  const named = (row.at(-1)?.end ?? clause.start) - clause.start;
  const mark = /:(?=\s)/g;
  mark.lastIndex = named;
  const colon = mark.exec(words.slice(0, Math.max(260, named + 60)))?.index ?? -1;
  if (colon > 0) {
    const head = { start: clause.start, end: clause.start + colon };
    const inside = mentions.filter((one) => one.end <= head.end);
    const last = row.at(-1);
    const rest = last ? text.slice(last.end, head.end).replace(/^\)/u, '').trim() : '';
    if (last && last.end <= head.end && (rest === '' || /^\(.*\)$/u.test(rest) || !isDuty(rest))) {
      if (rest === '' || rest.startsWith('(')) {
        return told(text, { start: head.end, end: clause.end }, mentions, row, 'head', head.end + 1);
      }
    }
    const bracket = words.slice(0, colon).search(/\(/);
    if (
      row.length === 0 &&
      bracket >= 0 &&
      inside.length > 0 &&
      inside[0]!.start === clause.start + bracket + 1
    ) {
      return told(text, { start: head.end, end: clause.end }, mentions, inside, 'head', head.end + 1);
    }
    const after = rowOf(text, mentions, head.end + 1, clause.end);
    if (row.length === 0 && inside.length === 0 && after.length > 0 && acts(text, clause, after, dated)) {
      return told(text, { start: head.end, end: clause.end }, mentions, after, 'subject');
    }
  }
  if (row.length > 0 && acts(text, clause, row, dated)) return told(text, clause, mentions, row, 'subject');
  if (
    row.length === 0 &&
    !/^(?:ngay|sang|chieu|den ngay|tu dau|nam|trong nam|tinh den|hien|thoi gian qua|sau khi nghe)(?!\p{L})/u.test(
      folded,
    )
  ) {
    const comma = words.slice(0, 160).indexOf(', ');
    const before = words.slice(0, Math.max(0, comma));
    // "nhiệm vụ do X, Y giao", "phối hợp với X, Y": the comma of a list.
    const joins = /(?<!\p{L})(?:(?:phối hợp|cùng|(?<!đối )với)\s|(?:do|bởi)\s[^,]{0,80}$)/iu.test(before);
    const after = comma > 0 && !joins ? rowOf(text, mentions, clause.start + comma + 2, clause.end) : [];
    if (after.length > 0 && acts(text, clause, after, dated))
      return told(text, clause, mentions, after, 'subject');
  }
  return dutyOf(text, clause, mentions);
}

/** "Hai đơn vị chưa triển khai là X và Y phải …". */
function dutyOf(text: string, clause: Span, mentions: readonly UnitMention[]): Told | null {
  const at = text
    .slice(clause.start, Math.min(clause.end, clause.start + 240))
    .search(/(?<!\p{L})phải(?!\p{L})/u);
  const before = mentions.filter((one) => one.end <= clause.start + at);
  const last = before.at(-1);
  if (!last || !/^\s*$/.test(text.slice(last.end, clause.start + at))) return null;
  const first = before.findIndex((one) =>
    rowOf(text, mentions, one.start, clause.end).some((unit) => unit.start === last.start),
  );
  return told(text, clause, mentions, before.slice(first), 'subject');
}

/** A verb follows the subject, in the present. */
function acts(text: string, clause: Span, row: readonly UnitMention[], dated: boolean): boolean {
  const after = text.slice(row.at(-1)!.end, clause.end).replace(/^[\s*_)]*(?:\([^)]*\))?[\s*_]*/u, '');
  if (!/^[\p{Ll}]/u.test(after) || tells(after)) return false;
  // "… thuộc thẩm quyền ban hành của UBND tỉnh, Chủ tịch UBND tỉnh theo quy định"
  if (/^theo (?:quy định|thẩm quyền|pháp luật)[^,;:]{0,40}[.;]?$/u.test(after)) return false;
  if (!describes(after) || must(after)) return true;
  // "các đơn vị có nợ … xây dựng lộ trình … trước ngày …"
  return dated && /^(?:có|còn|chưa|thuộc|trong|được|tại)(?!\p{L})/u.test(after);
}

function told(
  text: string,
  clause: Span,
  mentions: readonly UnitMention[],
  lead: readonly UnitMention[],
  how: Told['how'],
  from = lead.at(-1)!.end,
): Told {
  const rest = { start: from, end: clause.end };
  const chairs = /^[\s*_:]*chủ trì/u.test(text.slice(from, clause.end));
  return {
    lead: [...lead],
    coordinating: helpersIn(text, rest, mentions, lead),
    from,
    how: chairs ? 'order' : how,
  };
}

/** The units after "phối hợp với". */
export function helpersIn(
  text: string,
  span: Span,
  mentions: readonly UnitMention[],
  except: readonly UnitMention[],
): UnitMention[] {
  const found: UnitMention[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(together)) {
    const row = rowOf(text, mentions, span.start + match.index + match[0].length, span.end);
    for (const one of row) {
      if (![...found, ...except].some((other) => other.start === one.start)) found.push(one);
    }
  }
  return found;
}

const duty =
  /^(?:(?:quyền|nghĩa vụ),? (?:và )?)?(?:trách nhiệm|nhiệm vụ|nghĩa vụ)(?: cụ thể| chính)?(?:(?:,| và)\s+quyền hạn)?\s+(?:của|đối với)\s+/iu;
/** After the bearer, nothing but that it bears what follows. */
const bears = /^[^.;]{0,140}?(?:có|chịu)\s(?:trách nhiệm|nhiệm vụ)(?:\ssau(?: đây)?)?[\s:*_.]*$/u;
/** A body that a heading names by words that nobody knows; longer ones are a sentence. */
const longestName = 80;

/**
 * Who bears what stands under a heading: "Trách nhiệm của văn thư cơ quan", "Đề nghị Công đoàn ngành". Empty
 * where the heading says nothing of that.
 */
export function headedBy(
  text: string,
  heading: Span,
  mentions: readonly UnitMention[],
  told: Told | null,
): UnitMention[] {
  const blank = (from: number) => /^[\s:.;*_)]*$/u.test(text.slice(from, heading.end));
  if (told?.how === 'order' && told.lead.length > 0 && blank(told.lead.at(-1)!.end)) return told.lead;
  if (told && bears.test(text.slice(told.from, heading.end))) return told.lead;
  const opening = duty.exec(text.slice(heading.start, heading.end));
  if (!opening) return [];
  const from = heading.start + opening[0].length;
  const row = rowOf(text, mentions, from, heading.end);
  if (row.length > 0 && blank(row.at(-1)!.end)) return row;
  const name = trimmed(text, { start: from, end: heading.end });
  const tail = /(?:\s+(?:trong (?:công tác|việc|quá trình)|đối với|khi)\s.*|[\s:*_]+)$/su;
  const end = name.start + text.slice(name.start, name.end).replace(tail, '').length;
  const words = text.slice(name.start, end);
  return words === '' || words.length > longestName
    ? []
    : [{ start: name.start, end, text: words, unit: null }];
}
