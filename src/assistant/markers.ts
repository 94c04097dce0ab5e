import type { Span } from '../core/document.ts';
import { fold, hasDiacritics } from '../core/text.ts';

/** A message without the words that tie it to what went before. */
export interface Tied {
  core: string;
  /** The tie stands in front; behind a case ("nộp muộn thì sao") it may be all of the question. */
  opened: boolean;
  /** Said with "thế còn …", "vậy thì …", "… thì sao": goes on for certain. */
  strong: boolean;
  /** Said with a lone "còn …" or "thế …", which may begin a question of its own. */
  weak: boolean;
}

const strongOpening =
  /^(?:(?:(?:roi|u|a|uh|vang|ok|o) )?(?:the|vay)(?: thi| la)? con(?: thi)?|(?:the|vay) thi|con (?:ve|phan|doi voi|rieng|truong hop))(?![\p{L}])[\s,]*/u;
const weakOpening = /^(?:(?:roi|u|a|uh) )?(?:the|vay|con|roi|thi)(?!\p{L})[\s,]*/u;
const strongClosing =
  /[\s,]+(?:thi sao|thi the nao|thi nhu the nao|thi ra sao|ra sao|the nao|nhu the nao|thi|sao)$/u;

/** Parts the ties from `text` (tidy). "Thế nào là …" and "vay" as a loan are no ties. */
export function untie(text: string): Tied {
  const folded = fold(text);
  if (/^the nao(?! (?:roi|con))/u.test(folded))
    return { core: text, opened: false, strong: false, weak: false };
  const opening = strongOpening.exec(folded) ?? weakOpening.exec(folded);
  const opened = opening && isTie(text.slice(0, opening[0].length)) ? opening[0] : '';
  const rest = text.slice(opened.length);
  const closing = strongClosing.exec(fold(rest));
  const closed = closing !== null && closing.index > 0;
  // "ra sao" and "thế nào" at the end of a whole question ask; behind "thì" they only tie.
  const ties =
    closed && (/thi|sao$/u.test(closing[0]) ? !/ra sao$/u.test(closing[0]) || opened !== '' : opened !== '');
  const core = (ties ? rest.slice(0, closing.index) : rest).trim();
  const strong = ties || (opened !== '' && strongOpening.test(folded));
  if (core === '') return { core: text, opened: false, strong: false, weak: false };
  return { core, opened: opened !== '', strong, weak: opened !== '' && !strong };
}

/** With marks the words must be these: "thẻ", "vay", "con" are others. */
function isTie(words: string): boolean {
  if (!hasDiacritics(words)) return true;
  return words
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean)
    .every((word) =>
      /^(?:thế|vậy|còn|rồi|thì|ừ|à|uh|vâng|ok|ờ|ồ|là|về|phần|đối|với|riêng|trường|hợp|the|vay|con|roi|thi)$/u.test(
        word,
      ),
    );
}

/** What is left of `text` beside `spans`, on one line. */
export function uncovered(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest.replace(/\s+/gu, ' ').trim();
}
