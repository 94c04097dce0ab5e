import type { Reading } from './read-facts.ts';

/** Key of a number that the sentence carries itself. */
export const counted = 'counted:';

/** What a sentence may list. */
const listed =
  /^(?:việc|nhiệm vụ|nội dung|đợt|nhóm|phần|mục tiêu|giải pháp|yêu cầu|mốc|loại|khoản|bước|hình thức|đối tượng|trường hợp|ý|giai đoạn|công việc|đầu việc|thời hạn)(?!\p{L})/u;

/**
 * A first clause without the number that only counts what the sentence itself lists: "gồm ba đợt: … [1.1]; … [1.2];
 * … [1.3]". The number is true of the sentence; the archive need not have it.
 *
 * @param clauses how many clauses with addresses the sentence has
 */
export function withoutOwnCount(reading: Reading, clauses: number): Reading {
  const { view, facts } = reading;
  const count = facts.find(
    (fact) =>
      fact.kind === 'quantity' &&
      fact.measure === null &&
      fact.value >= 2 &&
      fact.bound === null &&
      listed.test(fact.noun) &&
      /^[^:;,\d]{0,40}:/u.test(view.exact.slice(fact.end)) &&
      fact.value === listedBehind(view.exact.slice(fact.end), clauses),
  );
  if (!count) return reading;
  const { start, end } = count;
  return {
    view,
    facts: facts.map((fact) => (fact === count ? { kind: 'token', key: counted, start, end } : fact)),
  };
}

function listedBehind(text: string, clauses: number): number {
  return clauses > 1 ? clauses : text.slice(text.indexOf(':')).split(/;\s/).length;
}
