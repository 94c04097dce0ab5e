import { formatDate } from '../dates.ts';
import { type Candidate, type Parser, ruleOf, type Scene, wordsBefore } from './candidate.ts';
import { type Cue, cueBefore } from './cue.ts';
import type { Moment } from './moment.ts';
import { type Resolved, resolveMoment } from './resolve.ts';

/** What may stand before a bare moment in a time cell. */
const termEdge =
  /(?:^|[;,.:(+|/\n-] ?|(?<![a-z])(?:va|hoac|xong|hoan thanh|bao cao|to chuc|thuc hien|trien khai|vao|trong|khoang|du kien|lan 1|lan 2|dot 1|dot 2) )$/u;
const phase = /(?<![a-z])(?:thuc hien|trien khai|hoan thanh)(?: trong)? $/u;
const onwards =
  /^ ?(?:va|,)? ?(?:(?:cac|nhung) )?(?:nam|giai doan)? ?(?:tiep theo|ve sau|tro di|ke tiep)(?![a-z])/u;

/** "trước ngày D", "chậm nhất ngày D", "đến hết quý N", "xong trong tháng N"; bare moments in a time cell. */
export const parseMoments: Parser = (scene) =>
  scene.moments.flatMap((moment) => {
    const cue = cueBefore(scene.view, moment.start);
    if (cue) return [fromMoment(moment, cue, scene)];
    return isBareTerm(moment, scene) ? [bareMoment(moment, scene)] : [];
  });

function isBareTerm(moment: Moment, { view, isTerm }: Scene): boolean {
  const words = wordsBefore(view, moment.start, 30);
  if (isTerm && termEdge.test(words)) return !(moment.unit === 'day' && moment.month === undefined);
  return view.folded.startsWith('giai doan', moment.start) && phase.test(words);
}

function bareMoment(moment: Moment, scene: Scene): Candidate {
  const resolved = resolveMoment(moment, scene.told);
  return withDays(moment, resolved, scene, { kind: kindOf(moment), inclusive: true, start: moment.start });
}

function fromMoment(moment: Moment, cue: Cue, scene: Scene): Candidate {
  const resolved = resolveMoment(moment, scene.told);
  const isDay = moment.unit === 'day' || moment.unit === 'point';
  const base = { start: cue.start, ...(cue.strong ? {} : { weak: true }) };
  const hour = cue.hour
    ? `Trong ngày đến hạn, ${cue.sense === 'before' ? 'trước' : 'đến'} ${cue.hour}.`
    : undefined;
  if (cue.sense === 'before' && !isDay) {
    // Before a month means before its first day.
    const { from, ...rest } = resolved;
    const first: Resolved = from ? { ...rest, to: from, certainty: 'implied' } : rest;
    const rule = from ? `Phải xong trước ngày đầu tiên là ${formatDate(from)}.` : undefined;
    return withDays(moment, first, scene, { ...base, kind: 'date', inclusive: false, rule });
  }
  const isWithin = cue.sense === 'within' || cue.sense === 'label';
  const inclusive = cue.sense !== 'before' || cue.hour !== undefined;
  const candidate = withDays(moment, resolved, scene, {
    ...base,
    kind: kindOf(moment),
    inclusive,
    rule: hour,
  });
  if (!isWithin) delete candidate.from;
  if (cue.fromNow && scene.told.reference) candidate.from = scene.told.reference;
  return candidate;
}

const kindOf = (moment: Moment): Candidate['kind'] =>
  (moment.unit === 'day' && moment.lastDay === undefined) ||
  moment.unit === 'point' ||
  (moment.unit === 'now' && moment.part)
    ? 'date'
    : 'period';

interface Frame {
  start: number;
  kind: Candidate['kind'];
  inclusive: boolean;
  weak?: boolean;
  rule?: string | undefined;
}

function withDays(moment: Moment, resolved: Resolved, { view }: Scene, frame: Frame): Candidate {
  const { start, kind, inclusive, weak } = frame;
  const { from, to, certainty, ownYear, passed } = resolved;
  const ending = kind === 'period' && to ? 'Hạn là ngày cuối của kỳ.' : undefined;
  const rules = ruleOf(ending, frame.rule, resolved.rule);
  const goesOn =
    kind === 'period' && to ? onwards.exec(view.folded.slice(moment.end, moment.end + 40)) : null;
  if (goesOn) {
    const end = moment.end + goesOn[0].length;
    const rule = 'Có ngày bắt đầu, không có ngày kết thúc.';
    return {
      start,
      end,
      kind: 'open',
      certainty,
      ...ruleOf(rule, resolved.rule),
      ...(from ? { from } : {}),
      ...(weak ? { weak } : {}),
    };
  }
  return {
    start,
    end: moment.end,
    kind,
    certainty,
    ownYear,
    ...(to ? { due: to, inclusive } : {}),
    ...(from && kind === 'period' ? { from } : {}),
    ...(passed ? { passed } : {}),
    ...(weak ? { weak } : {}),
    ...rules,
  };
}
