import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { quantitiesOf } from './pairs.ts';
import { lexicon, someSays, spoken } from './spoken.ts';

/** "Nhiều nhất 350 mm" is a bound. */
const most =
  /(?<= )(?:đầu tiên|duy nhất|chỉ riêng|chỉ mình|(cao|thấp|lớn|nhỏ|nhiều|nặng|nhẹ|tốt|kém|nhanh|dài|ngắn|rộng|xa|gần|quan trọng|mạnh|yếu|đông|mới|cũ|xấu) nhất|đứng đầu|dẫn đầu|hàng đầu|cuối bảng|kỷ lục)(?= )(?! \d)/gu;
const alike: readonly string[] = [
  'đầu tiên|lần đầu|đầu|mở đầu|thứ nhất',
  'cao nhất|lớn nhất|nhiều nhất|đứng đầu|dẫn đầu|hàng đầu|mạnh nhất|tối đa|không quá|đội trưởng|tổ trưởng|trưởng đoàn|trưởng ban|trưởng nhóm',
  'thấp nhất|nhỏ nhất|cuối bảng|kém nhất|yếu nhất|tối thiểu|ít nhất',
  'nhanh nhất|sớm nhất|ngắn nhất',
  'dài nhất|lâu nhất|tối đa|không quá',
  'duy nhất|chỉ riêng|chỉ mình|riêng|chỉ(?! (?:đạo|thị|tiêu|số|định|huy|dẫn|ra|rõ))',
];

/** Whether a claim has a superlative that no cited sentence has: the cited sentences seldom show all there is. */
export function outdoes(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  for (const [word] of said.matchAll(most)) {
    const same = alike.find((line) => line.split(/[|(]/u).includes(word)) ?? word;
    if (!someSays(carriers, lexicon(same)) && !carriers.some(({ own }) => isMostOf(clause, own))) return true;
  }
  return false;
}

/** With fewer parts nothing is a list. */
const leastParts = 3;

/** Whether a claim names the greatest part of a sum that one sentence lists: "gồm A 402 tỷ, B 81 tỷ, C 104 tỷ". */
function isMostOf(clause: Reading, own: Reading): boolean {
  const listed = quantitiesOf(own).filter(({ value }) => value > 0);
  return quantitiesOf(clause).some(({ value, measure }) => {
    const rivals = listed.filter((one) => one.measure === measure).map((one) => one.value);
    if (rivals.length <= leastParts || !rivals.includes(value)) return false;
    // The greatest of all is the sum.
    const parts = rivals.sort((one, other) => other - one).slice(1);
    return parts[0] === value;
  });
}
