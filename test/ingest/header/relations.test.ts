import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

const decision = (body: string, title = 'QUYẾT ĐỊNH\nVề việc thành lập Hội đồng') =>
  official({
    number: 'Số: 30/QĐ-SYT',
    title,
    body: `GIÁM ĐỐC SỞ Y TẾ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Hội đồng.\n\n${body}`,
  });
const named = (text: string) =>
  headerOf(text).relations.map(({ kind, type, number, issuedOn }) =>
    [kind, type, number, issuedOn].filter(Boolean).join(' '),
  );

describe('grounds', () => {
  it('are the documents that the legal bases name first', () => {
    const text = official({
      body: '*Căn cứ Luật Tổ chức chính\nquyền địa phương số 72/2025/QH15;*\n\n*Căn cứ Luật Dược ngày 06 tháng 4 năm 2016;*\n\n*Căn cứ Nghị định số 7/2021/NĐ-CP ngày 27/01/2021 của Chính phủ; Nghị định số 30/2025/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 8/2019/NĐ-CP;*\n\n*Căn cứ Quyết định 5/QĐ-UBND ngày 02/01/2024 về thực hiện Nghị quyết số 57-NQ/TW;*\n\n*Theo đề nghị của Chánh Văn phòng Sở.*\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Căn cứ Luật Giá số 16/2023/QH15, ban hành giá.',
    });
    expect(named(text)).toEqual([
      'căn cứ luật 72/2025/QH15',
      'căn cứ luật 2016-04-06',
      'căn cứ nghị định 7/2021/NĐ-CP 2021-01-27',
      'căn cứ nghị định 30/2025/NĐ-CP',
      'căn cứ quyết định 5/QĐ-UBND 2024-01-02',
    ]);
  });

  it('end where a letter says what it wants', () => {
    const header = headerOf(
      official({
        body: 'Căn cứ Kế hoạch số 8/KH-UBND ngày 03/01/2024 của UBND tỉnh, Sở Y tế đề nghị các đơn vị báo cáo trước ngày 20/4/2024.',
      }),
    );
    expect(header.legalBases.map(({ start, end }) => header.text.slice(start, end))).toEqual([
      'Căn cứ Kế hoạch số 8/KH-UBND ngày 03/01/2024 của UBND tỉnh',
    ]);
  });
});

