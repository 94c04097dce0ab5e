import { describe, expect, it } from 'vitest';
import type { CheckSentence, DropReason } from '../../src/answer/check-sentence.ts';
import { notFoundLine, writeAnswer } from '../../src/answer/write-answer.ts';

/** A check that reads its verdict off the sentence: what is wrong stands in braces. */
const check: CheckSentence = (sentence) => {
  const wrong = /\{(.+?)\}/.exec(sentence)?.[1];
  const addresses = [...sentence.matchAll(/\[([\d.]+)\]/g)].map((match) => match[1]!);
  if (wrong) return { kept: false, reason: wrong as DropReason };
  if (addresses.length === 0) return { kept: false, reason: 'no address' };
  return { kept: true, clauses: [{ text: sentence.replace(/ ?\[[\d.]+\]/g, ''), addresses }] };
};

async function write(text: string) {
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
        packed: { passages: [], tokens: 0 },
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
