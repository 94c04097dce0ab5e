import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

describe('secrecy', () => {
  it.each([
    ['MẬT', 'Mật'],
    ['TỐI MẬT', 'Tối mật'],
    ['TUYỆT MẬT', 'Tuyệt mật'],
    ['[ MẬT ]', 'Mật'],
    ['**TUY ỆT M ẬT**', 'Tuyệt mật'],
    ['Độ mật: Mật', 'Mật'],
    ['ĐỘ MẬT: TỐI MẬT', 'Tối mật'],
    ['Độ mật:\n\nMật', 'Mật'],
  ])('%j', (stamp, secrecy) => {
    expect(headerOf(official({ issuer: `${stamp}\nUBND TỈNH THANH GIANG\nSỞ Y TẾ` })).secrecy).toBe(secrecy);
    expect(headerOf(official({ number: `Số: 91/KH-SYT\n${stamp}` })).secrecy).toBe(secrecy);
    expect(headerOf(official({ body: `Sở Y tế báo cáo như sau.\n\n${stamp}\n\nHết.` })).secrecy).toBe(
      secrecy,
    );
  });

  it('glued to the emblem', () => {
    expect(headerOf(official({ emblem: 'MẬTCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' })).secrecy).toBe('Mật');
  });

  it.each([
    'KẾ HOẠCH\nBảo vệ bí mật nhà nước năm 2024',
    'KẾ HOẠCH\nGiảm mật độ lăng quăng',
    'KẾ HOẠCH\nTĂNG CƯỜNG BẢO MẬT\nHỆ THỐNG THÔNG TIN',
    'KẾ HOẠCH\nKhám chuyên khoa\n\nMẮT\n\nRĂNG HÀM MẶT',
    'KẾ HOẠCH\nĐộ mật: Thường',
  ])('none in %j', (title) => expect(headerOf(official({ title })).secrecy).toBeNull());
});

describe('urgency', () => {
  it.each([
    ['KHẨN', 'Khẩn'],
    ['HOẢ TỐC', 'Hỏa tốc'],
    ['THƯỢNG KHẨN', 'Thượng khẩn'],
    ['HỎA TỐC HẸN GIỜ', 'Hỏa tốc hẹn giờ'],
    ['Độ khẩn: Khẩn', 'Khẩn'],
  ])('%s', (stamp, urgency) =>
    expect(headerOf(official({ number: `Số: 91/KH-SYT\n\n${stamp}` })).urgency).toBe(urgency),
  );

  it('not in a title', () => {
    expect(
      headerOf(official({ title: 'CÔNG ĐIỆN\nVỀ VIỆC KHẨN TRƯƠNG\nPHÒNG CHỐNG DỊCH' })).urgency,
    ).toBeNull();
  });
});
