import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/document.ts';
import type { Header } from '../../../src/ingest/header/header.ts';
import { headerOf, official } from '../../support/official.ts';

describe('a plan of the department', () => {
  const header = headerOf(official());

  it('is named as a person would name it', () => {
    expect(header).toMatchObject({
      number: '91/KH-SYT',
      type: 'kế hoạch',
      issuer: 'SỞ Y TẾ',
      superior: 'UBND TỈNH THANH GIANG',
      place: 'Thanh Giang',
      issuedOn: '2024-03-07',
      title: 'Phòng, chống bệnh sởi trên địa bàn tỉnh năm 2024',
      signer: { authority: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Đỗ Thị Hạnh' },
      secrecy: null,
      urgency: null,
    });
  });

  it('has its body between the title and the recipients', () => {
    const body = header.text.slice(header.body.start, header.body.end).trim();
    expect(body).toMatch(/^Sở Y tế xây dựng/);
    expect(body).toMatch(/lớn xảy ra\.$/);
  });

  it('keeps an appendix in the body and tells what of it is recipients and signature', () => {
    const { text, body, closing } = headerOf(
      `${official()}\n\nPHỤ LỤC\nPhân công nhiệm vụ phòng, chống bệnh sởi năm 2024 cho các đơn vị trực thuộc`,
    );
    expect(body.end).toBe(text.length);
    expect(text.slice(closing?.start, closing?.end).trim()).toMatch(/^Nơi nhận:[\s\S]*Đỗ Thị Hạnh$/);
  });
});

describe('parts of a header in any order', () => {
  const orders = [
    'issuer number emblem date',
    'emblem date issuer number',
    'emblem issuer number date',
    'issuer emblem date number',
  ];
  it.each(orders)('%s', (order) => {
    const parts: Record<string, string> = {
      issuer: 'UBND TỈNH THANH GIANG\nSỞ Y TẾ',
      emblem: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
      number: 'Số: 91/KH-SYT',
      date: 'Thanh Giang, ngày 07 tháng 3 năm 2024',
    };
    const head = order
      .split(' ')
      .map((name) => parts[name])
      .join('\n');
    expect(headerOf(official({ issuer: head, emblem: '', number: '', date: '' }))).toMatchObject({
      number: '91/KH-SYT',
      issuer: 'SỞ Y TẾ',
      superior: 'UBND TỈNH THANH GIANG',
      place: 'Thanh Giang',
      issuedOn: '2024-03-07',
      title: 'Phòng, chống bệnh sởi trên địa bàn tỉnh năm 2024',
    });
  });

  it('glued by a web page', () => {
    const header = headerOf(
      'Sở Y tế họp giao ban\n( 02/5/2014)\nUBND TỈNH THANH GIANG\n\nSỞ Y TẾ\n\n \n\nSố:  73 /TB-SYTCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúcThanh Giang, ngày  28 tháng 4  năm 2014\n\nTHÔNG BÁO\n\nKết luận của Giám đốc Sở Y tế\n\ntại buổi làm việc với các bệnh viện\n\nNgày 25 tháng 4 năm 2014, Giám đốc Sở làm việc với các bệnh viện.',
    );
    expect(header).toMatchObject({
      number: '73/TB-SYT',
      type: 'thông báo',
      issuer: 'SỞ Y TẾ',
      superior: 'UBND TỈNH THANH GIANG',
      issuedOn: '2014-04-28',
      title: 'Kết luận của Giám đốc Sở Y tế tại buổi làm việc với các bệnh viện',
    });
  });

  it('glued from end to end', () => {
    const header = headerOf(
      'UBND TỈNH THANH GIANG\nSỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\nSố: 73/TB-SYTThanh Giang, ngày 28 tháng 4 năm 2014\nTHÔNG BÁOKết luận của Giám đốc Sở Y tế\n\nGiám đốc Sở kết luận như sau:',
    );
    expect(header).toMatchObject({
      number: '73/TB-SYT',
      place: 'Thanh Giang',
      issuedOn: '2014-04-28',
      type: 'thông báo',
      title: 'Kết luận của Giám đốc Sở Y tế',
    });
  });

  it('run together from two columns of a page', () => {
    const header = headerOf(
      official({
        issuer:
          'UBND TỈNH THANH GIANG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ                  Độc lập - Tự do - Hạnh phúc',
        emblem: 'Số: 91/KH-SYT      Thanh Giang, ngày 07 tháng 3 năm 2024',
        number: '',
        date: '',
        closing:
          'Nơi nhận:                     TL. GIÁM ĐỐC\n- Như trên;               CHÁNH VĂN PHÒNG\n- Lưu: VT.\n                          Lê Minh Tâm',
      }),
    );
    expect(header).toMatchObject({
      number: '91/KH-SYT',
      issuer: 'SỞ Y TẾ',
      superior: 'UBND TỈNH THANH GIANG',
      issuedOn: '2024-03-07',
      signer: { authority: 'TL. GIÁM ĐỐC', position: 'CHÁNH VĂN PHÒNG', name: 'Lê Minh Tâm' },
    });
    expect(printed(header, header.recipients)).toEqual(['- Như trên;', '- Lưu: VT.']);
  });

  it('flattened out of a Markdown table with hard wraps', () => {
    const header = headerOf(
      '|\n**ỦY BAN NHÂN\nDÂN **\nTỈNH THANH GIANG\n--------\n|\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\n|\nSố: 418/QĐ-\nUBND\n|\n*Thanh\nGiang, ngày **05** tháng** 6** năm 2023*\n|\n\n** **\n\n**QUYẾT\nĐỊNH**\n\nVỀ\nVIỆC THÀNH LẬP QUỸ PHÒNG CHỐNG THIÊN TAI\nTỈNH THANH GIANG\n\n**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH**\n\n*Căn cứ Luật Phòng, chống thiên\ntai ngày 19 tháng 6 năm 2013;*\n\n**QUYẾT ĐỊNH:**\n\n**Điều 1.** Thành lập Quỹ.',
    );
    expect(header).toMatchObject({
      number: '418/QĐ-UBND',
      type: 'quyết định',
      issuer: 'ỦY BAN NHÂN DÂN TỈNH THANH GIANG',
      superior: null,
      place: 'Thanh Giang',
      issuedOn: '2023-06-05',
      title: 'VỀ VIỆC THÀNH LẬP QUỸ PHÒNG CHỐNG THIÊN TAI TỈNH THANH GIANG',
    });
    expect(printed(header, header.legalBases)).toEqual([
      'Căn cứ Luật Phòng, chống thiên\ntai ngày 19 tháng 6 năm 2013;',
    ]);
  });
});

describe('what is another document’s stays there', () => {
  it('a second header in an appendix', () => {
    const header = headerOf(
      `${official()}\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số 91/KH-SYT ngày 07 tháng 3 năm 2024)\n\nSỞ Y TẾ\nSố: 12/BC-TTYT\nBến Sứ, ngày 01 tháng 4 năm 2024\nBÁO CÁO\nKết quả tiêm chủng\n\nNơi nhận:\n- Sở Y tế;\n\nGIÁM ĐỐC\n\nPhan Văn Lợi`,
    );
    expect(header).toMatchObject({
      number: '91/KH-SYT',
      issuedOn: '2024-03-07',
      type: 'kế hoạch',
      signer: { name: 'Đỗ Thị Hạnh' },
    });
    expect(header.recipients).toHaveLength(3);
  });

  it('numbers and dates of the title and of the legal bases', () => {
    const header = headerOf(
      official({
        number: 'Số:        /KH-SYT',
        date: 'Thanh Giang, ngày      tháng     năm 2024',
        title: 'KẾ HOẠCH\nThực hiện Chỉ thị\nsố 05/CT-UBND ngày 10 tháng 2 năm 2024\ncủa Chủ tịch UBND tỉnh',
        body: 'Căn cứ Quyết định\nSố 77/QĐ-UBND ngày 01 tháng 02 năm 2024 của UBND tỉnh;\n\nI. MỤC TIÊU\n\n1. Giảm số mắc.',
      }),
    );
    expect(header).toMatchObject({ number: null, issuedOn: null, place: 'Thanh Giang', type: 'kế hoạch' });
    expect(header.title).toBe(
      'Thực hiện Chỉ thị số 05/CT-UBND ngày 10 tháng 2 năm 2024 của Chủ tịch UBND tỉnh',
    );
  });

  it('the day on which a page was posted', () => {
    expect(headerOf(official({ date: '' }), { postedOn: '2024-03-20' }).issuedOn).toBeNull();
  });
});

it('gives spans that lie inside the text, whatever the text', () => {
  const pieces = fc.constantFrom(
    ...official().split(/(?<=\n)/),
    '|\n',
    '**',
    'Căn cứ Luật Dược ngày 06/4/2016;\n',
    'Quyết định này thay thế Quyết định số 4/QĐ-SYT.\n',
    'Kính gửi: ',
    '\n\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (texts) => {
      const header = headerOf(texts.join(''));
      const spans = [
        ...header.legalBases,
        ...header.addressees,
        ...header.recipients,
        ...header.relations.map((relation) => relation.span),
        header.body,
        header.closing ?? header.body,
      ];
      for (const { start, end } of spans)
        expect(start >= 0 && start <= end && end <= header.text.length).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function printed(header: Header & { text: string }, spans: Span[]): string[] {
  return spans.map((span) => header.text.slice(span.start, span.end));
}
