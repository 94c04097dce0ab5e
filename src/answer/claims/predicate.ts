import type { Carrier } from './carrier.ts';
import { statementsOf } from './items.ts';
import type { Reading } from './read-facts.ts';
import { countedWords, worthOf } from './words.ts';

/** So many words in a row at the end of a statement that nobody says are what it says. */
const newPredicate = 2;

/** Words that only lead to a figure. */
const leading = new Set('đạt tỷ tỉ lệ chiếm bằng khoảng tương đương giá trị mức lần lượt'.split(' '));

/** Whether one of several statements of a clause ends in words that no cited sentence has. */
export function endsInStrangers(
  clause: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): boolean {
  const statements = statementsOf(clause);
  if (statements.length < 2) return false;
  const worth = (word: string) => (leading.has(word) ? 1 : worthOf(word, carriers, question));
  return statements.some((statement) => {
    const words = countedWords(statement, worth);
    const run = words.length - 1 - words.findLastIndex((one) => one.worth > 0);
    return run >= newPredicate;
  });
}
