import { describe, expect, it } from 'vitest';
import { readable } from '../../src/core/readable.ts';

describe('readable', () => {
  it('joins hard wraps and drops Markdown marks', () => {
    expect(readable('**1. Sở\nY tế **chủ trì, phối hợp với *các đơn vị* trực\nthuộc\u00a0 rà soát.')).toBe(
      '1. Sở Y tế chủ trì, phối hợp với các đơn vị trực thuộc rà soát.',
    );
  });

  it('keeps paragraphs and items on lines of their own', () => {
    expect(readable('## Nội dung\n\n- Rà soát thuốc;\n- Báo cáo Sở.\n\n> Ghi chú')).toBe(
      'Nội dung\n- Rà soát thuốc;\n- Báo cáo Sở.\nGhi chú',
    );
  });

  it('shows a row of a table with dashes between its cells', () => {
    expect(readable('| 1 | Giám sát | | CDC |')).toBe('1 – Giám sát – CDC');
    expect(readable('1 | Giám sát | CDC')).toBe('1 | Giám sát | CDC');
    expect(readable('1\n|\nGiám sát ca\nbệnh\n|\nCDC\n|\n|\n2\n|\nBáo cáo')).toBe(
      '1 – Giám sát ca bệnh – CDC\n2 – Báo cáo',
    );
  });

  it('leaves stars, dashes and numbers alone that are words of the text', () => {
    expect(readable('Mức 2*3 triệu (*) theo quy định; giai đoạn 2021 - 2025; mã a_b')).toBe(
      'Mức 2*3 triệu (*) theo quy định; giai đoạn 2021 - 2025; mã a_b',
    );
  });

  it('shows nothing for nothing', () => {
    expect(readable('** **\n\n|\n')).toBe('');
  });
});
