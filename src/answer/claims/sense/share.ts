import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import type { View } from '../view.ts';
import { before, behind, pairsOf, type Quantity } from './pairs.ts';
import { lexicon, spoken } from './spoken.ts';

const whole = lexicon('tổng|cả|toàn|tất cả|chung|gộp|cộng');
const dealing = lexicon('mỗi|từng');
const each = /(?<!\p{L})(?:mỗi|từng|bình quân|trên một|cho một)(?:\s+[\p{L}:]+){0,11}\s*$/u;
const perUnit =
  /^(?:\s*\p{L}+){0,2}\s*(?:\/|(?:cho |trong |trên |đối với )?(?:mỗi|từng|một)(?!\p{L}))\s*\p{L}/u;
const total =
  /(?<!\p{L})(?:tổng cộng|tổng mức|tổng số|tất cả|cả nhóm|tổng|chung cho|toàn tỉnh|cho cả|toàn bộ|gộp)(?!\p{L})[^,;.]*$/u;
const totalBehind =
  /^(?:\s*\/?\s*\p{L}+){0,2}\s*(?:cho|của|trong)?\s*(?:cả|toàn bộ|tất cả|tổng cộng|chung)(?!\p{L})/u;

/** Whether a claim has for the whole what is for each one, or for each one what is for the whole. */
export function redistributes(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!whole.test(spoken(clause))) return false;
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
const groupsBefore = /(?<!\p{L})(?:mỗi|từng)\s+(\p{L}+)[^,;.\d]{0,32}$/u;

/** Whether a claim deals a figure out "cho mỗi …" that the cited sentence gives for several or all of them. */
export function dealsOut(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!dealing.test(spoken(clause))) return false;
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

/** Whether a claim counts with one figure what the cited sentence counts with another: "97 bác sĩ" of "97 viên chức, trong đó 38 bác sĩ". */
export function countsOthers(clause: Reading, carriers: readonly Carrier[]): boolean {
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const [first = '', second = ''] = claimed.noun.split(' ');
    if (
      claimed.measure !== null ||
      second === '' ||
      said.some(({ fact }) => startsAlike(fact.noun, first, second))
    )
      return false;
    if (partly.test(clause.view.exact)) return false;
    return said.some(({ fact, view }) => {
      const rest = view.exact.slice(fact.end);
      const at = partly.exec(rest)?.index ?? -1;
      return at >= 0 && new RegExp(`\\d\\s+${first} ${second}(?!\\p{L})`, 'u').test(rest.slice(at));
    });
  });
}

/** What follows is part of what was counted before. */
const partly = /(?<!\p{L})(?:trong đó|trong số|gồm|riêng)(?!\p{L})/u;

const startsAlike = (noun: string, first: string, second: string) =>
  noun === '' || noun.startsWith(`${first} ${second}`) || noun === first;
