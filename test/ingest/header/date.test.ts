import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

describe('place and date of issue', () => {
  it.each([
    ['Thanh Giang, ngày  18 tháng 4  năm 2013', 'Thanh Giang', '2013-04-18'],
    ['*Thanh Giang, ngày **24** tháng** 11** năm 2025 *', 'Thanh Giang', '2025-11-24'],
    ['Thanh Giang ngày 01\ntháng 12 năm 2025', 'Thanh Giang', '2025-12-01'],
    ['Thanh Giang,\nngày 01 tháng12 năm 2025', 'Thanh Giang', '2025-12-01'],
    ['Thành phố Hồ\nChí Minh, ngày 19 tháng 11 năm 2025', 'Thành phố Hồ Chí Minh', '2025-11-19'],
    ['TP. Huế, ngày 02/01/2025', 'TP. Huế', '2025-01-02'],
    ['Bà Rịa - Vũng Tàu, ngày 3 tháng 5 năm 2019', 'Bà Rịa - Vũng Tàu', '2019-05-03'],
    ['Thanh Giang, hồi 15 giờ 00, ngày 22 tháng 9 năm 2025', 'Thanh Giang', '2025-09-22'],
    ['Thanh Giang, ng à y 18 th á ng 4 n ă m 2013', 'Thanh Giang', '2013-04-18'],
    ['Ngày 18 tháng 4 năm 2013', null, '2013-04-18'],
    ['Thanh Giang, ngày … tháng … năm 2025', 'Thanh Giang', null],
    ['Thanh Giang, ngày    tháng    năm', 'Thanh Giang', null],
    ['Thanh Giang, ngày 31 tháng 02 năm 2025', 'Thanh Giang', null],
  ])('%j', (date, place, issuedOn) =>
    expect(headerOf(official({ date }))).toMatchObject({ place, issuedOn }),
  );

  it('takes the box of metadata where the date line was left blank', () => {
    const box = '**Ngày ban hành:**\n|\n20/11/2025\n|\n\n';
    expect(headerOf(box + official({ date: 'Thanh Giang, ngày     tháng 11 năm 2025' })).issuedOn).toBe(
      '2025-11-20',
    );
  });

  it('finds the date above the signature of an older document', () => {
    const closing = 'Thanh Giang, ngày 3 tháng 5 năm 2009\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Minh Tâm';
    expect(headerOf(official({ date: '', closing })).issuedOn).toBe('2009-05-03');
  });

  it('takes the day on which a law was passed', () => {
    const text =
      'QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLuật số: 99/2030/QH16\n\nLUẬT\n\nTHƯ VIỆN SỐ\n\nCăn cứ Hiến pháp;\n\nĐiều 1. Phạm vi điều chỉnh\n\nLuật này quy định về thư viện số.\n\nLuật này được Quốc hội khóa XVI, kỳ họp thứ 9 thông qua ngày 20 tháng 6 năm 2030.';
    expect(headerOf(text)).toMatchObject({
      number: '99/2030/QH16',
      type: 'luật',
      issuer: 'QUỐC HỘI',
      issuedOn: '2030-06-20',
      title: 'THƯ VIỆN SỐ',
    });
  });
});
