import { keptFor } from '../../../core/kept.ts';
import { unifyTones } from '../../../core/text.ts';
import type { Carrier } from '../carrier.ts';
import type { Fact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import type { View } from '../view.ts';
import { isEmpty, sameWord } from '../words.ts';

/**
 * A text as the rules of sense read it: syllables and marks, one blank between them and at both ends, so that a
 * phrase is found with its borders (`' tất cả '`) and a mark still parts what it parts.
 */
export type Spoken = string;

export const spoken = keptFor(({ view }: Reading): Spoken => speak(view, 0, view.exact.length));

const marks = ',;:()|%';

/** Part of a view as it is spoken. Figures keep the marks inside them: 4.500.000, 15/4, 7,5. */
function speak({ exact, words }: View, from: number, to: number): Spoken {
  let text = ' ';
  let last = from;
  for (const word of words) {
    if (word.start < from) continue;
    if (word.end > to) break;
    text += gap(exact, last, word.start, text) + word.exact;
    last = word.end;
  }
  return `${text}${gap(exact, last, to, text)}`;
}

/** The marks between two words, and the blank before the next one. */
function gap(exact: string, from: number, to: number, before: string): string {
  if (to - from === 1 && exact[from] === ' ') return before === ' ' ? '' : ' ';
  const inFigure =
    to - from === 1 && isDigit(exact[from - 1]) && isDigit(exact[to]) && '.,/'.includes(exact[from]!);
  if (inFigure) return exact[from]!;
  let text = before === ' ' ? '' : ' ';
  for (let at = from; at < to; at++) {
    const mark = exact[at]!;
    const next = exact[at + 1];
    const ends = mark === '.' && (next === undefined || next === ' ' || next === '\n');
    const divides = mark === '/' && next !== undefined && /\p{L}/u.test(next);
    if (ends || divides || marks.includes(mark)) text += `${mark} `;
  }
  return text;
}

const isDigit = (letter: string | undefined) => letter !== undefined && letter >= '0' && letter <= '9';

/** Phrases that may be in a spoken text. */
export interface Lexicon {
  test(text: Spoken): boolean;
}

/** `|` between brackets is part of a phrase. */
const phrasesOf = (phrases: string): string[] => unifyTones(phrases).split(/\|(?![^(]*\))/u);

/** How each phrase begins: its first syllable, and the second one, `#` for a figure, null where it has only one. */
export const beginnings = (phrases: string): { first: string; next: string | null }[] =>
  phrasesOf(phrases).map((phrase) => {
    const [first = '', next] = phrase
      .replaceAll('(?= \\d)', ' #')
      .replaceAll(/\(.*?\)/gu, '')
      .trim()
      .split(' ');
    return { first, next: next ?? null };
  });

/**
 * Phrases divided by `|`. Plain ones are looked up as they are, which is many times faster than a pattern; the few
 * others may use the syntax of one.
 */
export function lexicon(phrases: string): Lexicon {
  const all = phrasesOf(phrases);
  const plain = all.filter((one) => !/[(\\?*+[]/u.test(one)).map((one) => ` ${one} `);
  const others = all.filter((one) => /[(\\?*+[]/u.test(one));
  const pattern = others.length > 0 ? new RegExp(`(?<= )(?:${others.join('|')})(?= )`, 'u') : null;
  return {
    test: (text) => plain.some((one) => text.includes(one)) || (pattern?.test(text) ?? false),
  };
}

/** Phrases as a pattern for all their matches, with what may stand behind them. */
export const patternOf = (phrases: string, behind = ''): RegExp =>
  new RegExp(`(?<= )(?:${unifyTones(phrases)})${behind}(?= )`, 'gu');

/** Everything that a cited sentence says itself, or that stands over it. */
export const saidAround = keptFor(
  ({ own, context, card }: Carrier): Spoken => `${spoken(own)}|${spoken(context)}|${spoken(card.title)}`,
);

/** Whether a cited sentence, or what stands over it, has one of the phrases. One without marks is not judged. */
export const someSays = (carriers: readonly Carrier[], phrases: Lexicon): boolean =>
  carriers.some((carrier) => !carrier.accented || phrases.test(saidAround(carrier)));

const figure = /^\d/;
const noWords = new Set(['', ...marks, '/', '.']);

/** Words of a spoken text that say something, figures included. */
export const wordsOf = (text: Spoken): string[] =>
  text.split(' ').filter((word) => !noWords.has(word) && (figure.test(word) || !isEmpty(word)));

/** The same of a reading, as a set. */
export const saidWords = keptFor(
  (reading: Reading): ReadonlySet<string> => new Set(wordsOf(spoken(reading))),
);

/** Part of a sentence between semicolons, full stops and the marks of a table's cells. */
export interface Part {
  text: Spoken;
  words: ReadonlySet<string>;
  facts: readonly Fact[];
}

const divided = /;|\|\s|\.\s|\(\d\)/u;
const border = /;|\|\s|\.\s|\.$|\(\d\)/gu;

export const partsOf = keptFor((reading: Reading): readonly Part[] => {
  const { view, facts } = reading;
  if (!divided.test(view.exact)) return [{ text: spoken(reading), words: saidWords(reading), facts }];
  const parts: Part[] = [];
  let from = 0;
  const add = (to: number) => {
    const text = speak(view, from, to);
    const inside = facts.filter(({ start, end }) => start >= from && end <= to);
    if (/\p{L}/u.test(text)) parts.push({ text, words: new Set(wordsOf(text)), facts: inside });
  };
  for (const { index, 0: mark } of view.exact.matchAll(border)) {
    add(index);
    from = index + mark.length;
  }
  add(view.exact.length);
  return parts;
});

/** How many of `words` stand in `others`, or another word for them. */
export function shared(words: Iterable<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (holds(others, word)) count++;
  return count;
}

export function holds(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  const figure = figureOf(word);
  for (const other of words)
    if (figure === null ? sameWord(word, other) : figureOf(other) === figure) return true;
  return false;
}

const inWords = 'không một hai ba bốn năm sáu bảy tám chín mười'.split(' ');

/** `05` and `năm` are both 5. */
function figureOf(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word);
  const at = inWords.indexOf(word);
  return at > 0 ? at : null;
}

const nearestKept = new WeakMap<Reading, { carriers: readonly Carrier[]; part: Part | undefined }>();

/** The part of the cited sentences that a claim repeats most of. */
export function nearestPart(clause: Reading, carriers: readonly Carrier[]): Part | undefined {
  const known = nearestKept.get(clause);
  if (known?.carriers === carriers) return known.part;
  const said = saidWords(clause);
  let part: Part | undefined;
  let most = 0;
  for (const carrier of carriers) {
    for (const one of partsOf(carrier.own)) {
      let count = 0;
      for (const word of one.words) if (said.has(word)) count++;
      if (count > most) [part, most] = [one, count];
    }
  }
  nearestKept.set(clause, { carriers, part });
  return part;
}
