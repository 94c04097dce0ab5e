import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import type { Packed } from '../../../src/answer/packed.ts';
import { packOf, passagesOfText, units } from './packs.ts';

const planOf = (
  year: number,
  day: string,
  sum: string,
  least: string,
  index: number,
) => `SỞ Y TẾ TỈNH THANH GIANG
Số: ${year - 1960}/KH-SYT
Thanh Giang, ngày ${day} tháng 3 năm ${year}

KẾ HOẠCH
Phòng, chống sốt xuất huyết năm ${year}

1. Tổng kinh phí: ${sum} triệu đồng.
2. Ủy ban nhân dân cấp huyện bố trí tối thiểu ${least} triệu đồng/huyện cho chiến dịch.
3. Phun hóa chất tại các xã, phường có chỉ số BI từ ${index} trở lên.
`;

let packed: Packed;
/** Addresses of the sentence with these words: of the plan of 2025, then of that of 2024. */
let addresses: (words: string) => string;

beforeAll(async () => {
  packed = packOf([
    ...(await passagesOfText('2025.txt', planOf(2025, '11', '1.960', '100', 15))),
    ...(await passagesOfText('2024.txt', planOf(2024, '18', '2.180', '120', 20))),
  ]);
  const sentences = packed.passages.flatMap((passage) => passage.sentences);
  addresses = (words) =>
    sentences
      .filter(({ text }) => text.includes(words))
      .map(({ address }) => `[${address}]`)
      .join('');
});

const kept: readonly (readonly [cited: string, claim: string])[] = [
  ['Tổng', 'Kinh phí năm 2025 là 1 tỷ 960 triệu đồng, thấp hơn mức 2 tỷ 180 triệu đồng của năm 2024'],
  ['Tổng', 'Kinh phí năm 2024 là 2.180 triệu đồng, cao hơn mức 1.960 triệu đồng của năm 2025'],
  [
    'bố trí',
    'Mức tối thiểu mà cấp huyện bố trí cho chiến dịch giảm từ 120 triệu xuống 100 triệu đồng mỗi huyện',
  ],
  [
    'bố trí',
    'Cấp huyện bố trí ít nhất 100 triệu đồng mỗi huyện cho chiến dịch, trong khi kế hoạch năm 2024 yêu cầu tối thiểu 120 triệu đồng',
  ],
  ['BI', 'Ngưỡng phun hóa chất hạ từ chỉ số BI 20 xuống 15'],
];
const refused: typeof kept = [
  ['Tổng', 'Kinh phí năm 2025 là 1.960 triệu đồng, nhiều hơn năm 2024 với 2.180 triệu đồng'],
  ['Tổng', 'Kinh phí tăng từ 2.180 triệu lên 1.960 triệu đồng'],
  ['Tổng', 'Kinh phí năm 2025 là 2 tỷ 180 triệu đồng, cao hơn mức 1 tỷ 960 triệu đồng của năm 2024'],
  ['Tổng', 'Kinh phí năm 2024 là 1 tỷ 960 triệu đồng, thấp hơn mức 2 tỷ 180 triệu đồng của năm 2025'],
  ['Tổng', 'Kinh phí năm 2025 là 1 tỷ 960 triệu đồng, cao hơn mức 2 tỷ 180 triệu đồng của năm 2024'],
  ['Tổng', 'Kinh phí năm 2025 là 1 tỷ 960 triệu đồng, thấp hơn mức 2 tỷ 810 triệu đồng của năm 2024'],
  [
    'bố trí',
    'Mức tối thiểu mà cấp huyện bố trí cho chiến dịch tăng từ 100 triệu lên 120 triệu đồng mỗi huyện',
  ],
  [
    'bố trí',
    'Mức tối thiểu mà cấp huyện bố trí cho chiến dịch giảm từ 120 triệu xuống 90 triệu đồng mỗi huyện',
  ],
  [
    'bố trí',
    'Cấp huyện bố trí ít nhất 120 triệu đồng mỗi huyện cho chiến dịch, trong khi kế hoạch năm 2024 yêu cầu tối thiểu 100 triệu đồng',
  ],
  ['BI', 'Ngưỡng phun hóa chất tăng từ chỉ số BI 15 lên 20'],
];

describe('two documents side by side', () => {
  const verdict = (cited: string, claim: string) => {
    const against = { packed, question: '', units, today: '2026-01-05' };
    return checkSentence(`${claim} ${addresses(cited)}.`, against);
  };
  it.each(kept)('%s: %s', (cited, claim) => {
    expect(verdict(cited, claim)).toMatchObject({ kept: true });
  });
  it.each(refused)('%s, not so: %s', (cited, claim) => {
    expect(verdict(cited, claim).kept).toBe(false);
  });
});
