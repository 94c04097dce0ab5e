import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syllables } from '../../src/core/text.ts';
import { passageSyllables } from '../../src/retrieve/passage-syllables.ts';
import { questionSyllables, weigh } from '../../src/retrieve/weigh.ts';
import { bestWindow, questionIndex } from '../../src/retrieve/window.ts';
import { postingStoreOf } from '../support/posting-store.ts';

function windowOf(question: string, text: string, { context = '', title = '', accented = true } = {}) {
  const store = postingStoreOf([{ text, context: `${title} ${context}` }]);
  const passages = passageSyllables({
    restored: '',
    passages: () => [{ id: 1, text, contextText: context } as never],
  });
  const read = passages.of([1], () => title).get(1)!;
  const weighed = weigh(questionSyllables(syllables(question)), store);
  const window = bestWindow(read, questionIndex({ ...weighed, accented }, passages.numbers));
  return {
    ...window,
    share: window.covered / weighed.mass,
    exactShare: window.exact / weighed.mass,
    weighed,
  };
}

const filler = (count: number) => Array.from({ length: count }, (_, index) => `lap${index}`).join(' ');

describe('the best window', () => {
  it('holds a question that stands in one place, and only half of one that stands far apart', () => {
    expect(windowOf('tiêm vắc xin', `${filler(40)} tiêm vắc xin ${filler(40)}`).share).toBeCloseTo(1);
    expect(windowOf('tiêm vắc xin', `tiêm ${filler(40)} vắc xin`).share).toBeLessThan(0.7);
  });

  it('has the headings and the title of the document always in it', () => {
    const text = `${filler(60)} vắc xin`;
    const without = windowOf('tiêm chủng vắc xin', text).share;
    expect(windowOf('tiêm chủng vắc xin', text, { context: 'tiêm chủng' }).share).toBeGreaterThan(without);
    expect(windowOf('tiêm chủng vắc xin', text, { title: 'tiêm chủng' }).share).toBeGreaterThan(without);
  });

  it('tells how much of it has the same marks, wherever the tone mark is put', () => {
    expect(windowOf('hoà giải', 'hòa giải').exactShare).toBeCloseTo(1);
    expect(windowOf('bảo vệ', 'báo vé').exactShare).toBe(0);
    expect(windowOf('bảo vệ', 'báo vé').share).toBeCloseTo(1);
    expect(windowOf('bao ve', 'bảo vệ', { accented: false }).exactShare).toBe(0);
  });

  it('is the best of all windows that there are', () => {
    const word = fc.constantFrom('an', 'bo', 'ca', 'x1', 'x2', 'x3', 'x4');
    const passage = fc.array(word, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        passage,
        fc.array(fc.constantFrom('an', 'bo', 'ca'), { minLength: 1, maxLength: 4 }),
        (all, asked) => {
          const found = windowOf(asked.join(' '), all.join(' '), { accented: false });
          const length = 15;
          let most = 0;
          for (let start = 0; start < all.length; start++) {
            const part = all.slice(start, start + length);
            const has = new Set([...part, ...part.slice(1).map((next, index) => `${part[index]} ${next}`)]);
            let covered = 0;
            for (const [term, weight] of found.weighed.known) if (has.has(term)) covered += weight;
            most = Math.max(most, covered);
          }
          expect(found.covered).toBeCloseTo(most, 9);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('reads a passage from the archive once', () => {
  const asked: number[][] = [];
  const passages = passageSyllables({
    restored: '',
    passages: (ids) => {
      asked.push([...ids]);
      return ids.filter((id) => id < 9).map((id) => ({ id, text: `đoạn ${id}`, contextText: '' }) as never);
    },
  });
  passages.of([1, 2], () => '');
  expect([...passages.of([2, 3, 9], () => '').keys()].sort()).toEqual([2, 3]);
  expect(asked).toEqual([
    [1, 2],
    [3, 9],
  ]);
});
