/** Relevance of the results of one question, best first: true where the result answers. */
export type Hits = readonly boolean[];

/** Share of questions with an answer among the first `k`. */
export function recallAt(k: number, all: readonly Hits[]): number {
  return mean(all.map((hits) => (hits.slice(0, k).some(Boolean) ? 1 : 0)));
}

/** Mean reciprocal rank of the first answer among the first `k`. */
export function reciprocalRankAt(k: number, all: readonly Hits[]): number {
  return mean(
    all.map((hits) => {
      const first = hits.slice(0, k).indexOf(true);
      return first < 0 ? 0 : 1 / (first + 1);
    }),
  );
}

/**
 * Normalised discounted cumulative gain with binary relevance
 * (Järvelin and Kekäläinen 2002, doi:10.1145/582415.582418). `relevant` is the number of right results that
 * exist for each question.
 */
export function gainAt(k: number, all: readonly Hits[], relevant: readonly number[]): number {
  return mean(
    all.map((hits, index) => {
      const ideal = discounted(new Array<boolean>(Math.min(k, relevant[index] ?? 0)).fill(true));
      return ideal > 0 ? discounted(hits.slice(0, k)) / ideal : 0;
    }),
  );
}

function discounted(hits: Hits): number {
  return hits.reduce((sum, hit, index) => sum + (hit ? 1 / Math.log2(index + 2) : 0), 0);
}

/** Of what was given, the share that is right; of what is right, the share that was given. NaN of nothing. */
export function precisionAndRecall(
  all: readonly { given: number; right: number; wanted: number; found: number }[],
): {
  precision: number;
  recall: number;
} {
  const sum = (of: 'given' | 'right' | 'wanted' | 'found') => all.reduce((total, one) => total + one[of], 0);
  return { precision: sum('right') / sum('given'), recall: sum('found') / sum('wanted') };
}

export function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN;
}

/** `0.912` → `.912`, as the tables print it. */
export function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/, '');
}
