import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, someSays, spoken } from './spoken.ts';

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
