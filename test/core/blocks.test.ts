import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf, textOfBlocks } from '../../src/core/blocks.ts';

it('tells the quotes of an answer from the words around them', () => {
  const text =
    'Phòng Y tế nộp trước 25/10 (1).\n\nTheo thông báo số 1/TB-SYT:\n\n(1) “Nộp báo cáo\ntrước ngày 25/10.”\n' +
    '(mục 2, tệp a.txt)\n\n“Gửi kết quả.”\nThời hạn: 25/10/2024\n(tệp b.txt)\n\nMời anh/chị hỏi tiếp.';
  expect(blocksOf(text)).toEqual([
    { kind: 'text', text: 'Phòng Y tế nộp trước 25/10 (1).\n\nTheo thông báo số 1/TB-SYT:' },
    { kind: 'quote', lead: '(1) ', text: 'Nộp báo cáo\ntrước ngày 25/10.', below: '(mục 2, tệp a.txt)' },
    { kind: 'quote', lead: '', text: 'Gửi kết quả.', below: 'Thời hạn: 25/10/2024\n(tệp b.txt)' },
    { kind: 'text', text: 'Mời anh/chị hỏi tiếp.' },
  ]);
});

it('keeps a quote together over blank lines', () => {
  const [quote] = blocksOf('“Điều 1.\n\nĐiều 2.”\n(tệp a.txt)');
  expect(quote).toMatchObject({ kind: 'quote', text: 'Điều 1.\n\nĐiều 2.' });
});

it('loses nothing of any text', () => {
  const piece = fc.constantFrom('“', '”', '\n', '\n\n', '(1) ', '(tệp a)', 'Nộp báo cáo', ' ', '.');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(textOfBlocks(blocksOf(text))).toBe(text);
    }),
    { numRuns: 5000 },
  );
});
