import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, nearestPart, someSays, spoken, wordsOf } from './spoken.ts';

const sure = lexicon('chắc chắn|nhất định|dứt khoát|khẳng định|đương nhiên|mặc nhiên|tự động');
const sureToo = lexicon('chắc chắn|nhất định|dứt khoát|khẳng định|đương nhiên|mặc nhiên|tự động|coi như');
const free = lexicon(
  'khuyến khích|tự nguyện|tùy ý|tuỳ ý|tùy theo khả năng|nếu thấy cần|nếu thấy cần thiết|khi thấy cần|nếu muốn|không bắt buộc|tự quyết định|tùy chọn|nên cân nhắc|tùy nghi|có thể cân nhắc|nếu có điều kiện|nếu có nhu cầu|không nhất thiết',
);
const must = lexicon(
  'phải|bắt buộc|có trách nhiệm|nghiêm túc|yêu cầu|buộc|cần|chịu trách nhiệm|chậm nhất|giao',
);
const may = lexicon('có thể|được phép|được quyền|có quyền|cho phép|được');
const mayAlone = lexicon('(?<!không )có thể|được phép|được quyền|có quyền|được tự');
const voluntary = lexicon('khuyến khích|tự nguyện|có thể|tùy|được phép|nên|không bắt buộc');
const obliges = lexicon('phải|bắt buộc|buộc phải|có nghĩa vụ|nhất thiết');

/** Whether a claim is surer than the cited sentences: "chắc chắn" for "có khả năng". */
export const makesSure = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sure.test(spoken(clause)) && !someSays(carriers, sureToo);

/** Whether a claim leaves to choice what the cited sentences do not: "khuyến khích" where they order. */
export function softens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (free.test(said) && !someSays(carriers, voluntary)) return true;
  const nearest = nearestPart(clause, carriers);
  if (!nearest || !mayAlone.test(said) || obliges.test(said)) return false;
  return must.test(nearest.text) && !may.test(nearest.text);
}

/** Whether a claim obliges to what the cited sentences only allow or recommend. */
export function hardens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!obliges.test(said) || voluntary.test(said)) return false;
  const nearest = nearestPart(clause, carriers);
  if (!nearest || must.test(nearest.text)) return false;
  const left = lexicon('khuyến khích|tự nguyện|có thể|tùy|được phép|không bắt buộc').exec(nearest.text);
  return left !== null && wordsOf(said).length > 0;
}
