import type { Section } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';
import { coverage } from './coverage.ts';

/**
 * The heading that is asked for must carry this share of the question's weight: three fifths when the question
 * wants a list, nearly all when only the heading makes it one ("10 nhiệm vụ trọng tâm là gì?").
 * An item that carries the question better than any heading is an answer by itself.
 */
const headingCovers = { list: 0.6, one: 0.8 };
/** A list is at least two items, and a whole chapter is none. */
const length = { least: 2, most: 40 };
/** Passages looked at for a heading above them. */
const looked = 10;

/** All items under one heading, in the order of the document. */
export interface ChosenList {
  heading: string;
  passages: ArchivedPassage[];
}

/**
 * The list that a question asks for: the section above one of the best passages whose own heading or
 * lead-in carries the question best, with everything below it. Null when no heading does.
 */
export function chooseList(
  evidence: Evidence,
  archive: Pick<Archive, 'passagesOf' | 'sections'>,
): ChosenList | null {
  const items = evidence.passages
    .slice(0, looked)
    .map(({ passage }) => coverage(passage.text, evidence.terms));
  const enough = Math.max(headingCovers[evidence.question.wantsList ? 'list' : 'one'], ...items);
  let best: (ChosenList & { covered: number }) | null = null;
  for (const source of new Set(evidence.passages.slice(0, looked).map((ranked) => ranked.passage.source))) {
    const passages = archive.passagesOf(source);
    const near = evidence.passages.filter((ranked) => ranked.passage.source === source).slice(0, looked);
    for (const section of archive.sections(source)) {
      if (!near.some(({ passage }) => within(passage, section))) continue;
      const covered = coverage(section.heading, evidence.terms);
      if (covered < enough || covered <= (best?.covered ?? 0)) continue;
      const found = passages.filter(
        (passage) => within(passage, section) && passage.section !== section.path,
      );
      if (found.length < length.least || found.length > length.most) continue;
      best = { heading: `${section.label} ${section.heading}`.trim(), passages: found, covered };
    }
  }
  return best;
}

function within(passage: { start: number; end: number }, section: Section): boolean {
  return section.start <= passage.start && passage.end <= section.end;
}
