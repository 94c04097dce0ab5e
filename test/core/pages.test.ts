import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pagesOf } from '../../src/core/pages.ts';

const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

it('keeps a short message on one page', () => {
  expect(pagesOf('Một.\n\n“Hai”\n(tệp a)', 100)).toEqual(['Một.\n\n“Hai”\n(tệp a)']);
  expect(pagesOf('', 100)).toEqual([]);
});

it('cuts between paragraphs, lines and sentences rather than inside them', () => {
  expect(pagesOf('aaaa aaaa\n\nbbbb bbbb', 12)).toEqual(['aaaa aaaa', 'bbbb bbbb']);
  expect(pagesOf('Nộp báo cáo. Gửi kết quả.', 16)).toEqual(['Nộp báo cáo.', 'Gửi kết quả.']);
  expect(pagesOf('dòng một\ndòng hai', 10)).toEqual(['dòng một', 'dòng hai']);
});

it('gives every page of a quote its marks, and the last one its place', () => {
  const pages = pagesOf('(1) “Nộp báo cáo tháng. Gửi kết quả kiểm tra.”\n(mục 2)', 32);
  expect(pages).toEqual(['(1) “Nộp báo cáo tháng.”', '“Gửi kết quả kiểm tra.”\n(mục 2)']);
});

it('begins a page with what announces something rather than end one with it', () => {
  const list = 'Có 3 nhiệm vụ.\n\n“Một”\n(tệp a)\n\nPhối hợp (2):\n\n“Hai hai hai”\n(tệp b)';
  expect(pagesOf(list, 46)).toEqual([
    'Có 3 nhiệm vụ.\n\n“Một”\n(tệp a)',
    'Phối hợp (2):\n\n“Hai hai hai”\n(tệp b)',
  ]);
  expect(pagesOf('Phối hợp (2):\n\n“Hai hai hai hai hai”\n(tệp b)', 32)[0]).toBe('Phối hợp (2):');
});

it('never cuts a character, whatever stands in the text', () => {
  const piece = fc.oneof(
    fc.constantFrom('😀', '👩‍⚕️', 'e\u0323\u0302', ' ', '\n', '\n\n', '“', '”\n', '(1) ', 'nhiệm vụ. '),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const messages = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(messages, fc.integer({ min: 40, max: 200 }), (text, limit) => {
      const pages = pagesOf(text, limit);
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(limit);
        expect(page).not.toBe('');
        if (!broken.test(text)) expect(page).not.toMatch(broken);
      }
      const bare = (one: string) => one.replace(/[\s“”]/gu, '');
      expect(bare(pages.join(''))).toBe(bare(text));
    }),
    { numRuns: 1000 },
  );
});
