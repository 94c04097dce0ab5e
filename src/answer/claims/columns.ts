import { unifyTones } from '../../core/text.ts';
import type { Fact, Role } from './fact.ts';
import type { Reading } from './read-facts.ts';
import { viewOf } from './view.ts';
import { isFunction } from './words.ts';

/** A head over several columns stands before theirs: "Đơn vị thực hiện | Chủ trì | Phối hợp". It is left out. */
export function columnHeads(contextText: string): string[] {
  const heads = contextText.split('\n').map((line) => unifyTones(line).replace(/[*_|]/g, '').trim());
  return heads.filter(
    (head, at) =>
      !(
        /^\s*(?:đơn vị )?chủ trì\s*$/u.test(heads[at + 1] ?? '') &&
        !/chủ trì|phối hợp|nội dung|nhiệm vụ$/u.test(head)
      ) && !(/^\s*bắt đầu\s*$/u.test(heads[at + 1] ?? '') && !/phối hợp|chủ trì|sản phẩm/u.test(head)),
  );
}

const ofDates = /thời gian|thời hạn|hạn|ngày|bắt đầu|hoàn thành|kết thúc|tiến độ/u;

/**
 * In a table the head of the column tells what a figure counts and what a unit does. The last head belongs to the last
 * cell.
 */
export function withColumnHeads({ view, facts }: Reading, heads: readonly string[]): Reading {
  const cells = view.exact.replace(/^\s*\||\|\s*$/g, ' ').split('|').length;
  const cellOf = (fact: Fact) =>
    view.exact
      .slice(0, fact.start)
      .replace(/^\s*\|/, ' ')
      .split('|').length;
  const fromEnd = (fact: Fact) => heads.at(cellOf(fact) - cells - 1) ?? '';
  // The number of a row has been taken off, so that its first cell is the one behind "STT".
  const first = heads.findIndex((head) => /^\s*(?:stt|tt|số tt)\s*$/u.test(head));
  const fromStart = (fact: Fact) => heads[first + cellOf(fact)] ?? '';
  const dates = facts.filter(({ kind }) => kind === 'moment');
  // A row that lacks its last cells: its dates tell which heads are theirs.
  const isShort =
    first >= 0 &&
    !dates.some((one) => ofDates.test(fromEnd(one))) &&
    dates.some((one) => ofDates.test(fromStart(one)));
  const headOf = isShort ? fromStart : fromEnd;
  const wordsOf = (text: string) =>
    viewOf(text)
      .words.map((word) => word.exact)
      .filter((word) => !isFunction(word));
  // The first cell says what all others are about.
  const about = wordsOf(/^\s*\|?([^|]*)/u.exec(view.text)?.[1] ?? '');
  return {
    view,
    facts: facts.map((fact) => {
      if (cellOf(fact) === 1 && fact.kind !== 'unit') return { ...fact, inLabel: true };
      const text = headOf(fact);
      const head = [...wordsOf(text), ...about];
      return fact.kind === 'unit' ? { ...fact, head, role: roleIn(text) ?? fact.role } : { ...fact, head };
    }),
  };
}

function roleIn(head: string): Role {
  if (/phối hợp/u.test(head)) return 'coordinating';
  if (/chủ trì|đầu mối|chịu trách nhiệm/u.test(head)) return 'lead';
  return /tiếp nhận|nơi nhận/u.test(head) ? 'recipient' : null;
}