describe('what a document does to others', () => {
  it.each([
    [
      'Quyết định này thay thế Quyết định số 12/QĐ-SYT ngày 05/3/2020 của Giám đốc Sở.',
      ['thay thế quyết định 12/QĐ-SYT 2020-03-05'],
    ],
    [
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký, thay thế Quyết định\nsố 12/QĐ-SYT ngày 05 tháng 3 năm 2020 về việc thành lập Tổ công tác và Quyết định số 15/QĐ-SYT ngày 06/4/2020.',
      ['thay thế quyết định 12/QĐ-SYT 2020-03-05', 'thay thế quyết định 15/QĐ-SYT 2020-04-06'],
    ],
    [
      'Quyết định này thay thế Quyết định số 12/QĐ-SYT về thực hiện Kế hoạch số 8/KH-UBND.',
      ['thay thế quyết định 12/QĐ-SYT'],
    ],
    ['2. Bãi bỏ Công văn số 44/SYT-NVY ngày 01/02/2021.', ['bãi bỏ công văn 44/SYT-NVY 2021-02-01']],
    [
      'Bãi bỏ các văn bản sau:\na) Quyết định số 1/QĐ-SYT ngày 01/02/2021;\nb) Quyết định số 2/QĐ-SYT ngày 01/3/2021.',
      ['bãi bỏ quyết định 1/QĐ-SYT 2021-02-01', 'bãi bỏ quyết định 2/QĐ-SYT 2021-03-01'],
    ],
    [
      '2. Bãi bỏ cụm từ “cấp huyện” tại khoản 1 Điều 3 Quyết định số 9/QĐ-SYT.',
      ['sửa đổi quyết định 9/QĐ-SYT'],
    ],
    [
      'Quyết định số 9/QĐ-SYT ngày 02/5/2019 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.',
      ['bãi bỏ quyết định 9/QĐ-SYT 2019-05-02'],
    ],
    [
      'Quyết định số 9/QĐ-SYT, Quyết định số 10/QĐ-SYT sửa đổi một số điều của Quy chế và Quyết định số 11/QĐ-SYT hết hiệu lực kể từ ngày Quyết định này có hiệu lực.',
      ['bãi bỏ quyết định 9/QĐ-SYT', 'bãi bỏ quyết định 10/QĐ-SYT', 'bãi bỏ quyết định 11/QĐ-SYT'],
    ],
    [
      'Quyết định số 9/QĐ-SYT ngày 02/5/2019 được thay thế bằng Quyết định này.',
      ['thay thế quyết định 9/QĐ-SYT 2019-05-02'],
    ],
    [
      'Điều 2. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 9/QĐ-SYT ngày 02/5/2019.',
      ['sửa đổi quyết định 9/QĐ-SYT 2019-05-02'],
    ],
    [
      'Điều 2. Đính chính thể thức tại Quyết định số 9/QĐ-SYT ngày 02/5/2019.',
      ['đính chính quyết định 9/QĐ-SYT 2019-05-02'],
    ],
  ])('%j', (body, expected) => expect(named(decision(body))).toEqual(expected));

  it('is told by the title', () => {
    expect(
      named(
        decision(
          '',
          'QUYẾT ĐỊNH\nSửa đổi, bổ sung một số điều của Quyết định số 9/QĐ-SYT\nngày 02 tháng 5 năm 2019',
        ),
      ),
    ).toEqual(['sửa đổi quyết định 9/QĐ-SYT 2019-05-02']);
    expect(
      named(decision('', 'QUYẾT ĐỊNH\nVỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ 9/QĐ-SYT NGÀY 02/5/2019 CỦA GIÁM ĐỐC SỞ')),
    ).toEqual(['bãi bỏ quyết định 9/QĐ-SYT 2019-05-02']);
  });

  it('is told by a plan about itself, with the clause as its span', () => {
    const header = headerOf(
      official({ body: 'I. MỤC TIÊU\n\nKế hoạch này thay thế Kế hoạch số 12/KH-SYT ngày 05/3/2023.' }),
    );
    expect(header.relations.map(({ kind, span }) => [kind, header.text.slice(span.start, span.end)])).toEqual(
      [['thay thế', 'Kế hoạch này thay thế Kế hoạch số 12/KH-SYT ngày 05/3/2023']],
    );
  });

  it.each([
    'Thực hiện Thông tư số 4/2020/TT-BYT được sửa đổi, bổ sung bởi Thông tư số 9/2022/TT-BYT.',
    'Các văn bản dẫn chiếu tại Quyết định này được thay thế thì thực hiện theo văn bản mới.',
    'Sở Tài chính tham mưu khi có Quyết định thay thế Quyết định số 118/2008/QĐ-TTg ngày 27/8/2008.',
    'Công bố danh mục bị bãi bỏ theo Quyết định số 9/QĐ-BYT.',
    'Điều 5 sửa đổi như sau: “Quyết định này thay thế Quyết định số 9/QĐ-SYT”.',
    'Chứng chỉ cấp theo Quyết định của Sở hết hiệu lực sau 5 năm.',
    'Quyết định này thay thế Quyết định số 30/QĐ-SYT.',
  ])('nothing in %j', (body) => expect(named(decision(body))).toEqual([]));

  it('a task in a plan to amend a decision amends nothing', () => {
    expect(
      named(
        official({
          body: 'I. NHIỆM VỤ\n\n1. Sửa đổi Quyết định số 9/QĐ-SYT ngày 02/5/2019.\n\n- Bãi bỏ Quyết định số 10/QĐ-SYT.',
        }),
      ),
    ).toEqual([]);
  });
});

describe('validity', () => {
  const validity = (body: string) => {
    const { effectiveFrom, expiresOn } = headerOf(decision(body));
    return [effectiveFrom, expiresOn];
  };

  it.each([
    ['Quyết định này có hiệu lực kể từ ngày ký.', '2024-03-07', null],
    ['Quyết định này có hiệu lực thi hành từ ngày ký ban hành.', '2024-03-07', null],
    ['Quyết định này có hiệu lực\nthi hành kể từ ngày 01 tháng 7 năm 2024.', '2024-07-01', null],
    ['Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.', '2024-03-17', null],
    ['Quyết định này có hiệu lực từ ngày 01/4/2024 đến hết ngày 31/12/2025.', '2024-04-01', '2025-12-31'],
    ['Quyết định này có hiệu lực đến hết năm 2026.', null, '2026-12-31'],
    ['Quyết định này hết hiệu lực từ ngày 01/01/2027.', null, '2026-12-31'],
    ['Luật Dược có hiệu lực từ ngày 01/7/2025.', null, null],
    ['Ủy quyền từ ngày Quyết định này có hiệu lực đến hết ngày 31/12/2030.', null, null],
    ['Các đơn vị căn cứ Quyết định này tổ chức thực hiện, báo cáo đến ngày 20/12/2024.', null, null],
    ['Sửa Điều 9: “Quyết định này có hiệu lực từ ngày 01/5/2020.”', null, null],
  ])('%s', (body, from, until) => expect(validity(body)).toEqual([from, until]));
});
