import type { Carrier } from './carrier.ts';
import type { Fact, MomentFact } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { wordsBefore } from './view.ts';

const isYear = (fact: Fact): fact is Fact & MomentFact =>
  fact.kind === 'moment' && fact.moment.size === 'year' && fact.issueOf === null;

/** Two words before, as far as no mark parts them from the year: "có 310 ca, năm 2025" is nothing of the ca. */
const directlyBefore = ({ view }: Reading, start: number) => {
  const back = view.exact.slice(Math.max(0, start - 40), start);
  return wordsBefore(
    view,
    start,
    Math.min(2, (/[^,;.:|()]*$/u.exec(back)?.[0].match(/[\p{L}\p{N}]+/gu) ?? []).length),
  );
};

/**
 * The year that a claim puts in the place of another one of the same sentence or title, if there is one: "tổng kết
 * công tác năm 2027" of "tổng kết công tác năm 2026, triển khai nhiệm vụ năm 2027". The two words before tell.
 */
export function strangeYear({ view, facts }: Reading, { own, context, card }: Carrier): Fact | undefined {
  const told = [own, context, card.title].flatMap((reading) =>
    reading.facts.filter(isYear).map(({ moment, start }) => ({
      year: moment.year,
      before: directlyBefore(reading, start),
    })),
  );
  return facts.filter(isYear).find((fact, at, all) => {
    // "giai đoạn 2026 - 2026"
    const twin = all[at + 1];
    if (twin?.start === fact.start && twin.moment.year! <= fact.moment.year!) return true;
    const before = directlyBefore({ view, facts }, fact.start);
    const alike = told.filter((one) => one.before === before);
    return before.includes(' ') && alike.length > 0 && !alike.some(({ year }) => year === fact.moment.year);
  });
}
