import type { Carrier } from './carrier.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { isSameValue } from './rivals.ts';
import { wordsBefore, wordsIn } from './view.ts';

/** "Kế hoạch cải cách hành chính năm 2026": the only year of the document's title, behind its type and words of it. */
export function isOfTitle(fact: Fact, { view, facts }: Reading, { card, own }: Carrier): boolean {
  const { start, end } = fact;
  const words = card.title.view.words.map(({ exact }) => exact);
  const years = words.filter((word) => /^(?:19|20)\d\d$/u.test(word));
  const [year = ''] = wordsIn(view, start, end).slice(-1);
  const before = wordsBefore(view, start, 3).split(' ');
  // Where the claim has the year again, it stands behind the word that the sentence has there.
  const again = facts.filter((one) => one !== fact && isSameValue(one, fact));
  const isOwn = (one: Fact) =>
    own.facts.some(
      (other) =>
        isSameValue(other, one) && wordsBefore(own.view, other.start, 1) === wordsBefore(view, one.start, 1),
    );
  return (
    again.every(isOwn) &&
    years.length > 0 &&
    years.every((one) => one === year) &&
    card.type !== null &&
    wordsBefore(view, start, 14).includes(card.type) &&
    before.length === 3 &&
    before.every((word) => words.includes(word))
  );
}

const sizes: Readonly<Record<string, string>> = { năm: 'year', tháng: 'month', quý: 'quarter' };
const isOfSize = (fact: Fact, word: string) => fact.kind === 'moment' && fact.moment.size === sizes[word];

/** "Báo cáo năm" for "báo cáo tháng": a period without a number is compared as a word. */
export function strangePeriod(
  { view, facts }: Reading,
  { phrase, ownWords, accented, context, card }: Carrier,
): boolean {
  const inFact = (start: number) => facts.some((fact) => fact.start <= start && start < fact.end);
  const dated = [...context.facts, ...card.title.facts];
  return view.words.some(({ exact, start }, at) => {
    if (!accented || !/^(?:tuần|tháng|quý|năm)$/u.test(exact) || inFact(start)) return false;
    // "Cùng năm" is the year of what was said before.
    if (view.words[at - 1]?.exact === 'cùng') return false;
    // "Trong năm" is the year of the heading.
    const headed = view.words[at - 1]?.exact === 'trong' && dated.some((fact) => isOfSize(fact, exact));
    return (
      !headed &&
      !ownWords.includes(exact) &&
      !phrase.includes(` ${exact} ${view.words[at + 1]?.exact ?? ''} `)
    );
  });
}
