import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSentence, sentenceReader } from '../../src/answer/read-stream.ts';

function read(chunks: readonly string[]) {
  const reader = sentenceReader();
  const sentences = chunks.flatMap((chunk) => reader.push(chunk));
  sentences.push(...reader.end());
  return { sentences, ranOn: reader.ranOn };
}
const texts = (text: string) => read([text]).sentences.map((sentence) => sentence.text);

describe('sentences with their addresses', () => {
  it.each<[string, string, string[]]>([
    [
      'address before the full stop',
      'Hạn là 25/10 [1.2]. Nộp về Sở [2.1].',
      ['Hạn là 25/10 [1.2].', 'Nộp về Sở [2.1].'],
    ],
    [
      'address after it',
      'Hạn là 25/10. [1.2] Nộp về Sở. [2.1][2.2]',
      ['Hạn là 25/10. [1.2]', 'Nộp về Sở. [2.1][2.2]'],
    ],
    [
      'address on the next line',
      'Hạn là 25/10.\n[1.2]\nNộp về Sở. [2.1]',
      ['Hạn là 25/10. [1.2]', 'Nộp về Sở. [2.1]'],
    ],
    ['several in one bracket', 'Nộp về Sở. [1.1, 2.3; 3.1]. Hết.', ['Nộp về Sở. [1.1, 2.3; 3.1].', 'Hết.']],
    [
      'lower case behind an address',
      'Nộp về Sở [1.1]. các phòng phối hợp [1.2].',
      ['Nộp về Sở [1.1].', 'các phòng phối hợp [1.2].'],
    ],
    [
      'decimals and dates',
      'Tỷ lệ đạt 95.5% vào ngày 01.9.2026 [1.1].',
      ['Tỷ lệ đạt 95.5% vào ngày 01.9.2026 [1.1].'],
    ],
    ['abbreviations', 'Giao BS. Lê Thị Mai ở TP. Lạc Sa [1.1].', ['Giao BS. Lê Thị Mai ở TP. Lạc Sa [1.1].']],
    [
      'numbered items',
      '1. Rà soát trẻ [1.1].\n2. Lập danh sách [1.2].',
      ['Rà soát trẻ [1.1].', 'Lập danh sách [1.2].'],
    ],
    [
      'items without full stops',
      '- Rà soát trẻ [1.1]\n* **Lập** danh sách [1.2]',
      ['Rà soát trẻ [1.1]', 'Lập danh sách [1.2]'],
    ],
    [
      'a wrapped line',
      'Các trạm không được\nnộp sau ngày 25/10 [1.1].',
      ['Các trạm không được nộp sau ngày 25/10 [1.1].'],
    ],
    ['a wrapped name', 'Giao Trung tâm\nY tế Lạc Sa [1.1].', ['Giao Trung tâm Y tế Lạc Sa [1.1].']],
    [
      'Windows line ends',
      'Việc thứ nhất [1.1].\r\n\r\nViệc thứ hai [1.2].\r\n',
      ['Việc thứ nhất [1.1].', 'Việc thứ hai [1.2].'],
    ],
    ['no end at all', 'Hạn là 25/10 [1.2', ['Hạn là 25/10 [1.2']],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('comes out as soon as the next one has begun', () => {
    const reader = sentenceReader();
    expect(reader.push('Hạn là 25/10. [1')).toEqual([]);
    expect(reader.push('.2]')).toEqual([]);
    expect(reader.push(' Nộp về Sở Y tế trước').map(({ text }) => text)).toEqual(['Hạn là 25/10. [1.2]']);
  });

  it('tells items and paragraphs', () => {
    const { sentences } = read([
      'Có hai việc [1.1].\n\n- Rà soát [1.2].\n- Lập danh sách [1.3].\n\nHạn là 25/10 [1.4].',
    ]);
    expect(sentences.map(({ item, paragraph }) => ({ item, paragraph }))).toEqual([
      { item: false, paragraph: true },
      { item: true, paragraph: true },
      { item: true, paragraph: false },
      { item: false, paragraph: true },
    ]);
  });

  it('takes invisible characters out', () => {
    expect(texts('Hạn\u200b là 25\u2060/10 [1.\u200b2].')).toEqual(['Hạn là 25/10 [1.2].']);
  });
});

it('gives the same sentences however the text is cut, in a letter of two code units too', () => {
  const pieces = fc.constantFrom(
    ...[
      'Hạn là 25/10',
      'Trung tâm Y tế TP',
      'Nộp 1.500',
      'a',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\r\n',
      '.',
      '. ',
      '…',
      ':',
      ';',
    ],
    ...[
      '[1.2]',
      '[1.',
      '[',
      ']',
      '[1.1, 2.3]',
      '1. ',
      '- ',
      '* ',
      '**',
      '“',
      '”',
      '😷',
      'BS.',
      'số 41.',
      '\u200b',
      'ệ',
      'e\u0302\u0323',
    ],
    ...[
      '[1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 3.1, 3.2, 3.3, 3.4]',
    ],
    ...['từ '.repeat(300)],
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (whole, sizes) => {
      const chunks: string[] = [];
      for (let at = 0; at < whole.length; ) {
        const size = sizes.next().value as number;
        chunks.push(whole.slice(at, at + size));
        at += size;
      }
      expect(read(chunks)).toEqual(read([whole]));
    }),
    { numRuns: 1500 },
  );
});

it('loses no word and invents none', () => {
  const text =
    'Theo kế hoạch, hạn là 25/10 [1.1]. Nộp về Sở. [1.2]\n- Việc một [2.1]\n- Việc hai; [2.2]\nHết';
  const words = (one: string) => one.match(/[\p{L}\p{N}]+/gu);
  expect(words(texts(text).join(' '))).toEqual(words(text));
});

it('stops reading where a text does not end', () => {
  const { sentences, ranOn } = read([
    'Hạn là 25/10 [1.1]. ',
    'và '.repeat(longestSentence),
    'Nộp về Sở [1.2]. Hết.',
  ]);
  expect(sentences.map(({ text }) => text)).toEqual(['Hạn là 25/10 [1.1].']);
  expect(ranOn).toBe(true);
});

it('stops reading an answer that goes on for ever', () => {
  const reader = sentenceReader();
  let count = 0;
  for (let turn = 0; turn < 5000; turn++) count += reader.push('Nộp báo cáo về Sở [1.1]. ').length;
  expect(reader.ranOn).toBe(true);
  expect(count).toBeLessThan(1300);
});
