import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { before, behind, pairsOf, quantitiesOf } from './pairs.ts';

const exactly = /(?<!\p{L})(?:đúng|chính xác|vừa đúng|vừa đủ|tròn|cố định)\s*$/u;
const more = /(?<!\p{L})(?:thêm|cộng thêm|bổ sung thêm)(?:\s+(?:là|tối đa|đến|mức|khoảng))?\s*$/u;
const moreToo = /(?<!\p{L})(?:thêm|tăng|bổ sung|cộng|ngoài|nữa|vượt|gia hạn|kéo dài)(?!\p{L})/u;
const over = /(?<!\p{L})(?:trên|hơn|quá|vượt|vượt quá|nhiều hơn)\s*$/u;
const overToo = /(?<!\p{L})(?:trên|hơn|quá|vượt)\s*$/u;
const from = /(?<!\p{L})(?:từ|từ đủ|ít nhất|tối thiểu|đủ)\s*$/u;
const upwards = /^[^\d,;.:()]*trở lên/u;
const under = /(?<!\p{L})(?:dưới|chưa đến|chưa đầy|chưa tới|ít hơn|thấp hơn|nhỏ hơn)\s*$/u;
const upTo = /(?<!\p{L})(?:không quá|không vượt quá|tối đa|đến|không hơn|nhiều nhất)\s*$/u;
const nearBefore = 24;
const negated =
  /(?<!\p{L})(?:không|chưa)(?:\s+(?:được))?\s+(?:trên|hơn|quá|vượt|vượt quá|dưới|nhiều hơn)\s*$/u;

/**
 * Whether a claim has another bound of the same figure: exact for "ít nhất", added for one that stands alone,
 * "trên 3" for "từ 3", "dưới 3" for "không quá 3".
 */
export function movesFigure(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!isBounded(clause)) return false;
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const lead = before(clause.view, claimed);
    if (exactly.test(lead)) return said.every(({ fact }) => fact.bound !== null);
    if (more.test(lead) && claimed.measure !== null)
      return said.every(({ fact, view }) => !moreToo.test(before(view, fact)));
    if (negated.test(lead)) return false;
    if (over.test(lead))
      return said.every(({ fact, view }) => {
        const own = before(view, fact);
        return !overToo.test(own) && (from.test(own) || upwards.test(behind(view, fact)));
      });
    if (under.test(lead))
      return said.every(({ fact, view }) => upTo.test(before(view, fact)) && !under.test(before(view, fact)));
    return false;
  });
}

const bounding = new Set('đúng xác đủ tròn định thêm trên hơn quá vượt dưới đến đầy tới'.split(' '));

/** Whether a word of a bound stands near before some quantity. */
function isBounded(clause: Reading): boolean {
  const quantities = quantitiesOf(clause);
  return clause.view.words.some(
    ({ exact, end }) =>
      bounding.has(exact) && quantities.some(({ start }) => start > end && start - end < nearBefore),
  );
}
