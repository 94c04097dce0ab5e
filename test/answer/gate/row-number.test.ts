import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import type { Packed } from '../../../src/answer/packed.ts';
import { packOf, passagesOfText, units } from './packs.ts';

const plan = `ỦY BAN NHÂN DÂN TỈNH AN PHÚ
Số: 90/KH-UBND
An Phú, ngày 05 tháng 6 năm 2025

KẾ HOẠCH
Phân bổ thiết bị năm 2025

| STT | Đơn vị | Máy thở | Tủ lạnh |
|---|---|---|---|
| 1 | Bệnh viện đa khoa tỉnh | 5 | 2 |
| 7 | Trung tâm Y tế khu vực Hải Trà | 3 | 9 |
| 8 | Trung tâm Y tế khu vực Lạc Sa | 4 | 6 |
`;
let packed: Packed;
beforeAll(async () => {
  packed = packOf(await passagesOfText('a.txt', plan));
});

const rowOf = (number: number) =>
  packed.passages
    .flatMap(({ sentences }) => sentences)
    .find(({ text }) => text.trim().startsWith(`${number} |`))!.address;
/** `{7}` in a claim is the address of the row with that number. */
const isKept = (claim: string) =>
  checkSentence(
    claim.replace(/\{(\d)\}/g, (_, number) => `[${rowOf(Number(number))}]`),
    { packed, question: '', units, today: '2026-11-02' },
  ).kept;

describe('the number of a row', () => {
  it.each([
    '7, Trung tâm Y tế khu vực Hải Trà, 3, 9 {7}.',
    'Ngoài ra, 7, Trung tâm Y tế khu vực Hải Trà nhận 3 máy thở {7}.',
    'Theo Kế hoạch số 90/KH-UBND ngày 05/6/2025, 7, Trung tâm Y tế khu vực Hải Trà, 3, 9 {7}.',
  ])('may be repeated with the row: %s', (claim) => {
    expect(isKept(claim)).toBe(true);
  });

  it.each([
    'Máy thở, 7, Trung tâm Y tế khu vực Hải Trà {7}.',
    'Số lượng máy thở, 01, Bệnh viện đa khoa tỉnh {1}.',
    'Số máy thở là, 7, Trung tâm Y tế khu vực Hải Trà {7}.',
    'Tủ lạnh 9, máy thở, 7, Trung tâm Y tế khu vực Hải Trà {7}.',
    'Nhận 3, 7, Trung tâm Y tế khu vực Hải Trà máy thở {7}.',
    'Xếp thứ, 7, Trung tâm Y tế khu vực Hải Trà nhận 3 máy thở {7}.',
    'Theo kế hoạch máy thở, 7, Trung tâm Y tế khu vực Hải Trà {7}.',
    'Số máy thở là {7} 7, Trung tâm Y tế khu vực Hải Trà {7}.',
  ])('is no figure of anything: %s', (claim) => {
    expect(isKept(claim)).toBe(false);
  });

  it('is that of the row which is repeated, not of another that begins alike', () => {
    expect(isKept('8, Trung tâm Y tế khu vực Lạc Sa nhận 4 máy thở {7}{8}.')).toBe(true);
    expect(isKept('7, Trung tâm Y tế khu vực Lạc Sa nhận 4 máy thở {7}{8}.')).toBe(false);
  });
});
