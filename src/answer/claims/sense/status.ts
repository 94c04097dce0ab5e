import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, someSays, spoken } from './spoken.ts';

const force = lexicon(
  '(?:còn|đang có|hiện có|vẫn có) hiệu lực|có hiệu lực đến nay|(?:vẫn|đang)(?: đang)?(?: được)? áp dụng',
);
const inForce = lexicon('còn hiệu lực');
const lapsed = lexicon('hết hiệu lực|thay thế|bãi bỏ|hủy bỏ|không còn|đến hết(?: ngày)? \\d[^ ]*|thay cho');
const over = lexicon('không|chưa|hết|thay');

/** Whether a claim keeps in force what the cited sentences, or the card of the document, end. */
export function revives(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!force.test(said) || over.test(said) || someSays(carriers, inForce)) return false;
  return carriers.some(({ own, card }) => lapsed.test(spoken(own)) || lapsed.test(spoken(card.status)));
}

const thisLapses = lexicon('(?:quyết định|quy định|thông tư|kế hoạch|văn bản) này (?:sẽ |đã )?hết hiệu lực');

/** Whether a claim ends the document that ends another one. */
export const lapsesItself = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  thisLapses.test(spoken(clause)) &&
  carriers.some(({ own }) => spoken(own).includes(' hết hiệu lực ')) &&
  !someSays(carriers, thisLapses);
