import type { Carrier } from './carrier.ts';
import type { Fact } from './fact.ts';
import { namesDocuments } from './listed-by.ts';
import type { Reading } from './read-facts.ts';
import { isSameValue } from './rivals.ts';

/** Before and behind these "một" counts nothing: "một số", "thống nhất một", "một trong hai". */
const article = /^(?:số|vài|trong|phần|cách|lần|chiều|cửa|mặt|bên|loạt|nửa|ít|chút|khi|mình)$/u;

/** "Cả một ngày" is one; "cả một bệnh viện" is none of several. */
const ofTime = /^(?:ngày|tuần|tháng|quý|năm|giờ|buổi|đời|quá|thời|đêm|nhiệm|hệ|ngành)$/u;

/**
 * Whether a claim says "một" of what is counted as more: "tụt một bậc" of "giảm 02 bậc", "một nguồn: A và B". The
 * word is an article more often than a number, so that only what contradicts it is looked for.
 */
export function countsOneOfSeveral(claim: Reading, carriers: readonly Carrier[]): boolean {
  const { view, facts } = claim;
  return view.words.some(({ exact, start, end }, at) => {
    const noun = view.words[at + 1]?.exact ?? '';
    if (exact !== 'một' || noun === '' || article.test(noun)) return false;
    const fact = facts.find((one) => one.start <= start && end <= one.end);
    if (fact && (fact.kind !== 'quantity' || fact.measure !== null)) return false;
    const counted = carriers.flatMap(({ own }) =>
      own.facts.flatMap((one) =>
        one.kind === 'quantity' && one.measure === null && one.noun.split(' ')[0] === noun ? [one.value] : [],
      ),
    );
    if (counted.length > 0 && counted.every((value) => value > 1)) return true;
    const behind = view.exact.slice(end);
    const listed = facts.filter((one) => one.kind === 'document' && one.start > end).length;
    if (/^(?:[^:,;.]{2,40}):/u.test(behind) && listed > 1 && namesDocuments(behind.trim())) return true;
    if (view.words[at - 1]?.exact === 'cả' && !ofTime.test(noun)) return true;
    return /^ [^:,;.\d]{2,30}:/u.test(behind) && listsEqually(behind);
  });
}

/** "… từ một nguồn: ngân sách tỉnh 2.900 triệu đồng và nguồn thu dịch vụ 960 triệu đồng": each with a figure of its own. */
function listsEqually(behind: string): boolean {
  const parts = behind
    .slice(behind.indexOf(':') + 1)
    .split(/;\s|\svà\s/u)
    .map((part) => /\d/u.test(part));
  return parts.length > 1 && parts.every(Boolean);
}

const places =
  /^(?:điều|khoản|điểm|mục|độ|nhóm|đợt|vòng|giai đoạn|tuyến|hạng|loại|cấp|bước|cụm|đội|tổ|đoàn|số):/u;
const kindOf = (key: string) => key.slice(0, key.indexOf(':'));

/** Two of a list, or the ends of a range, that are the same: "các năm 2026 và 2026". */
export const listsTwice = ({ view, facts }: Reading) =>
  facts.some((fact, at) => {
    const next = facts[at + 1];
    return (
      next !== undefined &&
      (fact.kind === 'moment' || (fact.kind === 'token' && places.test(fact.key))) &&
      isSameValue(fact, next) &&
      /^\s*(?:,|và|hoặc|đến|-|–)\s*$/u.test(view.exact.slice(fact.end, next.start))
    );
  });

/**
 * The number of a place or group that a clause names more often than all that it cites, while it leaves out another
 * one of the kind: "Đoàn số 1 kiểm tra A; Đoàn số 1 kiểm tra B" of the rows of Đoàn số 1 and Đoàn số 2.
 */
export function repeatsForAnother({ facts }: Reading, carriers: readonly Carrier[]): Fact | undefined {
  if (carriers.length < 2) return undefined;
  const keysOf = (list: readonly Fact[]) =>
    list.flatMap((one) => (one.kind === 'token' && places.test(one.key) ? [one.key] : []));
  const claimed = keysOf(facts);
  const sentences = [...new Set(carriers)];
  const cited = sentences.flatMap(({ own }) => keysOf(own.facts));
  const times = (list: readonly string[], key: string) => list.filter((one) => one === key).length;
  return facts.find((fact) => {
    if (fact.kind !== 'token' || !places.test(fact.key)) return false;
    const written = times(cited, fact.key);
    return (
      written > 0 &&
      times(claimed, fact.key) > written &&
      cited.some((key) => kindOf(key) === kindOf(fact.key) && !claimed.includes(key))
    );
  });
}
