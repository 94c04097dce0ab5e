import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import type { View } from '../view.ts';
import { before, behind, pairsOf, type Quantity } from './pairs.ts';

const each = /(?<!\p{L})(?:mỗi|từng|bình quân|trên một|cho một)(?:\s+[\p{L}:]+){0,11}\s*$/u;
const perUnit =
  /^(?:\s*\p{L}+){0,2}\s*(?:\/|(?:cho |trong |trên |đối với )?(?:mỗi|từng|một)(?!\p{L}))\s*\p{L}/u;
const total =
  /(?<!\p{L})(?:tổng cộng|tổng mức|tổng số|tất cả|cả nhóm|tổng|chung cho|toàn tỉnh|cho cả|toàn bộ|gộp)(?!\p{L})[^,;.]*$/u;
const totalBehind =
  /^(?:\s*\/?\s*\p{L}+){0,2}\s*(?:cho|của|trong)?\s*(?:cả|toàn bộ|tất cả|tổng cộng|chung)(?!\p{L})/u;

/** Whether a claim has for the whole what is for each one, or for each one what is for the whole. */
export function redistributes(clause: Reading, carriers: readonly Carrier[]): boolean {
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const isEach = ({ fact, view }: { fact: Quantity; view: View }) =>
      each.test(before(view, fact, 70)) || perUnit.test(behind(view, fact));
    const isTotal = ({ fact, view }: { fact: Quantity; view: View }) =>
      total.test(before(view, fact, 60)) || totalBehind.test(behind(view, fact));
    const one = { fact: claimed, view: clause.view };
    if (totalBehind.test(behind(clause.view, claimed)) || (isTotal(one) && !isEach(one)))
      return said.every((other) => isEach(other) && !isTotal(other));
    return false;
  });
}

const groupsBehind = /^(?:\s*\p{L}+){0,4}?\s*(?:cho|trong)?\s*(?:mỗi|từng)\s+(\p{L}+)/u;
const groupsBefore = /(?<!\p{L})(?:mỗi|từng)\s+(\p{L}+)(?:(?!\s(?:và|còn)\s)[^,;.\d]){0,32}$/u;

/** Whether a claim deals a figure out "cho mỗi …" that the cited sentence gives for several or all of them. */
export function dealsOut(clause: Reading, carriers: readonly Carrier[]): boolean {
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const match = groupsBehind.exec(behind(clause.view, claimed, 48));
    const lead = groupsBefore.exec(before(clause.view, claimed, 60));
    const noun = match?.[1] ?? lead?.[1];
    if (!noun) return false;
    const dealt = new RegExp(`(?:mỗi|từng|một|hằng|hàng|/|các|trên)\\s*(?:01 |1 )?${noun}(?!\\p{L})`, 'u');
    const isCounted = new RegExp(`(?:\\d+|hai|ba|bốn|năm|cả|các|toàn)\\s*${noun}(?!\\p{L})`, 'u');
    return said.every(({ fact, view }) => {
      const near = /^[^;]*/u.exec(view.exact.slice(fact.end))?.[0] ?? '';
      const piece = /^[^,;]*/u.exec(near)?.[0] ?? '';
      const back = /[^,;]*$/u.exec(before(view, fact, 80))?.[0] ?? '';
      if (dealt.test(piece) || dealt.test(back)) return false;
      return isCounted.test(piece) || dealt.test(near);
    });
  });
}
