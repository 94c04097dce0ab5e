import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnPdf, grid, lines, text } from '../support/drawn-pdf.ts';
import { inList, paragraph, smallDocx } from '../support/small-docx.ts';

/** Writes the golden sources in formats that are drawn by hand. The same bytes every time. */
export function drawSources(): void {
  write('word-automatic-numbers', 'source.docx', wordWithNumbers());
  write('pdf-signed-table-over-pages', 'source.pdf', planOverPages());
}

function write(folder: string, file: string, bytes: Uint8Array): void {
  mkdirSync(join(import.meta.dirname, folder), { recursive: true });
  writeFileSync(join(import.meta.dirname, folder, file), bytes);
}

/** A decision whose Điều, khoản and điểm are numbered by Word, with a tracked change and a table. */
function wordWithNumbers(): Uint8Array {
  const level = (index: number, format: string, label: string) =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', 'Điều %1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
  const cell = (...contents: string[]) =>
    `<w:tc>${contents.map((content) => paragraph(content)).join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const body = [
    `<w:tbl>${row(cell('UBND TỈNH THANH GIANG', 'SỞ Y TẾ'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'))}${row(cell('Số: 204/QĐ-SYT'), cell('Thanh Giang, ngày 11 tháng 9 năm 2023'))}</w:tbl>`,
    paragraph('QUYẾT ĐỊNH'),
    paragraph('Ban hành Quy định trực cấp cứu ngoại viện'),
    paragraph('GIÁM ĐỐC SỞ Y TẾ'),
    paragraph('Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;'),
    paragraph('Theo đề nghị của Trưởng phòng Nghiệp vụ Y,'),
    paragraph('QUYẾT ĐỊNH:'),
    paragraph('Phạm vi', inList(1)),
    paragraph('Quyết định này áp dụng đối với:', inList(1, 1)),
    paragraph('Trung tâm Cấp cứu 115;', inList(1, 2)),
    paragraph('các bệnh viện có khoa cấp cứu.', inList(1, 2)),
    paragraph('Trạm y tế phối hợp khi được yêu cầu.', inList(1, 1)),
    paragraph('Phân công', inList(1)),
    `<w:tbl>${row(cell('STT'), cell('Nhiệm vụ'), cell('Đơn vị chủ trì'), cell('Thời hạn'))}${row(cell('1'), cell('Lập danh sách kíp trực', '(đủ 03 ca)'), cell('Trung tâm Cấp cứu 115'), cell('Trước ngày 30/9/2023'))}${row(cell('2'), cell('Kiểm tra xe cứu thương'), cell('Các bệnh viện'), cell('Hằng tháng'))}</w:tbl>`,
    paragraph('Hiệu lực thi hành', inList(1)),
    `<w:p><w:r><w:t xml:space="preserve">Quyết định này có hiệu lực kể từ ngày </w:t></w:r><w:del><w:r><w:delText>01/10/2023</w:delText></w:r></w:del><w:ins><w:r><w:t>15/10/2023</w:t></w:r></w:ins><w:r><w:t>./.</w:t></w:r></w:p>`,
    `<w:tbl>${row(cell('Nơi nhận:', '- Như Điều 1;', '- Lưu: VT, NVY.'), cell('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '(Đã ký)', 'Đặng Thị Thu Hà'))}</w:tbl>`,
  ];
  return smallDocx({ body: body.join(''), numbering });
}

/** A plan of two pages: number and day written by the signature, split letters, a table that the page break cuts. */
function planOverPages(): Uint8Array {
  const xs = [70, 105, 300, 430, 530];
  const row = (y: number, ...fields: string[]) =>
    fields.map((field, index) => text((xs[index] ?? 0) + 4, y, field, 11)).join('\n');
  const first = [
    lines(70, 790, ['UBND TỈNH THANH GIANG', 'SỞ Y TẾ']),
    text(70, 745, 'Số:') + text(98, 745, '    ') + text(140, 745, '/KH-SYT'),
    lines(300, 790, ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'], 18),
    text(300, 735, 'Thanh Giang, ngày') + text(419, 735, '    ') + text(450, 735, 'tháng 5 năm 2024'),
    lines(230, 690, ['KẾ HO Ạ CH', 'DI Ễ N T Ậ P C Ấ P C Ứ U']),
    lines(70, 640, [
      '\tĐể nâng cao năng lực đáp ứng khi có nhiều người bị nạn,',
      'Sở Y tế tổ chức diễn tập cấp cứu ngoại viện năm 2024 với nội',
      'dung như sau:',
      '\t1. Yêu cầu: sát thực tế, an toàn, tiết kiệm; mỗi đơn vị cử',
      'một kíp gồm 01 bác sĩ, 02 điều dưỡng và 01 lái xe cứu thương.',
      '\t2. Phân công nhiệm vụ:',
    ]),
    grid(xs, [500, 480, 440, 400]),
    row(486, 'STT', 'Nội dung', 'Chủ trì', 'Thời hạn'),
    row(466, '1', 'Xây dựng kịch bản, trình', 'Phòng Nghiệp vụ', '15/5/2024'),
    row(450, '', 'Giám đốc Sở phê duyệt', 'Y'),
    row(426, '2', 'Chuẩn bị phương tiện, vật tư', 'Trung tâm Cấp', '31/5/2024'),
    row(410, '', 'và hiện trường giả', 'cứu'),
    text(295, 30, '1', 11),
  ].join('\n');
  const second = [
    grid(xs, [800, 780, 760]),
    row(786, '', 'định', '115'),
    row(766, '3', 'Diễn tập, rút kinh nghiệm', 'Văn phòng Sở', '20/6/2024'),
    lines(70, 720, ['\t3. Kinh phí: từ nguồn chi thường xuyên của các đơn vị./.']),
    lines(70, 660, ['Nơi nhận:', '- UBND tỉnh (b/c);', '- Các đơn vị trực thuộc;', '- Lưu: VT, NVY.'], 16),
    lines(350, 660, ['GIÁM ĐỐC', 'Trịnh Văn Đạt'], 60),
    text(295, 30, '2', 11),
  ].join('\n');
  const stamps = [
    { x: 108, y: 746, content: '88' },
    { x: 425, y: 736, content: '06' },
  ];
  return drawnPdf([{ content: first, stamps }, second]);
}
