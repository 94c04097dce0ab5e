import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { type Lexicon, lexicon, nearestPart, phrasesOf, saidAround, someSays, spoken } from './spoken.ts';

/** Pairs of sets: a claim with one side where the cited sentence has the other turns it round. */
const pairs: readonly Pair[] = (
  [
    [
      'tăng(?! cường)|cao hơn|nhiều hơn|lớn hơn|vượt(?! quá)|cải thiện|nâng hạng|tốt hơn|tăng thêm',
      'giảm|thấp hơn|ít hơn|kém hơn|tụt|không đạt|chưa đạt|nhỏ hơn|xấu hơn|hạ(?! tầng)',
    ],
    ['nâng(?! cao| cấp)|được cộng|được thưởng', 'hạ(?! tầng)|bị trừ|bị phạt|xử phạt'],
    [
      'đạt chỉ tiêu|đạt kế hoạch|đạt mục tiêu|hoàn thành chỉ tiêu|vượt chỉ tiêu|vượt kế hoạch',
      'thấp hơn chỉ tiêu|không đạt|chưa đạt|thấp hơn kế hoạch|chưa hoàn thành',
    ],
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
    ['trực tuyến', 'trực tiếp'],
    [
      'bao gồm|gồm cả|kể cả|tính cả|đã gồm',
      'ngoài(?! (?:ra|việc|các|những|tỉnh|giờ|khoảng|nước))|không gồm|không kể|chưa kể|không tính|chưa bao gồm|không bao gồm',
    ],
    ['sáng|buổi sáng', 'chiều|tối|đêm|buổi chiều'],
    ['chiều|buổi chiều|tối', 'sáng|buổi sáng'],
    ['mở cửa', 'đóng cửa'],
    ['tháng đầu|đầu tháng|đầu quý|đầu năm', 'tháng cuối|cuối tháng|cuối quý|cuối năm'],
    ['trên(?= \\d)', 'dưới(?= \\d)'],
    ['nặng', 'nhẹ'],
    ['nam giới', 'nữ giới|phụ nữ'],
    ['người lớn', 'trẻ em'],
    ['nội trú', 'ngoại trú'],
    ['ngày bắt đầu|khi bắt đầu', 'ngày kết thúc|khi kết thúc'],
    ['tạm thời', 'lâu dài|vĩnh viễn'],
    ['đang|vẫn', 'đã qua|đã hết|đã kết thúc|đã xong|đã hoàn thành|đã thôi'],
    // "Trong năm 2026" is a date.
    ['trong tháng(?! \\d)', 'trong (?:năm|quý|tuần)(?! \\d)'],
    ['trong năm(?! \\d)', 'trong (?:tháng|quý|tuần)(?! \\d)'],
    ['trong quý(?! \\d)', 'trong (?:tháng|năm|tuần)(?! \\d)'],
    ['trong tuần(?! \\d)', 'trong (?:tháng|năm|quý)(?! \\d)'],
  ] as const
).map(([one, other]) => ({ one: lexicon(one), other: lexicon(other), words: `${one}|${other}` }));

interface Pair {
  one: Lexicon;
  other: Lexicon;
  words: string;
}

/** First syllables of all phrases, with the pairs that they may be of: most words of a claim are of none. */
const pairsBy = new Map<string, Set<Pair>>();
for (const pair of pairs) {
  for (const phrase of phrasesOf(pair.words)) {
    const [first = ''] = phrase.split(/[ (]/u);
    pairsBy.set(first, (pairsBy.get(first) ?? new Set()).add(pair));
  }
}

/** Whether a claim has one side of a pair where the part of the cited sentence that it repeats has only the other. */
export function turnsSide(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  const near = new Set(clause.view.words.flatMap(({ exact }) => [...(pairsBy.get(exact) ?? [])]));
  if (near.size === 0) return false;
  const nearest = nearestPart(clause, carriers);
  if (!nearest) return false;
  const flips = (one: Lexicon, other: Lexicon) =>
    one.test(said) && other.test(nearest.text) && !other.test(said) && !someSays(carriers, one);
  return [...near].some(({ one, other }) => flips(one, other) || flips(other, one));
}

const calendar = lexicon('âm lịch|dương lịch');
const late = /(?<= )(\d{1,2}) (?:giờ|h)(?: \d{1,2}(?: phút)?)? (chiều|tối|đêm)(?= )/gu;
const early = /(?<= )(\d{1,2}) (?:giờ|h)(?: \d{1,2}(?: phút)?)? sáng(?= )/gu;
const wholeDay = lexicon('(?:cả|suốt|trọn) (?:ngày(?! đêm)|tuần|tháng)');

/** Whether a claim moves an hour to another part of the day, or a date to another calendar. */
export function movesHour(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (calendar.test(said) && !someSays(carriers, calendar)) return true;
  if (wholeDay.test(said) && !someSays(carriers, wholeDay)) return true;
  for (const [, hour = '', part = ''] of said.matchAll(late)) {
    const plain = lexicon(`0?${Number(hour)} (?:giờ|h)`);
    if (Number(hour) < 12 && someSays(carriers, plain) && !someSays(carriers, lexicon(part))) return true;
  }
  for (const [, hour = ''] of said.matchAll(early)) if (Number(hour) > 12) return true;
  return false;
}

const joint = lexicon('đồng thời|cả hai|cùng lúc|cộng thêm|kèm theo|và cả|vừa');

/** Whether a claim makes one of several of what must all be there, or all of what one is enough of. */
export function changesChoice(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  const nearest = nearestPart(clause, carriers);
  if (!nearest) return false;
  const either = / hoặc /u;
  if (either.test(nearest.text) && !either.test(said) && joint.test(said))
    return !joint.test(nearest.text) && !/ hay /u.test(said);
  if (
    !either.test(said) ||
    carriers.some((one) => !one.accented || / (?:hoặc|hay|\/) /u.test(saidAround(one)))
  )
    return false;
  // What is to be done together; "đúng hạn và trước hạn" is counted together.
  const [left = '', right = ''] = said.split(' hoặc ').map((side) => side.trim());
  const near = [left.split(' ').slice(-1)[0], right.split(' ').slice(0, 2).join(' ')];
  return / phải /u.test(nearest.text) && nearest.text.includes(` và ${near[1]} `);
}
