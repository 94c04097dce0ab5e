import { endsSentence } from '../core/sentences.ts';

/** A sentence at the beginning of a text. */
export interface FoundSentence {
  /** With its addresses, the line breaks inside it as they are. */
  text: string;
  /** Where the next one may begin. */
  end: number;
  /** An empty line follows. */
  paragraph: boolean;
}

/** What must be known behind a full stop or a line break before it can be told what it is. */
const window = 14;

/** `[1.2]`, `[1.2, 1.3]`, `[1.2; 2.1]`, and the dot that may follow. */
const addresses = /\s*\[\s*\d{1,4}\.\d{1,4}(?:\s*[,;]\s*\d{1,4}\.\d{1,4})*\s*\](?:[.,;](?=\s|$|\[))?/uy;
/** What may still become one. */
const addressesToCome = /^\s*(?:\[[\d.,;\s]*)?$/u;
/** Longer ones are no addresses. */
const longestGroup = 120;
const someEnd = /[.!?…]+[)"”’\]*_]*|\n+/gu;
const lineHead = /^(?:[-*•+–]\s|#{1,6}\s|[|>]|\d{1,3}[.)]\s|[a-zđ][.)]\s)/u;
const label = /^\s*(?:[-*•+–]\s+)*(?:\d{1,3}|[a-zđ]|[IVX]{1,5})$/u;

/**
 * The first complete sentence of `text`, in which every run of spaces is a blank, one line break or two. Null
 * while it cannot be told, which only more text can change; `ended` says that none will come. What is told never
 * depends on how much more text is already there.
 */
export function nextSentence(text: string, ended: boolean): FoundSentence | null {
  for (const mark of text.matchAll(someEnd)) {
    const end = mark.index + mark[0].length;
    const known = text.length - end >= window;
    if (!known && !ended) return null;
    const isBreak = mark[0].startsWith('\n');
    const before = text.slice(0, mark.index);
    if (before.trim() === '') continue;
    if (isBreak ? !breaks(text, mark.index, end) : !stops(text, before, mark.index, end)) continue;
    const closed = withAddresses(text, isBreak ? mark.index : end, ended);
    if (closed === null) return null;
    return {
      text: text.slice(0, closed).trim(),
      end: closed,
      paragraph: /^ ?\n\n/.test(text.slice(closed, closed + 3)),
    };
  }
  return ended && text.trim() !== '' ? { text: text.trim(), end: text.length, paragraph: true } : null;
}

function stops(text: string, before: string, mark: number, next: number): boolean {
  if (next >= text.length) return true;
  if (!/\s/.test(text[next]!) || label.test(before)) return false;
  // Behind an address, before one, or before a new line that is one, no abbreviation is meant.
  if (before.endsWith(']') || /^\s\s?\[/.test(text.slice(next, next + 3))) return true;
  if (text[next] === '\n' && breaks(text, next, next + lineBreaks(text, next))) return true;
  return endsSentence(text, { start: 0, end: next + window }, mark, next);
}

const lineBreaks = (text: string, at: number) => (text[at + 1] === '\n' ? 2 : 1);

/**
 * A line break ends a sentence only where the line was ended or another begins: what a model wrapped belongs
 * together, since half of a sentence may say the opposite of the whole.
 */
function breaks(text: string, mark: number, next: number): boolean {
  if (next - mark > 1) return true;
  if (/[:;\]][*_]*\s*$/u.test(text.slice(Math.max(0, mark - 6), mark))) return true;
  return lineHead.test(text.slice(next, next + window));
}

/** Where the addresses behind a sentence end; null while some may still come. */
function withAddresses(text: string, from: number, ended: boolean): number | null {
  let at = from;
  for (;;) {
    addresses.lastIndex = at;
    const found = addresses.exec(text);
    const group = found && found[0].length <= longestGroup;
    if (group && (ended || addresses.lastIndex < text.length)) {
      at = addresses.lastIndex;
      continue;
    }
    const rest = text.slice(at);
    if (!ended && (group || (rest.length <= longestGroup && addressesToCome.test(rest)))) return null;
    return at;
  }
}
