import type { Bound, Place } from './fact.ts';
import type { View } from './view.ts';

/** Words between the bound and what it bounds. */
const between =
  '(?:\\s*(?:là|vào|ngày|thời điểm|thời gian|khoảng|lúc|thêm|được|đạt|đến|tới|trước|hết|cuối|đầu|giữa|mức|vòng|thời hạn|có|tất cả|các|trong|mỗi|từ|tổng số|bằng|chỉ|phải|ở|còn))*\\s*$';

const upper =
  'trước|(?:chậm|muộn|trễ) nhất sau|chậm nhất|muộn nhất|trễ nhất|không (?:được |để )?(?:quá|vượt quá|vượt|muộn hơn|chậm hơn|trễ hơn|sau|hơn|lớn hơn|nhiều hơn|cao hơn)|đến(?! từ)|(?<!hướng |tiến )tới|hết|tối đa|nhiều nhất|cao nhất|dưới|ít hơn|thấp hơn|nhỏ hơn|chưa đến|chưa tới|chưa đầy|gần|trong vòng|trong thời hạn|≤|<|‹|thời hạn|hạn chót|hạn cuối|(?<!quá )hạn';
const lower =
  'sau(?! (?:còn|là|chỉ|đạt|tăng|giảm)(?!\\p{L}))|kể từ|tính từ|(?<!(?:đến|hình thành|sắp xếp|lấy|trích|chuyển|gộp|tách|nhập|thành lập) )từ|ít nhất|tối thiểu|trên(?! tổng)|(?<!nhanh |sớm |dài |ngắn )hơn|vượt|quá|không (?:được |để )?(?:dưới|ít hơn|thấp hơn|nhỏ hơn|trước)|cao hơn|lớn hơn|nhiều hơn|thấp nhất|sớm nhất|không sớm hơn|≥|>|›';

const patterns: readonly [Exclude<Bound, null>, RegExp][] = [
  ['upper', new RegExp(`(?<![\\p{L}\\p{N}])(?:${upper})(?![\\p{L}\\p{N}])${between}`, 'u')],
  ['lower', new RegExp(`(?<![\\p{L}\\p{N}])(?:${lower})(?![\\p{L}\\p{N}])${between}`, 'u')],
];

const changes =
  /^[^;.]{0,40}?(?<!\p{L})(?:xuống|lên|còn|thành)\s+(?:còn\s+)?(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)/u;
const compares = /^(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn (?:mức|con số|chỉ tiêu|kế hoạch|mục tiêu)/u;
const share =
  /(?:\d|(?<!\p{L})(?:một|hai|ba|bốn|năm|lăm|sáu|bảy|tám|chín|mười|mươi))\s+trên\s+(?:tổng số\s+)?$/u;
const lookedBack = 48;
const symbol = /(?:^|[\s(])([<>≤≥‹›])\s*=?\s*$/u;

/**
 * Which side the words beside a date or a quantity bound it on. Of nested words the outer one counts: "không quá"
 * is more than "quá", "chậm nhất từ" more than "từ".
 */
export function boundOf(view: View, place: Place): Bound {
  const after = view.exact.slice(place.end, place.end + 40);
  // The range is over at the next figure or mark, and where another one begins: "5 triệu và hộ từ năm người trở lên".
  const near = /^(?:(?!(?<!\p{L})(?:từ|và|hoặc)(?!\p{L}))[^\d,;.:()])*/u.exec(after)?.[0] ?? '';
  if (/(?:^|\s)trở (?:lên|đi)(?!\p{L})/u.test(near)) return 'lower';
  if (/(?:^|\s)trở (?:xuống|về trước)(?!\p{L})/u.test(near)) return 'upper';
  const back = view.exact.slice(Math.max(0, place.start - lookedBack), place.start);
  const sign = symbol.exec(back)?.[1];
  if (sign) return '<≤‹'.includes(sign) ? 'upper' : 'lower';
  // Neither a mark nor a figure lies between a bound and its value.
  const text = /[^,;:()\d|]*$/u.exec(back)?.[0] ?? '';
  // "sáu trên 13" is a share.
  if (share.test(back)) return null;
  const found = patterns
    .map(([bound, pattern]) => ({ bound, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((left, right) => left.at - right.at);
  const [first] = found;
  if (!first) return null;
  const words = text.slice(first.at).trim();
  // "giảm từ 12 xuống còn 9" changes, "thấp hơn mức 310 ca" compares.
  if (/^từ(?: |$)/u.test(words) && changes.test(after)) return null;
  return compares.test(words) ? null : first.bound;
}

/** `tăng` or `giảm` shortly before a quantity. */
export function trendOf(view: View, place: Place): 'tăng' | 'giảm' | null {
  const back = view.exact.slice(Math.max(0, place.start - 60), place.start);
  // "giảm nằm ghép và kê thêm 40 giường": a rise or fall ends at "và".
  const text = /(?:(?!(?<!\p{L})(?:và|rồi)(?!\p{L}))[^,;:()\d|])*$/u.exec(back)?.[0] ?? '';
  const found = [...text.matchAll(/(?<!\p{L})(tăng|giảm|rút ngắn)(?!\p{L})/gu)].at(-1)?.[1];
  return found === undefined ? null : found === 'tăng' ? 'tăng' : 'giảm';
}
