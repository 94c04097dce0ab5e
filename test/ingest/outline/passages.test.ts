import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Span } from '../../../src/core/document.ts';
import { outlineOf } from '../../../src/ingest/outline/outline.ts';
import { passagesOf } from '../../../src/ingest/outline/passages.ts';
import { emptyDocument } from '../../support/line-archive.ts';

function documentOf(text: string, change: Partial<Document> = {}): Document {
  const body = { start: 0, end: text.length };
  return { ...emptyDocument, source: 'thu.txt', text, body, ...change };
}

function cut(text: string, change: Partial<Document> = {}) {
  const document = documentOf(text, change);
  return passagesOf(document, outlineOf(text, document.body)).map((passage) => ({
    ...passage,
    text: text.slice(passage.start, passage.end),
    around: passage.context.map((span) => text.slice(span.start, span.end)),
  }));
}

const find = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('passagesOf', () => {
  it('keeps every numbered task quotable alone, with the headings above it as context', () => {
    const text = [
      '2. Nhiệm vụ trọng tâm quý II',
      '2.1. Nhiệm vụ của ngành:',
      '1. Nâng cao y đức.',
      '2. Triển khai bảo hiểm y tế toàn dân.',
    ].join('\n\n');
    expect(cut(text).map(({ section, text: words, around }) => [section, words, around])).toEqual([
      ['2.1 › 1', '1. Nâng cao y đức.', ['2. Nhiệm vụ trọng tâm quý II', '2.1. Nhiệm vụ của ngành:']],
      [
        '2.1 › 2',
        '2. Triển khai bảo hiểm y tế toàn dân.',
        ['2. Nhiệm vụ trọng tâm quý II', '2.1. Nhiệm vụ của ngành:'],
      ],
    ]);
  });

  it('keeps short bullets with their lead-in, and a long one alone with the lead-in as context', () => {
    const long = `- Giao Bệnh viện đa khoa tỉnh ${'xây dựng phương án phòng chống dịch và '.repeat(8)}báo cáo Sở.`;
    const text = [
      '1. Yêu cầu',
      '- Đúng hạn;',
      '- Đủ hồ sơ.',
      '2. Giữ vững đoàn kết trong toàn ngành y tế tỉnh.',
      long,
    ].join('\n\n');
    expect(cut(text).map(({ section, text: words, around }) => [section, words, around])).toEqual([
      ['1', '1. Yêu cầu\n\n- Đúng hạn;\n\n- Đủ hồ sơ.', []],
      ['2', '2. Giữ vững đoàn kết trong toàn ngành y tế tỉnh.', []],
      ['2 › gạch đầu dòng 1', long, ['2. Giữ vững đoàn kết trong toàn ngành y tế tỉnh.']],
    ]);
  });

  it('gives a row of a table its column heads and the heading above it inside the table', () => {
    const text = ['PHỤ LỤC', '| STT | Việc | Chủ trì |\n| I | DỊCH BỆNH | |\n| 1 | Giám sát | CDC |'].join(
      '\n\n',
    );
    const row = cut(text).find((passage) => passage.kind === 'row');
    expect(row?.text).toBe('1 | Giám sát | CDC');
    expect(row?.section).toBe('Phụ lục › I › dòng 1');
    expect(row?.around).toEqual(['PHỤ LỤC', 'I | DỊCH BỆNH', 'STT', 'Việc', 'Chủ trì']);
  });

  it('tells header, legal bases, body and recipients apart', () => {
    const text = [
      'SỞ Y TẾ THANH GIANG',
      'Số: 12/QĐ-SYT',
      'QUYẾT ĐỊNH',
      'GIÁM ĐỐC SỞ Y TẾ',
      'Căn cứ Luật Khám bệnh, chữa bệnh;',
      'Căn cứ Quy chế làm việc của Sở;',
      'Theo đề nghị của Chánh Văn phòng Sở,',
      'QUYẾT ĐỊNH:',
      'Điều 1. Ban hành Quy chế.',
      'Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.',
      'GIÁM ĐỐC',
      'Trần Văn Bình',
    ].join('\n\n');
    const start = text.indexOf('GIÁM ĐỐC SỞ Y TẾ');
    const passages = cut(text, {
      body: { start, end: text.length },
      legalBases: [
        find(text, 'Căn cứ Luật Khám bệnh, chữa bệnh;'),
        find(text, 'Căn cứ Quy chế làm việc của Sở;'),
      ],
    });
    expect(passages.map(({ kind, section }) => [kind, section])).toEqual([
      ['header', ''],
      ['legal bases', ''],
      ['body', 'Điều 1'],
      ['recipients', ''],
    ]);
    expect(passages[1]?.text).toMatch(/^GIÁM ĐỐC[\s\S]*QUYẾT ĐỊNH:$/u);
    expect(passages[3]?.text).toMatch(/^Nơi nhận[\s\S]*Bình$/u);
  });

  it('splits what is too long at sentence ends, and a sentence that is too long between words', () => {
    const sentence = 'Các trạm y tế rà soát trang thiết bị hiện có và báo cáo Sở Y tế trước ngày 25. ';
    const words = `${'trạm y tế xã Hòa An và '.repeat(120)}trạm khác`;
    const passages = cut(`1. ${sentence.repeat(40)}\n\n2. ${words}.`);
    expect(Math.max(...passages.map((passage) => passage.text.length))).toBeLessThanOrEqual(1200);
    expect(passages.filter(({ section }) => section === '1').every(({ text }) => text.endsWith('25.'))).toBe(
      true,
    );
    for (const { text } of passages.filter(({ section }) => section === '2')) {
      expect(text).toMatch(
        /^(?:2\. )?(?:trạm|y|tế|xã|Hòa|An|và|khác)[\s\S]*(?:trạm|y|tế|xã|Hòa|An|và|khác)\.?$/u,
      );
    }
  });

  it('names the page on which a passage begins', () => {
    const text = '1. Rà soát.\n\n2. Báo cáo.\n\n3. Tổng kết.';
    const pages = [0, text.indexOf('2.'), text.indexOf('3.')];
    expect(cut(text, { pages }).map((passage) => passage.page)).toEqual([1, 2, 3]);
    expect(cut(text)[0]?.page).toBeNull();
  });

  const line = fc.constantFrom(
    'I. NỘI DUNG',
    'II. TỔ CHỨC',
    '1. Rà soát kho',
    '2. Báo cáo Sở.',
    '3. Giao các trạm:',
    '1.1. Lập biểu',
    'a) Thu phí',
    'b) Chi',
    '- Giao Sở Y tế.',
    '+ Quý I',
    'Điều 1. Phạm vi',
    'Chương I',
    'PHỤ LỤC',
    'Nơi nhận:',
    '- Lưu: VT.',
    'KT. GIÁM ĐỐC',
    'Các đơn vị thực hiện nghiêm túc.',
    'Cụ thể như sau:',
    '**Công tác dược**',
    '| 1 | Giám sát | CDC |',
    '| STT | Việc | Ai |',
    '| I | DỊCH BỆNH | |',
    '|',
    '',
    '',
    'KẾ HOẠCH',
    'Căn cứ Luật Dược;',
    `- ${'Rà soát kho thuốc. '.repeat(20)}`,
    `1. ${'báo cáo '.repeat(200)}`,
  );

  it('overlaps nowhere, and loses no word: each is in a passage or in the context of one', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.nat(40), (lines, from) => {
        const text = lines.join('\n');
        const start = Math.min(from, text.length);
        const bases = [...text.matchAll(/Căn cứ Luật Dược;/gu)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
        }));
        const document = documentOf(text, { body: { start, end: text.length }, legalBases: bases });
        const passages = passagesOf(document, outlineOf(text, document.body));
        const seen = new Uint8Array(text.length);
        let end = 0;
        for (const [ordinal, passage] of passages.entries()) {
          expect(passage.ordinal).toBe(ordinal);
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(passage.end).toBeGreaterThan(passage.start);
          end = passage.end;
          for (const span of [passage, ...passage.context]) seen.fill(1, span.start, span.end);
          for (const span of passage.context) {
            expect(span.end <= passage.start || span.start >= passage.end).toBe(true);
          }
        }
        // The head of a table that is repeated after a page break stands in the context once.
        const lost = [...text.matchAll(/\p{L}+/gu)].filter(
          ({ index, 0: word }) => !seen.slice(index, index + word.length).every(Boolean),
        );
        expect(
          lost.map(({ 0: word }) => word).filter((word) => !['STT', 'Việc', 'Ai'].includes(word)),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
