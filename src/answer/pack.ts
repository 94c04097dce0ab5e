import type { Evidence, RankedPassage } from '../core/evidence.ts';
import type { Archive } from '../core/ports.ts';
import { chooseList } from './choose-list.ts';
import { passagesByFit } from './choose-passages.ts';
import { evidenceText } from './evidence-text.ts';
import { isOver } from './in-force.ts';
import { packable, type SentenceToPack } from './packable.ts';
import type { Packed, PackedPassage } from './packed.ts';
import { estimateTokens } from './tokens.ts';

export interface PackParts {
  archive: Pick<Archive, 'document' | 'passagesOf' | 'sections'>;
  /** Tokens that the evidence may take, by `estimateTokens`. */
  tokens: number;
}

/** More passages than this make answers slower and no better: what stands behind them was ranked far below. */
const mostPassages = 16;
/** A passage may take this share of the budget, so that one long article leaves room for others. */
const largestShare = 1 / 3;
/** With less room than this nothing is begun any more. */
const leastTokens = 120;

/**
 * Evidence as a model is given it, within a budget.
 *
 * 1. Candidates: the list whose heading is asked for, whole and in its order; then the passages by their fit.
 * 2. Best first into the budget, whole sentences only; an overlong passage is cut around its best sentences.
 * 3. Documents in force before those that are not, unless the question names one by its number. Then addresses
 *    are given, in the order in which the model reads.
 */
export function pack(evidence: Evidence, { archive, tokens: budget }: PackParts): Packed {
  const taken: { ranked: RankedPassage; sentences: SentenceToPack[] }[] = [];
  let left = budget;
  for (const ranked of candidates(evidence, archive)) {
    if (taken.length === mostPassages || left < leastTokens) break;
    const document = archive.document(ranked.passage.source);
    if (!document) continue;
    const most = Math.min(left, Math.max(leastTokens, budget * largestShare));
    const sentences = packable(ranked, document.text, evidence, most);
    if (sentences.length === 0) continue;
    const cost = estimateTokens(evidenceText([numbered(ranked, sentences, taken.length + 1)], ''));
    if (cost > left) continue;
    taken.push({ ranked, sentences });
    left -= cost;
  }
  const named = evidence.question.numbers.length > 0;
  if (!named) {
    taken.sort((left, right) => Number(isOver(left.ranked.document)) - Number(isOver(right.ranked.document)));
  }
  const passages = taken.map(({ ranked, sentences }, index) => numbered(ranked, sentences, index + 1));
  return { passages, tokens: estimateTokens(evidenceText(passages, '')) };
}

function candidates(evidence: Evidence, archive: PackParts['archive']): RankedPassage[] {
  const byFit = passagesByFit(evidence).map(({ ranked }) => ranked);
  const list = chooseList(evidence, archive);
  const [source] = list?.passages ?? [];
  const document = source && evidence.passages.find((one) => one.passage.source === source.source)?.document;
  if (!list || !document) return byFit;
  const items = list.passages.map(
    (passage): RankedPassage =>
      byFit.find((ranked) => ranked.passage.id === passage.id) ?? { passage, document, score: 0, parts: {} },
  );
  return [...items, ...byFit.filter((ranked) => !items.includes(ranked))];
}

function numbered(
  ranked: RankedPassage,
  sentences: readonly SentenceToPack[],
  number: number,
): PackedPassage {
  return {
    ...ranked,
    number,
    sentences: sentences.map((sentence, index) => ({ address: `${number}.${index + 1}`, ...sentence })),
  };
}
