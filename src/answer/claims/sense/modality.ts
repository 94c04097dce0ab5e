import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, patternOf, saidAround, someSays, spoken } from './spoken.ts';

const sure = lexicon('chắc chắn|nhất định sẽ|nhất định phải|đương nhiên|mặc nhiên');
const sureToo = lexicon('chắc chắn|nhất định|khẳng định|đương nhiên|mặc nhiên|coi như');

/** Whether a claim is surer than the cited sentences: "chắc chắn" for "có khả năng". */
export const makesSure = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sure.test(spoken(clause)) && !someSays(carriers, sureToo);

const free = lexicon(
  'khuyến khích|tự nguyện|tùy ý|tùy theo khả năng|nếu thấy cần|không bắt buộc|không nhất thiết|nếu có điều kiện|nếu điều kiện cho phép',
);
const freeToo = lexicon(
  'khuyến khích|tự nguyện|có thể|tùy|được phép|nên|không bắt buộc|điều kiện|nếu cần|khi cần|cần thiết',
);

/** Whether a claim leaves to choice what no cited sentence does: "khuyến khích" where they order. */
export const softens = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  free.test(spoken(clause)) && !someSays(carriers, freeToo);

const bound = patternOf('bắt buộc(?: phải)?|buộc phải|phải', ' (\\p{L}+)');
const boundToo = lexicon('phải|bắt buộc|buộc|yêu cầu|giao|đề nghị|trách nhiệm');

/** Whether a claim orders ("phải dự") the act that the cited sentences only allow ("có thể dự"). */
export function obliges(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (carriers.some((carrier) => boundToo.test(saidAround(carrier)))) return false;
  return [...spoken(clause).matchAll(bound)].some(([, act = '']) =>
    someSays(carriers, lexicon(`(?:có thể|được phép|được quyền|khuyến khích) ${act}`)),
  );
}
