import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, someSays, spoken } from './spoken.ts';

const overAnyway = lexicon('không|chưa|hết|thay');
const inForce = lexicon('còn hiệu lực');
const force = lexicon(
  '(?:vẫn |hiện |đang )?còn hiệu lực|có hiệu lực đến nay|đang có hiệu lực|hiện có hiệu lực|vẫn có hiệu lực|vẫn (?:được )?áp dụng|đang (?:được )?áp dụng',
);
const lapsed = lexicon(
  'hết hiệu lực|thay thế|bãi bỏ|hủy bỏ|không còn|đến hết(?: ngày)? \\d[^ ]*|bị thay|ngưng hiệu lực',
);

/** Whether a claim keeps in force what the cited sentences, or the card of the document, end. */
export function revives(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!force.test(said) || overAnyway.test(said)) return false;
  if (someSays(carriers, inForce)) return false;
  return carriers.some(
    ({ own, card }) => lapsed.test(spoken(own)) || (lapsed.test(spoken(card.status)) && force.test(said)),
  );
}

const thisLapses = lexicon(
  '(?:quyết định|quy định|thông tư|công văn|kế hoạch|văn bản|chỉ thị) này (?:sẽ |đã )?hết hiệu lực',
);

/** Whether a claim ends the document that ends another one. */
export const lapsesItself = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  thisLapses.test(spoken(clause)) &&
  carriers.some(({ own }) => spoken(own).includes(' hết hiệu lực ')) &&
  !someSays(carriers, thisLapses);

const sameSeason = / cùng (?:kỳ|thời điểm|thời gian) /u;
const compared = lexicon('so với|so|hơn|tăng|giảm|bằng|gấp|cao|thấp');

/** Whether a claim has of the time compared with what is so now: "cùng kỳ năm 2025 có …" for "so với cùng kỳ". */
export const movesToCompared = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sameSeason.test(spoken(clause)) &&
  !compared.test(spoken(clause)) &&
  carriers.some(({ own }) => / so với cùng /u.test(spoken(own)));
