import { termsIn } from '../core/terms.ts';

/** Share, from 0 to 1, of the weight of a question's terms that stand in `text`. */
export function coverage(text: string, terms: ReadonlyMap<string, number>): number {
  const counts = termsIn(text);
  let found = 0;
  let all = 0;
  for (const [term, weight] of terms) {
    all += weight;
    if (counts.has(term)) found += weight;
  }
  return all > 0 ? found / all : 0;
}
