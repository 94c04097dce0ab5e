import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

describe('type and title', () => {
  it.each([
    ['QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác', 'quyết định', 'Về việc thành lập Tổ công tác'],
    ['QUY ẾT Đ ỊNH\nVề việc thành lập Tổ công tác', 'quyết định', 'Về việc thành lập Tổ công tác'],
    ['BÁO CÁO Kết quả công tác tháng 3', 'báo cáo', 'Kết quả công tác tháng 3'],
    ['KẾ HOẠCH PHÒNG CHỐNG DỊCH NĂM 2024', 'kế hoạch', 'PHÒNG CHỐNG DỊCH NĂM 2024'],
    [
      '# THÔNG BÁO\n\n**Kết luận của Giám đốc Sở\n\ntại Hội nghị giao ban**',
      'thông báo',
      'Kết luận của Giám đốc Sở tại Hội nghị giao ban',
    ],
    [
      'KẾ HOẠCH\nTriển khai thực hiện Nghị quyết số 12-NQ/TU',
      'kế hoạch',
      'Triển khai thực hiện Nghị quyết số 12-NQ/TU',
    ],
    [
      'TỜ TRÌNH\nĐề nghị phê duyệt dự toán\n\nKính gửi: Ủy ban nhân dân tỉnh.',
      'tờ trình',
      'Đề nghị phê duyệt dự toán',
    ],
    ['CÔNG ĐIỆN\nV/V TẬP TRUNG ỨNG PHÓ BÃO', 'công điện', 'TẬP TRUNG ỨNG PHÓ BÃO'],
    [
      'NGHỊ QUYẾT\nVỀ VIỆC PHÂN BỔ KINH PHÍ CHO\nHỘI ĐỒNG NHÂN DÂN CẤP XÃ\nHỘI ĐỒNG NHÂN DÂN TỈNH\nCăn cứ Luật Ngân sách nhà nước;',
      'nghị quyết',
      'VỀ VIỆC PHÂN BỔ KINH PHÍ CHO HỘI ĐỒNG NHÂN DÂN CẤP XÃ',
    ],
    [
      'KẾ HOẠCH\nTiêm chủng năm 2024\n(Ban hành kèm theo Quyết định số 5/QĐ-SYT ngày 02/01/2024)',
      'kế hoạch',
      'Tiêm chủng năm 2024',
    ],
  ])('%j', (title, type, expected) =>
    expect(headerOf(official({ title }))).toMatchObject({ type, title: expected }),
  );

  it('a letter has a subject', () => {
    const header = headerOf(
      official({
        number: 'Số: 902/SYT-NVY\nV/v báo cáo kết quả\ntiêm chủng quý I',
        title: 'Kính gửi:\n- Trung tâm Kiểm soát bệnh tật;\n- Các trung tâm y tế.',
      }),
    );
    expect(header).toMatchObject({ type: 'công văn', title: 'báo cáo kết quả tiêm chủng quý I' });
    expect(header.addressees.map(({ start, end }) => header.text.slice(start, end))).toEqual([
      '- Trung tâm Kiểm soát bệnh tật;',
      '- Các trung tâm y tế.',
    ]);
  });

  it('an addressee that was left open is none', () => {
    const header = headerOf(
      official({
        number: 'Số: 902/SYT-NVY\nV/v góp ý dự thảo',
        title: 'Kính gửi: ................................',
        body: 'Sở Y tế đề nghị quý đơn vị góp ý.',
      }),
    );
    expect(header).toMatchObject({ type: 'công văn', addressees: [] });
  });

  it('a letter of the Cục Thuế is no chỉ thị, though its sign is CT', () => {
    expect(
      headerOf(
        official({ number: 'Số: 530/CT-CS\nV/v hoàn thuế', title: 'Kính gửi: Thuế tỉnh Thanh Giang.' }),
      ).type,
    ).toBe('công văn');
  });

  it('a consolidated text is told by its sign and bears the title of what it joins', () => {
    expect(
      headerOf(official({ number: 'Số: 9/VBHN-BYT', title: 'THÔNG TƯ\nQUY ĐỊNH VỀ TRỰC CẤP CỨU' })),
    ).toMatchObject({
      type: 'văn bản hợp nhất',
      title: 'THÔNG TƯ QUY ĐỊNH VỀ TRỰC CẤP CỨU',
      effectiveFrom: null,
    });
  });

  it('a menu and a family planning headline are no types', () => {
    expect(
      headerOf(
        'TRANG CHỦ\nTHÔNG BÁO\n\n' +
          official({ number: 'Số: 7/SYT-VP\nV/v nghỉ lễ', title: 'Kính gửi: Các đơn vị.' }),
      ).type,
    ).toBe('công văn');
    expect(
      headerOf(
        'KẾ HOẠCH HÓA GIA ĐÌNH VÀ CHẤT LƯỢNG DÂN SỐ\n\nSáng 12/5/2019, Chi cục Dân số tổ chức truyền thông.',
      ).type,
    ).toBe('bài viết');
  });
});

describe('issuer and superior', () => {
  it.each([
    ['SỞ Y TẾ\nTRUNG TÂM KIỂM SOÁT\nBỆNH TẬT', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT', 'SỞ Y TẾ'],
    ['THỦ TƯỚNG\nCHÍNH PHỦ', 'THỦ TƯỚNG CHÍNH PHỦ', null],
    ['VĂN PHÒNG CHÍNH\nPHỦ\n-------', 'VĂN PHÒNG CHÍNH PHỦ', null],
    ['**BỘ\nCÔNG THƯƠNG**', 'BỘ CÔNG THƯƠNG', null],
    ['ỦY\nBAN NHÂN DÂN\nTHÀNH PHỐ BẾN SỨ', 'ỦY BAN NHÂN DÂN THÀNH PHỐ BẾN SỨ', null],
    ['**UBND TỈNH THANH GIANG** **SỞ Y TẾ** -------', 'SỞ Y TẾ', 'UBND TỈNH THANH GIANG'],
    ['SỞ Y TẾ TỈNH THANH GIANG\n\nHỎA TỐC\n\nSỞ Y TẾ\nTHANH TRA', 'THANH TRA', 'SỞ Y TẾ'],
    ['Sở Y tế Thanh Giang', 'Sở Y tế Thanh Giang', null],
  ])('%j', (issuer, own, superior) =>
    expect(headerOf(official({ issuer }))).toMatchObject({ issuer: own, superior }),
  );
});
