import { unifyTones } from '../../../core/text.ts';
import type { Carrier } from '../carrier.ts';
import type { Fact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { isEmpty, sameWord } from '../words.ts';

/**
 * A text as the rules of sense read it: syllables and marks, one blank between them and at both ends, so that a
 * phrase is found with its borders (`' tất cả '`) and a mark still parts what it parts.
 */
export type Spoken = string;

const tokens = /[\p{L}\p{M}\p{N}]+(?:[.,/]\p{N}+)*|[,;:()|%]|\/(?=\p{L})|\.(?=\s|$)/gu;
const spokenOf = new WeakMap<Reading, Spoken>();

export function spoken(reading: Reading): Spoken {
  const known = spokenOf.get(reading);
  if (known !== undefined) return known;
  const text = ` ${(reading.view.exact.match(tokens) ?? []).join(' ')} `;
  spokenOf.set(reading, text);
  return text;
}

/** Phrases as a pattern over `Spoken`. */
export const lexicon = (phrases: string, after = ''): RegExp =>
  new RegExp(`(?<= )(?:${unifyTones(phrases)})${after}(?= )`, 'u');

/** The same for all matches. */
export const lexiconOfAll = (phrases: string, after = ''): RegExp =>
  new RegExp(lexicon(phrases, after).source, 'gu');

/** Everything that a cited sentence says itself, or that stands over it. */
export const around = ({ own, context, card }: Carrier): Spoken =>
  `${spoken(own)}|${spoken(context)}|${spoken(card.title)}`;

const aroundOf = new WeakMap<Carrier, Spoken>();

export function saidAround(carrier: Carrier): Spoken {
  const known = aroundOf.get(carrier);
  if (known !== undefined) return known;
  const text = around(carrier);
  aroundOf.set(carrier, text);
  return text;
}

/** Whether a cited sentence, or what stands over it, has one of the phrases. One without marks is not judged. */
export const someSays = (carriers: readonly Carrier[], phrases: RegExp): boolean =>
  carriers.some((carrier) => !carrier.accented || phrases.test(saidAround(carrier)));

/** Words of a spoken text that say something, figures included. */
export function wordsOf(text: Spoken): string[] {
  return text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word) && !(isEmpty(word) && !/\d/.test(word)));
}

/** Part of a sentence between semicolons, full stops and the marks of a table's cells. */
export interface Part {
  text: Spoken;
  words: ReadonlySet<string>;
  facts: readonly Fact[];
}

const partsKept = new WeakMap<Reading, readonly Part[]>();
const border = /;|\|\s|\.\s|\.$|\(\d\)/gu;

export function partsOf(reading: Reading): readonly Part[] {
  const known = partsKept.get(reading);
  if (known) return known;
  const { view, facts } = reading;
  const parts: Part[] = [];
  let from = 0;
  const add = (to: number) => {
    const text = ` ${(view.exact.slice(from, to).match(tokens) ?? []).join(' ')} `;
    const inside = facts.filter(({ start, end }) => start >= from && end <= to);
    if (/\p{L}/u.test(text)) parts.push({ text, words: new Set(wordsOf(text)), facts: inside });
  };
  for (const { index, 0: mark } of view.exact.matchAll(border)) {
    add(index);
    from = index + mark.length;
  }
  add(view.exact.length);
  partsKept.set(reading, parts);
  return parts;
}

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

/** The part of the cited sentences that a claim repeats most of. */
export function nearestPart(clause: Reading, carriers: readonly Carrier[]): Part | undefined {
  const said = new Set(wordsOf(spoken(clause)));
  let best: Part | undefined;
  let most = 0;
  for (const carrier of carriers) {
    for (const part of partsOf(carrier.own)) {
      const count = shared(part.words, said);
      if (count > most) [best, most] = [part, count];
    }
  }
  return best;
}
