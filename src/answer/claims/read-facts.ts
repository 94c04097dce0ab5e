import type { Fact } from './fact.ts';
import { readNames, readUnits, type Units } from './read-bodies.ts';
import { markDatesOfIssue, markIssuers, readDocuments } from './read-documents.ts';
import { readMoments } from './read-moments.ts';
import { readQuantities } from './read-quantities.ts';
import { contacts, figuresLeft, hasFigureLeft, readTokens, romanAlone, tokens } from './read-tokens.ts';
import { type View, viewOf } from './view.ts';

/** A text with everything in it that can be compared by value. */
export interface Reading {
  view: View;
  /** In the order of the text. */
  facts: Fact[];
}

/** Reads NFC `text`. The readers stand in the order in which they claim words; each digit is claimed by one. */
export function readFacts(text: string, units: Units): Reading {
  const view = viewOf(text);
  const facts = [
    ...readTokens(view, contacts),
    ...readDocuments(view),
    ...readMoments(view),
    ...readTokens(view, tokens),
    ...readQuantities(view),
    ...readUnits(view, units),
    ...readTokens(view, romanAlone),
    ...(hasFigureLeft(view) ? readTokens(view, figuresLeft) : []),
    ...readNames(view),
  ].sort((left, right) => left.start - right.start);
  markDatesOfIssue(view, facts);
  markIssuers(view, facts);
  return { view, facts };
}

/** Headings, titles and much asked for sentences come again with other questions: what was read of them is kept. */
const kept = new WeakMap<Units, Map<string, Reading>>();
const mostKept = 1000;

/** The same, for texts that come again. The result is shared: it must not be changed. */
export function readOften(text: string, units: Units): Reading {
  const readings = kept.get(units) ?? new Map<string, Reading>();
  kept.set(units, readings);
  const known = readings.get(text);
  if (known) return known;
  if (readings.size >= mostKept) readings.clear();
  const reading = readFacts(text, units);
  readings.set(text, reading);
  return reading;
}
