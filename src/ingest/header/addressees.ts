import type { Span } from '../../core/document.ts';
import { headerLines, type View } from './view.ts';

/** `Kính gửi:` of a letter, `THỦ TƯỚNG CHÍNH PHỦ điện:` of a telegram, `… kính mời:` of an invitation. */
const heading = /(?:^|\n)[ ]*(?:kinh\s+gui\s*:?|[^\n:]{3,80}\s(?:dien|kinh\s+moi)\s*:)/;
/** A line that begins so is the first sentence of the letter, which hard wraps put right under its addressee. */
const sentence = /(?:nhan duoc|co y kien|can cu|thuc hien|de nghi|ngay \d|so \d|bao cao|thong bao|vua qua)/;
/** How far a list of addressees may reach, in characters. */
const reach = 4000;

/** Those to whom the document is sent, one span for each; a list is told by its dashes. */
export function readAddressees(view: View, from: number, to: number): Span[] {
  const match = view.folded.slice(from, to).match(heading);
  if (!match) return [];
  const first = from + (match.index ?? 0) + match[0].length;
  const found: Span[] = [];
  let previous = first;
  for (const line of headerLines(view, first, Math.min(view.plain.length, first + reach))) {
    const between = view.text.slice(previous, line.start);
    const dashed = /^[-–+•]/.test(line.plain);
    const last = found.at(-1);
    previous = line.end;
    const closed = last && view.plain.slice(last.start, last.end).match(/[.;:]$/)?.[0];
    // "Kính gửi: ………" was left open, and the letter itself comes next.
    if (!dashed && !last && (line.plain.length > 200 || /[.…]{3}/.test(between))) break;
    if (dashed || !last) found.push({ start: line.start, end: line.end });
    else if (line.apart || between.includes('|') || closed === '.' || closed === ':') break;
    else if (/^\(/.test(line.plain) || (/^\p{Lu}/u.test(line.plain) && sentence.test(line.folded))) break;
    else if (closed === ';') found.push({ start: line.start, end: line.end });
    else last.end = line.end;
    if (!dashed && /\.$/.test(line.plain) && line.plain.length < 300) break;
  }
  return found;
}
