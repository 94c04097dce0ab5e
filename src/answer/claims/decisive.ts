import { fold, unifyTones } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import { deniedCell } from './negation.ts';
import type { Reading } from './read-facts.ts';

/**
 * Words that end, suspend or lift what an office has ordered, by sets that say the same. One of them turns a sentence
 * into another one, however many of its other words are carried.
 */
const decisive: readonly (readonly string[])[] = [
  'hủy|hủy bỏ|bãi bỏ|xóa bỏ|hết hiệu lực|không còn hiệu lực|thay thế',
  'dừng|tạm dừng|ngừng|tạm ngừng|chấm dứt|đình chỉ|kết thúc|thôi',
  'hoãn|lùi|chuyển sang',
  'thử nghiệm|thí điểm|chạy thử',
  'tạm thời|tạm',
  'gia hạn|kéo dài|lùi',
  'vẫn đang|vẫn được áp dụng|vẫn áp dụng',
  'miễn|không phải|không thu|không cần|không yêu cầu',
  'thu hồi|tước',
  'giải thể|sáp nhập|nhập vào|hợp nhất|chấm dứt',
  'cấm|không được|không',
].map((line) => line.split('|').map((phrase) => unifyTones(phrase)));

/** Set phrases in which such a word decides nothing. */
const harmless =
  /(?<= )(?:dừng (?:lại )?ở|miễn dịch|miễn là|chuyển sang|không ngừng|thôi nôi|kết thúc|thay thế|không)(?= )|(?<!được |bị |cho )kéo dài(?= (?:đến|từ|trong|tối đa|không quá|ít nhất|khoảng|\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))/gu;

/** Whether a claim ends, suspends or lifts something that no cited sentence does. */
export function decidesMore({ view }: Reading, carriers: readonly Carrier[]): boolean {
  const claim = ` ${view.words.map((word) => word.exact).join(' ')} `.replace(harmless, '…');
  const isSaid = (set: readonly string[]) =>
    (set.includes('miễn') && carriers.some(({ own }) => deniedCell.test(own.view.exact))) ||
    carriers.some(({ phrase: said, accented }) =>
      set.some(
        (phrase) => said.includes(` ${phrase} `) || (!accented && fold(said).includes(` ${fold(phrase)} `)),
      ),
    );
  // A phrase of several sets ("chấm dứt") may be said for what one of them says.
  return decisive
    .flat()
    .some(
      (phrase) =>
        !phrase.startsWith('không ') &&
        claim.includes(` ${phrase} `) &&
        !decisive.some((set) => set.includes(phrase) && isSaid(set)),
    );
}
