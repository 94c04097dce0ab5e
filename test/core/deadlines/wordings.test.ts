import { expect, it } from 'vitest';
import { loadCalendar } from '../../../src/calendar.ts';
import { findDeadlines } from '../../../src/core/deadlines/find-deadlines.ts';
import { readWordings } from '../../eval/deadline-wordings.ts';

const calendar = loadCalendar('knowledge/calendar.json');
const wordings = readWordings();

it('has enough wordings, negatives among them, each once', () => {
  expect(wordings.length).toBeGreaterThanOrEqual(130);
  expect(wordings.filter((row) => row.expect.length === 0).length).toBeGreaterThanOrEqual(45);
  expect(new Set(wordings.map((row) => row.id)).size).toBe(wordings.length);
});

it.each(wordings)('$id $text', ({ text, reference, year, isTerm, expect: expected }) => {
  const found = findDeadlines(text, {
    reference,
    calendar,
    ...(year === undefined ? {} : { year }),
    ...(isTerm === undefined ? {} : { isTerm }),
  });
  for (const deadline of found) {
    expect(text.slice(deadline.start, deadline.end)).toBe(deadline.raw);
    if (deadline.certainty === 'implied' || !deadline.due) expect(deadline.rule, deadline.raw).toMatch(/\.$/);
  }
  const compared = found.map((deadline, index) => {
    const fields = Object.keys(expected[index] ?? deadline);
    const told: Record<string, unknown> = { ...deadline, due: deadline.due ?? null };
    return Object.fromEntries(fields.map((field) => [field, told[field]]));
  });
  expect(compared).toEqual(expected);
});
