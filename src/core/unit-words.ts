import type { Span } from './document.ts';
import { fold, unifyTones } from './text.ts';

/** First words of the name of a body, longest first. */
const heads = [
  ...[
    'ủy ban nhân dân',
    'ủy ban',
    'hội đồng nhân dân',
    'bảo hiểm xã hội',
    'mặt trận tổ quốc',
    'ủy ban mttq',
    'chi cục',
  ],
  ...['văn phòng', 'trung tâm', 'bệnh viện', 'thanh tra', 'công an', 'công đoàn', 'phòng khám', 'kho bạc'],
  ...[
    'ngân hàng',
    'chi nhánh',
    'liên đoàn',
    'tổng cục',
    'bộ chỉ huy',
    'bộ chqs',
    'bộ tư lệnh',
    'ban chỉ huy',
  ],
  ...[
    'ban chỉ đạo',
    'tổ công tác',
    'học viện',
    'tòa án',
    'thành đoàn',
    'tỉnh đoàn',
    'ubnd',
    'hđnd',
    'ubmttq',
  ],
  ...['bhxh', 'sở', 'bộ', 'cục', 'vụ', 'phòng', 'ban', 'viện', 'trường', 'trạm', 'hội', 'đoàn', 'đài', 'báo'],
  ...['quỹ', 'tổ', 'đội', 'tập đoàn', 'tổng công ty', 'công ty', 'liên hiệp', 'liên minh', 'hiệp hội'],
  ...['thường trực hội đồng nhân dân', 'thường trực hđnd', 'thường trực tỉnh ủy', 'thường trực thành ủy'],
  ...['đài truyền hình', 'đài tiếng nói', 'đài phát thanh', 'thông tấn xã', 'kiểm toán', 'viện kiểm sát'],
]
  .map(unifyTones)
  .sort((left, right) => right.length - left.length);

const headPattern = new RegExp(`^(?:${heads.join('|')})(?![\\p{L}\\p{N}])`, 'u');

const headAt = (text: string, at: number) =>
  headPattern.exec(unifyTones(text.slice(at, at + 32)).replace(/\s/gu, ' '))?.[0].length ?? 0;

/** Whether a capitalised name of a body begins at `at`: `Sở Tư pháp`, `Công an tỉnh`. */
export function beginsBody(text: string, at: number): boolean {
  const opens = /^(?:\p{Lu}\p{Ll}|UBND|HĐND|UBMTTQ|BHXH)/u;
  return opens.test(text.slice(at, at + 6)) && headAt(text, at) > 0;
}

/** Words in small letters that a name goes on over, folded. */
export const field =
  /^(?:tinh|thanh|pho|huyen|xa|phuong|thi|tran|cap|cac|va|quan|khu|vuc|nhan|dan|da|khoa|tu|lenh|chi|huy|dao|doan|hoi|xa|bac|to|trung|tam|quoc|y|te|phap|chinh|vu|hoach|tai|nguoi|cao|tuoi|phu|nu|nganh|dac)$/u;

/** Unknown bodies, by capitals: `Trung tâm Dịch vụ việc làm tỉnh`, `Văn phòng Chính phủ`. */
export function unknownBodies(text: string, span: Span): Span[] {
  const found: Span[] = [];
  const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
  word.lastIndex = span.start;
  for (let match = word.exec(text); match && match.index < span.end; match = word.exec(text)) {
    if (isSmall(text.charCodeAt(match.index)) || !beginsBody(text, match.index)) continue;
    const end = endOfBody(text, match.index, span.end);
    if (end > match.index + headAt(text, match.index)) {
      found.push({ start: match.index, end });
      word.lastIndex = end;
    }
  }
  return found;
}

/** An ASCII digit or small letter: most words begin with one, no name does. */
const isSmall = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** End of the name of the body that begins at `start`. */
export function endOfBody(text: string, start: number, limit: number): number {
  let end = start + headAt(text, start);
  let at = end;
  let strange = 0;
  let afterCapital = false;
  let before = '';
  const step = /(?:[ \u00a0]{1,3}\n?|\n)(?:[-–][ \u00a0]\n?)?([\p{L}\p{N}][\p{L}\p{M}\p{N}&]*)/uy;
  for (;;) {
    trade.lastIndex = at;
    if (at === end && trade.test(text) && trade.lastIndex <= limit) {
      end = at = trade.lastIndex;
      afterCapital = false;
    }
    step.lastIndex = at;
    const match = step.exec(text);
    if (!match || step.lastIndex > limit || post.test(match[1]!)) break;
    const word = match[1]!;
    const folded = fold(word);
    const capital = /^\p{Lu}/u.test(word);
    // A word of two syllables has its capital on the first: Nội vụ, Chính phủ.
    const isAct = acts.test(folded) && !whole.test(`${before} ${folded}`);
    const second = afterCapital && strange === 0 && !isAct && folded !== 'va';
    // "UBND tỉnh chỉ đạo …": behind the place nothing of a name follows.
    if (folded === 'chi' && place.test(before)) break;
    // "X và các ban …", "X và Ủy ban …": the next body.
    if (before === 'va' && (folded === 'cac' || (capital && headAt(text, step.lastIndex - word.length) > 0)))
      break;
    before = folded;
    afterCapital = capital;
    // "Văn phòng Ủy ban nhân dân tỉnh": the name of one body inside that of another.
    const start = step.lastIndex - word.length;
    const inner = capital && strange === 0 ? headAt(text, start) : 0;
    if (inner > word.length) {
      end = at = start + inner;
      afterCapital = false;
      continue;
    }
    if ((capital && strange === 0) || second) end = step.lastIndex;
    else if (place.test(folded)) end = step.lastIndex;
    else if (!field.test(folded)) strange++;
    // A field in small letters belongs to the name when a place follows: "Dịch vụ việc làm tỉnh".
    if (strange > 2 || (!capital && !second && isAct)) break;
    at = step.lastIndex;
  }
  return end;
}

