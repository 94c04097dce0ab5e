import type { Span } from '../core/document.ts';
import type { Evidence, RankedPassage } from '../core/evidence.ts';
import { withoutInstructions } from '../core/instructions.ts';
import { keptFor } from '../core/kept.ts';
import type { ArchivedPassage } from '../core/ports.ts';
import { sentencesOf } from '../core/sentences.ts';
import { estimateTokens } from '../core/tokens.ts';
import { isOfAskedKind } from './answer-kind.ts';
import { coverage } from './coverage.ts';
import type { PackedSentence } from './packed.ts';

export type SentenceToPack = Omit<PackedSentence, 'address'>;

/** Address, spaces and line break around a sentence. */
const tokensAround = 5;
/** A row up to this length is one sentence: its cells say something only together. */
const longestRow = 900;
/** What a sentence of the asked kind (a date for "when") is worth beside the question's words. */
const kindWorth = 0.25;

/**
 * The sentences of a passage that a model is shown and may cite, in the order of the document, in at most
 * `tokens`: what it depends on (lead-in, headings, column heads) and then the passage, cut around its best
 * sentences where it is too long. Sentences that speak to the machine instead of the office are not shown and have
 * no address. Empty when nothing is left, or not even one of them fits.
 */
export function packable(
  { passage }: RankedPassage,
  text: string,
  evidence: Evidence,
  tokens: number,
): SentenceToPack[] {
  const { context, own } = shownOf(passage, text);
  const worth = (sentence: SentenceToPack) =>
    coverage(sentence.text, evidence.terms) +
    (isOfAskedKind(sentence.text, evidence.question.text) ? kindWorth : 0);
  const best = around(own, worth, tokens - costOf(context));
  if (best.length > 0) return [...context, ...best];
  return around(own, worth, tokens);
}

/** What is shown of a passage of the document with this `text`, whatever is asked. */
const shownOf = keptFor((passage: ArchivedPassage, text: string) => {
  const shown = (span: Span): SentenceToPack => ({ span, text: text.slice(span.start, span.end) });
  return {
    context: withoutInstructions(text, contextOf(passage, text)).map(shown),
    own: withoutInstructions(text, sentencesIn(passage, text)).map(shown),
  };
});

function sentencesIn(passage: ArchivedPassage, text: string): Span[] {
  const { start, end } = passage;
  if (passage.kind === 'row' && end - start <= longestRow) return [{ start, end }];
  return sentencesOf(text, { start, end });
}

/** The sentences of the context, the heads of neighbouring columns as one. */
function contextOf(passage: ArchivedPassage, text: string): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...passage.context].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last && start >= last.end && /^[\s|]*$/.test(text.slice(last.end, start)) && passage.kind === 'row')
      last.end = end;
    else if (!last || start >= last.end) joined.push({ start, end });
  }
  return joined
    .filter(({ start, end }) => end <= passage.start || start >= passage.end)
    .flatMap((span) => (text.slice(span.start, span.end).includes('|') ? [span] : sentencesOf(text, span)));
}

/** All of them where they fit, else the best one with its neighbours, the worthier side first. */
function around(
  sentences: readonly SentenceToPack[],
  worthOf: (sentence: SentenceToPack) => number,
  tokens: number,
): SentenceToPack[] {
  if (costOf(sentences) <= tokens) return [...sentences];
  const worths = sentences.map(worthOf);
  const fits = sentences.map((sentence) => costOf([sentence]) <= tokens);
  const best = fits.reduce(
    (found, fit, index) => (fit && (found < 0 || worths[index]! > worths[found]!) ? index : found),
    -1,
  );
  if (best < 0) return [];
  let [first, last] = [best, best];
  let left = tokens - costOf([sentences[best]!]);
  for (;;) {
    const sides = [first - 1, last + 1]
      .filter((index) => sentences[index] && costOf([sentences[index]]) <= left)
      .sort((one, other) => worths[other]! - worths[one]!);
    const next = sides[0];
    if (next === undefined) return sentences.slice(first, last + 1);
    left -= costOf([sentences[next]!]);
    first = Math.min(first, next);
    last = Math.max(last, next);
  }
}

const costOf = (sentences: readonly SentenceToPack[]) =>
  sentences.reduce((sum, { text }) => sum + estimateTokens(text) + tokensAround, 0);
