/**
 * What was answered to the questions asked last. After a new circular many ask the same, and the same archive on the
 * same day gives the same answer: it is not worked out again. `stateOf` names everything that an answer depends on;
 * when that changes, all is forgotten. What is given out is shared: it must not be changed.
 */
export function rememberedAnswers<Outcome>(stateOf: () => string, most: number) {
  const kept = new Map<string, Outcome>();
  let state = '';

  function current(): string {
    const now = stateOf();
    if (now !== state) kept.clear();
    state = now;
    return now;
  }

  return {
    /** The state for which something is about to be worked out. */
    state: current,

    get(question: string): Outcome | undefined {
      if (most === 0) return undefined;
      current();
      const known = kept.get(question);
      if (known === undefined) return undefined;
      // Taken out and put in again: the first key is the one longest unused.
      kept.delete(question);
      kept.set(question, known);
      return known;
    },

    /** Keeps what was worked out for `of`, unless the state has changed meanwhile. */
    keep(question: string, outcome: Outcome, of: string): Outcome {
      if (most === 0 || current() !== of) return outcome;
      kept.set(question, outcome);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return outcome;
    },
  };
}
