import { Document } from '@langchain/core/documents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactIndex } from '../../src/archive/exact-index.ts';
import type { VectorIndex } from '../../src/archive/vector-index.ts';
import { PassageVectorStore } from '../../src/archive/vector-store.ts';
import { lineEmbedder } from '../support/line-archive.ts';

/**
 * What every vector index has to do, and the LangChain store over it. `create` makes an empty one; `recall`
 * is the share of the true ten nearest that it must find, with the exact index as the oracle.
 */
export function vectorStoreConformance(
  name: string,
  create: (dimensions: number) => VectorIndex,
  { recall }: { recall: number },
): void {
  describe(`${name}: index`, () => {
    it('finds the nearest first and tells the cosine', () => {
      const index = create(2);
      index.put(3, [0, 5]);
      index.put(1, [2, 0]);
      index.put(2, [1, 1]);
      const found = index.nearest([10, 0], 3);
      expect(found.map(({ id }) => id)).toEqual([1, 2, 3]);
      expect(found.map(({ score }) => score)).toEqual([1, Math.SQRT1_2, 0].map((x) => expect.closeTo(x, 5)));
    });

    it('finds nothing when it is empty, and never more than it has', () => {
      const index = create(2);
      expect(index.nearest([1, 0], 5)).toEqual([]);
      index.put(1, [1, 0]);
      index.put(2, [0, 1]);
      expect(index.nearest([1, 0], 1_000_000)).toHaveLength(2);
      expect(index.nearest([1, 0], 0)).toEqual([]);
      expect(index.nearest([1, 0], -1)).toEqual([]);
    });

    it('refuses bad vectors and ids, and stays as it was', () => {
      const index = create(2);
      index.put(1, [1, 0]);
      for (const bad of [[Number.NaN, 0], [0, Number.POSITIVE_INFINITY], [1e39, 0], [1], [1, 2, 3], []]) {
        expect(() => index.put(2, bad)).toThrow(RangeError);
        expect(() => index.put(1, bad)).toThrow(RangeError);
        expect(() => index.nearest(bad, 1)).toThrow(RangeError);
      }
      for (const id of [0, -1, 1.5, Number.NaN, 2 ** 32]) {
        expect(() => index.put(id, [1, 0])).toThrow(RangeError);
      }
      expect(index.size()).toBe(1);
      expect(index.nearest([1, 0], 5)).toEqual([{ id: 1, score: expect.closeTo(1, 5) }]);
    });

    it('takes a vector of zeros as like nothing', () => {
      const index = create(2);
      index.put(1, [0, 0]);
      index.put(2, [1, 0]);
      expect(index.nearest([1, 0], 2).map(({ id }) => id)).toEqual([2, 1]);
      expect(index.nearest([0, 0], 2)).toHaveLength(2);
    });

    it('grows beyond any first size', () => {
      const index = create(8);
      for (let id = 1; id <= 3000; id++) index.put(id, pseudoRandom(8, id));
      expect(index.size()).toBe(3000);
      expect(index.nearest(pseudoRandom(8, 2999), 1)[0]?.id).toBe(2999);
    });

    it('never gives back what was removed or filtered out, also when little is left', () => {
      const index = create(8);
      for (let id = 1; id <= 500; id++) index.put(id, pseudoRandom(8, id));
      for (let id = 1; id <= 490; id++) index.remove(id);
      index.remove(490);
      index.remove(9999);
      expect(index.size()).toBe(10);
      const found = index.nearest(pseudoRandom(8, 3), 50).map(({ id }) => id);
      expect(found.sort((left, right) => left - right)).toEqual([
        491, 492, 493, 494, 495, 496, 497, 498, 499, 500,
      ]);
      const even = index.nearest(pseudoRandom(8, 3), 50, (id) => id % 2 === 0).map(({ id }) => id);
      expect(even.sort()).toEqual([492, 494, 496, 498, 500]);
    });

    it('finds as the exact index does', () => {
      const oracle = exactIndex(32);
      const index = create(32);
      for (let id = 1; id <= 3000; id++) {
        const vector = clustered(32, id);
        oracle.put(id, vector);
        index.put(id, vector);
      }
      const hits = Array.from({ length: 100 }, (_, n) => clustered(32, 5000 + n)).map((query) => {
        const expected = new Set(oracle.nearest(query, 10).map(({ id }) => id));
        return index.nearest(query, 10).filter(({ id }) => expected.has(id)).length;
      });
      expect(hits.reduce((sum, count) => sum + count, 0) / 1000).toBeGreaterThanOrEqual(recall);
    });

    it('holds exactly what was put and not removed, after any sequence of both', () => {
      const step = fc.record({ id: fc.integer({ min: 1, max: 12 }), seed: fc.option(fc.integer()) });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const index = create(4);
          const oracle = exactIndex(4);
          for (const { id, seed } of steps) {
            for (const each of [index, oracle]) {
              if (seed === null) each.remove(id);
              else each.put(id, pseudoRandom(4, seed));
            }
          }
          expect(index.size()).toBe(oracle.size());
          expect(index.highestId()).toBeGreaterThanOrEqual(oracle.highestId());
          for (let id = 0; id <= 13; id++) expect(index.has(id)).toBe(oracle.has(id));
          const found = index.nearest([1, 2, 3, 4], 20);
          const expected = oracle.nearest([1, 2, 3, 4], 20);
          const scores = (list: { id: number; score: number }[]) =>
            Object.fromEntries(list.map(({ id, score }) => [id, expect.closeTo(score, 4)]));
          expect(Object.fromEntries(found.map(({ id, score }) => [id, score]))).toEqual(scores(expected));
        }),
        { numRuns: 60 },
      );
    });
  });

  describe(`${name}: LangChain store`, () => {
    const embedder = lineEmbedder('store', 16);
    const texts = ['tiêm chủng mở rộng', 'phòng chống dịch', 'khám chữa bệnh'];
    const filled = () =>
      PassageVectorStore.fromTexts(
        texts,
        texts.map((_, at) => ({ at })),
        embedder,
        { index: create(16) },
      );

    it('embeds texts, numbers them from 1 and finds them with their metadata', async () => {
      const store = await filled();
      expect(store._vectorstoreType()).toBe('vanthu');
      const [first] = await store.similaritySearchWithScore('phòng chống dịch', 1);
      expect(first?.[0]).toMatchObject({ pageContent: 'phòng chống dịch', metadata: { at: 1 } });
      expect(first?.[1]).toBeCloseTo(1, 5);
      const found = await store.similaritySearch('phòng chống dịch', 3, (id) => id !== 2);
      expect(found.map(({ pageContent }) => pageContent).sort()).toEqual([
        'khám chữa bệnh',
        'tiêm chủng mở rộng',
      ]);
    });

    it('works as a retriever', async () => {
      const [first] = await (await filled()).asRetriever(1).invoke('khám chữa bệnh');
      expect(first?.pageContent).toBe('khám chữa bệnh');
    });

    it('takes ids, replaces under the same id, and deletes', async () => {
      const store = await filled();
      expect(await store.addDocuments([new Document({ pageContent: 'thứ tư', id: '40' })])).toEqual(['40']);
      expect(await store.addDocuments([new Document({ pageContent: 'thứ năm' })])).toEqual(['41']);
      expect(await store.addDocuments([new Document({ pageContent: 'bản mới' })], { ids: [40] })).toEqual([
        '40',
      ]);
      await store.delete({ ids: ['41', 2] });
      const found = await store.similaritySearch('bản mới', 10);
      expect(found.map(({ pageContent }) => pageContent)).toHaveLength(3);
      expect(found[0]?.pageContent).toBe('bản mới');
    });

    it('adds nothing of a batch with one bad vector', async () => {
      const store = await filled();
      const good = await embedder.embedQuery('tốt');
      const bad = good.with(3, Number.NaN);
      const documents = [new Document({ pageContent: 'tốt' }), new Document({ pageContent: 'xấu' })];
      await expect(store.addVectors([good, bad], documents)).rejects.toThrow(RangeError);
      await expect(store.addVectors([good], documents)).rejects.toThrow(RangeError);
      expect(await store.similaritySearch('tốt', 10)).toHaveLength(3);
    });

    it('asks the archive for the text of what it was not given', async () => {
      const index = create(16);
      index.put(7, await embedder.embedQuery('từ kho'));
      const store = new PassageVectorStore(embedder, {
        index,
        documentOf: (id) => new Document({ pageContent: `đoạn ${id}`, id: String(id) }),
      });
      expect((await store.similaritySearch('từ kho', 1))[0]?.pageContent).toBe('đoạn 7');
    });
  });
}

/** The same numbers for the same seed, between -1 and 1. */
export function pseudoRandom(dimensions: number, seed: number): number[] {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Array.from({ length: dimensions }, () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Like texts on forty subjects: a centre and something of its own. */
function clustered(dimensions: number, seed: number): number[] {
  const own = pseudoRandom(dimensions, seed + 77_777);
  return pseudoRandom(dimensions, seed % 40).map((value, at) => value + 0.6 * own[at]!);
}
