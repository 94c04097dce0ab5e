import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ingested, Skipped } from '../../src/core/document.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { drawnPdf, lines } from '../support/drawn-pdf.ts';
import { sampleKnown } from '../support/known.ts';
import { paragraph, smallDocx } from '../support/small-docx.ts';

const settings = { maxBytes: 1_000_000, ...sampleKnown };

function take(source: string, content: string | Uint8Array): Promise<Ingested | Skipped> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return ingest({ source, sha256: createHash('sha256').update(bytes).digest('hex'), bytes }, settings);
}

async function reasonOf(source: string, content: string | Uint8Array): Promise<string> {
  const result = await take(source, content);
  return 'reason' in result ? result.reason : 'được nhận';
}

const notice = (stamp = '') => `SỞ Y TẾ THANH GIANG
Số: 15/TB-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
${stamp}
Thanh Giang, ngày 04 tháng 3 năm 2022

THÔNG BÁO
Về việc tiêm chủng bổ sung

1. Trạm y tế các xã rà soát trẻ chưa tiêm đủ mũi.
2. Báo cáo về Sở Y tế trước ngày 20/3/2022./.

Nơi nhận:
- Các trạm y tế;
- Lưu: VT.

GIÁM ĐỐC
(Đã ký)
Vũ Đình Khang
`;

describe('a document that is taken', () => {
  it('comes back with its header, outline and passages, whatever its name says', async () => {
    const result = await take('thong-bao.pdf', notice());
    if ('reason' in result) throw new Error(result.reason);
    expect(result.document).toMatchObject({
      source: 'thong-bao.pdf',
      format: 'txt',
      number: '15/TB-SYT',
      type: 'thông báo',
      issuedOn: '2022-03-04',
      secrecy: null,
    });
    expect(result.sections.map((section) => section.path)).toEqual(['1', '2']);
  });

  it.each([
    ['text', notice()],
    [
      'a Word file',
      smallDocx({
        body: notice()
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
      }),
    ],
    ['a PDF', drawnPdf([lines(85, 800, notice().split('\n').filter(Boolean))])],
    ['a page', `<html><body>${notice().replaceAll('\n', '<br>')}</body></html>`],
  ])('%s: every passage is a span of the text', async (_, content) => {
    const result = await take('a', content);
    if ('reason' in result) throw new Error(result.reason);
    const { document, passages } = result;
    expect(document.number).toBe('15/TB-SYT');
    expect(passages.length).toBeGreaterThan(0);
    for (const { start, end } of passages) {
      expect(document.text.slice(start, end).trim()).not.toBe('');
      expect(end).toBeLessThanOrEqual(document.text.length);
    }
  });
});

describe('a file that is not taken says why, and what to do', () => {
  it.each([
    ['an empty file', 'a.txt', '', 'tệp rỗng'],
    ['spaces', 'a.txt', ' \n\t\n ', 'không có chữ'],
    ['a page without words', 'a.html', '<html><body><img src="a.png"></body></html>', 'không có chữ'],
    ['a Word file without words', 'a.docx', smallDocx({ body: paragraph('') }), 'không có chữ'],
    ['too large a file', 'a.txt', 'x'.repeat(1_000_001), 'MAX_FILE_MB'],
    ['a damaged Word file', 'a.docx', smallDocx({ body: '<w:p><w:r>' }), 'tệp hỏng'],
    ['a damaged PDF', 'a.pdf', '%PDF-1.7\nnothing', 'tệp hỏng'],
  ])('%s', async (_, source, content, words) => {
    const result = await take(source, content);
    expect(result).toEqual({ source, reason: expect.stringContaining(words) });
  });

  it.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])(
    'a document marked %s, of which nothing comes back',
    async (mark) => {
      const result = await take('a.txt', notice(mark));
      expect(result).toEqual({
        source: 'a.txt',
        reason: expect.stringMatching(/đóng dấu “(?:Tối m|Tuyệt m|M)ật”/),
      });
    },
  );

  it('also when a web page or a page header carries the mark', async () => {
    expect(
      await reasonOf('a.txt', `Trang chủ\nĐang online: 5\nTUYỆT MẬT\n${notice()}\nLượt xem: 5`),
    ).toContain('Tuyệt mật');
    const body = notice()
      .split('\n')
      .map((line) => paragraph(line))
      .join('');
    expect(await reasonOf('a.docx', smallDocx({ body, header: paragraph('TỐI MẬT') }))).toContain('Tối mật');
  });
});

it('no bytes make it throw', async () => {
  const samples = [
    Buffer.from(notice()),
    Buffer.from(smallDocx({ body: paragraph('Thông báo về tiêm chủng') })),
    Buffer.from(drawnPdf([lines(85, 800, notice().split('\n').filter(Boolean))])),
    Buffer.from('<html><body><table><tr><td rowspan="9">Thông báo</table><ol><li>a'),
  ];
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      damage,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      async (sample, changes, kept) => {
        const bytes = Uint8Array.from(sample.subarray(0, Math.ceil(sample.length * kept)));
        for (const [place, value] of changes) bytes[Math.floor(place * (bytes.length - 1))] = value;
        const result = await take('a', bytes);
        expect('reason' in result ? result.reason : result.document.text).not.toContain('lỗi khi phân tích');
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
