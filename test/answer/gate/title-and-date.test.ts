import { beforeAll, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import type { Packed } from '../../../src/answer/packed.ts';
import { packOf, passagesOfText, units } from './packs.ts';

const plan = `SỞ Y TẾ TỈNH THANH GIANG
Thanh Giang, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Nâng cao chất lượng khám bệnh năm 2026

1. Bệnh viện đa khoa tỉnh cử 05 bác sĩ; báo cáo Sở trước ngày 15/4/2026.
2. Thực hiện Kế hoạch “Phòng chống dịch sốt xuất huyết năm 2026” của Ủy ban nhân dân tỉnh, các đơn vị tổ chức tập huấn cho cán bộ.
3. Theo Nghị định số 96/2023/NĐ-CP ngày 30/12/2023 của Chính phủ, bệnh viện rà soát người hành nghề.
4. Các đơn vị gửi báo cáo kết quả về Sở Y tế trước ngày 25 hằng tháng.
5. Theo Đề án “Bệnh viện thông minh” ngày 06/01/2026, bệnh viện dùng bệnh án điện tử.
6. Theo Kế hoạch kiểm tra, ngày 20/5/2026 đoàn làm việc tại Bệnh viện đa khoa tỉnh.
`;
let packed: Packed;
beforeAll(async () => {
  packed = packOf(await passagesOfText('a.txt', plan));
});

/** `{4}` in a claim is the address of that item. */
const isKept = (claim: string) => {
  const sentences = packed.passages.flatMap((passage) => passage.sentences);
  const address = (item: string) => sentences.find(({ text }) => text.startsWith(`${item}. `))!.address;
  const sentence = claim.replace(/\{(\d)\}/g, (_, item) => `[${address(item)}]`);
  return checkSentence(sentence, { packed, question: '', units, today: '2026-11-02' }).kept;
};

it.each([
  'Theo Kế hoạch “Nâng cao chất lượng khám bệnh năm 2026” ngày 12/3/2026, Bệnh viện đa khoa tỉnh cử 5 bác sĩ {1}.',
  'Theo Kế hoạch “Nâng cao chất lượng khám bệnh năm 2026” ngày 12/3/2026, các đơn vị gửi báo cáo kết quả về Sở Y tế trước ngày 25 hằng tháng {4}.',
  'Theo Đề án “Bệnh viện thông minh” ngày 6/1/2026, bệnh viện dùng bệnh án điện tử {5}.',
  'Ngày 20/5/2026 đoàn làm việc tại Bệnh viện đa khoa tỉnh {6}.',
])('a document may go by its title and date: %s', (claim) => {
  expect(isKept(claim)).toBe(true);
});

it.each([
  'Theo Kế hoạch “Phòng chống dịch sốt xuất huyết năm 2026” ngày 12/3/2026, các đơn vị tổ chức tập huấn cho cán bộ {2}.',
  'Theo văn bản “Phòng chống dịch sốt xuất huyết năm 2026” ngày 12/3/2026, các đơn vị tổ chức tập huấn cho cán bộ {2}.',
  'Theo văn bản “Nâng cao chất lượng khám bệnh năm 2026” ngày 30/12/2023, bệnh viện rà soát người hành nghề {3}.',
  'Theo Kế hoạch “Nâng cao chất lượng khám bệnh năm 2026” ngày 06/01/2026, bệnh viện dùng bệnh án điện tử {5}.',
  'Theo Đề án “Bệnh viện thông minh” ngày 12/3/2026, bệnh viện dùng bệnh án điện tử {5}.',
  'Văn bản “báo cáo kết quả” ngày 12/3/2026 được các đơn vị gửi về Sở Y tế {4}.',
])('it has no date of another document, and no title of another: %s', (claim) => {
  expect(isKept(claim)).toBe(false);
});

it.each([
  'Theo Kế hoạch “Nâng cao chất lượng khám bệnh năm 2026”, ngày 12/3/2026 Bệnh viện đa khoa tỉnh cử 05 bác sĩ {1}.',
  'Theo Kế hoạch nâng cao chất lượng khám bệnh, ngày 12/3/2026 Bệnh viện đa khoa tỉnh cử 05 bác sĩ {1}.',
  'Theo văn bản “Nâng cao chất lượng khám bệnh năm 2026”, ngày 12/3/2026 là hạn gửi báo cáo kết quả về Sở Y tế {4}.',
])('its date of issue is no date of what is to be done: %s', (claim) => {
  expect(isKept(claim)).toBe(false);
});
