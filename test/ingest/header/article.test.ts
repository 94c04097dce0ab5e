import { describe, expect, it } from 'vitest';
import { headerOf } from '../../support/official.ts';

const text =
  'Cổng thông tin Trung tâm Y tế Bến Sứ\n\nTrung tâm Y tế tập huấn cấp cứu ngoại viện\n\nĐăng ngày 16/5/2018 08:30\n\nSáng ngày 15/5/2018, Trung tâm Y tế Bến Sứ tổ chức lớp tập huấn cấp cứu ngoại viện cho bốn mươi nhân viên của các trạm y tế xã, phường trên địa bàn, theo kế hoạch đã giao từ đầu năm 2018.\n\nLớp học kéo dài hai ngày.';

describe('a news item', () => {
  it('is a bài viết with its headline and its own date', () => {
    const header = headerOf(text);
    expect(header).toMatchObject({
      type: 'bài viết',
      number: null,
      issuer: null,
      signer: null,
      title: 'Trung tâm Y tế tập huấn cấp cứu ngoại viện',
      issuedOn: '2018-05-16',
    });
    expect(header.text.slice(header.body.start).trim()).toMatch(/^Đăng ngày/);
  });

  it('takes the day of posting and the title where the page says them', () => {
    expect(headerOf(text, { postedOn: '2018-05-17', title: 'Tập huấn cấp cứu ngoại viện' })).toMatchObject({
      issuedOn: '2018-05-17',
      title: 'Tập huấn cấp cứu ngoại viện',
    });
  });

  it('does not take a byline for its title', () => {
    expect(headerOf(text, { title: 'Đăng ngày 16/5/2018 08:30' }).title).toBe(
      'Trung tâm Y tế tập huấn cấp cứu ngoại viện',
    );
  });

  it('has its first line for a title where numbered headings follow', () => {
    expect(
      headerOf(
        `CẨM NANG CHĂM SÓC TRẺ SỐT\n\nPhiên bản năm 2020\n\n1. Khi nào cần đến trạm y tế\n\n${'Trẻ sốt cao liên tục cần được theo dõi. '.repeat(6)}`,
      ).title,
    ).toBe('CẨM NANG CHĂM SÓC TRẺ SỐT');
  });

  it('stays one when it quotes the number of a document', () => {
    expect(
      headerOf(
        `${text}\n\nLớp học theo Kế hoạch số 12/KH-TTYT ngày 02/01/2018.\n\nGiấy phép: Số 06/GP-STTTT ngày 23/9/2016`,
      ).type,
    ).toBe('bài viết');
  });
});
