import type { PostingStore } from '../core/ports.ts';
import { bigramOf } from '../core/terms.ts';
import type { QuestionSyllable } from './weigh.ts';

/** Letters of folded Vietnamese. */
const alphabet = 'abcdeghiklmnopqrstuvxy';

/** A tone letter left over is a stronger sign of what was meant than one wrong letter. */
const telexTrust = 1.5;

/**
 * Mends the syllables of a question that the archive does not know: Telex leftovers (`nhieemj vuj`), two
 * syllables glued together (`nhiệmvụ`, `16tuổi`), one wrong, missing, doubled or swapped letter.
 *
 * A reading counts only when the archive knows its syllables and has it beside a neighbour in the question
 * (a Telex reading of three letters or more needs no neighbour); of several the one with the most frequent
 * company is taken. Known syllables are never touched, so a clean question stays as it is. The idea of
 * trying all edits is Norvig's ("How to Write a Spelling Corrector"); bigrams stand for his language model.
 */
export function repair(
  syllables: readonly (QuestionSyllable | null)[],
  store: PostingStore,
): (QuestionSyllable | null)[] {
  const frequency = (term: string): number => store.postings(term)?.length ?? 0;
  const mended: (QuestionSyllable | null)[] = [];
  syllables.forEach((syllable, index) => {
    if (!syllable || frequency(syllable.term) > 0) {
      mended.push(syllable);
      return;
    }
    const before = mended.at(-1)?.term;
    const after = syllables[index + 1]?.term;

    const companyOf = (reading: readonly string[]): number => {
      const line = [before, ...reading, after].filter((term) => term !== undefined);
      let company = 0;
      for (let at = 1; at < line.length; at++)
        company += Math.log1p(frequency(bigramOf(line[at - 1]!, line[at]!)));
      return company;
    };
    let best: readonly string[] | null = null;
    let most = 0;
    const consider = (reading: readonly string[], trust: number, alone: boolean): void => {
      if (!reading.every((term) => frequency(term) > 0)) return;
      const company = companyOf(reading);
      if (company === 0 && !alone) return;
      const worth = trust * (company + 0.1 * Math.log1p(frequency(reading[0]!)));
      if (worth > most) [best, most] = [reading, worth];
    };
    for (const reading of unglued(syllable.term)) consider(reading, 1, false);
    if (/^[a-z]{2,12}$/.test(syllable.term)) {
      for (const term of withoutTelex(syllable.term)) consider([term], telexTrust, term.length >= 3);
      if (syllable.term.length >= 3) for (const term of edited(syllable.term)) consider([term], 1, false);
    }
    for (const term of best ?? [syllable.term]) mended.push({ term, exact: best ? term : syllable.exact });
  });
  return mended;
}

/** `nhieemj` → `nhiem`: doubled letters and w carry marks, s f r x j carry tones, mostly at the end. */
function withoutTelex(term: string): Set<string> {
  const withoutMarks = (text: string): string => text.replace(/(?<=([aeod]))\1/g, '').replace(/w/g, '');
  const bare = withoutMarks(term);
  const readings = new Set([bare]);
  for (let at = 1; at < term.length; at++) {
    if ('sfrxj'.includes(term[at]!)) readings.add(withoutMarks(term.slice(0, at) + term.slice(at + 1)));
  }
  readings.delete(term);
  return readings;
}

/** Every way to part a term in two; a number parts from its letters in one way. */
function unglued(term: string): [string, string][] {
  const mixed = /^(\d+)(\p{L}+)$|^(\p{L}+)(\d+)$/u.exec(term);
  if (mixed) return [[mixed[1] ?? mixed[3]!, mixed[2] ?? mixed[4]!]];
  const parts: [string, string][] = [];
  for (let at = 2; at <= term.length - 2 && term.length <= 14; at++)
    parts.push([term.slice(0, at), term.slice(at)]);
  return parts;
}

/** Every term that one wrong letter away: one dropped, swapped with the next, replaced or put in. */
function edited(term: string): Set<string> {
  const readings = new Set<string>();
  for (let at = 0; at <= term.length; at++) {
    const [head, tail] = [term.slice(0, at), term.slice(at)];
    if (tail) readings.add(head + tail.slice(1));
    if (tail.length > 1) readings.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of alphabet) {
      readings.add(head + letter + tail);
      if (tail) readings.add(head + letter + tail.slice(1));
    }
  }
  readings.delete(term);
  return readings;
}
