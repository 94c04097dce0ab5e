import type { Span } from '../core/document.ts';
import { framedWords } from './words.ts';

/**
 * What a question is about: its longest run of words that neither ask nor frame a question and do not lie in
 * `taken` (times, bodies, documents, counted parts). Null when there is none. `sure` when no other run comes near.
 */
export function subjectOf(question: string, taken: readonly Span[]): (Span & { sure: boolean }) | null {
  const runs: { start: number; end: number; size: number }[] = [];
  let open = false;
  for (const { start, end, known } of framedWords(question)) {
    const inside = taken.some((one) => one.start < end && start < one.end);
    const last = runs.at(-1);
    if (known || inside) open = false;
    else if (open && last && !/[,;:]/.test(question.slice(last.end, start))) {
      last.end = end;
      last.size++;
    } else {
      runs.push({ start, end, size: 1 });
      open = true;
    }
  }
  runs.sort((left, right) => right.size - left.size || left.start - right.start);
  const [best, next] = runs;
  if (!best) return null;
  return { start: best.start, end: best.end, sure: !next || next.size < Math.max(2, best.size - 1) };
}
