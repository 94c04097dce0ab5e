import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency, passageTerms } from '../../src/core/terms.ts';
import { best } from '../../src/retrieve/best.ts';
import { candidateSearch } from '../../src/retrieve/lexical.ts';
import { postingStoreOf } from '../support/posting-store.ts';

const words = ['an', 'bo', 'ca', 'de', 'em', 'ga'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const corpus = fc
  .array(fc.record({ text, gap: fc.boolean() }), { minLength: 1, maxLength: 20 })
  // Passages of a document stand together: the number goes up or stays.
  .map((rows) => {
    let document = 1;
    return rows.map((row) => ({ text: row.text, document: row.gap ? ++document : document }));
  });

/** BM25 as it stands in the paper, one passage and one term at a time. */
function slowly(passages: { text: string; document: number }[], known: ReadonlyMap<string, number>) {
  const counted = passages.map((passage) => passageTerms({ context: '', text: passage.text }));
  const average = counted.reduce((sum, { length }) => sum + length, 0) / counted.length;
  const gain = (index: number, term: string, weight: number): number => {
    const { counts, length } = counted[index]!;
    const frequency = counts.get(term) ?? 0;
    return (weight * frequency * 1.9) / (frequency + 0.9 * (0.25 + (0.75 * length) / average));
  };
  return passages.map(({ document }, index) => {
    let own = 0;
    let rest = 0;
    for (const [term, weight] of known) {
      own += gain(index, term, weight);
      rest += Math.max(
        ...passages.map((other, at) => (other.document === document ? gain(at, term, weight) : 0)),
      );
    }
    return { passage: index + 1, own, document: rest - own };
  });
}

describe('candidates', () => {
  it('are scored as BM25 says, with what the rest of their document adds', () => {
    const search = candidateSearch();
    fc.assert(
      fc.property(corpus, text, (passages, question) => {
        const store = postingStoreOf(passages);
        const terms = [...passageTerms({ context: '', text: question }).counts.keys()];
        const known = new Map(
          terms.flatMap((term): [string, number][] => {
            const frequency = store.postings(term)?.length ?? 0;
            return frequency > 0 ? [[term, inverseDocumentFrequency(store.size, frequency)]] : [];
          }),
        );
        const expected = slowly(passages, known);
        // The same searcher again and again: nothing of one question may stay for the next.
        const found = search(known, store, 100);
        expect(found).toHaveLength(expected.filter(({ own }) => own > 0).length);
        for (const { passage, own, document } of found) {
          expect(own).toBeCloseTo(expected[passage - 1]!.own, 9);
          expect(document).toBeCloseTo(expected[passage - 1]!.document, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are taken only where the filter lets them', () => {
    const store = postingStoreOf([{ text: 'an bo' }, { text: 'an' }, { text: 'an ca' }]);
    const found = candidateSearch()(new Map([['an', 1]]), store, 2, {
      accepts: (passage) => passage !== 2,
    });
    expect(found.map(({ passage }) => passage)).toEqual([1, 3]);
  });

  it('take in what is wanted whatever its words', () => {
    const store = postingStoreOf([
      { text: 'an bo', document: 1 },
      { text: 'ca', document: 1 },
      { text: 'an' },
    ]);
    const found = candidateSearch()(new Map([['an', 1]]), store, 1, { also: [2, 3, 99] });
    expect(found.map(({ passage }) => passage)).toEqual([3, 2]);
    expect(found[1]!.own).toBe(0);
    expect(found[1]!.document).toBeGreaterThan(0);
  });

  it('need rare words, not all the common ones, in a large archive', () => {
    // 6,000 passages with the same word cannot all be walked beside the one that matters.
    const passages = Array.from({ length: 6000 }, (_, index) => ({
      text: index === 4321 ? 'cua hiem' : 'cua',
    }));
    const store = postingStoreOf(passages);
    const found = candidateSearch()(
      new Map([
        ['cua', 0.01],
        ['hiem', 9],
      ]),
      store,
      10,
    );
    expect(found[0]!.passage).toBe(4322);
  });
});

it('the best of a list are those that sorting would give', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 })), fc.nat({ max: 12 }), (scores, count) => {
      const items = scores.map((_, index) => index);
      const sorted = items.filter((item) => item % 3 > 0).sort((a, b) => scores[b]! - scores[a]! || a - b);
      const found = best(
        items,
        count,
        (item) => item % 3 > 0,
        (item) => scores[item]!,
      );
      expect(found).toEqual(sorted.slice(0, count));
    }),
  );
});
