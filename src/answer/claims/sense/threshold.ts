import { keptFor } from '../../../core/kept.ts';
import { holds, type Part, shared, wordsOf } from './spoken.ts';

/**
 * "Từ 03 lần", "trên 10 năm", "từ 37 tuần trở lên", "từ độ 3": bounds that tell which ones are meant. "Từ 48 xã" is
 * where something comes from.
 */
const threshold =
  /(?<= )(?:(?<!không )(?:trên|dưới)|từ(?= (?:đủ|độ|mức|cấp|bậc|\d+ (?:lần|tuổi)|\d+(?: [\p{L}]+){1,4} trở) ))(?: đủ)?(?: (?:độ|mức|cấp|bậc))? (\d+[a-z]?(?:[.,]\d+)?)(?! (?:giờ|phút|ngày|tháng|%|dân|đến|tỷ|triệu|đồng|-))(?= [\p{L}.,;])/gu;
const leastBehind = 2;
/** Where nothing follows a threshold, so many of the words directly before it. */
const leastBefore = 3;

interface Threshold {
  figure: string;
  /** Words directly before and somewhere behind it. */
  before: string[];
  behind: string[];
}

export const thresholdsOf = keptFor(({ text }: Part): readonly Threshold[] => {
  const found = [...text.matchAll(threshold)].map(
    ({ index, 0: match, 1: figure = '' }): Threshold => ({
      figure,
      before: wordsOf(text.slice(0, index)).slice(-leastBefore),
      behind: wordsOf(text.slice(index + match.length)).slice(1),
    }),
  );
  return found.filter(({ before }) => before.length > 0);
});

/** Whether a claim repeats what stands before and behind a threshold, and not the threshold. */
export const losesThreshold = (part: Part, said: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  thresholdsOf(part).some(
    ({ figure, before, behind }) =>
      !holds(all, figure) &&
      (behind.length > 0
        ? shared(before.slice(1 - leastBefore), said) > 0 &&
          shared(behind, said) >= Math.min(leastBehind, behind.length)
        : shared(before, said) >= leastBefore),
  );