const place = /^(?:tinh|xa|phuong|huyen|pho)$/u;
/** Two syllables of one word, the second of which also begins what a body does. */
const whole =
  /^(?:vien thong|giao thong|truyen thong|kiem toan|quoc hoi|cong thuong|quan ly|bao ve|chung thuc|thong tin|ho tro|tro giup|phat trien)$/u;

/** What a body is for, in small letters behind its name: "Quỹ Bảo vệ môi trường", "Phòng Hành chính và Bổ trợ tư pháp". */
const trade =
  /(?:[ \u00a0]|\n)(?:môi trường|hành chính công|việc làm|pháp luật|pháp lý|tư pháp|đất đai|trẻ em|thực phẩm|bệnh tật)(?!\p{L})/uy;
/** The next body's head begins: "… và Thủ trưởng các cơ quan". */
const post = /^(?:Thủ|Giám|Chủ|Trưởng|Chánh|Phó)$/u;

/** First words of what a body does, which end its name. */
const acts =
  /^(?:chu|chiu|phoi|tong|bao|gui|trinh|xay|ra|lap|to|huong|kiem|tham|theo|ban|hoan|cung|co|duoc|phai|la|thong|thuc|trien|do|tai|ve|cua|voi|de|tiep|cap|giam|quan)$/u;

/** What goes on an enumeration inside one name: "các sở, ban, ngành", "xã, phường, đặc khu". */
const goesOn =
  /^(?:ban|nganh|the thao|doan the|phuong|xa|dac khu|thi tran|thi xa|tx|thanh pho|tp|huyen|dia phuong|don vi|to chuc|ca nhan|phong|chi cuc|trung tam|trung tam y te|so)(?![\p{L}])/u;

/**
 * The units that a list names, by its punctuation: a table cell or the value after "Đơn vị phối hợp:".
 * "Sở Nội vụ, Sở Tư pháp; các sở, ngành và cơ quan liên quan" has four. `kept` are spans of known names
 * that are not to be cut.
 */
export function listedBodies(text: string, span: Span, kept: readonly Span[]): Span[] {
  const cuts: { from: number; to: number }[] = [];
  const mark = /;|,|\n|(?<![\p{L}])và(?![\p{L}])/gu;
  mark.lastIndex = span.start;
  let depth = 0;
  let seen = span.start;
  for (let match = mark.exec(text); match && match.index < span.end; match = mark.exec(text)) {
    for (; seen < match.index; seen++) {
      if (text[seen] === '(') depth++;
      else if (text[seen] === ')') depth = Math.max(0, depth - 1);
    }
    const at = match.index;
    if (depth > 0 || kept.some((one) => one.start < at && at < one.end)) continue;
    const after = at + match[0].length;
    const space = /^[\s*_-]*/u.exec(text.slice(after, span.end))?.[0].length ?? 0;
    const next = fold(text.slice(after + space, Math.min(span.end, after + space + 24)));
    const capital = beginsBody(text, after + space);
    const opens = capital || /^(?:cac|nhung|mot so) /u.test(next);
    const known = kept.some((one) => one.start === after + space);
    const ended = kept.some((one) => one.end === at);
    const cut =
      match[0] === ';' ||
      (match[0] === '\n' && (/^\s*(?:[-+•]|\n)/.test(text.slice(after, after + 8)) || (ended && opens)))
        ? true
        : match[0] === '\n'
          ? false
          : match[0] === 'và'
            ? opens || known || /^co quan/u.test(next)
            : opens ||
              known ||
              (!goesOn.test(next) &&
                (ended || /^\p{Lu}/u.test(text.slice(after + space, after + space + 2))));
    if (cut) cuts.push({ from: at, to: after });
  }
  const parts: Span[] = [];
  let start = span.start;
  for (const { from, to } of [...cuts, { from: span.end, to: span.end }]) {
    parts.push({ start, end: from });
    start = to;
  }
  return parts.map((part) => bare(text, part)).filter((part) => part.end > part.start);
}

/** Without white space, marks and punctuation at its ends. */
export function bare(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s*_,;:.+•-]/u.test(text[start]!)) start++;
  while (end > start && /[\s*_,;:./]/u.test(text[end - 1]!)) end--;
  return { start, end };
}
