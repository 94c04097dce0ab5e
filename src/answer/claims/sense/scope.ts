import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { isFunction } from '../words.ts';
import { lexicon, nearestPart, patternOf, saidAround, someSays, spoken } from './spoken.ts';

const all = 'mọi|tất cả|toàn bộ|toàn thể|bất kỳ|bất cứ|bất kể';
/** Words between a quantifier and its noun: "tất cả các vụ …". */
const between = '(?: (?:các|những|mọi|số|bộ|cả|vụ|ca|người|trường hợp|loại|cá nhân|nội dung))*';
const universal = patternOf(
  all,
  `${between} (?!(?:cho|của|trong|tại|ở|về|với|và|từ) )(\\p{L}+)(?: (\\p{L}+))?`,
);
const bounding = lexicon('từ|dưới|trên|có|bị|chưa|thuộc|đang|cần|trong');
/** A whole of one kind: "cho toàn trường nghỉ". */
const whole = patternOf('(?<!an )toàn', ' (trường|viện|khoa|huyện|xã|phường|lớp|đơn vị|cơ quan|dân)');
const plural =
  'mọi|tất cả|toàn bộ|toàn thể|toàn|các|những|mỗi|từng|hằng|bất kỳ|cả|100 %|100|đều|nào|đầy đủ|hết|bất cứ|chung';
const someAll = lexicon(all);
const everyone = lexicon(`${all}|100 %|mỗi|không trừ|đều`);
const someUniversal = lexicon(`${all}|toàn|mỗi|từng|đều|100 %|hết|cả|bất kỳ|nào|các|những`);

/**
 * Whether a claim says of all what is said of some: "mọi sự cố y khoa" for "sự cố y khoa nghiêm trọng". A noun that
 * the cited sentences have must stand behind a word of number there too.
 */
export function widens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  for (const match of someAll.test(said) ? said.matchAll(universal) : []) {
    const [, first = '', second = ''] = match;
    if (/^\d/.test(first) || /^(?:đều|được|phải|là|bị|do)$/.test(first)) continue;
    if (isBoundedAlike(said.slice(match.index + match[0].lastIndexOf(first) - 1), second, carriers)) continue;
    if (!isOfMany(first, second, carriers)) return true;
  }
  if (!said.includes(' toàn ')) return false;
  for (const [, noun = ''] of said.matchAll(whole))
    if (!someSays(carriers, lexicon(`(?:toàn|cả|tất cả|toàn bộ|mọi)(?: các)? ${noun}`))) return true;
  return false;
}

/** Where a noun with all that bounds it is over. */
const nounEnd = / (?:phải|đều|được|bị|có|thì|do|sẽ|là|không|cần|gửi|báo|thực|trong|trước|[,;:.()|])(?= )/u;

const predicate = /^ (?:phải|đều|được|bị|có|thì|sẽ|là|không|cần|gửi|báo cáo|thực hiện) /u;
/** "Tại 10 trạm y tế", "50% số cơ sở", "tỷ lệ hộ gia đình" are not all. */
const counted = / (?:\d[^ ]*|%|số|phần lớn|đa số|một số|tỷ lệ|phần)$/u;

/**
 * "Mọi đơn vị chậm so với lộ trình đều phải …", "toàn bộ trẻ dưới 5 tuổi …": all of those that the cited sentence
 * means, bounded as there.
 */
function isBoundedAlike(rest: string, second: string, carriers: readonly Carrier[]): boolean {
  const [first = '', , third = ''] = rest.trim().split(' ');
  const noun = rest.slice(0, nounEnd.exec(rest)?.index ?? rest.length);
  return carriers.some(({ own }) => {
    const text = spoken(own);
    if (bounding.test(` ${second} `) && third !== '' && text.includes(` ${first} ${second} ${third} `))
      return true;
    const at = text.indexOf(`${noun} `);
    return at >= 0 && !counted.test(text.slice(0, at)) && predicate.test(text.slice(at + noun.length));
  });
}

