import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { wordsIn } from '../view.ts';
import { initialsOf } from '../words.ts';
import { lexicon, nearestPart, partsOf, patternOf, saidAround, spoken, wordsOf } from './spoken.ts';

/** It is not so yet. */
const open = lexicon('dự kiến|dự báo|phấn đấu|khả năng|nguy cơ|đề xuất|ước đạt|mục tiêu');
const due = lexicon(
  'dự kiến|dự báo|phấn đấu|khả năng|đề nghị|yêu cầu|trước ngày|trước \\d+|trong tháng|chậm nhất|xong|sẽ|trên \\d+ %|mục tiêu|nhiệm vụ|chỉ tiêu',
);
/** Who says so has not made it done. */
const dueToo = lexicon(
  'dự kiến|dự báo|phấn đấu|khả năng|đề nghị|đề xuất|kiến nghị|yêu cầu|phải|cần|sẽ|mục tiêu|chỉ tiêu|kế hoạch|giao',
);
const doneByWay = lexicon('đã|thay thế|bãi bỏ|sửa đổi|có hiệu lực|hiện|ghi nhận');
const past = patternOf('đã(?: được)?', ' (\\p{L}+)');

/** Whether a claim has done ("đã công bố") the act that the cited sentences order, expect or aim at. */
export function completes(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (dueToo.test(said)) return false;
  const verbs = [...said.matchAll(past)].map(([, verb = '']) => ` ${verb} `);
  const isOld = ({ own, context, accented }: Carrier) =>
    !accented || doneByWay.test(spoken(own)) || spoken(context).includes(' kết quả ');
  if (verbs.length === 0 || carriers.some(isOld) || !carriers.every((one) => due.test(saidAround(one))))
    return false;
  const figures = wordsOf(said).filter((word) => /\d/.test(word));
  const nearest = nearestPart(clause, carriers);
  return carriers.some(
    ({ own }) =>
      verbs.some((verb) => spoken(own).includes(verb)) ||
      partsOf(own).some(
        (part) =>
          open.test(part.text) && (part === nearest || figures.some((figure) => part.words.has(figure))),
      ),
  );
}

const acts = patternOf('phê duyệt|ban hành|quyết định(?! số)|thông qua|chấp thuận|cho phép|công nhận');
const asking = '(?:trình|đề nghị|kiến nghị|đề xuất|tham mưu|xin)';
const asks = lexicon(asking);
const asksFor = new RegExp(asking);
const passive = /(?<!\p{L})(?:được|do|bởi)\s*$/u;
/** Words before the name of whoever is asked. */
const towards = /^ (?:(?:cho|với|để|lên|lãnh|đạo|cấp) )*/u;
/** So many words may stand between somebody and what he does: "Sở A có thẩm quyền cho phép". */
const mostBetween = 3;

/** Whether a claim lets somebody decide who only asks another one to: "phê duyệt" for "trình Sở Y tế phê duyệt". */
export function decides(clause: Reading, carriers: readonly Carrier[]): boolean {
  const { view, facts } = clause;
  if (!carriers.every(({ own }) => asksFor.test(own.view.exact)) || asks.test(spoken(clause))) return false;
  for (const { index, 0: act } of view.exact.matchAll(acts)) {
    const doer = facts.findLast(({ kind, end }) => kind === 'unit' && end <= index);
    if (!doer || passive.test(view.exact.slice(0, doer.start))) continue;
    if (wordsIn(view, doer.end, index).length > mostBetween) continue;
    const lead = ` ${wordsIn(view, 0, index).join(' ')} `;
    const texts = carriers.map(({ own }) => spoken(own)).filter((text) => text.includes(` ${act} `));
    if (texts.length > 0 && texts.every((text) => isAsked(text, act, lead))) return true;
  }
  return false;
}

/** Whether a text has an act only as what another one is asked for who is not named in `lead`. */
function isAsked(text: string, act: string, lead: string): boolean {
  const asked = [
    ...text.matchAll(new RegExp(`(?<= )${asking}((?: (?!${act})[^ ,;:.]+){0,8}) ${act}(?= )`, 'gu')),
  ];
  return (
    asked.length === text.split(` ${act} `).length - 1 &&
    asked.every(([, words = '']) => !names(lead, `${words} `.replace(towards, '')))
  );
}

/** Whether the first word of a name, or its initials, stand in a text. */
function names(text: string, name: string): boolean {
  const [first = ''] = name.split(' ');
  return (
    first !== '' &&
    (text.includes(` ${first} `) || initialsOf(text).includes(initialsOf(name.trim()).slice(0, 3)))
  );
}
