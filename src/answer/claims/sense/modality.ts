import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, patternOf, someSays, spoken } from './spoken.ts';

const sure = lexicon('chắc chắn|nhất định sẽ|nhất định phải|đương nhiên|mặc nhiên');
const sureToo = lexicon('chắc chắn|nhất định|khẳng định|đương nhiên|mặc nhiên|coi như');

/** Whether a claim is surer than the cited sentences: "chắc chắn" for "có khả năng". */
export const makesSure = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sure.test(spoken(clause)) && !someSays(carriers, sureToo);

const free = lexicon(
  'khuyến khích|tự nguyện|tùy ý|tùy theo khả năng|nếu thấy cần|không bắt buộc|không nhất thiết|nếu có điều kiện|nếu điều kiện cho phép',
);
const freeToo = lexicon('khuyến khích|tự nguyện|có thể|tùy|được phép|nên|không bắt buộc|nếu có điều kiện');

/** Whether a claim leaves to choice what no cited sentence does: "khuyến khích" where they order. */
export const softens = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  free.test(spoken(clause)) && !someSays(carriers, freeToo);

const obliged = patternOf('(?<!không )phải|bắt buộc|buộc phải', ' (\\p{L}+ \\p{L}+)');

const leaves = 'có thể|được phép|khuyến khích|tự nguyện';
const leaving = new RegExp(leaves);

/** Whether a claim obliges to the very act that the cited sentences only allow: "phải dự" for "có thể dự". */
export function hardens(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!carriers.some(({ own }) => leaving.test(own.view.exact))) return false;
  const said = spoken(clause);
  for (const [, act = ''] of said.matchAll(obliged)) {
    const left = lexicon(`(?:${leaves}) ${act}`);
    const must = lexicon(`phải ${act}`);
    if (left.test(said) || carriers.some(({ own }) => must.test(spoken(own)))) continue;
    if (carriers.some(({ own }) => left.test(spoken(own)))) return true;
  }
  return false;
}
