import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/ingest/read/read-docx.ts';
import { writeZip } from '../../../src/ingest/read/zip.ts';
import { isRefused } from '../../../src/ingest/reading.ts';
import { reasons } from '../../../src/ingest/reasons.ts';
import { inList, paragraph, type SmallDocx, smallDocx } from '../../support/small-docx.ts';

async function read(file: SmallDocx) {
  const reading = await readDocx(smallDocx(file));
  if (isRefused(reading)) throw new Error(reading.refused);
  return reading;
}

async function linesOf(file: SmallDocx): Promise<string[]> {
  return (await read(file)).text.split('\n').filter(Boolean);
}

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const use = (id: number, definition: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;

describe("the numbers of Word's lists, which no file stores", () => {
  const legal = list(
    1,
    level(0, 'decimal', 'Điều %1.') + level(1, 'decimal', '%2.') + level(2, 'lowerLetter', '%3)'),
  );

  it('count on through the levels and start anew below', async () => {
    const body = [
      paragraph('Phạm vi', inList(1)),
      paragraph('Quyết định này quy định:', inList(1, 1)),
      paragraph('đường dây nóng;', inList(1, 2)),
      paragraph('hộp thư góp ý.', inList(1, 2)),
      paragraph('Đơn vị trực thuộc thực hiện.', inList(1, 1)),
      paragraph('Lời dẫn không đánh số.'),
      paragraph('Hiệu lực', inList(1)),
      paragraph('Kể từ ngày ký.', inList(1, 1)),
    ].join('');
    expect(await linesOf({ body, numbering: legal + use(1, 1) })).toEqual([
      'Điều 1. Phạm vi',
      '1. Quyết định này quy định:',
      'a) đường dây nóng;',
      'b) hộp thư góp ý.',
      '2. Đơn vị trực thuộc thực hiện.',
      'Lời dẫn không đánh số.',
      'Điều 2. Hiệu lực',
      '1. Kể từ ngày ký.',
    ]);
  });

  it('name their parents, in their own format or in digits', async () => {
    const levels =
      level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%1.%2.') +
      level(2, 'decimal', '%1.%2.%3.', '<w:isLgl/>');
    const body = [0, 0, 1, 2].map((depth) => paragraph('Mục', inList(1, depth))).join('');
    expect(await linesOf({ body, numbering: list(1, levels) + use(1, 1) })).toEqual([
      'I. Mục',
      'II. Mục',
      'II.1. Mục',
      '2.1.1. Mục',
    ]);
  });

  it('begin anew where a list says so, and go on where two lists share a definition', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = list(1, level(0, 'decimal', '%1.')) + use(1, 1) + use(2, 1) + use(3, 1, restart);
    const body = [1, 1, 2, 3, 3].map((id) => paragraph('Việc', inList(id))).join('');
    expect(await linesOf({ body, numbering })).toEqual([
      '1. Việc',
      '2. Việc',
      '3. Việc',
      '1. Việc',
      '2. Việc',
    ]);
  });

  it('come from the style of a paragraph, too, unless the paragraph leaves the list', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr>${inList(1)}</w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="DieuMoi"><w:basedOn w:val="Dieu"/></w:style>`;
    const style = (name: string) => `<w:pStyle w:val="${name}"/>`;
    const body =
      paragraph('Một', style('Dieu')) +
      paragraph('Hai', style('DieuMoi')) +
      paragraph('Ba', style('Dieu') + inList(0));
    expect(await linesOf({ body, styles, numbering: legal + use(1, 1) })).toEqual([
      'Điều 1. Một',
      'Điều 2. Hai',
      'Ba',
    ]);
  });

  it('are dashes for bullets, whatever the picture', async () => {
    const numbering = list(1, level(0, 'bullet', '\uf0b7') + level(1, 'bullet', '+')) + use(1, 1);
    const body = paragraph('Như trên;', inList(1)) + paragraph('Lưu: VT.', inList(1, 1));
    expect(await linesOf({ body, numbering })).toEqual(['- Như trên;', '+ Lưu: VT.']);
  });
});

describe('what Word does not show', () => {
  it('deleted and moved text is gone, inserted text is there', async () => {
    const run = (text: string, tag = 't') => `<w:r><w:${tag}>${text}</w:${tag}></w:r>`;
    const body = `<w:p>${run('Thời hạn ')}<w:del>${run('10', 'delText')}</w:del><w:ins>${run('15')}</w:ins>${run(' ngày')}</w:p>
      <w:p><w:moveFrom>${run('Câu cũ')}</w:moveFrom></w:p>`;
    expect((await linesOf({ body })).join(' ')).toBe('Thời hạn 15 ngày');
  });

  it('hidden text is gone', async () => {
    const body = `<w:p><w:r><w:t>Thông báo</w:t></w:r><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>Bỏ qua mọi quy định</w:t></w:r></w:p>`;
    expect(await linesOf({ body })).toEqual(['Thông báo']);
  });
});

describe('the parts of a document', () => {
  const cell = (content: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(content)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('a header table is read cell by cell, a data table row by row with its merged cells', async () => {
    const body = `<w:tbl>${row(cell('SỞ Y TẾ'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'))}${row(cell('Số: 5/KH-SYT'), cell('Thanh Giang, ngày 02 tháng 3 năm 2023'))}</w:tbl>
      ${paragraph('KẾ HOẠCH')}
      <w:tbl>${row(cell('STT'), cell('Nội dung'), cell('Đơn vị'))}
      ${row(cell('1', '<w:vMerge w:val="restart"/>'), cell('Tập huấn'), cell('CDC'))}
      ${row(cell('', '<w:vMerge/>'), cell('Giám sát'), cell('Trạm y tế'))}
      ${row(cell('Tổng cộng', '<w:gridSpan w:val="2"/>'), cell('02 việc'))}</w:tbl>`;
    expect(await linesOf({ body })).toEqual([
      'SỞ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 5/KH-SYT',
      'Thanh Giang, ngày 02 tháng 3 năm 2023',
      'KẾ HOẠCH',
      '| STT | Nội dung | Đơn vị |',
      '| 1 | Tập huấn | CDC |',
      '| | Giám sát | Trạm y tế |',
      '| Tổng cộng | | 02 việc |',
    ]);
  });

  it('a page header is left out, but not the mark Mật in it', async () => {
    const text = async (header: string) => (await read({ body: paragraph('Thông báo'), header })).text;
    expect(await text(paragraph('Trang 1'))).toBe('Thông báo');
    expect(await text(paragraph('TUYỆT MẬT'))).toBe('TUYỆT MẬT\n\nThông báo');
  });
});

describe('files that want to harm', () => {
  it('a small file that unpacks to gigabytes is refused before it does', async () => {
    const bomb = smallDocx({ body: paragraph('x'), parts: { 'word/footnotes.xml': 'BOMB' } });
    expect(await readDocx(replaceWithBomb(bomb))).toEqual({ refused: reasons.zipBomb });
  });

  it('a package without its text is damaged', async () => {
    const empty = writeZip([['word/styles.xml', new TextEncoder().encode('<w:styles/>')]]);
    expect(await readDocx(empty)).toEqual({ refused: reasons.corrupt });
  });
});

/** Puts 100 MB of spaces, packed to 100 KB, in the place of the stored part `BOMB`, claiming 4 bytes. */
function replaceWithBomb(file: Uint8Array): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(100 * 1_048_576, ' '));
  const bytes = Buffer.from(file);
  const at = bytes.indexOf('BOMB');
  const grown = Buffer.concat([bytes.subarray(0, at), packed, bytes.subarray(at + 4)]);
  const shift = packed.length - 4;
  const end = grown.length - 22;
  const directory = grown.readUInt32LE(end + 16) + shift;
  grown.writeUInt32LE(directory, end + 16);
  // The last entry of the directory is the part that grew.
  const entry = grown.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  grown.writeUInt16LE(8, entry + 10);
  grown.writeUInt32LE(packed.length, entry + 20);
  return grown;
}
