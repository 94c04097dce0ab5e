import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/ingest/read/read-pdf.ts';
import { isRefused } from '../../../src/ingest/reading.ts';
import { reasons } from '../../../src/ingest/reasons.ts';
import { type DrawnPage, drawnPdf, grid, lines, picture, text } from '../../support/drawn-pdf.ts';

async function read(...pages: (string | DrawnPage)[]) {
  const reading = await readPdf(drawnPdf(pages));
  if (isRefused(reading)) throw new Error(reading.refused);
  return reading;
}

/** 60 letters of 7 points: a line from 85 to 505, the width of the column. */
const full = (words: string) =>
  `${words} và các đơn vị, địa phương có liên quan trong toàn tỉnh`.slice(0, 60);
const body = (...contents: string[]) => lines(85, 640, contents);
const head = [
  lines(85, 780, ['UBND TỈNH THANH GIANG', 'SỞ Y TẾ', 'Số: 41/KH-SYT']),
  lines(320, 780, ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']),
  text(320, 740, 'Thanh Giang, ngày 05 tháng 6 năm 2023'),
].join('\n');
const filler = [
  full('Sở Y tế yêu cầu các đơn vị trực thuộc triển khai'),
  full('nhiệm vụ được giao và'),
  full('báo cáo'),
];

describe('lines and paragraphs', () => {
  it('a header of two columns is read column by column', async () => {
    const { text: found } = await read(`${head}\n${body(...filler)}`);
    expect(found.split('\n').filter(Boolean).slice(0, 6)).toEqual([
      'UBND TỈNH THANH GIANG',
      'SỞ Y TẾ',
      'Số: 41/KH-SYT',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Thanh Giang, ngày 05 tháng 6 năm 2023',
    ]);
  });

  it('two cells on one line do not run together', async () => {
    const row = text(85, 700, 'Số: 41/KH-SYT') + text(320, 700, 'Thanh Giang, ngày 05 tháng 6 năm 2023');
    expect((await read(`${row}\n${body(...filler)}`)).text.split('\n').slice(0, 2)).toEqual([
      'Số: 41/KH-SYT',
      'Thanh Giang, ngày 05 tháng 6 năm 2023',
    ]);
  });

  it('the lines of a paragraph are joined, a new paragraph stands apart', async () => {
    const first = full('\tMột là các bệnh viện rà soát quy trình khám bệnh, chữa bệnh, bảo');
    const { text: found } = await read(
      body(
        first,
        full('đảm an toàn cho người bệnh và nhân viên y tế trong toàn'),
        full('ngành'),
        'tỉnh.',
        '\tHai là báo cáo hằng tháng.',
      ),
    );
    const paragraphs = found.split('\n\n');
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toMatch(/^Một là .* tỉnh\.$/);
    expect(paragraphs[0]).not.toContain('\n');
    expect(paragraphs[1]).toBe('Hai là báo cáo hằng tháng.');
  });

  it('spaces between letter runs are those of the file: no word is split, none is glued', async () => {
    const runs =
      text(85, 700, 'Nghị') +
      text(113, 700, ' ') +
      text(120, 700, 'quy') +
      text(141, 700, 'ết của Hội đồng nhân dân tỉnh khóa XV');
    expect((await read(runs)).text).toBe('Nghị quyết của Hội đồng nhân dân tỉnh khóa XV');
  });

  it('old fonts become Unicode', async () => {
    const { text: found, notes } = await read(
      lines(85, 700, [
        'Céng hoµ x· héi chñ nghÜa ViÖt Nam',
        '§éc lËp - Tù do - H¹nh phóc',
        'Gi¸m ®èc Së Y tÕ tØnh yªu cÇu c¸c ®¬n vÞ b¸o c¸o kÕt qu¶',
        'phßng, chèng dÞch bÖnh tr-íc ngµy 25 h»ng th¸ng.',
      ]),
    );
    expect(found).toContain('Cộng hoà xã hội chủ nghĩa Việt Nam');
    expect(found).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(found).toContain('phòng, chống dịch bệnh trước ngày 25 hằng tháng.');
    expect(notes).toEqual(['đã chuyển từ phông chữ TCVN3 (ABC) sang Unicode']);
  });

  it('split words are mended', async () => {
    const { text: found } = await read(
      lines(85, 700, [
        'QU Ố C H Ộ I',
        'LU Ậ T',
        'Chương I: ĐIỀ U KHO ẢN CHUNG',
        'Luật này quy định về y tế cơ sở',
      ]),
    );
    expect(found.split('\n').filter(Boolean).slice(0, 3)).toEqual([
      'QUỐC HỘI',
      'LUẬT',
      'Chương I: ĐIỀU KHOẢN CHUNG',
    ]);
  });
});

describe('pages', () => {
  const page = (number: number, ...contents: string[]) =>
    [
      text(85, 815, `Công báo tỉnh Thanh Giang số ${number + 10}`, 10),
      text(290, 30, String(number), 12),
      body(...contents),
    ].join('\n');

  it('lose their numbers and running heads, and keep their beginnings', async () => {
    const { text: found, pages } = await read(
      page(1, ...filler, '\tĐiều 1. Phạm vi áp dụng.'),
      page(2, '\tĐiều 2. Đối tượng áp dụng.', ...filler),
      page(3, '\tĐiều 3. Hiệu lực thi hành.', ...filler),
    );
    expect(found).not.toMatch(/Công báo|^\d+$/m);
    expect(pages.map((at) => found.slice(at, at + 7))).toEqual(['Sở Y tế', 'Điều 2.', 'Điều 3.']);
  });

  it('a paragraph goes on over a page break', async () => {
    const { text: found, pages } = await read(
      body(...filler, full('Các đơn vị gửi báo cáo kết quả thực hiện về Văn phòng Sở')),
      body(full('trước ngày 25 hằng tháng để tổng hợp, báo cáo Ủy ban nhân'), ...filler),
    );
    expect(found).toContain(' trước ngày 25 hằng tháng');
    expect(found.slice(pages[1], (pages[1] ?? 0) + 15)).toBe('trước ngày 25 h');
  });

  it('without text are named', async () => {
    const { notes, pages } = await read(body(...filler), picture, body(...filler));
    expect(notes).toEqual(['trang 2 không có chữ (có thể là ảnh quét)']);
    expect(pages).toHaveLength(3);
  });
});

describe('ruled tables', () => {
  const xs = [85, 125, 325, 505];
  const row = (y: number, ...fields: string[]) =>
    fields.map((field, index) => text((xs[index] ?? 0) + 5, y, field, 12)).join('\n');

  it('become rows, the lines of a cell joined', async () => {
    const table = [
      grid(xs, [700, 680, 640, 620]),
      row(686, 'STT', 'Nội dung', 'Đơn vị'),
      row(666, '1', 'Rà soát danh sách', 'Trạm y tế'),
      row(650, '', 'trẻ dưới 5 tuổi', 'xã'),
      row(626, '2', 'Tổng hợp', ''),
    ];
    const { text: found } = await read(
      `${text(85, 720, 'Phân công nhiệm vụ cho các đơn vị như sau:')}\n${table.join('\n')}`,
    );
    expect(found.split('\n\n')[1]?.split('\n')).toEqual([
      '| STT | Nội dung | Đơn vị |',
      '| 1 | Rà soát danh sách trẻ dưới 5 tuổi | Trạm y tế xã |',
      '| 2 | Tổng hợp | |',
    ]);
  });

  it('have an empty field where a merged cell goes on', async () => {
    const merged = [
      ...[85, 125, 325, 505].map((x) => `${x} 640 m ${x} 700 l S`),
      ...[700, 680, 640].map((y) => `85 ${y} m 505 ${y} l S`),
      '125 660 m 505 660 l S',
    ].join('\n');
    const { text: found } = await read(
      [
        text(85, 720, 'Phân công nhiệm vụ cho các đơn vị:'),
        merged,
        row(686, 'STT', 'Nội dung', 'Đơn vị'),
        row(666, '1', 'Tập huấn', 'Trạm'),
        row(646, '', 'Giám sát', 'CDC'),
      ].join('\n'),
    );
    expect(found.split('\n\n')[1]?.split('\n').slice(1)).toEqual([
      '| 1 | Tập huấn | Trạm |',
      '| | Giám sát | CDC |',
    ]);
  });

  it('go on over a page break: a cut row is one row, a repeated head is none', async () => {
    const first = [
      text(85, 120, 'Phân công nhiệm vụ cho các đơn vị như sau:'),
      grid(xs, [110, 90, 50]),
      row(96, 'STT', 'Nội dung', 'Đơn vị'),
      row(70, '1', 'Rà soát danh sách người cao', 'Trạm y tế'),
    ];
    const second = [
      grid(xs, [800, 780, 760, 740]),
      row(786, 'STT', 'Nội dung', 'Đơn vị'),
      row(766, '', 'tuổi', ''),
      row(746, '2', 'Tổng hợp báo cáo', 'Văn phòng'),
    ];
    const { text: found, pages } = await read(first.join('\n'), second.join('\n'));
    expect(found.split('\n\n')[1]?.split('\n')).toEqual([
      '| STT | Nội dung | Đơn vị |',
      '| 1 | Rà soát danh sách người cao tuổi | Trạm y tế |',
      '| 2 | Tổng hợp báo cáo | Văn phòng |',
    ]);
    expect(found.slice(pages[1])).toBe('| 2 | Tổng hợp báo cáo | Văn phòng |');
  });

  it('are no tables when they frame the signature or underline a word', async () => {
    const frame = [
      grid([85, 300, 505], [700, 600]),
      lines(90, 690, ['Nơi nhận:', '- Như trên;']),
      lines(320, 690, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Đỗ Thị Hòa']),
    ];
    const { text: found } = await read(`${frame.join('\n')}\n85 580 m 200 580 l S`);
    expect(found).not.toContain('|');
    expect(found).toContain('- Như trên;');
  });

  it('a coloured background behind lines is none either', async () => {
    const shades = [700, 680, 660]
      .map((y) => `q 0.9 g 85 ${y - 6} 420 20 re f 85 ${y - 6} 200 20 re f Q`)
      .join('\n');
    expect((await read(`${shades}\n${lines(85, 700, filler)}`)).text).not.toContain('|');
  });
});

describe('digital signatures', () => {
  it('fill in the number and the day that the text left blank', async () => {
    const blank = [
      text(85, 740, 'Số:'),
      text(113, 740, '    '),
      text(150, 740, '/KH-SYT'),
      text(300, 720, 'Thanh Giang, ngày'),
      text(419, 720, '    '),
      text(455, 720, 'tháng'),
      text(490, 720, '    '),
      text(520, 720, 'năm 2026'),
    ];
    const stamps = [
      { x: 120, y: 741, content: '57' },
      { x: 425, y: 721, content: '03' },
      { x: 495, y: 721, content: '4' },
      { x: 85, y: 400, content: '2026' },
    ];
    const { text: found } = await read({ content: `${blank.join('\n')}\n${body(...filler)}`, stamps });
    expect(found).toContain('Số: 57/KH-SYT');
    expect(found).toContain('Thanh Giang, ngày 03 tháng 4 năm 2026');
    expect(found.match(/2026/g)).toHaveLength(1);
  });

  it('leave no wording of theirs in the text', async () => {
    const stamp = lines(300, 790, [
      'Người ký: Sở Y tế',
      'Cơ quan: Tỉnh Thanh Giang',
      'Thời gian ký: 05.06.2023 10:20:33 +07:00',
    ]);
    expect((await read(`${stamp}\n${body(...filler)}`)).text).toMatch(/^Sở Y tế yêu cầu/);
  });
});

describe('refused', () => {
  it.each([
    ['a scan', drawnPdf([picture, picture]), reasons.scan],
    [
      'a scan with the stamp of a signature',
      drawnPdf([
        `${picture}\n${lines(300, 790, ['Người ký: Ủy ban nhân dân tỉnh Thanh Giang', 'Email: ubnd@thanhgiang.example', 'Cơ quan: Tỉnh Thanh Giang', 'Ngày ký: 05-06-2023 10:20:33 +07:00'])}`,
        picture,
      ]),
      reasons.scan,
    ],
    [
      'a scan with a line on every page',
      drawnPdf([1, 2, 3].map(() => `${picture}\n${text(400, 800, 'SAO Y BẢN CHÍNH')}`)),
      reasons.scan,
    ],
    ['a password', drawnPdf([text(85, 700, 'Thông báo')], { password: true }), reasons.encryptedPdf],
    [
      'letters without a mapping to Unicode',
      drawnPdf([
        lines(
          85,
          700,
          Array<string>(9).fill('\ue010\ue011\ue012 ab\ue013\ue014 cd\ue015 \ue016ef gh\ue017 ij kl mn'),
        ),
      ]),
      reasons.unreadableFont,
    ],
    ['a torn file', drawnPdf([text(85, 700, 'Thông báo')]).slice(0, 60), reasons.corrupt],
  ])('%s', async (_, bytes, reason) => {
    expect(await readPdf(bytes)).toEqual({ refused: reason });
  });
});