function isOfMany(first: string, second: string, carriers: readonly Carrier[]): boolean {
  if (carriers.some(({ accented }) => !accented)) return true;
  const noun = `${first} ${second}`.trim();
  const own = carriers.map((carrier) => spoken(carrier.own));
  const texts = carriers.map(saidAround);
  const says = (one: string) => own.some((text) => text.includes(` ${one} `));
  // "chi phí" is not in "chi trả".
  const isOne = second !== '' && second !== 'em' && !isFunction(second) && !says(second);
  for (const one of isOne ? [noun] : [noun, first]) {
    if (!says(one)) continue;
    // "Ít nhất 50% số cơ sở" is of some.
    const share = lexicon(`(?:\\d{1,2}|\\d{1,2}[.,]\\d+) %${between} ${one}`);
    if (own.some((text) => share.test(text))) return false;
    const many = lexicon(`(?:${plural})${between} ${one}`);
    return texts.some((text) => many.test(text));
  }
  return texts.some((text) => someUniversal.test(text));
}

/** Compounds in which chỉ is no "only". */
const only =
  /(?<!(?:địa|chứng|tín|ngừng|tiêu|chẳng|không|không phải|đình) )(?<= )(chỉ|duy nhất|độc quyền|riêng mình|một mình)(?= )(?! (?:cần|áp dụng|trong|sau|với|riêng|tính|đạo|thị|tiêu|số|định|huy|dẫn|rõ|ra|đạt|còn|có|bằng|mới|ở mức|là|được|phải))/u;
const notMore = lexicon(
  'chỉ|duy nhất|riêng|mới|không|một lần|01 lần|1 lần|mỗi|đúng|đến hết|tối đa|trừ|ngoài|chưa',
);

/** Whether a claim shuts others out ("chỉ", "duy nhất") where no cited sentence does. */
export function shutsOut(clause: Reading, carriers: readonly Carrier[]): boolean {
  return only.test(spoken(clause)) && !carriers.some((one) => !one.accented || notMore.test(spoken(one.own)));
}

const part = lexicon('một số|hầu hết|phần lớn|đa số|đa phần|vài|một vài|không ít|gần như|chủ yếu|một phần');
/** "Một số" may count: "mỗi đơn vị có một số do lãnh đạo giữ". */
const oneNumber = /(?<= )một số(?= (?:điện thoại|đường|máy|hiệu|do|được|riêng|để|,) )/u;

/** Whether a claim says of some what is said of all. */
export function narrows(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!part.test(said) || oneNumber.test(said) || someSays(carriers, part)) return false;
  return carriers.some(({ own }) => everyone.test(spoken(own)));
}

const someEach = lexicon('mỗi|từng');
const each = patternOf('(?:mỗi|từng)', ' (\\p{L}+ \\p{L}+)');

/** Whether a claim says of each of one kind what the part of the cited sentence that it repeats says of each of another. */
export function dealsWithOthers(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!someEach.test(said)) return false;
  const claimed = [...said.matchAll(each)].map(([, noun = '']) => noun);
  const nearest = claimed.length > 0 ? nearestPart(clause, carriers) : undefined;
  if (!nearest) return false;
  const own = [...nearest.text.matchAll(each)].map(([, noun = '']) => noun);
  if (own.length === 0) return false;
  return (
    !own.some((noun) => said.includes(` ${noun} `)) &&
    claimed.every(
      (noun) =>
        !nearest.text.includes(` ${noun.split(' ')[0]} `) &&
        !/^(?:đơn|cơ|nơi|năm|tháng|ngày|tuần|quý|đợt|lần|người)/u.test(noun),
    )
  );
}

const times = lexicon('nhiều lần|không giới hạn|không hạn chế|vô thời hạn|bao nhiêu lần cũng');

/** Whether a claim lifts a limit of number: "nhiều lần" for "một lần". */
export const liftsCount = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  times.test(spoken(clause)) && !someSays(carriers, times);
