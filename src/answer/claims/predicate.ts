import { fold } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import { statementsOf } from './items.ts';
import type { Reading } from './read-facts.ts';
import { contentWords, sameWord } from './words.ts';

/** So many words in a row at the end of a statement that nobody says are what it says. */
const newPredicate = 2;

/** Words that only lead to a figure. */
const leading = new Set('đạt tỷ tỉ lệ chiếm bằng khoảng tương đương giá trị mức lần lượt'.split(' '));

/** Whether one of several statements of a clause ends in words that no cited sentence has. */
export function endsInStrangers(clause: Reading, carriers: readonly Carrier[]): boolean {
  const statements = statementsOf(clause);
  if (statements.length < 2) return false;
  return statements.some((statement) => {
    const words = contentWords(statement);
    let run = 0;
    while (run < words.length && !isSaid(words[words.length - 1 - run]!, carriers)) run++;
    return run >= newPredicate;
  });
}

function isSaid(word: string, carriers: readonly Carrier[]): boolean {
  if (leading.has(word)) return true;
  return carriers.some(
    ({ vocabulary, ownWords, accented, phrase }) =>
      vocabulary.has(word) ||
      ownWords.some((said) => sameWord(word, said)) ||
      (!accented && fold(phrase).includes(` ${fold(word)} `)),
  );
}
