import type { Span } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import type { ArchivedPassage } from '../core/ports.ts';
import { isOfAskedKind } from './answer-kind.ts';
import { coverage } from './coverage.ts';
import { ownSentences } from './passage-sentences.ts';

/** A passage up to this many characters is quoted whole: a person reads it at once. */
const whole = { one: 350, list: 1500 };
/** A sentence beside the best one is quoted with it when it reaches this share of its worth. */
const closeToBest = 0.7;
/** What a sentence of the asked kind (a date for "when") is worth beside the question's words. */
const kindWorth = 0.25;

/**
 * The sentences of `passage` that carry the answer, as spans of its document, in order: the whole passage
 * when it is short, else the sentence with most of the question in it and its close neighbours.
 */
export function chooseSentences(passage: ArchivedPassage, evidence: Evidence): Span[] {
  const all = { start: passage.start, end: passage.end };
  const limit = evidence.question.wantsList ? whole.list : whole.one;
  if (passage.text.length <= limit || passage.kind === 'row') return [all];
  const spans = ownSentences(passage);
  const worths = spans.map((span) => worth(passage.text.slice(span.start, span.end), evidence));
  const best = worths.indexOf(Math.max(...worths));
  if (best < 0) return [all];
  const enough = worths[best]! * closeToBest;
  let [first, last] = [best, best];
  while (first > 0 && worths[first - 1]! >= enough) first--;
  while (last < spans.length - 1 && worths[last + 1]! >= enough) last++;
  return [{ start: passage.start + spans[first]!.start, end: passage.start + spans[last]!.end }];
}

function worth(sentence: string, evidence: Evidence): number {
  const rightKind = isOfAskedKind(sentence, evidence.question.text);
  return coverage(sentence, evidence.terms) + (rightKind ? kindWorth : 0);
}
