import type { Carrier } from '../carrier.ts';
import type { Fact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { type Part, partsOf } from './spoken.ts';

/** Facts that tell of whom or what something is said. */
const labels = (fact: Fact) =>
  fact.kind === 'token' && /^(?:đợt|nhóm|giai đoạn|đoàn|đội|quý|cụm|mức|loại)/u.test(fact.key)
    ? fact.key
    : fact.kind === 'unit' &&
        fact.of === null &&
        (fact.role === 'lead' || fact.role === 'actor' || fact.role === null)
      ? `unit:${fact.id ?? fact.words}`
      : null;

/** Facts that tell when. */
const times = (fact: Fact) =>
  fact.kind === 'moment' && !fact.issueOf
    ? JSON.stringify([fact.moment.size, fact.moment.day, fact.moment.month, fact.moment.part])
    : fact.kind === 'quantity' && /^(?:ngày|giờ|tháng|tuần|phút|ngày làm việc)$/u.test(fact.measure ?? '')
      ? `${fact.value} ${fact.measure}`
      : null;

/**
 * Whether a claim joins the subject of one part of a sentence with the time of another, where the first has a time
 * of its own: "danh sách đợt 1 … trước ngày 10/7; danh sách đợt 2 trước ngày 10/01" said as "đợt 2 trước ngày 10/7".
 */
export function crossesParts(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (carriers.some(({ own }) => partsOf(own).length < 2)) return false;
  const when = clause.facts.map(times).filter((key) => key !== null);
  if (when.length !== 1) return false;
  const who = clause.facts.map(labels).filter((key) => key !== null);
  if (who.length === 0) return false;
  return carriers.every(({ own }) => {
    const parts = partsOf(own);
    if (parts.length < 2 || own.view.exact.includes('|')) return false;
    const withTime = parts.filter((part) => has(part, times, when[0]!));
    return who.some((key) => {
      const withLabel = parts.filter((part) => has(part, labels, key));
      const isApart =
        withLabel.length > 0 && withTime.length > 0 && !withLabel.some((part) => withTime.includes(part));
      return (
        isApart &&
        withLabel.every(({ facts }) => facts.some((fact) => times(fact) !== null)) &&
        withTime.every(({ facts }) => facts.some((fact) => labels(fact) !== null))
      );
    });
  });
}

const has = ({ facts }: Part, keyOf: (fact: Fact) => string | null, key: string) =>
  facts.some((fact) => keyOf(fact) === key);
