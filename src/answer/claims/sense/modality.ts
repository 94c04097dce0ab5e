import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, nearestPart, patternOf, someSays, spoken } from './spoken.ts';

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
const leftOpen = lexicon('khuyến khích|tự nguyện|có thể|tùy|được phép|không bắt buộc');
const obliges = lexicon('phải|bắt buộc|buộc phải|có nghĩa vụ|nhất thiết');

/** Whether a claim is surer than the cited sentences: "chắc chắn" for "có khả năng". */
export const makesSure = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sure.test(spoken(clause)) && !someSays(carriers, sureToo);

/** Whether a claim leaves to choice what the cited sentences do not: "khuyến khích" where they order. */
export function softens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (free.test(said) && !someSays(carriers, voluntary)) return true;
  if (!mayAlone.test(said) || obliges.test(said) || asker.test(said)) return false;
  const nearest = nearestPart(clause, carriers);
  return nearest !== undefined && must.test(nearest.text) && !may.test(nearest.text);
}

const mayDo = patternOf('có thể', ' (\\p{L}+ \\p{L}+)');
const asker = lexicon(
  'người dân|bạn|người bệnh|người phản ánh|công dân|đại biểu|người nhà|gia đình|liên hệ|gọi|phản ánh|đăng ký|tra cứu|tham khảo',
);
const open = lexicon('có thể|được|khả năng|cho phép|không quá|tối đa|nếu|dự kiến|đề xuất|đề nghị|vướng mắc');

/** Whether a claim lets somebody do if they like what the cited sentences tell them to do without more words. */
export function letsChoose(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!said.includes(' có thể ') || asker.test(said)) return false;
  const nearest = nearestPart(clause, carriers);
  if (!nearest || open.test(nearest.text)) return false;
  return [...said.matchAll(mayDo)].some(([, act = '']) => nearest.text.includes(` ${act} `));
}

/** Whether a claim obliges to what the cited sentences only allow or recommend. */
export function hardens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!obliges.test(said) || voluntary.test(said)) return false;
  const nearest = nearestPart(clause, carriers);
  if (!nearest || must.test(nearest.text)) return false;
  return leftOpen.test(nearest.text);
}
