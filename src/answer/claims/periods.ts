import type { Carrier } from './carrier.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { wordsBefore, wordsIn } from './view.ts';

/** "Kế hoạch cải cách hành chính năm 2026": the year of the document's name, with the words that it has there. */
export function isOfTitle({ start, end }: Fact, { view }: Reading, { card }: Carrier): boolean {
  const named = wordsIn(view, start, end).join(' ');
  const before = wordsBefore(view, start, 3);
  return (
    before.split(' ').length === 3 &&
    ` ${card.title.view.words.map(({ exact }) => exact).join(' ')} `.includes(` ${before} ${named} `)
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
    // "Trong năm" is the year of the heading.
    const headed = view.words[at - 1]?.exact === 'trong' && dated.some((fact) => isOfSize(fact, exact));
    return (
      !headed &&
      !ownWords.includes(exact) &&
      !phrase.includes(` ${exact} ${view.words[at + 1]?.exact ?? ''} `)
    );
  });
}
