import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/core/sentences.ts';

const split = (text: string) =>
  sentencesOf(text, { start: 0, end: text.length }).map((part) => text.slice(part.start, part.end));

describe('sentencesOf', () => {
  it('ends a sentence at its full stop, not at an abbreviation, a label or a number', () => {
    expect(
      split(
        '5. UBND TP. Thanh Giang và TS. Lê Văn An họp ngày 11.4.2013. Mức chi là 1.500 đồng. Theo công văn số 41. Các đơn vị báo cáo.',
      ),
    ).toEqual([
      '5. UBND TP. Thanh Giang và TS. Lê Văn An họp ngày 11.4.2013.',
      'Mức chi là 1.500 đồng.',
      'Theo công văn số 41. Các đơn vị báo cáo.',
    ]);
  });

  it('ends a sentence at the year', () => {
    expect(split('Hoàn thành chậm nhất hết quý III năm 2013. Các đơn vị lập trang web.')).toHaveLength(2);
  });

  it('keeps items, paragraphs and cells apart and joins wrapped lines', () => {
    expect(split('- Rà soát kho\nthuốc của trạm;\n- Báo cáo Sở.\n\n| 1 | Giám sát | CDC |')).toEqual([
      '- Rà soát kho\nthuốc của trạm;',
      '- Báo cáo Sở.',
      '1',
      'Giám sát',
      'CDC',
    ]);
  });

  it('splits a very long sentence at its semicolons only', () => {
    const clause = 'các đơn vị rà soát trang thiết bị và báo cáo Sở Y tế; ';
    expect(split(`Giao: ${clause.repeat(2)}`)).toHaveLength(1);
    expect(split(`Giao: ${clause.repeat(20)}`)).toHaveLength(20);
  });

  it('puts every letter into exactly one sentence', () => {
    const piece = fc.constantFrom(
      'Sở Y tế',
      ' ',
      '. ',
      '; ',
      '\n',
      '\n\n',
      '1. ',
      'TP. ',
      '- ',
      ' | ',
      '**',
      '5.',
      '…',
      '! ',
      'A',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const part of sentencesOf(text, { start: 0, end: text.length })) {
          expect(part.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, part.start)).not.toMatch(/[\p{L}\p{N}]/u);
          at = part.end;
        }
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
