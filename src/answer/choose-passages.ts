import type { Evidence, RankedPassage } from '../core/evidence.ts';

/** A passage is kept when its score reaches this share of the best one. */
const closeToBest = { one: 0.8, list: 0.55 };
const most = { one: 3, list: 10 };

/**
 * The passages to quote, best first: those close to the best one, more of them for a list. Of passages with
 * the same words, as near-duplicate documents have them, one is enough for a single answer; a list keeps
 * them, since equal text in two documents is two sources.
 */
export function choosePassages(evidence: Evidence): RankedPassage[] {
  const kind = evidence.question.wantsList ? 'list' : 'one';
  const best = evidence.passages[0]?.score ?? 0;
  const seen = new Set<string>();
  const chosen: RankedPassage[] = [];
  for (const ranked of evidence.passages) {
    if (chosen.length === most[kind] || ranked.score < closeToBest[kind] * best) break;
    const words = ranked.passage.text.replace(/\s+/g, ' ').trim();
    if (kind === 'one' && seen.has(words)) continue;
    seen.add(words);
    chosen.push(ranked);
  }
  return chosen;
}
