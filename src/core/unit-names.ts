import type { Span } from './document.ts';
import { fold, hasDiacritics, type Syllable, syllables } from './text.ts';

/** A name of a unit as the text wrote it. */
export interface NameMatch extends Span {
  unit: string;
}

/** One step of the tree of names: folded syllable → what may follow. */
interface Step {
  next: Map<string, Step>;
  names: Name[];
}

interface Name {
  unit: string;
  exact: string[];
  /** Between syllable i and i + 1 the name has a comma. */
  commas: boolean[];
  /** Written in capitals: `PYT`, `CDC`. */
  short: boolean;
}

export interface UnitName {
  unit: string;
  name: string;
}

/**
 * Finder of names, longest first, left to right, without overlaps:
 *
 *     phòng ── y ── tế ┬ (Phòng Y tế)
 *                      ├ huyện ┬ (Phòng Y tế huyện)
 *                      │       └ lạc ── sa (Phòng Y tế huyện Lạc Sa)
 *                      └ các ── huyện, ── thị ── xã, ── …
 *
 * Text with diacritics must agree with the name in them; text without any is matched folded.
 */
export function nameFinder(names: readonly UnitName[]): (text: string, span: Span) => NameMatch[] {
  const root: Step = { next: new Map(), names: [] };
  for (const { unit, name } of names) {
    const parts = syllables(name);
    let step = root;
    for (const part of parts) {
      const next: Step = step.next.get(part.folded) ?? { next: new Map(), names: [] };
      step.next.set(part.folded, next);
      step = next;
    }
    step.names.push({
      unit,
      exact: parts.map((part) => part.exact),
      commas: parts.map((part, at) => name.slice(part.end, parts[at + 1]?.start).includes(',')),
      short: name === name.toUpperCase() && parts.length === 1,
    });
  }
  return (text, span) => {
    const part = text.slice(span.start, span.end);
    const words = syllables(part);
    const marked = hasDiacritics(part);
    const found: NameMatch[] = [];
    for (let at = 0; at < words.length; at++) {
      const match = longestAt(root, part, words, at, marked);
      if (!match) continue;
      found.push({
        unit: match.name.unit,
        start: span.start + words[at]!.start,
        end: span.start + words[match.last]!.end,
      });
      at = match.last;
    }
    return found;
  };
}

const gap = /^(?:[ \t\u00a0*_]*\n?[ \t\u00a0*_]*[-–&,/]?[ \t\u00a0*_]*\n?[ \t\u00a0*_]*)$/u;

function longestAt(
  root: Step,
  text: string,
  words: Syllable[],
  from: number,
  marked: boolean,
): { name: Name; last: number } | null {
  let best: { name: Name; last: number } | null = null;
  let step: Step | undefined = root;
  for (let at = from; at < words.length; at++) {
    const word = words[at]!;
    if (at > from && !gap.test(text.slice(words[at - 1]!.end, word.start))) break;
    step = step.next.get(word.folded);
    if (!step) break;
    const name = step.names.find((one) => agrees(one, text, words, from, marked));
    if (name) best = { name, last: at };
  }
  if (best && words[from]!.folded === 'so' && fold(text.slice(0, words[from]!.start).slice(-3)) === 'co ') {
    // "cơ sở y tế" is no Sở Y tế.
    return null;
  }
  return best;
}

function agrees(name: Name, text: string, words: Syllable[], from: number, marked: boolean): boolean {
  return name.exact.every((exact, index) => {
    const word = words[from + index]!;
    const written = text.slice(word.start, word.end);
    if (marked && word.exact !== exact) return false;
    if (name.short && marked && written !== written.toUpperCase()) return false;
    if (name.short && written.length < 3) return false;
    const next = words[from + index + 1];
    const last = index === name.exact.length - 1;
    const comma = !last && next !== undefined && text.slice(word.end, next.start).includes(',');
    // People leave out a comma, but a comma never joins two names into one.
    return !comma || (name.commas[index] ?? false);
  });
}
