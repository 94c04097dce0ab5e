import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenArchive } from '../../src/archive/store.ts';
import type { Search } from '../../src/core/ports.ts';
import { type QuestionArchive, questionArchive } from '../support/question-archive.ts';

const rivers = ['Nước sông dâng cao', 'Đê sông cần gia cố', 'Bến sông tạm đóng', 'Cầu qua sông đã sửa'];

/** What every search over passages has to do. `open` makes one over an archive. */
export function searchConformance(name: string, open: (archive: OpenArchive) => Search): void {
  describe(name, () => {
    let house: QuestionArchive;
    let search: Search;
    beforeAll(async () => {
      house = await questionArchive([
        { source: 'song.txt', items: rivers },
        { source: 'nui.txt', items: ['Đường lên núi bị sạt', 'Rừng trên núi cấm lửa'] },
      ]);
      search = open(house.archive);
    });
    afterAll(() => house.close());

    it('gives at most as many as asked for, best first, each once', async () => {
      const all = await search('cầu qua sông', 100);
      expect(all.length).toBeGreaterThan(0);
      expect(new Set(all.map(({ passage }) => passage)).size).toBe(all.length);
      const scores = all.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((left, right) => right - left));
      expect(await search('cầu qua sông', 2)).toEqual(all.slice(0, 2));
      expect(await search('cầu qua sông', 0)).toEqual([]);
    });

    it('finds the passage whose words are those of the question', async () => {
      for (const question of [...rivers, 'cau qua song da sua']) {
        const [first] = await search(question, 1);
        const [passage] = house.archive.passages([first!.passage]);
        expect(passage!.text).toBe(rivers.find((text) => text === question) ?? rivers[3]);
      }
    });

    it('tells parts that add up to the score', async () => {
      for (const { score, parts } of await search('nước sông', 10)) {
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 10);
      }
    });

    it('asks the filter, and finds as many among those that it lets through', async () => {
      const all = await search('sông', 100);
      const even = await search('sông', 100, (passage) => passage % 2 === 0);
      expect(even.map(({ passage }) => passage)).toEqual(
        all.map(({ passage }) => passage).filter((passage) => passage % 2 === 0),
      );
      expect(await search('sông', 10, () => false)).toEqual([]);
    });

    it('answers the same question in the same way, and an empty one with no error', async () => {
      expect(await search('rừng cấm lửa', 5)).toEqual(await search('rừng cấm lửa', 5));
      await expect(search('', 5)).resolves.toBeInstanceOf(Array);
    });
  });
}
