import { formatDate } from '../core/dates.ts';
import type { Evidence, RankedPassage } from '../core/evidence.ts';
import { passageTerms } from '../core/terms.ts';
import { fold } from '../core/text.ts';
import { isOfAskedKind } from './answer-kind.ts';
import { coverage } from './coverage.ts';

/** Questions that the frame of a document does answer. */
const asksAboutIt =
  /\b(ve viec gi|noi ve|noi dung gi|can cu|noi nhan|gui cho|gui den|ai nhan|so may|ngay ban hanh)\b/;

/** A passage is kept when its fit reaches this share of the best one. */
const closeToBest = { one: 0.8, list: 0.5 };
const most = { one: 3, list: 12 };
/**
 * Beside the score of the search, where 1 is a passage that has the whole question: what it is worth that a
 * passage has a day when a day is asked for. Where a document is named by its number, every passage of it has
 * that, and the rest of the question decides.
 */
const worth = { askedKind: 0.1, besideNumber: 1 };

/**
 * The passages to quote, best first: those close to the best one, more of them for a list.
 *
 * Of passages with the same words, as near-duplicate documents have them, one is enough for a single answer; a
 * list keeps them, since equal text in two documents is two sources.
 */
export function choosePassages(evidence: Evidence): RankedPassage[] {
  const kind = evidence.question.wantsList ? 'list' : 'one';
  const passages = passagesByFit(evidence);
  const best = passages[0]?.fit ?? 0;
  const seen = new Set<string>();
  const chosen: RankedPassage[] = [];
  for (const { ranked, fit } of passages) {
    if (chosen.length === most[kind] || fit < closeToBest[kind] * best) break;
    const words = ranked.passage.text.replace(/\s+/g, ' ').trim();
    if (kind === 'one' && seen.has(words)) continue;
    seen.add(words);
    chosen.push(ranked);
  }
  return chosen;
}

/**
 * The passages that may answer, best first. The frame of a document (header, legal bases, recipients) names
 * things and says nothing, so it is there only when it is asked for or when there is nothing else.
 */
export function passagesByFit(evidence: Evidence): { ranked: RankedPassage; fit: number }[] {
  const rest = evidence.question.numbers.length > 0 ? besideNumbers(evidence) : new Map<string, number>();
  const wantsFrame = asksAboutIt.test(fold(evidence.question.text));
  const saying = evidence.passages.filter(({ passage }) => passage.kind === 'body' || passage.kind === 'row');
  return (wantsFrame || saying.length === 0 ? evidence.passages : saying)
    .map((ranked) => ({ ranked, fit: fitOf(ranked, evidence, rest) }))
    .sort((left, right) => right.fit - left.fit);
}

function fitOf(
  { passage, score }: RankedPassage,
  evidence: Evidence,
  rest: ReadonlyMap<string, number>,
): number {
  const isKind = isOfAskedKind(passage.text, evidence.question.text);
  const asked = rest.size > 0 ? coverage(passage.text, rest) : 0;
  return score + (isKind ? worth.askedKind : 0) + worth.besideNumber * asked;
}

/**
 * The question's terms without those that name documents: numbers, the types before them and the days of issue
 * behind them ("Quyết định số 15/QĐ-SYT ngày 04/5/2026").
 */
function besideNumbers({ question, terms }: Evidence): Map<string, number> {
  const days = question.dates.map((date) => `ngày ${date.replaceAll('-', ' ')} ${formatDate(date)}`);
  const named = passageTerms({
    context: '',
    text: [...question.numbers, ...question.types, 'số', 'theo', ...days].join('\n'),
  }).counts;
  return new Map([...terms].filter(([term]) => !term.split(' ').some((syllable) => named.has(syllable))));
}
