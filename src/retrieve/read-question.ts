import type { UnderstoodQuestion } from '../core/evidence.ts';
import type { PostingStore } from '../core/ports.ts';
import { syllables } from '../core/text.ts';
import { contentOf } from './question-words.ts';
import { repair } from './repair.ts';
import { type QuestionSyllable, questionSyllables, type WeighedQuestion, weigh } from './weigh.ts';

/** A question as the words of the archive. */
export interface ReadQuestion extends WeighedQuestion {
  accented: boolean;
}

/**
 * From what was understood to weighed terms.
 *
 * 1. Words that only ask are left out; brackets (readings of abbreviations) part neighbours.
 * 2. Misspelt syllables are mended with the archive's own vocabulary.
 * 3. A short form that the archive lacks is left out, its reading stands beside it.
 * 4. Terms are weighed; short forms of written-out names are found too, but nobody owes them.
 */
export function readQuestion(
  question: UnderstoodQuestion,
  store: PostingStore,
  isShortForm: (term: string) => boolean,
): ReadQuestion {
  const [asked = '', ...shortForms] = question.searched.split('\n');
  const content: (QuestionSyllable | null)[] = [];
  for (const piece of asked.split(/[();]/)) content.push(null, ...questionSyllables(contentOf(piece)));
  const spelledOut = content.map((syllable) =>
    syllable && isShortForm(syllable.term) && !store.postings(syllable.term) ? null : syllable,
  );
  const weighed = weigh(repair(spelledOut, store), store);
  if (shortForms.length === 0) return { ...weighed, accented: question.accented };

  const beside = shortForms.flatMap((form) => [null, ...questionSyllables(syllables(form))]);
  const extra = weigh(beside, store);
  return {
    ...weighed,
    syllables: [...weighed.syllables, ...beside],
    known: new Map([...extra.known, ...weighed.known]),
    accented: question.accented,
  };
}
