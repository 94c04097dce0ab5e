import type { Span } from '../../core/document.ts';
import { type HeaderLine, headerLines, type View } from './view.ts';

/** Nơi nhận: its lines, and where the block begins and ends. */
export interface Recipients extends Span {
  lines: Span[];
}

const heading = /noi\s{1,3}nhan *:?(?= *(?:\n|$|-|[ \t]{3}|(?:tm|kt|tl|tuq|q) ?\.))/g;
/** How far a list of recipients may reach, in characters. */
const reach = 6000;
/** The other half of the last page, an appendix or a new document begins. */
const foreign =
  /^(?:(?:tm|kt|tl|tuq|q|t\/m|k\/t|t\/l) ?[./]|phu luc|danh muc|\(da ky|da ky|cong hoa xa hoi|\[?daky)/;

/**
 * The first `Nơi nhận:` at the head of a line after `from`. Items begin with a dash; a line without one goes
 * on with the item above, unless no line has one. A blank line, the edge of a cell or the signature ends it.
 */
export function findRecipients(view: View, from: number): Recipients | null {
  heading.lastIndex = from;
  let match = heading.exec(view.folded);
  while (match && !atHead(view, match.index)) match = heading.exec(view.folded);
  if (!match) return null;
  const start = match.index;
  const first = start + match[0].length;
  const block = headerLines(view, first, Math.min(view.plain.length, first + reach), true);
  const lines: Span[] = [];
  let previous = first;
  let interrupted = false;
  for (const line of block) {
    const between = view.text.slice(previous, line.start);
    const beside = previous > first && !between.includes('\n');
    previous = line.end;
    if (/^(?:phu luc|danh muc|cong hoa)/.test(line.folded)) break;
    const last = lines.at(-1);
    const dashed = /^[-–+•]/.test(line.plain) || /[-–+•]\s*$/.test(between);
    if (!dashed && (beside || foreign.test(line.folded))) {
      interrupted ||= !beside;
      continue;
    }
    if (!dashed && interrupted) break;
    const item = withoutSignature(line);
    if (dashed || (!last && !line.apart) || (!last && line === block[0])) lines.push(item);
    else if (!last || line.apart || between.includes('|') || isLast(view, last)) break;
    else if (/^[-–+•]/.test(view.plain.slice(last.start))) last.end = item.end;
    else lines.push(item);
  }
  return { start, end: lines.at(-1)?.end ?? first, lines };
}

/** Whether `at` begins a line or a column. */
function atHead(view: View, at: number): boolean {
  return /(?:^|\n|[ \t]{3})[ ]*$/.test(view.plain.slice(Math.max(0, at - 40), at));
}

/** "- Như trên; CHÁNH VĂN PHÒNG": two columns that a page's text has run together. */
function withoutSignature(line: HeaderLine): Span {
  const column = line.plain.match(/[;.]\s+(?=\p{Lu}[\p{Lu}\s,.]+$)/u);
  return { start: line.start, end: column?.index === undefined ? line.end : line.start + column.index + 1 };
}

function isLast(view: View, item: Span): boolean {
  const folded = view.folded.slice(item.start, item.end);
  return /^[-–+•]?\s*luu\b/.test(folded) && /[.;]$/.test(folded);
}
