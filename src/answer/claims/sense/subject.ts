import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { namingWords, nearestPart, shared, spoken, wordsOf } from './spoken.ts';

const heads =
  'đơn vị|người|cơ sở|trẻ|hộ gia đình|hộ|bệnh viện|lớp|xã|văn bản|ý kiến|nhiệm vụ|hồ sơ|tiêu chí|trường hợp|bác sĩ|công chức|viên chức|chất thải|thuốc|phòng khám|trạm y tế';
/** A subject that is bounded, up to where it is said what it must or may: "Người có kết quả bất thường | được …". */
const boundSubject = new RegExp(
  `^ (?:(?:\\d\\S*|[a-zđ]) )?(?:(?:các|những|mọi|mỗi) )?(${heads}) ([^,:;|()]+?) (?:phải|được|thì|sẽ|bị (?!phản))(?= )`,
  'u',
);
const pointing = /(?<= )(?:này|đó|trên|nói trên|nêu trên|ấy|cùng|còn lại)(?= )/u;
const leastBounding = 2;
/** One of its words may stand in the claim for another reason: "lộ trình", "giải trình". */
const mostKept = 0.3;
const leastTaken = 3;

/** Whether a claim says of the whole kind what the cited sentence says of those that it bounds. */
export function unboundsSubject(
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
): boolean {
  const nearest = nearestPart(clause, carriers);
  const match = nearest ? boundSubject.exec(nearest.text) : null;
  if (!nearest || !match) return false;
  const said = spoken(clause);
  const [subject, head = '', bounding = ''] = match;
  if (!said.includes(` ${head} `) || pointing.test(said)) return false;
  const words = new Set(said.split(' '));
  const bounds = namingWords(bounding).filter((word) => !head.includes(word));
  if (bounds.length < leastBounding || shared(bounds, heard) > 0) return false;
  if (shared(bounds, words) > bounds.length * mostKept) return false;
  return shared(wordsOf(nearest.text.slice(subject.length)), words) >= leastTaken;
}
