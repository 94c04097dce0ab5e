import type { Carrier } from '../carrier.ts';
import type { Fact, QuantityFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import type { View } from '../view.ts';

type Quantity = Fact & QuantityFact;

/** A quantity of a claim with those of the same value in the cited sentences. */
interface Pair {
  claimed: Quantity;
  said: { fact: Quantity; view: View }[];
}

const quantitiesOf = ({ facts }: Reading) =>
  facts.filter((fact): fact is Quantity => fact.kind === 'quantity');

function pairsOf(clause: Reading, carriers: readonly Carrier[]): Pair[] {
  const all = carriers.flatMap(({ own }) => quantitiesOf(own).map((fact) => ({ fact, view: own.view })));
  return quantitiesOf(clause).flatMap((claimed) => {
    const said = all.filter(({ fact }) => fact.value === claimed.value && fact.measure === claimed.measure);
    return said.length > 0 ? [{ claimed, said }] : [];
  });
}

const before = ({ exact }: View, { start }: Quantity, reach = 40) =>
  exact.slice(Math.max(0, start - reach), start);
const behind = ({ exact }: View, { end }: Quantity, reach = 32) => exact.slice(end, end + reach);

const exactly = /(?<!\p{L})(?:đúng|chính xác|vừa đúng|vừa đủ|tròn|cố định)\s*$/u;
const more = /(?<!\p{L})(?:thêm|cộng thêm|bổ sung thêm)(?:\s+(?:là|tối đa|đến|mức|khoảng))?\s*$/u;
const moreToo = /(?<!\p{L})(?:thêm|tăng|bổ sung|cộng|ngoài|nữa|vượt)(?!\p{L})/u;
const over = /(?<!\p{L})(?:trên|hơn|quá|vượt|vượt quá|nhiều hơn)\s*$/u;
const overToo = /(?<!\p{L})(?:trên|hơn|quá|vượt)\s*$/u;
const from = /(?<!\p{L})(?:từ|từ đủ|ít nhất|tối thiểu|đủ)\s*$/u;
const upwards = /^[^\d,;.:()]*trở lên/u;
const under = /(?<!\p{L})(?:dưới|chưa đến|chưa đầy|chưa tới|ít hơn|thấp hơn|nhỏ hơn)\s*$/u;
const upTo = /(?<!\p{L})(?:không quá|không vượt quá|tối đa|đến|không hơn|nhiều nhất)\s*$/u;
const negated =
  /(?<!\p{L})(?:không|chưa)(?:\s+(?:được))?\s+(?:trên|hơn|quá|vượt|vượt quá|dưới|nhiều hơn)\s*$/u;

/**
 * Whether a claim has another bound of the same figure: exact for "ít nhất", added for one that stands alone,
 * "trên 3" for "từ 3", "dưới 3" for "không quá 3".
 */
export function movesFigure(clause: Reading, carriers: readonly Carrier[]): boolean {
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const lead = before(clause.view, claimed);
    if (exactly.test(lead)) return said.every(({ fact }) => fact.bound !== null);
    if (more.test(lead)) return said.every(({ fact, view }) => !moreToo.test(before(view, fact)));
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

const each = /(?<!\p{L})(?:mỗi|từng|bình quân|trên một|cho một)(?:\s+[\p{L}:]+){0,11}\s*$/u;
const perUnit =
  /^(?:\s*\p{L}+){0,2}\s*(?:\/|(?:cho |trong |trên |đối với )?(?:mỗi|từng|một)(?!\p{L}))\s*\p{L}/u;
const total =
  /(?<!\p{L})(?:tổng cộng|tổng mức|tổng số|tất cả|cả nhóm|tổng|chung cho|toàn tỉnh|cho cả|toàn bộ|gộp)(?!\p{L})[^,;.]*$/u;
const totalBehind =
  /^(?:\s*\p{L}+){0,2}\s*(?:cho|của|trong)?\s*(?:cả|toàn bộ|tất cả|tổng cộng|chung)(?!\p{L})/u;

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

const groupsOf = /(?:cho|trong)?\s*(?:mỗi|từng)\s+(\p{L}+)(?:\s+(\p{L}+))?/u;

/** Whether a claim deals a figure out "cho mỗi …" that the cited sentence gives for several or all of them. */
export function dealsOut(clause: Reading, carriers: readonly Carrier[]): boolean {
  return pairsOf(clause, carriers).some(({ claimed, said }) => {
    const match = new RegExp(`^(?:\\s*\\p{L}+){0,4}?\\s*${groupsOf.source}`, 'u').exec(
      behind(clause.view, claimed, 48),
    );
    const lead = new RegExp(`${groupsOf.source}[^,;.\\d]{0,24}$`, 'u').exec(before(clause.view, claimed, 60));
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

const rangeLink = /^\s*(?:\p{L}+\s*)?(?:-|–|đến|tới)\s*(?:ngày|cấp)?\s*$/u;
const oneEnd =
  /(?<!\p{L})(?:từ|ít nhất|tối thiểu|tối đa|đến|không quá|bắt đầu|khởi|trên|dưới|thấp nhất|cao nhất|sớm nhất|muộn nhất|hết|trước|sau|kết thúc|hạn|chậm nhất|xong|hoàn thành|nhất|khoảng)(?!\p{L})/u;

const oneEndOfFigures =
  /(?<!\p{L})(?:ít nhất|tối thiểu|tối đa|đến|không quá|thấp nhất|cao nhất|nhất|khoảng|dưới)(?!\p{L})/u;

/** Whether a claim has one end of a range as if it were all: "12 người" for "từ 12 đến 15 người". */
export function cutsRange(clause: Reading, carriers: readonly Carrier[]): boolean {
  const ends = carriers.flatMap(({ own }) => rangesOf(own));
  if (ends.length === 0) return false;
  return clause.facts.some((fact) => {
    const key = keyOf(fact);
    if (key === null) return false;
    const inRange = ends.find((range) => range.keys.includes(key));
    if (!inRange) return false;
    const other = inRange.keys.find((one) => one !== key);
    if (clause.facts.some((one) => keyOf(one) === other)) return false;
    const standsAlone = carriers.some(
      ({ own }) =>
        own.facts.filter((one) => keyOf(one) === key).length >
        ends.filter(({ keys }) => keys.includes(key)).length,
    );
    const lead = clause.view.exact.slice(Math.max(0, fact.start - 24), fact.start);
    const bounds = fact.kind === 'quantity' ? oneEndOfFigures : oneEnd;
    return (
      !standsAlone &&
      !bounds.test(lead) &&
      !/^[^,;]{0,30}(?:trở lên|trở đi|trở xuống)/u.test(clause.view.exact.slice(fact.end))
    );
  });
}

interface Range {
  keys: string[];
}

const kept = new WeakMap<Reading, readonly Range[]>();

function rangesOf(reading: Reading): readonly Range[] {
  const known = kept.get(reading);
  if (known) return known;
  const { view, facts } = reading;
  const ranges = facts.flatMap((fact, at): Range[] => {
    const next = facts[at + 1];
    if (!next || next.kind !== fact.kind || !rangeLink.test(view.exact.slice(fact.end, next.start)))
      return [];
    const keys = [keyOf(fact), keyOf(next)].filter((key) => key !== null);
    return keys.length === 2 && keys[0] !== keys[1] ? [{ keys }] : [];
  });
  kept.set(reading, ranges);
  return ranges;
}

/** Without the measure, which only the second end of a range may have. */
function keyOf(fact: Fact): string | null {
  if (fact.kind === 'quantity') return `q${fact.value}`;
  if (fact.kind === 'moment' && !fact.issueOf && fact.moment.size === 'day')
    return `d${fact.moment.day}/${fact.moment.month ?? ''}`;
  return null;
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

const grade =
  /(?<!\p{L})(từ|trên|dưới|đến|tới)\s+(?:các\s+)?(độ|mức|cấp|hạng|bậc|loại|lớp|tuyến)\s+(\d+|[ivx]+)(?!\p{L})/gu;

/** Whether a claim bounds a degree on the other side: "đến độ 3" for "từ độ 3". */
export function turnsGrade(clause: Reading, carriers: readonly Carrier[]): boolean {
  const gradesOf = ({ view }: Reading) =>
    [...view.exact.matchAll(grade)].map(([, side = '', name, at]) => ({
      up: side === 'từ' || side === 'trên',
      key: `${name} ${at}`,
    }));
  const own = carriers.flatMap((one) => gradesOf(one.own));
  return gradesOf(clause).some(({ up, key }) => {
    const same = own.filter((one) => one.key === key);
    return same.length > 0 && same.every((one) => one.up !== up);
  });
}
