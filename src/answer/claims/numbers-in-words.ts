import { wordNumberAt } from '../../core/number-words.ts';
import type { Place } from './fact.ts';
import type { View } from './view.ts';

/** Words after `một` or `năm` with which it is a number and no article or year. */
const countable =
  /^(?:tiêu|tuổi|ngày|tháng|tuần|quý|năm|giờ|phút|lần|trăm|nghìn|ngàn|triệu|tỷ|tỉ|phần|người|ca|trường|đơn|cơ|xã|phường|huyện|lớp|đợt|mẫu|đoàn|tổ|đội|liều|suất|giường|bác|cán|học|nhiệm|chỉ|mục|hồ|bệnh|trung|trạm|phòng|km|kg|cm|mm|ml|mg|lít|đồng|dự|nội|hộ|ổ|điểm|ý|mũi|buổi|cuộc|khóa|khoá|bản|bộ|thôn|nhóm)$/u;

/** Nouns with which "năm" is five: no year is said to be of them. */
const countedByFive =
  /^(?:chuyên|thành|nghị|quyết|thủ|văn|sở|công|giải|khoản|biện|hình|bước|khu|cụm|câu|bài|vấn|đối|hội|ban|doanh|sản|chức|cấp|lĩnh|nguồn|phương|loại|tấn|mét|lít|chi|thiết|máy|xe|phó|viên|nhà|tình|thôn|làng|tổng|bậc|cặp|kíp|dãy|toà|tòa|chương|gói|cửa|tỉnh|cụ|em|cháu|nạn|vụ|trại|chợ|kho|bể|giếng|cây|con|chiếc|cái|quyển|cuốn|tờ|tập|hạng|chuỗi|kênh|trang|ứng|phần|nhân|kỹ|y|dược|điều|giáo|lao|hành|mẫu|chuyến|lượt|đồng)$/u;

interface NumberInWords {
  place: Place;
  value: number;
  /** Of a part of the whole: "ba phần tư" is 75%. */
  measure?: string;
}

/** Numbers that are written in words, and are no names, articles or years. */
export function numbersInWords(view: View): NumberInWords[] {
  const found: NumberInWords[] = [];
  const words = view.words.map((word) => word.exact);
  for (let at = 0; at < words.length; at++) {
    if (!beginners.has(words[at]!)) continue;
    const part = partAt(words, at);
    if (part !== null) {
      found.push({
        place: { start: view.words[at]!.start, end: view.words[at + 2]!.end },
        value: part,
        measure: '%',
      });
      at += 2;
      continue;
    }
    const half = halfAt(words, at);
    const number = half ?? tensAlone(view, words, at) ?? wordNumberAt(words, at);
    if (!number || !isNumber(view, words, at, number.length)) continue;
    const last = view.words[at + number.length - 1]!;
    found.push({ place: { start: view.words[at]!.start, end: last.end }, value: number.value });
    at += number.length - 1;
  }
  return found;
}

/** First syllables of numbers: most words are none. */
const beginners = new Set('một hai ba bốn tư năm sáu bảy bẩy tám chín mười nửa'.split(' '));

/** "Bốn chín" is forty-nine; "hai ba" are two or three, "bốn năm" four years or four or five. */
function tensAlone(
  view: View,
  words: readonly string[],
  at: number,
): { value: number; length: number } | null {
  const tens = digits.indexOf(words[at]!);
  const ones =
    ['mốt', 'hai', 'ba', 'tư', 'lăm', 'sáu', 'bảy', 'tám', 'chín'].indexOf(words[at + 1] ?? '') + 1;
  if (tens < 2 || ones < 1 || ones === tens + 1) return null;
  if (numbering.test(words[at - 1] ?? '') && follows(view, at)) return null;
  if (!follows(view, at + 1)) return null;
  if (/^(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)$/u.test(words[at + 2] ?? '')) return null;
  return { value: tens * 10 + ones, length: 2 };
}

const digits = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
const follows = ({ words, exact }: View, at: number) =>
  /^ ?$/u.test(exact.slice(words[at - 1]?.end ?? 0, words[at]!.start));
/** What stands before a number that ends there: "thứ hai", "trăm ba". */
const numbering = /^(?:thứ|tháng|quý|đợt|nhóm|ngày|trăm|mươi|linh|lẻ)$/u;

/** "Ba phần tư" in hundredths. */
function partAt(words: readonly string[], at: number): number | null {
  if (words[at + 1] !== 'phần') return null;
  const [part, whole] = [digits.indexOf(words[at]!), wholes.indexOf(words[at + 2] ?? '') + 2];
  return part > 0 && whole > 1 && part < whole ? (part * 100) / whole : null;
}
const wholes = 'hai ba tư năm sáu bảy tám chín mười'.split(' ');

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
  if (word === 'một' && /^(?:đến|tới|hoặc)$/u.test(next) && digits.includes(words[at + 2] ?? '')) return true;
  if (word === 'một') return countable.test(next) && !/^(?:số|vài)$/u.test(next) && before !== 'thống';
  if (word === 'năm') {
    if (before === 'trong' && /^(?:ngày|tháng|tuần|giờ|phút)$/u.test(next)) return true;
    return (
      (countable.test(next) || countedByFive.test(next)) &&
      !/\d$|^(?:hằng|hàng|mỗi|trong|cả|cuối|đầu|giữa|mươi|vài|nhiều|các|từng|sang)$/u.test(before)
    );
  }
  if (word === 'ba') return next !== 'mẹ' && next !== 'má';
  return true;
}
