import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { beginnings, type Lexicon, lexicon, nearestPart, someSays, spoken } from './spoken.ts';

/** Pairs of sets: a claim with one side where the cited sentence has the other turns it round. */
const pairs: readonly Pair[] = (
  [
    [
      'tăng(?! cường)|cao hơn|nhiều hơn|lớn hơn|vượt(?! quá)|cải thiện|nâng hạng|tốt hơn',
      'giảm|thấp hơn|ít hơn|kém hơn|tụt|không đạt|chưa đạt|nhỏ hơn|xấu hơn|hạ(?! tầng)',
    ],
    ['nâng(?! cao| cấp)|được cộng|được thưởng', 'hạ(?! tầng)|bị trừ|bị phạt|xử phạt'],
    ['đạt chỉ tiêu|đạt kế hoạch|đạt mục tiêu', 'thấp hơn|không đạt|chưa đạt'],
    ['cao nhất|lớn nhất|nhiều nhất', 'thấp nhất|nhỏ nhất|ít nhất'],
    ['tổng thu|thu sự nghiệp|số thu', 'tổng chi|chi sự nghiệp|số chi'],
    ['trong giờ hành chính', 'ngoài giờ hành chính|ngoài giờ'],
    ['trong nước', 'nước ngoài|ngoài nước'],
    ['trong tỉnh|nội tỉnh', 'ngoài tỉnh|ngoại tỉnh'],
    ['công lập', 'tư nhân|ngoài công lập|tư thục'],
    ['ven biển|đồng bằng', 'miền núi|vùng cao'],
    ['thành thị|đô thị', 'nông thôn'],
    ['tuyến trên', 'tuyến dưới'],
    ['thường xuyên', 'đột xuất'],
    ['bản giấy', 'bản điện tử'],
    [
      'bao gồm|gồm cả|kể cả|tính cả|đã gồm',
      'ngoài(?! (?:ra|việc|các|những|tỉnh|giờ|khoảng|nước))|không gồm|không kể|chưa kể|không tính|chưa bao gồm|không bao gồm',
    ],
    ['sáng|buổi sáng', 'chiều|tối|đêm|buổi chiều'],
    ['tháng đầu|đầu tháng|đầu quý|đầu năm', 'tháng cuối|cuối tháng|cuối quý|cuối năm'],
    ['trên(?= \\d)', 'dưới(?= \\d)'],
    ['từ độ(?= \\d)|trên độ(?= \\d)', 'đến độ(?= \\d)|dưới độ(?= \\d)'],
    ['nội trú', 'ngoại trú'],
    ['ngày bắt đầu|khi bắt đầu', 'ngày kết thúc|khi kết thúc'],
  ] as const
).map(([one, other]) => ({ one: lexicon(one), other: lexicon(other), words: [one, other] }));

interface Pair {
  one: Lexicon;
  other: Lexicon;
  words: string[];
}

/** Where a pair may be: behind this syllable stands `next`, a figure for `#`, or anything. */
interface Sign {
  next: string | null;
  pair: Pair;
}

/** By first syllables: most words of a claim begin no phrase of any pair. */
const signs = new Map<string, Sign[]>();
for (const pair of pairs) {
  for (const { first, next } of pair.words.flatMap(beginnings))
    signs.set(first, [...(signs.get(first) ?? []), { next, pair }]);
}

/** Without one of them a claim is on no side. */
export const sideWords: readonly string[] = [...signs.keys()];

/** Whether a claim has one side of a pair where the part of the cited sentence that it repeats has only the other. */
export function turnsSide(clause: Reading, carriers: readonly Carrier[]): boolean {
  const near = pairsNear(clause);
  if (near.size === 0) return false;
  const said = spoken(clause);
  const flips = (one: Lexicon, other: Lexicon) =>
    one.test(said) &&
    !other.test(said) &&
    carriers.some(({ own }) => other.test(spoken(own))) &&
    other.test(nearestPart(clause, carriers)?.text ?? '') &&
    !someSays(carriers, one);
  return [...near].some(({ one, other }) => flips(one, other) || flips(other, one));
}

function pairsNear({ view: { words } }: Reading): Set<Pair> {
  const near = new Set<Pair>();
  for (let at = 0; at < words.length; at++) {
    for (const { next, pair } of signs.get(words[at]!.exact) ?? []) {
      const behind = words[at + 1]?.exact ?? '';
      if (next === null || next === behind || (next === '#' && /^\d/.test(behind))) near.add(pair);
    }
  }
  return near;
}

const calendar = lexicon('âm lịch|dương lịch');
const late = /(?<= )(\d{1,2}) (?:giờ|h)(?: \d{1,2}(?: phút)?)? (chiều|tối|đêm)(?= )/gu;
const wholeDay = lexicon('(?:cả|suốt|trọn) (?:ngày(?! đêm| lẫn đêm| và đêm)|tuần|tháng)');
/** "Trong suốt Tháng hành động". */
const namedMonth = / (?:cả|suốt|trọn) tháng (?:hành động|cao điểm) /u;

/** Whether a claim moves an hour to another part of the day, or a date to another calendar. */
export function movesHour(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (calendar.test(said) && !someSays(carriers, calendar)) return true;
  if (wholeDay.test(said.replace(namedMonth, ' ')) && !someSays(carriers, wholeDay)) return true;
  for (const [, hour = '', part = ''] of said.matchAll(late)) {
    const plain = lexicon(`0?${Number(hour)} (?:giờ|h)`);
    if (Number(hour) < 12 && someSays(carriers, plain) && !someSays(carriers, lexicon(part))) return true;
  }
  return false;
}
