import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { archiveOf } from '../support/archive.ts';
import { official } from '../support/official.ts';

const decision = (number: string, date: string, title: string, body: string) =>
  official({ number: `Số: ${number}`, date: `Thanh Giang, ${date}`, title, body });

let kho: Awaited<ReturnType<typeof archiveOf>>;
beforeAll(async () => {
  kho = await archiveOf({
    'cu.txt': decision(
      '31/QĐ-SYT',
      'ngày 04 tháng 4 năm 2021',
      'QUYẾT ĐỊNH\nVề chế độ trực của trạm y tế',
      'Điều 1. Mỗi ca trực của trạm y tế lưu động kéo dài không quá 12 giờ.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    ),
    'moi.txt': decision(
      '58/QĐ-SYT',
      'ngày 06 tháng 6 năm 2024',
      'QUYẾT ĐỊNH\nVề chế độ trực của trạm y tế',
      'Điều 1. Mỗi ca trực của trạm y tế lưu động kéo dài không quá 8 giờ.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 31/QĐ-SYT ngày 04 tháng 4 năm 2021.',
    ),
    'ke-hoach-2024.txt': decision(
      '12/KH-SYT',
      'ngày 10 tháng 01 năm 2024',
      'KẾ HOẠCH\nTập huấn sơ cấp cứu năm 2024',
      'I. THỜI HẠN\n\n1. Các trạm y tế nộp danh sách học viên sơ cấp cứu trước ngày 15/3/2024.',
    ),
    'ke-hoach-2025.txt': decision(
      '14/KH-SYT',
      'ngày 12 tháng 01 năm 2025',
      'KẾ HOẠCH\nTập huấn sơ cấp cứu năm 2025',
      'I. THỜI HẠN\n\n1. Các trạm y tế nộp danh sách học viên sơ cấp cứu trước ngày 20/3/2025.',
    ),
    'cong-van-a.txt': decision(
      '101/SYT-NVD',
      'ngày 02 tháng 5 năm 2025',
      'V/v dự trữ dịch truyền tại trung tâm y tế',
      'Mỗi trung tâm y tế dự trữ ít nhất 200 chai dịch truyền cho mùa sốt xuất huyết.',
    ),
    'cong-van-b.txt': decision(
      '140/SYT-NVD',
      'ngày 20 tháng 6 năm 2025',
      'V/v dự trữ dịch truyền tại trung tâm y tế',
      'Mỗi trung tâm y tế dự trữ ít nhất 350 chai dịch truyền cho mùa sốt xuất huyết.',
    ),
  });
});
afterAll(() => kho.close());

const ask = async (question: string) =>
  answer(await kho.retrieve(question, { k: 30 }), { archive: kho.archive, refuseBelow: 0.25 });

describe('two documents that say the same thing with other figures', () => {
  it('are both quoted and named with their dates, the one in force first', async () => {
    const outcome = await ask('Mỗi ca trực của trạm y tế lưu động kéo dài bao nhiêu giờ?');
    expect(outcome.quotes.map(({ source }) => source)).toEqual(['moi.txt', 'cu.txt']);
    expect(outcome.text).toMatch(
      /^Hai văn bản nêu khác nhau: quyết định số 58\/QĐ-SYT ngày 06\/6\/2024 \(còn hiệu lực\) và quyết định số 31\/QĐ-SYT ngày 04\/4\/2021 \(đã bị thay thế bởi/,
    );
    expect(outcome.text).toContain('8 giờ');
    expect(outcome.text).toContain('12 giờ');
  });

  it('the newer first when both are in force', async () => {
    const outcome = await ask('Mỗi trung tâm y tế dự trữ bao nhiêu chai dịch truyền?');
    expect(outcome.quotes.map(({ source }) => source)).toEqual(['cong-van-b.txt', 'cong-van-a.txt']);
    expect(outcome.text).toContain('Hai văn bản nêu khác nhau');
  });

  it('the one that was asked for by its number first', async () => {
    const outcome = await ask('Quyết định 31/QĐ-SYT quy định ca trực kéo dài bao nhiêu giờ?');
    expect(outcome.quotes[0]!.source).toBe('cu.txt');
  });
});

it('takes the plans of two years for no contradiction', async () => {
  const outcome = await ask('Các trạm y tế nộp danh sách học viên sơ cấp cứu trước ngày nào?');
  expect(outcome.text).not.toContain('khác nhau');
});

it('takes what a document says of itself for no contradiction', async () => {
  const outcome = await ask('Quyết định về chế độ trực của trạm y tế có hiệu lực kể từ ngày nào');
  expect(outcome.text).not.toContain('khác nhau');
});
