import type { Place } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { partOfView } from './view.ts';
import { contentWords } from './words.ts';

const separator = /;|,(?!\d)|(?<!\p{L})(?:và|còn|đồng thời|trong khi)(?!\p{L})/gu;
/** A piece with fewer words that say something is no statement of its own. */
const leastWords = 3;

/** Part of a reading, with its facts moved to its own offsets. */
export function partOf({ view, facts }: Reading, { start, end }: Place): Reading {
  const inside = facts.filter((fact) => fact.start >= start && fact.end <= end);
  return {
    view: partOfView(view, start, end),
    facts: inside.map((fact) => ({ ...fact, start: fact.start - start, end: fact.end - start })),
  };
}

/**
 * The statements of an enumeration: pieces between semicolons, commas and "và" that say something by themselves,
 * each with the fragments beside it. A text that is none is one statement.
 */
export function statementsOf(reading: Reading): Reading[] {
  const { view, facts } = reading;
  const pieces: Place[] = [];
  let start = 0;
  for (const match of view.exact.matchAll(separator)) {
    if (facts.some((fact) => fact.start < match.index && match.index < fact.end)) continue;
    pieces.push({ start, end: match.index });
    start = match.index;
  }
  pieces.push({ start, end: view.text.length });
  const joined: Place[] = [];
  let open = false;
  for (const piece of pieces) {
    const part = partOf(reading, piece);
    const whole = contentWords(part).length >= leastWords || isOfDocument(part);
    const last = joined.at(-1);
    if (!last || (whole && !open)) joined.push({ ...piece });
    else last.end = piece.end;
    // A fragment at the beginning, or names alone, wait for what is said of them.
    open = whole ? false : joined.length === 1 && (open || !last) ? true : open;
  }
  return joined.length === 1 ? [reading] : joined.map((piece) => partOf(reading, piece));
}

/** "thay cho 05 ngày nêu tại Quyết định số …": what is said of another document is another statement. */
const isOfDocument = ({ facts }: Reading) =>
  facts.some(({ kind }) => kind === 'document') &&
  facts.some((fact) => fact.kind === 'quantity' || (fact.kind === 'moment' && !fact.issueOf));
