import type { Span } from '../../core/document.ts';
import { labelAt } from '../../core/label.ts';
import { type Layout, linesOf } from '../../core/lines.ts';
import { sentencesOf } from '../../core/sentences.ts';
import type { UnitRegistry } from '../../core/units.ts';
import { trimmed } from './draft.ts';

/** One order, with the parts of an inline list (1) … (2) … where it has one. */
export interface Clause extends Span {
  /** First letter after the label of the item. */
  contentStart: number;
  parts: Span[];
  /** After the last part, what holds for all of them: "Thời hạn trình: …". */
  shared: Span | null;
  /** A sentence begins here. */
  sentence: boolean;
}

/**
 * Cuts the own words of an item: at sentences, and at a semicolon after which another unit is told what to
 * do. What belongs to one order stays one clause.
 */
export function clausesOf(text: string, span: Span, layout: Layout, units: UnitRegistry): Clause[] {
  const clauses: Clause[] = [];
  for (const line of linesOf(text, span, layout)) {
    if (line.kind === 'row') continue;
    const lineContent = labelAt(text, line.start, line.end)?.contentStart ?? line.start;
    for (const sentence of joined(text, sentencesOf(text, line, layout))) {
      let start = sentence.start;
      for (const cut of [...cutsOf(text, sentence, units), sentence.end]) {
        const content = Math.max(start, Math.min(lineContent, cut));
        const part = trimmed(text, { start: content, end: cut });
        if (part.end > part.start) {
          clauses.push({
            start: part.start,
            end: part.end,
            contentStart: part.start,
            ...listOf(text, part),
            sentence: start === sentence.start,
          });
        }
        start = cut + 1;
      }
    }
  }
  return clauses;
}

/** Long sentences come split at semicolons; they are one here. */
function joined(text: string, sentences: Span[]): Span[] {
  const whole: Span[] = [];
  for (const sentence of sentences) {
    const last = whole.at(-1);
    if (last && /;[*_\s]*$/.test(text.slice(last.start, last.end))) last.end = sentence.end;
    else whole.push({ ...sentence });
  }
  return whole;
}

/** Semicolons before another subject; none inside an inline list. */
function cutsOf(text: string, sentence: Span, units: UnitRegistry): number[] {
  if (listOf(text, sentence).parts.length > 0) return [];
  const cuts: number[] = [];
  for (
    let at = text.indexOf(';', sentence.start);
    at >= 0 && at < sentence.end - 2;
    at = text.indexOf(';', at + 1)
  ) {
    const rest = { start: at + 1, end: Math.min(sentence.end, at + 140) };
    const space = /^\s*/.exec(text.slice(rest.start, rest.end))?.[0].length ?? 0;
    const [first] = units.find(text, rest);
    if (first?.start === at + 1 + space && /^ [\p{Ll}]/u.test(text.slice(first.end, first.end + 2)))
      cuts.push(at);
  }
  return cuts;
}

/** `(1) …; (2) …`: the spans of what follows each number, at least two, counted from 1. */
function listOf(text: string, span: Span): Pick<Clause, 'parts' | 'shared'> {
  const words = text.slice(span.start, span.end);
  const marks = [...words.matchAll(/\((\d{1,2})\)\s+/g)];
  const from = marks.findIndex((mark) => mark[1] === '1');
  const row = from < 0 ? [] : marks.slice(from);
  if (row.length < 2 || row.some((mark, index) => Number(mark[1]) !== index + 1))
    return { parts: [], shared: null };
  const last = row.at(-1)!.index;
  const rest = /[.;]\s+(?=(?:Thời hạn|Thời gian|Hạn|Hoàn thành|Tất cả)(?!\p{L}))/u.exec(words.slice(last));
  const end = rest ? span.start + last + rest.index : span.end;
  const parts = row.map((mark, index) =>
    trimmed(text, {
      start: span.start + mark.index + mark[0].length,
      end: row[index + 1] ? span.start + row[index + 1]!.index : end,
    }),
  );
  return { parts, shared: rest ? { start: end, end: span.end } : null };
}
