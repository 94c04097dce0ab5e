import type { Evidence, RankedPassage } from '../core/evidence.ts';
import type { Archive } from '../core/ports.ts';
import { estimateTokens } from '../core/tokens.ts';
import { askedSection } from './asked-section.ts';
import { chooseList } from './choose-list.ts';
import { passagesByFit } from './choose-passages.ts';
import { evidenceText } from './evidence-text.ts';
import { isOver } from './in-force.ts';
import { packable, type SentenceToPack } from './packable.ts';
import type { Packed, PackedPassage } from './packed.ts';

export interface PackParts {
  archive: Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;
  /** Tokens that the evidence may take, by `estimateTokens`. */
  tokens: number;
}

/** More passages make a prompt longer and hardly better: 8 hold .968 of the gold snippets, 16 .982, 24 .985. */
const mostPassages = 16;
/** A passage may take this share of the budget, so that one long article leaves room for others. */
const largestShare = 1 / 3;
/** With less room than this nothing is begun any more: a line about the document and one sentence. */
const leastTokens = 120;

/** A passage with the sentences that are taken of it. */
interface Taken {
  ranked: RankedPassage;
  sentences: SentenceToPack[];
}

/**
 * Evidence as a model is given it, within a budget.
 *
 * 1. Candidates: the part of a document, or the list, that is asked for, whole and in its order; then the passages
 *    by their fit.
 * 2. Best first into the budget, whole sentences only; an overlong passage is cut around its best sentences.
 * 3. Documents in force before those that are not, unless the question names one by its number; the passages of a
 *    document together, what several of them depend on only once. Then addresses are given, in the order in which
 *    the model reads.
 */
export function pack(evidence: Evidence, { archive, tokens: budget }: PackParts): Packed {
  const named = evidence.question.numbers.length > 0;
  let taken: Taken[] = [];
  let packed: Packed = { passages: [], tokens: 0 };
  const { asked, others } = candidates(evidence, archive);
  for (const ranked of [...asked, ...others]) {
    const left = budget - packed.tokens;
    if (left < leastTokens || taken.length >= Math.max(mostPassages, asked.length)) break;
    const document = archive.document(ranked.passage.source);
    if (!document) continue;
    const most = Math.min(left, Math.max(leastTokens, budget * largestShare));
    const sentences = packable(ranked, document.text, evidence, most);
    if (sentences.length === 0) continue;
    const more = [...taken, { ranked, sentences }];
    const passages = arranged(more, named);
    const tokens = estimateTokens(evidenceText(passages, ''));
    if (tokens > budget) continue;
    taken = more;
    packed = { passages, tokens };
  }
  return packed;
}

function arranged(taken: readonly Taken[], named: boolean): PackedPassage[] {
  const sources = [...new Set(taken.map(({ ranked }) => ranked.passage.source))];
  const groups = sources.map((source) => taken.filter(({ ranked }) => ranked.passage.source === source));
  if (!named) groups.sort((one, other) => over(one) - over(other));
  return groups.flatMap(onceOnly).map(({ ranked, sentences }, index) => ({
    ...ranked,
    number: index + 1,
    sentences: sentences.map((sentence, place) => ({ address: `${index + 1}.${place + 1}`, ...sentence })),
  }));
}

const over = ([first]: readonly Taken[]) => Number(first !== undefined && isOver(first.ranked.document));

/** The passages of one document without what stands before: headings that they share, one inside the other. */
function onceOnly(taken: readonly Taken[]): Taken[] {
  const seen = new Set<string>();
  return taken.flatMap(({ ranked, sentences }) => {
    const rest = sentences.filter(({ span }) => !seen.has(`${span.start} ${span.end}`));
    for (const { span } of sentences) seen.add(`${span.start} ${span.end}`);
    return rest.length > 0 ? [{ ranked, sentences: rest }] : [];
  });
}

/** The part or list that is asked for, and the other passages, best first. */
function candidates(
  evidence: Evidence,
  archive: PackParts['archive'],
): { asked: RankedPassage[]; others: RankedPassage[] } {
  const byFit = passagesByFit(evidence).map(({ ranked }) => ranked);
  const list = askedSection(evidence, archive) ?? chooseList(evidence, archive);
  const [first] = list?.passages ?? [];
  const document = first && archive.documents().find(({ source }) => source === first.source);
  if (!list || !document) return { asked: [], others: byFit };
  const asked = list.passages.map(
    (passage): RankedPassage =>
      byFit.find((ranked) => ranked.passage.id === passage.id) ?? { passage, document, score: 0, parts: {} },
  );
  return { asked, others: byFit.filter((ranked) => !asked.includes(ranked)) };
}
