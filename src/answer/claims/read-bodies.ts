import { unifyTones } from '../../core/text.ts';
import type { UnitRegistry } from '../../core/units.ts';
import type { Fact, Place, Role } from './fact.ts';
import { take, untaken, type View, wordsIn } from './view.ts';

export type Units = Pick<UnitRegistry, 'find'>;

/** Positions that stand before a unit or a person, longest first. */
const positionPattern =
  /(?<!\p{L})(phó tổng giám đốc|tổng giám đốc|phó giám đốc|giám đốc|phó chủ tịch|chủ tịch|phó chánh văn phòng|chánh văn phòng|phó chánh thanh tra|chánh thanh tra|phó trưởng phòng|trưởng phòng|phó trưởng khoa|trưởng khoa|phó trưởng ban|trưởng ban|phó trưởng trạm|trưởng trạm|phó trưởng|trưởng|phó chi cục trưởng|chi cục trưởng|phó cục trưởng|cục trưởng|thứ trưởng|bộ trưởng|thủ tướng|phó thủ tướng|thủ trưởng|kế toán trưởng|phó giáo sư|giáo sư|tiến sĩ|thạc sĩ)(?!\p{L})/gu;

/** What a body's last word begins in small letters without being one: phòng khám, phòng bệnh. */
const otherWord = /^(?:các |những )?phòng$/u;
const goesOn = /^\s(?:khám|bệnh|mổ|xét|tiêm|chống|dịch|học|họp|ngừa)(?!\p{L})/u;

const pointsBack = /^\s(?:này|đó|trên|nêu trên|nói trên|kể trên)(?!\p{L})/u;

/** Units, and the positions that stand without one. */
export function readUnits(view: View, units: Units): Fact[] {
  const found: Fact[] = [];
  const rest = untaken(view);
  for (const { start, end, unit } of mentionsIn(rest, units)) {
    const named = wordsIn(view, start, end).join(' ');
    const held = [...named.matchAll(positionPattern)][0]?.[1] ?? '';
    // "Phó" that the name of the unit leaves out.
    const deputy = /(?<!\p{L})(phó|quyền|nguyên)\s+$/u.exec(
      view.exact.slice(Math.max(0, start - 8), start),
    )?.[1];
    const position = deputy ? `${deputy} ${held || 'trưởng'}` : held;
    const name = named.slice(named.indexOf(held) + held.length).trim() || named;
    if (otherWord.test(name) && goesOn.test(view.exact.slice(end))) continue;
    // "Các phòng này" are those of the sentence before.
    if (pointsBack.test(view.exact.slice(end)) && /^(?:các|những|mỗi|cả) /u.test(name)) continue;
    const place = { start, end };
    found.push({
      kind: 'unit',
      id: unit,
      words: name,
      position,
      role: roleOf(view, place),
      of: null,
      ...place,
    });
    take(view, start, end);
  }
  for (const match of untaken(view).toLowerCase().matchAll(positionPattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    found.push({ kind: 'token', key: `position:${unifyTones(match[1]!)}`, ...place });
    take(view, place.start, place.end);
  }
  return found;
}

type Mention = Place & { unit: string | null };

function mentionsIn(text: string, units: Units): Mention[] {
  const mentions = units
    .find(text)
    .filter(({ start, end }) => !text.slice(start, end).includes('·'))
    .map(({ start, end, unit }) => withoutPerson(text, { start, end, unit }, units));
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const last = joined.at(-1);
    const whole = last && asOne(text, last, mention, units);
    if (whole) joined.pop();
    joined.push(whole ?? mention);
  }
  return joined;
}

/** "Các bệnh viện và trung tâm y tế khu vực" is the group that is listed with a comma. */
function asOne(text: string, first: Mention, second: Mention, units: Units): Mention | null {
  if (!/^ và (?:các )?$/u.test(text.slice(first.end, second.start))) return null;
  const listed = `${text.slice(first.start, first.end)}, ${text.slice(second.start, second.end)}`;
  const [found, ...others] = units.find(listed);
  if (!found?.unit || others.length > 0 || found.start > 0 || found.end < listed.length) return null;
  return { start: first.start, end: second.end, unit: found.unit };
}

const surname =
  /\s(?:ông |bà )?(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Lương|Tạ|Cao|Đoàn|Lâm|Phùng|Vi|Hà|Nông|Chu|Tô|Quách|Triệu|Lưu|Thái|Kiều|Tăng|Châu|Văn|Đào|Trương|Đồng|Lò|Hứa|Đàm|Thân|Khổng)(?: \p{Lu}[\p{Ll}\p{M}]+){1,3}(?=\s|$)/u;

/** "Giám đốc Sở Y tế Trần Thị Minh Thúy": the person's name is no part of the unit's. */
function withoutPerson(text: string, mention: Mention, units: Units): Mention {
  if (mention.unit !== null) return mention;
  const named = text.slice(mention.start, mention.end);
  const person = surname.exec(named);
  if (person) {
    const [found] = units.find(named.slice(0, person.index));
    if (found?.unit && found.end === person.index)
      return { start: mention.start, end: mention.start + person.index, unit: found.unit };
  }
  return mention;
}

/** Behind "chủ trì, phối hợp với"; "phối hợp với" alone does not tell which of the two leads. */
const coordinating =
  /(?:chủ trì[^;.]{0,20}phối hợp(?: chặt chẽ)?(?: với| cùng)?|đơn vị phối hợp(?: là|:)?|sự phối hợp của)\s*$/u;
const recipient =
  /(?:(?:kính gửi|nơi nhận)\s*:|về|gửi|cho|tới|đến|trình|gửi đến|nộp|báo cáo|xin ý kiến|thông báo cho|cung cấp cho|đề xuất|đề nghị|tham mưu(?: cho)?|tham mưu,? giúp)\s*$/u;
const lead = /(?:đơn vị chủ trì|chủ trì|đầu mối)(?: là|:)\s*$/u;
const leads =
  /^\s*(?:\([^)]*\)\s*)?(?:là\s+)?(?:(?:làm\s+)?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)|chịu trách nhiệm chính)/u;
/** "…, B phối hợp" helps; "B phối hợp với A" may be who does it. */
const helps = /^\s*(?:là đơn vị |cùng )?phối hợp(?!\s+(?:với|cùng|chặt|giữa))(?!\p{L})/u;
const ordered = /(?:^|[.;:]\s*|(?<!\p{L})(?:giao|do|yêu cầu|chỉ đạo)\s+(?:cho\s+)?)[-+*•\s]*$/u;

function roleOf(view: View, { start, end }: Place): Role {
  const back = view.exact.slice(Math.max(0, start - 40), start);
  if (coordinating.test(back)) return 'coordinating';
  if (lead.test(back)) return 'lead';
  const after = view.exact.slice(end, end + 50);
  if (leads.test(after)) return 'lead';
  if (helps.test(after)) return 'coordinating';
  if (/^\s*phối hợp/u.test(after)) return null;
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
    const opens = isOpening(view.text, run[0]!.start);
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

/** Whether no word stands between an offset and the mark or the beginning before it. */
function isOpening(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0 && !'.:;!?|“"'.includes(text[at]!); at--) {
    if (/[\p{L}\p{N}]/u.test(text[at]!)) return false;
  }
  return true;
}
