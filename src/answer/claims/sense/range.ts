import { keptFor } from '../../../core/kept.ts';
import type { Carrier } from '../carrier.ts';
import type { Fact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, spoken } from './spoken.ts';

const rangeLink = /^\s*(?:\p{L}+\s*)?(?:-|–|đến|tới)\s*(?:ngày|cấp)?\s*$/u;
const oneEnd =
  /(?<!\p{L})(?:từ|ít nhất|tối thiểu|tối đa|đến|không quá|bắt đầu|khởi|trên|dưới|thấp nhất|cao nhất|sớm nhất|muộn nhất|hết|trước|sau|kết thúc|hạn|chậm nhất|xong|hoàn thành|nhất|khoảng)(?!\p{L})/u;

/** A claim may be about the beginning or the end alone. */
const opensOrCloses = lexicon('bắt đầu|khởi động|khai mạc|mở đầu|kết thúc|bế mạc|khởi điểm|hạn|chậm nhất');
const oneEndOfFigures =
  /(?<!\p{L})(?:ít nhất|tối thiểu|tối đa|đến|tới|quá|thấp nhất|cao nhất|nhất|khoảng|dưới)(?!\p{L})/u;

/** Whether a claim has one end of a range as if it were all: "12 người" for "từ 12 đến 15 người". */
export function cutsRange(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!clause.facts.some((fact) => keyOf(fact) !== null)) return false;
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
    if (fact.kind === 'moment' && opensOrCloses.test(spoken(clause))) return false;
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

const rangesOf = keptFor(({ view, facts }: Reading): readonly Range[] =>
  facts.flatMap((fact, at): Range[] => {
    const next = facts[at + 1];
    if (!next || next.kind !== fact.kind || !rangeLink.test(view.exact.slice(fact.end, next.start)))
      return [];
    const keys = [keyOf(fact), keyOf(next)].filter((key) => key !== null);
    return keys.length === 2 && keys[0] !== keys[1] ? [{ keys }] : [];
  }),
);

/** Without the measure, which only the second end of a range may have. */
function keyOf(fact: Fact): string | null {
  if (fact.kind === 'quantity') return `q${fact.value}`;
  if (fact.kind === 'moment' && !fact.issueOf && fact.moment.size === 'day')
    return `d${fact.moment.day}/${fact.moment.month ?? ''}`;
  return null;
}
