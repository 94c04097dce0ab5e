import { wordNumberAt } from '../../core/number-words.ts';
import type { Place } from './fact.ts';
import type { View } from './view.ts';

/** Words after `một` or `năm` with which it is a number and no article or year. */
const countable =
  /^(?:tiêu|tuổi|ngày|tháng|tuần|quý|năm|giờ|phút|lần|trăm|nghìn|ngàn|triệu|tỷ|tỉ|phần|người|ca|trường|đơn|cơ|xã|phường|huyện|lớp|đợt|mẫu|đoàn|tổ|đội|liều|suất|giường|bác|cán|học|nhiệm|chỉ|mục|hồ|bệnh|trung|trạm|phòng|km|kg|cm|mm|ml|mg|lít|đồng|dự|nội|hộ|ổ|điểm|ý|mũi|buổi|cuộc|khóa|khoá|bản|bộ|thôn|nhóm)$/u;

/** Numbers that are written in words, and are no names, articles or years. */
export function numbersInWords(view: View): { place: Place; value: number }[] {
  const found: { place: Place; value: number }[] = [];
  const words = view.words.map((word) => word.exact);
  for (let at = 0; at < words.length; at++) {
    if (!beginners.has(words[at]!)) continue;
    const half = halfAt(words, at);
    const number = half ?? wordNumberAt(words, at);
    if (!number || !isNumber(view, words, at, number.length)) continue;
    const last = view.words[at + number.length - 1]!;
    found.push({ place: { start: view.words[at]!.start, end: last.end }, value: number.value });
    at += number.length - 1;
  }
  return found;
}

/** First syllables of numbers: most words are none. */
const beginners = new Set('một hai ba bốn tư năm sáu bảy bẩy tám chín mười nửa'.split(' '));

const halfAt = (words: readonly string[], at: number) =>
  words[at] === 'một' && words[at + 1] === 'nửa'
    ? { value: 0.5, length: 2 }
    : words[at] === 'nửa'
      ? { value: 0.5, length: 1 }
      : null;

function isNumber(view: View, words: readonly string[], at: number, length: number): boolean {
  if (length > 1) return true;
  const word = words[at]!;
  const next = words[at + 1] ?? '';
  const before = words[at - 1] ?? '';
  const first = view.words[at]!;
  // A name: "Ba Vì", "bà Hai".
  const capital = view.text[first.start] !== view.exact[first.start];
  if (capital && at > 0 && !/[.:;|]\s*$/u.test(view.text.slice(0, first.start))) return false;
  if (word === 'tư') return false;
  if (word === 'một') return countable.test(next) && !/^(?:số|vài)$/u.test(next) && before !== 'thống';
  if (word === 'năm') {
    if (before === 'trong' && /^(?:ngày|tháng|tuần|giờ|phút)$/u.test(next)) return true;
    return (
      countable.test(next) &&
      !/\d$|^(?:hằng|hàng|mỗi|trong|cả|cuối|đầu|giữa|mươi|vài|nhiều|các|từng|sang)$/u.test(before)
    );
  }
  if (word === 'ba') return next !== 'mẹ' && next !== 'má';
  return true;
}
