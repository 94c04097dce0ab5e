import { bigramOf } from '../core/terms.ts';
import type { PassageSyllables } from './passage-syllables.ts';
import type { WeighedQuestion } from './weigh.ts';

/** What of a question stands close together in a passage, in units of IDF. */
export interface Window {
  /** Weight of the distinct terms in the best window and in the context. */
  covered: number;
  /** The part of it whose marks are those of the question too. */
  exact: number;
}

/** Syllables of a window for each syllable of the question, and the least that a window has. */
const windowRatio = 1.5;
const smallestWindow = 15;

/** Numbers of a question's terms, so that a passage can be walked without touching a string. */
export interface QuestionIndex {
  /** Syllable number → term number + 1; 0 or nothing for a syllable that the question lacks. */
  syllables: Uint16Array;
  /** Term number → pairs of a term number that follows it in the question and the number of their bigram. */
  bigrams: number[][];
  /** Spelling number → 1 for those of the question, marks and all. */
  exact: Uint8Array;
  weights: Float64Array;
  /** Length of a window in syllables. */
  length: number;
}

/** `numbers` gives the number under which passages keep a string; `accented` whether marks shall count. */
export function questionIndex(
  question: WeighedQuestion & { accented: boolean },
  numbers: ReadonlyMap<string, number>,
): QuestionIndex {
  const weights: number[] = [];
  const terms = new Map<string, number>();
  const syllables = new Uint16Array(numbers.size);
  const bigrams: number[][] = [];
  const exact = new Uint8Array(numbers.size);
  const termNumber = (term: string): number | undefined => {
    const weight = question.known.get(term);
    if (weight === undefined) return undefined;
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, weights.length);
    return weights.push(weight) - 1;
  };
  question.syllables.forEach((syllable, index) => {
    const number = syllable ? numbers.get(syllable.term) : undefined;
    const term = syllable ? termNumber(syllable.term) : undefined;
    if (!syllable || number === undefined || term === undefined) return;
    syllables[number] = term + 1;
    const spelling = question.accented ? numbers.get(syllable.exact) : undefined;
    if (spelling !== undefined) exact[spelling] = 1;
    const next = question.syllables[index + 1];
    const nextTerm = next ? termNumber(next.term) : undefined;
    const bigram = next ? termNumber(bigramOf(syllable.term, next.term)) : undefined;
    if (nextTerm !== undefined && bigram !== undefined) {
      bigrams[term] = [...(bigrams[term] ?? []), nextTerm, bigram];
    }
  });
  const count = question.syllables.reduce((sum, syllable) => sum + (syllable ? 1 : 0), 0);
  return {
    syllables,
    bigrams,
    exact,
    weights: Float64Array.from(weights),
    length: Math.max(smallestWindow, Math.round(windowRatio * count)),
  };
}

/**
 * Slides a window over the text of a passage and returns the best one. The context (headings, lead-in,
 * column heads) counts as being in every window.
 *
 * ```
 * hits:   context  │  t1 t2    t1      t3 t2
 *                  │      [── window ────]        covered = weight of {context, t2, t1, t3}
 * ```
 *
 * A term counts once however often it stands in the window: the question is for one place that carries it
 * all, and BM25 has counted repetitions already.
 */
export function bestWindow(passage: PassageSyllables, question: QuestionIndex): Window {
  const { weights } = question;
  const tally: Tally = {
    ...{ weights, counts: new Uint16Array(weights.length), exactCounts: new Uint16Array(weights.length) },
    ...{ covered: 0, exact: 0 },
  };
  const hits: Hits = { terms: [], starts: [], ends: [], spelled: [] };

  let before = -1;
  let beforeSame = false;
  for (let index = 0; index < passage.terms.length; index++) {
    const term = (question.syllables[passage.terms[index]!] ?? 0) - 1;
    if (term >= 0) {
      const same = question.exact[passage.exact[index]!] === 1;
      const followers = before >= 0 ? question.bigrams[before] : undefined;
      for (let at = 0; followers && at < followers.length; at += 2) {
        if (followers[at] !== term) continue;
        hit(passage, tally, hits, followers[at + 1]!, index - 1, index, same && beforeSame);
        break;
      }
      hit(passage, tally, hits, term, index, index, same);
      beforeSame = same;
    }
    before = term;
  }

  const { terms, starts, ends, spelled } = hits;
  let best: Window = { covered: tally.covered, exact: tally.exact };
  let first = 0;
  for (let last = 0; last < terms.length; last++) {
    enter(tally, terms[last]!, spelled[last]!);
    for (; starts[first]! <= ends[last]! - question.length; first++)
      leave(tally, terms[first]!, spelled[first]!);
    const { covered, exact } = tally;
    if (covered + exact / 4 > best.covered + best.exact / 4) best = { covered, exact };
  }
  return best;
}

/** Terms that stand in the window that is looked at. */
interface Tally extends Window {
  weights: Float64Array;
  counts: Uint16Array;
  exactCounts: Uint16Array;
}

/** Where terms of the question stand, in order. */
interface Hits {
  terms: number[];
  starts: number[];
  ends: number[];
  spelled: boolean[];
}

// Not within `bestWindow`: it runs some hundred times for a question, and making its functions anew took a third of it.

function enter(tally: Tally, term: number, same: boolean): void {
  if (tally.counts[term]!++ === 0) tally.covered += tally.weights[term]!;
  if (same && tally.exactCounts[term]!++ === 0) tally.exact += tally.weights[term]!;
}

function leave(tally: Tally, term: number, same: boolean): void {
  if (--tally.counts[term]! === 0) tally.covered -= tally.weights[term]!;
  if (same && --tally.exactCounts[term]! === 0) tally.exact -= tally.weights[term]!;
}

function hit(
  { contextLength }: PassageSyllables,
  tally: Tally,
  { terms, starts, ends, spelled }: Hits,
  term: number,
  start: number,
  end: number,
  same: boolean,
): void {
  if (end < contextLength) {
    enter(tally, term, same);
    return;
  }
  terms.push(term);
  starts.push(start);
  ends.push(end);
  spelled.push(same);
}
