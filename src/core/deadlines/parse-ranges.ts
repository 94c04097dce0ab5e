import { formatDate } from '../dates.ts';
import { type Candidate, type Parser, ruleOf, type Scene, wordsBefore } from './candidate.ts';
import { cueBefore } from './cue.ts';
import type { Moment } from './moment.ts';
import { resolveMoment } from './resolve.ts';

const joint = /^(?: ?- ?|,? (?:cho )?den(?: het)? )$/u;
const opening = /(?<![a-z])(?:bat dau |ke )?tu $/u;
const termEdge = /(?:^|[;,.:(+|/\n-] ?|(?<![a-z])(?:trong|thuc hien|trien khai|to chuc|dot 1|dot 2) )$/u;

/** "từ ngày A đến ngày B", "tháng 9 đến tháng 12/2025"; in a time cell also "Từ ngày A", which has no end. */
export const parseRanges: Parser = (scene) => {
  const { view, moments, isTerm } = scene;
  const found: Candidate[] = [];
  moments.forEach((first, index) => {
    const start = first.start - (opening.exec(wordsBefore(view, first.start, 16))?.[0].length ?? 0);
    const opened = start < first.start;
    const last = moments[index + 1];
    const isPair = last && joint.test(view.folded.slice(first.end, last.start));
    const isTermHere = isTerm && termEdge.test(wordsBefore(view, start, 30));
    const cue = opened ? null : cueBefore(view, start);
    const isSet = isTermHere || cue?.sense === 'label' || cue?.sense === 'within';
    if (opened && isRange(first, scene)) found.push(rangeOf(start, first, first, scene, !isTermHere));
    else if (isPair && (opened || isSet)) found.push(rangeOf(start, first, last, scene, !isSet));
    else if (opened && (isTermHere || cueBefore(view, start)?.sense === 'label')) {
      const { from, certainty, rule } = resolveMoment(first, scene.told);
      const open = 'Có ngày bắt đầu, không có ngày kết thúc.';
      found.push({
        start,
        end: first.end,
        kind: 'open',
        certainty,
        ...ruleOf(open, rule),
        ...(from ? { from } : {}),
      });
    }
  });
  return found;
};

/** "từ năm 2021-2025", "từ ngày 16-31/12" */
function isRange(moment: Moment, { view }: Scene): boolean {
  if (moment.unit === 'day') return moment.lastDay !== undefined;
  const words = view.folded.slice(moment.start, moment.end);
  return moment.unit === 'months' && / den |-(?! ?\d{4}$)|\d{4} ?- ?\d{4}/u.test(words);
}

function rangeOf(start: number, first: Moment, last: Moment, { told }: Scene, weak: boolean): Candidate {
  const ending = resolveMoment(last, told);
  const beginning = resolveMoment(completed(first, last), {
    ...told,
    // A beginning without a year is in the year of the end.
    ...(ending.to && !ending.passed ? { year: Number(ending.to.slice(0, 4)) } : {}),
  });
  const certainty = ending.certainty;
  const base = {
    start,
    end: last.end,
    kind: 'period' as const,
    certainty,
    ownYear: ending.ownYear,
    ...(weak ? { weak } : {}),
  };
  const { from } = beginning;
  if (!from || !ending.to)
    return { ...base, ...ruleOf(from ? undefined : beginning.rule, ending.to ? undefined : ending.rule) };
  if (from > ending.to) {
    const rule = `Ngày kết thúc ${formatDate(ending.to)} đứng trước ngày bắt đầu ${formatDate(from)}; cần hỏi lại nơi ban hành.`;
    return { ...base, rule };
  }
  return {
    ...base,
    from,
    due: ending.to,
    inclusive: true,
    ...(ending.passed ? { passed: ending.passed } : {}),
    ...ruleOf(ending.rule),
  };
}

/** The beginning borrows the month and year that only the end tells. */
function completed(first: Moment, last: Moment): Moment {
  if (first.unit === 'day' && last.unit === 'day') {
    const month = first.month ?? last.month;
    const year = first.year ?? last.year;
    return { ...first, ...(month === undefined ? {} : { month }), ...(year === undefined ? {} : { year }) };
  }
  if (
    first.unit === 'months' &&
    last.unit === 'months' &&
    first.year === undefined &&
    last.year !== undefined
  ) {
    return { ...first, year: last.year };
  }
  return first;
}
