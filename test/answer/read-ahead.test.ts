import { beforeAll, expect, it } from 'vitest';
import { checkSentence } from '../../src/answer/check-sentence.ts';
import type { Packed } from '../../src/answer/packed.ts';
import { readAhead } from '../../src/answer/read-ahead.ts';
import { packOf, passagesOfText, units } from './gate/packs.ts';

const plan = `SỞ Y TẾ TỈNH THANH GIANG
Số: 77/KH-SYT
Thanh Giang, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Tiêm chủng năm 2026

I. VIỆC PHẢI LÀM
1. Trạm Y tế xã Nậm Hin tiêm 120 trẻ trước ngày 15/4/2026. Danh sách gửi về Phòng Nghiệp vụ Y.
2. Trạm Y tế xã Khe Vầu tiêm 80 trẻ trước ngày 20/4/2026.
II. KINH PHÍ
Từ nguồn ngân sách năm 2026: 35 triệu đồng.
`;
let packed: Packed;

beforeAll(async () => {
  packed = packOf(await passagesOfText('ke-hoach.txt', plan));
});

/** A check that remembers what it was asked. */
function checking() {
  const asked: { claim: string; kept: boolean }[] = [];
  const check: typeof checkSentence = (claim, against) => {
    const verdict = checkSentence(claim, against);
    asked.push({ claim, kept: verdict.kept });
    return verdict;
  };
  return { asked, check };
}

const against = () => ({ packed, question: '', units, today: '2026-04-01' });

it('checks a sentence of every passage against itself, while everything else goes on', async () => {
  const { asked, check } = checking();
  let turns = 0;
  let goesOn = true;
  const turn = () => {
    turns++;
    if (goesOn) setImmediate(turn);
  };
  setImmediate(turn);
  await readAhead(against(), check, () => false);
  goesOn = false;
  expect(asked).toHaveLength(packed.passages.length);
  expect(asked.every(({ kept }) => kept)).toBe(true);
  expect(turns).toBeGreaterThanOrEqual(packed.passages.flatMap(({ sentences }) => sentences).length);
});

it('ends when the answer is there', async () => {
  const { asked, check } = checking();
  await readAhead(against(), check, () => asked.length === 1);
  expect(asked).toHaveLength(1);
  expect(packed.passages.length).toBeGreaterThan(1);
});
