import { describe, expect, it } from 'vitest';
import type { CheckSentence, DropReason } from '../../src/answer/check-sentence.ts';
import type { Packed, PackedPassage } from '../../src/answer/packed.ts';
import { notFoundLine, plainText, writeAnswer } from '../../src/answer/write-answer.ts';

/** A check that reads its verdict off the sentence: what is wrong stands in braces. */
const check: CheckSentence = (sentence) => {
  const wrong = /\{(.+?)\}/.exec(sentence)?.[1];
  const addresses = [...sentence.matchAll(/\[([\d.]+)\]/g)].map((match) => match[1]!);
  if (wrong) return { kept: false, reason: wrong as DropReason };
  if (addresses.length === 0) return { kept: false, reason: 'no address' };
  return { kept: true, clauses: [{ text: sentence.replace(/ ?\[[\d.]+\]/g, ''), addresses }] };
};

const nothing: Packed = { passages: [], tokens: 0 };

async function write(text: string, packed = nothing) {
  const shown: string[] = [];
  let read = 0;
  async function* chunks() {
    for (const piece of text.match(/[\s\S]{1,5}/g) ?? []) {
      read += piece.length;
      yield piece;
    }
  }
  const written = await writeAnswer(
    { text: chunks, cost: () => null },
    {
      check,
      against: {
        packed,
        question: '',
        units: { find: () => [], get: () => undefined },
        today: '2026-11-02',
      },
      now: () => 0,
      onText: (so) => shown.push(so),
    },
  );
  return { ...written, shown, read };
}

describe('what the asker sees while the model writes', () => {
  it('grows by checked sentences, without addresses', async () => {
    const { shown, end } = await write(
      'Hạn là 25/10 [1.1]. Nộp về Sở [1.2].\n\n- Rà soát [2.1]\n- Lập danh sách [2.2]',
    );
    expect(shown).toEqual([
      'Hạn là 25/10.',
      'Hạn là 25/10. Nộp về Sở.',
      'Hạn là 25/10. Nộp về Sở.\n- Rà soát',
      'Hạn là 25/10. Nộp về Sở.\n- Rà soát\n- Lập danh sách',
    ]);
    expect(end).toBe('complete');
  });

  it('never has a sentence that was dropped', async () => {
    const { shown, dropped, kept, end } = await write(
      'Hạn là 25/10 [1.1]. Mức chi {number} [1.2]. Nộp về Sở [1.3].',
    );
    expect(shown.at(-1)).toBe('Hạn là 25/10. Nộp về Sở.');
    expect(dropped).toEqual([{ text: 'Mức chi {number} [1.2].', reason: 'number' }]);
    expect([kept.length, end]).toEqual([2, 'complete']);
  });
});

describe('the main claim is lost', () => {
  it('when the first sentence is dropped: nothing more is read or shown', async () => {
    const text = `Mức chi {number} [1.2]. ${'Nộp về Sở [1.3]. '.repeat(50)}`;
    const { end, shown, read } = await write(text);
    expect([end, shown]).toEqual(['main claim lost', []]);
    expect(read).toBeLessThan(100);
  });

  it('when more than half is dropped', async () => {
    const wrong = 'Mức chi {number} [1.2]. ';
    expect((await write(`Hạn là 25/10 [1.1]. ${wrong}${wrong}`)).end).toBe('main claim lost');
    expect((await write(`Hạn là 25/10 [1.1]. ${wrong}`)).end).toBe('complete');
  });

  it('when nothing was written', async () => {
    expect((await write('')).end).toBe('main claim lost');
    expect((await write('Dưới đây là các việc:')).end).toBe('main claim lost');
  });

  it('not because of a line that only leads in', async () => {
    const { end, shown } = await write('Có các việc sau:\n- Rà soát [1.1]\n- Lập danh sách [1.2]');
    expect([end, shown.at(-1)]).toEqual(['complete', '- Rà soát\n- Lập danh sách']);
  });
});

describe('the first sentence is dropped, and the sentence that it cites stands in for it', () => {
  const heading = 'II. KINH PHÍ';
  const sentences = [
    'a) Mức chi là 90.000 đồng một ngày.',
    'Kế toán lập bảng kê.',
    `Dài ${'lắm '.repeat(120)}`,
  ];
  const passage = { start: 20, end: 2000, kind: 'body' } as PackedPassage['passage'];
  const packed: Packed = {
    tokens: 0,
    passages: [
      {
        ...({ passage, number: 1 } as PackedPassage),
        sentences: [
          { address: '1.1', span: { start: 0, end: heading.length }, text: heading },
          ...sentences.map((text, at) => ({
            ...{ address: `1.${at + 2}`, span: { start: 20 + at, end: 21 + at }, text },
          })),
        ],
      },
    ],
  };

  it('word for word, before what is kept, once something is', async () => {
    const { kept, dropped, shown, end } = await write(
      'Mức chi một ngày là 95.000 đồng {number} [1.1][1.2][1.3]. Kế toán lập bảng kê [1.3].',
      packed,
    );
    expect(plainText(kept)).toBe('Văn bản nêu: “Mức chi là 90.000 đồng một ngày”. Kế toán lập bảng kê.');
    expect(kept.map(({ clauses }) => clauses[0]?.addresses)).toEqual([['1.2'], ['1.3']]);
    expect(shown).toEqual([plainText(kept)]);
    expect([dropped.length, end]).toEqual([1, 'complete']);
  });

  it.each([
    ['alone', 'Mức chi là 95.000 đồng {number} [1.2].'],
    ['where most is dropped', 'Mức chi {number} [1.2]. Kế toán {name} [1.3]. Kế toán lập bảng kê [1.3].'],
    ['where it cites a heading', 'Mức chi {number} [1.1]. Kế toán lập bảng kê [1.3].'],
    ['where it cites nothing that is there', 'Mức chi {unknown address} [7.7]. Kế toán lập bảng kê [1.3].'],
    ['where what it cites is long', 'Mức chi {number} [1.4]. Kế toán lập bảng kê [1.3].'],
  ])('not %s: the main claim is lost', async (_, text) => {
    expect((await write(text, packed)).end).toBe('main claim lost');
  });
});

describe('the model does not find it', () => {
  it.each([notFoundLine, `${notFoundLine.toUpperCase()} `, `**${notFoundLine}**`, `${notFoundLine} [1.1]`])(
    '%s',
    async (text) => {
      const { end, shown } = await write(text);
      expect([end, shown]).toEqual(['not found', []]);
    },
  );

  it('says so behind an answer: the answer stands', async () => {
    const { end, shown } = await write(`Hạn là 25/10 [1.1]. Nộp về Sở [1.2]. ${notFoundLine}`);
    expect([end, shown.at(-1)]).toEqual(['complete', 'Hạn là 25/10. Nộp về Sở.']);
  });
});
