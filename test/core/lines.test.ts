import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelAt } from '../../src/core/label.ts';
import { linesOf } from '../../src/core/lines.ts';

const paragraphs = (text: string) =>
  linesOf(text, { start: 0, end: text.length }).map((line) =>
    text.slice(line.start, line.end).replace(/\n/g, '⏎'),
  );

describe('linesOf', () => {
  it('joins the lines of a paragraph that is wrapped at about 80 columns', () => {
    const text = [
      'Sở Y tế tỉnh Thanh Giang yêu cầu giám đốc các đơn vị trực thuộc phối hợp với Ủy',
      'ban nhân dân các xã triển khai kế hoạch tiêm chủng mở rộng đợt hai trên địa bàn',
      'tỉnh trước ngày 30 tháng 6.',
      '',
      '1. Trung tâm Kiểm soát bệnh tật chủ trì lập danh sách trẻ chưa tiêm, gửi về Sở',
      'Y tế để tổng hợp.',
      '2. Các trạm y tế rà soát kho lạnh.',
    ].join('\n');
    expect(paragraphs(text).map((line) => line.split('⏎').length)).toEqual([3, 2, 1]);
  });

  it('joins nothing where every paragraph has a line of its own', () => {
    const text = [
      'BỆNH VIỆN ĐA KHOA THANH GIANG',
      'Địa chỉ: số 5 đường Lê Lợi',
      'Điện thoại: 0203.111222',
      'Sáng nay bệnh viện khai trương khu khám mới với sự có mặt của lãnh đạo Sở Y tế, lãnh đạo phường và đông đảo người dân trong vùng.',
      'Khu khám có 20 phòng.',
    ].join('\n');
    expect(paragraphs(text)).toHaveLength(5);
  });

  it('takes a number that is only the end of a sentence for no item', () => {
    const text = [
      'Việc khen thưởng thực hiện theo quy định tại điểm b khoản 2 Điều 7 và theo khoản',
      '3. Mức chi do Sở Y tế hướng dẫn cho từng năm, phù hợp với dự toán được giao',
      'của các đơn vị.',
    ].join('\n');
    expect(paragraphs(text)).toHaveLength(1);
  });

  it('goes on over a hyphen that a line break has put in front', () => {
    const text = [
      'Sở Y tế chủ trì, phối hợp với các sở, ban, ngành tỉnh, các tổ chức chính trị',
      '- xã hội của tỉnh Thanh Giang và các địa phương thực hiện kế hoạch này trong',
      'năm 2025 và các năm sau.',
    ].join('\n');
    expect(paragraphs(text)).toHaveLength(1);
  });

  it('keeps a bold heading that is broken over two lines together', () => {
    const text = '**II. NHIỆM\nVỤ TRỌNG TÂM**\n\n- Rà soát trang thiết bị hiện\ncó tại các trạm.';
    expect(paragraphs(text)).toEqual([
      '**II. NHIỆM⏎VỤ TRỌNG TÂM**',
      '- Rà soát trang thiết bị hiện⏎có tại các trạm.',
    ]);
  });

  it('never cuts a word off: every letter lies in exactly one paragraph, in order', () => {
    const piece = fc.constantFrom(
      'Sở Y tế',
      'báo cáo',
      '1.',
      'a)',
      '- ',
      '**',
      '|',
      '\n',
      '\n\n',
      ' ',
      ';',
      '.',
      'Điều 3.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const lines = linesOf(text, { start: 0, end: text.length });
        let at = 0;
        for (const line of lines) {
          expect(line.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, line.start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(text.slice(line.start, line.end)).toBe(text.slice(line.start, line.end).trim());
          at = line.end;
        }
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('labelAt', () => {
  const read = (line: string) => {
    const label = labelAt(line, 0, line.length);
    return label ? [label.style, label.text, line.slice(label.contentStart)] : null;
  };

  it.each([
    ['Điều 5. Hiệu lực', 'điều', 'Điều 5', 'Hiệu lực'],
    ['**Điều 8a.** Chuyển tiếp', 'điều', 'Điều 8a', 'Chuyển tiếp'],
    ['ĐIỀU 3: TỔ CHỨC', 'điều', 'Điều 3', 'TỔ CHỨC'],
    ['Chương II', 'chương', 'Chương II', ''],
    ['PHẦN THỨ NHẤT', 'phần', 'Phần thứ nhất', ''],
    ['Mục 2. KINH PHÍ', 'mục', 'Mục 2', 'KINH PHÍ'],
    ['PHỤ LỤC', 'phụ lục', 'Phụ lục', ''],
    ['Phụ lục II', 'phụ lục', 'Phụ lục II', ''],
    ['Mẫu số 04', 'mẫu', 'Mẫu số 04', ''],
    ['IV. TỔ CHỨC', 'I', 'IV', 'TỔ CHỨC'],
    ['# 3. Hồ sơ', '1.', '3', 'Hồ sơ'],
    ['\u00a0 12.Công tác dược', '1.', '12', 'Công tác dược'],
    ['2.1.3. Thanh tra', '1.1.1', '2.1.3', 'Thanh tra'],
    ['2.2 Một số nội dung', '1.1', '2.2', 'Một số nội dung'],
    ['1) Lập danh sách', '1)', '1', 'Lập danh sách'],
    ['đ) Báo cáo', 'a)', 'đ)', 'Báo cáo'],
    ['(2) Trạm y tế', '(1)', '(2)', 'Trạm y tế'],
    ['+ Sở Tài chính', '+', '+', 'Sở Tài chính'],
    ['* Lưu ý', '•', '•', 'Lưu ý'],
    ['B. KẾ HOẠCH', 'A', 'B', 'KẾ HOẠCH'],
    ['Bước 2: Thẩm định', 'bước', 'Bước 2', 'Thẩm định'],
    ['2.[8] Chi phí', '1.', '2', '[8] Chi phí'],
  ])('reads %s', (line, style, text, content) => {
    expect(read(line)).toEqual([style, text, content]);
  });

  it.each([
    '11.4.2013 là ngày họp',
    '1.500 người được tiêm',
    '2.5 triệu đồng',
    '12/5/2013',
    '12/KH-SYT ngày 5/3',
    '30% số xã đạt chuẩn',
    '-------',
    '-5 độ',
    '+84 203 111222',
    'TP. Thanh Giang',
    'KT. GIÁM ĐỐC',
    'Điều 5 Nghị định này',
    'Phụ lục này gồm hai bảng',
    'Mục tiêu chung',
    'Phần mềm quản lý',
    '“Điều 6. Hồ sơ',
    '2025. Năm học mới',
    '*Đơn vị chủ trì:* Sở Y tế',
  ])('takes no label from %s', (line) => {
    expect(read(line)).toBeNull();
  });
});
