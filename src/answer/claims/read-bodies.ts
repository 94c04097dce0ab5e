import { unifyTones } from '../../core/text.ts';
import type { UnitRegistry } from '../../core/units.ts';
import type { Fact, Place, Role } from './fact.ts';
import { take, untaken, type View, wordsIn } from './view.ts';

export type Units = Pick<UnitRegistry, 'find'>;

/** Positions that stand before a unit or a person, longest first. */
const positionPattern =
  /(?<!\p{L})(phó tổng giám đốc|tổng giám đốc|phó giám đốc|giám đốc|phó chủ tịch|chủ tịch|phó chánh văn phòng|chánh văn phòng|phó chánh thanh tra|chánh thanh tra|phó trưởng phòng|trưởng phòng|phó trưởng khoa|trưởng khoa|phó trưởng ban|trưởng ban|phó trưởng trạm|trưởng trạm|phó trưởng|trưởng|phó chi cục trưởng|chi cục trưởng|phó cục trưởng|cục trưởng|thứ trưởng|bộ trưởng|thủ tướng|phó thủ tướng|thủ trưởng|kế toán trưởng)(?!\p{L})/gu;

/** Units, and the positions that stand without one. */
export function readUnits(view: View, units: Units): Fact[] {
  const found: Fact[] = [];
  const rest = untaken(view);
  for (const { start, end, unit } of units.find(rest)) {
    if (rest.slice(start, end).includes('·')) continue;
    const named = wordsIn(view, start, end).join(' ');
    const position = [...named.matchAll(positionPattern)][0]?.[1] ?? '';
    const name = named.slice(named.indexOf(position) + position.length).trim() || named;
    const place = { start, end };
    found.push({ kind: 'unit', id: unit, words: name, position, role: roleOf(view, place), ...place });
    take(view, start, end);
  }
  for (const match of untaken(view).toLowerCase().matchAll(positionPattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    found.push({ kind: 'token', key: `position:${unifyTones(match[1]!)}`, ...place });
  }
  return found;
}

const coordinating =
  /(?:phối hợp(?: chặt chẽ)?(?: với| cùng)?|cùng(?: với)?|đơn vị phối hợp(?: là|:)?|sự phối hợp của)\s*$/u;
const recipient =
  /(?:về|gửi|cho|tới|đến|trình|gửi đến|nộp|báo cáo|xin ý kiến|thông báo cho|cung cấp cho|đề xuất|đề nghị|tham mưu(?: cho)?|tham mưu,? giúp)\s*$/u;
const lead = /(?:đơn vị chủ trì|chủ trì|đầu mối)(?: là|:)\s*$/u;
const leads =
  /^\s*(?:\([^)]*\)\s*)?(?:là\s+)?(?:(?:làm\s+)?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)|chịu trách nhiệm chính)/u;
const ordered = /(?:^|[.;:|]\s*|(?<!\p{L})(?:giao|do|yêu cầu|chỉ đạo)\s+(?:cho\s+)?)[-+*•\s]*$/u;

function roleOf(view: View, { start, end }: Place): Role {
  const back = view.exact.slice(Math.max(0, start - 40), start);
  if (coordinating.test(back)) return 'coordinating';
  if (lead.test(back)) return 'lead';
  if (leads.test(view.exact.slice(end, end + 50))) return 'lead';
  if (/(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?$/u.test(back)) return 'actor';
  if (recipient.test(back)) return 'recipient';
  return ordered.test(back) ? 'actor' : null;
}

const capital = /^\p{Lu}/u;
/** A name goes on over nothing but a blank, a hyphen or an initial's full stop. */
const inName = /^(?:\s|\s?[-–]\s?|\. )$/u;

/** Runs of words in capitals that nothing else has taken.  */
export function readNames(view: View): Fact[] {
  const found: Fact[] = [];
  const rest = untaken(view);
  const words = view.words.filter((word) => !rest.slice(word.start, word.end).includes('·'));
  for (let at = 0; at < words.length; at++) {
    if (!capital.test(view.text.slice(words[at]!.start))) continue;
    let last = at;
    while (
      words[last + 1] &&
      capital.test(view.text.slice(words[last + 1]!.start)) &&
      inName.test(rest.slice(words[last]!.end, words[last + 1]!.start))
    )
      last++;
    const run = words.slice(at, last + 1);
    const opens = !/[\p{L}\p{N}]/u.test(/[^.:;!?|“"]*$/u.exec(view.text.slice(0, run[0]!.start))?.[0] ?? '');
    at = last;
    const start = run[0]!.start;
    // One capital at the beginning is no name.
    if (run.length === 1 && opens) continue;
    found.push({
      kind: 'name',
      words: run.map((word) => word.exact).join(' '),
      start,
      end: run.at(-1)!.end,
      opens,
    });
  }
  return found;
}
