/** How many wordings of the table are read right, by us and by chrono-node's Vietnamese: `npm run eval`. */
import { vi } from 'chrono-node';
import { loadCalendar } from '../../src/calendar.ts';
import type { Deadline } from '../../src/core/deadline.ts';
import { findDeadlines } from '../../src/core/deadlines/find-deadlines.ts';
import { printTable } from '../bench/table.ts';
import { readWordings, type Wording } from './deadline-wordings.ts';

/** Of the rows that have a due date: how many find all of them and no other; of the rest, how many find none. */
interface Score {
  dated: number;
  rightDates: number;
  undated: number;
  noDate: number;
  negatives: number;
  silent: number;
}

/** Prints ours beside chrono-node's, which knows dates only: recurring and relative terms count as undated. */
export function evaluateDeadlines(file?: string): { ours: Score; chrono: Score } {
  const wordings = readWordings(file);
  const calendar = loadCalendar('knowledge/calendar.json');
  const ours = score(wordings, ({ text, reference, year, isTerm }) =>
    duesOf(
      findDeadlines(text, {
        reference,
        calendar,
        ...(year === undefined ? {} : { year }),
        ...(isTerm === undefined ? {} : { isTerm }),
      }),
    ),
  );
  const chrono = score(wordings, ({ text, reference }) =>
    vi
      .parse(text, reference === null ? undefined : new Date(`${reference}T00:00:00`), { forwardDate: true })
      .map(({ start, end }) => (end ?? start).date())
      .map((day) => `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`),
  );
  const share = (part: number, whole: number) => `${part} of ${whole}`;
  printTable(
    `Deadline wordings (${wordings.length}, ${ours.negatives} of them without a term)`,
    ['', 'due dates right', 'no date made up', 'silent where there is no term'],
    Object.entries({ vanthu: ours, 'chrono-node vi': chrono }).map(([name, result]) => [
      name,
      share(result.rightDates, result.dated),
      share(result.noDate, result.undated),
      share(result.silent, result.negatives),
    ]),
  );
  return { ours, chrono };
}

function score(wordings: Wording[], read: (wording: Wording) => string[]): Score {
  const result: Score = { dated: 0, rightDates: 0, undated: 0, noDate: 0, negatives: 0, silent: 0 };
  for (const wording of wordings) {
    const expected = wording.expect.flatMap(({ due }) => due ?? []);
    const found = read(wording);
    const isRight = found.join() === expected.join();
    if (wording.expect.length === 0) {
      result.negatives++;
      result.silent += Number(isRight);
    } else if (expected.length === 0) {
      result.undated++;
      result.noDate += Number(isRight);
    } else {
      result.dated++;
      result.rightDates += Number(isRight);
    }
  }
  return result;
}

const duesOf = (deadlines: Deadline[]) => deadlines.flatMap(({ due }) => due ?? []);
const pad = (number: number) => String(number).padStart(2, '0');
