import type { Span } from './document.ts';

/** One line as it stands in the file, trimmed. */
export interface PhysicalLine extends Span {
  kind: 'blank' | 'edge' | 'text' | 'row';
}

/** Some letter or digit. */
export const someWord = /[\p{L}\p{N}]/u;

/** The lines between two offsets: `edge` is a lone `|` of a flattened table, `blank` one without any word. */
export function physicalLines(text: string, span: Span): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  for (let at = span.start; at < span.end; ) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 || stop > span.end ? span.end : stop;
    lines.push(classify(text, at, next));
    at = next + 1;
  }
  return lines;
}

function classify(text: string, from: number, to: number): PhysicalLine {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const bars = text[start] === '|' || text[end - 1] === '|';
  if (bars && end - start === 1) return { start, end, kind: 'edge' };
  if (!hasWord(text, start, end)) {
    const bullet = end - start < 9 && /^[*_]*[-–+•●▪][*_]*$/u.test(text.slice(start, end));
    return { start, end, kind: bullet ? 'text' : 'blank' };
  }
  const row =
    bars && (text[start] === '|' ? isInside(text, '|', start + 1, end) : isInside(text, ' | ', start, end));
  return { start, end, kind: row ? 'row' : 'text' };
}

const isSpace = (code: number) =>
  code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000 || code === 0xfeff;

const isInside = (text: string, part: string, start: number, end: number) =>
  text.slice(start, end).includes(part);

function hasWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at) | 32;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return true;
    if (code > 127) return someWord.test(text.slice(at, end));
  }
  return false;
}
