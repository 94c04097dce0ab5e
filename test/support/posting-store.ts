import type { PostingStore } from '../../src/core/ports.ts';
import { passageTerms } from '../../src/core/terms.ts';

/** Posting store of passages that a test lists; ids from 1. Without a document of its own each is one. */
export function postingStoreOf(
  passages: readonly { text: string; context?: string; document?: number }[],
): PostingStore {
  const lists = new Map<string, number[]>();
  const lengths = [0];
  passages.forEach(({ text, context = '' }, index) => {
    const { counts, length } = passageTerms({ context, text });
    lengths.push(length);
    for (const [term, frequency] of counts) {
      lists.set(term, [...(lists.get(term) ?? []), (index + 1) * 256 + Math.min(frequency, 255)]);
    }
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    generation: 1,
    size: passages.length,
    averageLength: passages.length > 0 ? total / passages.length : 0,
    postings: (term) => (lists.has(term) ? Uint32Array.from(lists.get(term)!) : undefined),
    length: (passage) => lengths[passage] ?? 0,
    document: (passage) => (passages[passage - 1] ? (passages[passage - 1]!.document ?? passage) : 0),
  };
}
