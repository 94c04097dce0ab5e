import { recentlyUsed } from './core/recently-used.ts';

/**
 * What was answered to the questions asked last, at most `most` of them. After a new circular many ask the same, and
 * the same archive on the same day gives the same answer: it is not worked out again. `stateOf` names everything that an
 * answer depends on; when that changes, all is forgotten. What is given out is shared: it must not be changed.
 */
export function rememberedAnswers<Outcome>(stateOf: () => string, most: number) {
  const kept = recentlyUsed<string, Outcome>(most, () => 1);
  let state = '';

  /** The present state, for which alone something is kept. */
  function current(): string {
    const now = stateOf();
    if (now !== state) kept.clear();
    state = now;
    return now;
  }

  /** The answer to `question`: what is remembered, else what `work` gives. That is kept unless the state changes meanwhile. */
  return async function remembered(question: string, work: () => Promise<Outcome>): Promise<Outcome> {
    if (most === 0) return work();
    const before = current();
    const known = kept.get(question);
    if (known !== undefined) return known;
    const outcome = await work();
    if (current() === before) kept.set(question, outcome);
    return outcome;
  };
}
