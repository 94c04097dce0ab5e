import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { isFunction } from '../words.ts';
import { lexicon, partsOf, patternOf, saidAround, someSays, spoken } from './spoken.ts';

const all = 'mọi|tất cả|toàn bộ|toàn thể|bất kỳ|bất cứ|bất kể';
/** Words between a quantifier and its noun: "tất cả các vụ …". */
const between = '(?: (?:các|những|mọi|số|bộ|cả|vụ|ca|người|trường hợp|loại|cá nhân|nội dung))*';
const universal = patternOf(
  all,
  `${between} (?!(?:cho|của|trong|tại|ở|về|với|và|từ) )(\\p{L}+)(?: (\\p{L}+))?`,
);
/** "Toàn bộ kinh phí" is no more than the money that is spoken of. */
const mass = /^toàn bộ (?:kinh phí|chi phí|tiền|quá trình|thời gian|việc|công việc) ?/u;
const bounding = lexicon('từ|dưới|trên|có|bị|chưa|thuộc|đang|cần|trong');
/** A whole of one kind: "cho toàn trường nghỉ". */
const whole = patternOf('(?<!an )toàn', ' (trường|viện|khoa|huyện|xã|phường|lớp|đơn vị|cơ quan|dân)');
const plural =
  'mọi|tất cả|toàn bộ|toàn thể|toàn|các|những|mỗi|từng|hằng|bất kỳ|cả|100 %|100|đều|nào|đầy đủ|hết|bất cứ|chung';
const someUniversal = lexicon(`${all}|toàn|mỗi|từng|đều|100 %|hết|cả|bất kỳ|nào|các|những`);
/** What makes a noun all of its kind from behind: "tỷ lệ hồ sơ … đạt 100%", "đơn vị … đều". */
const allBehind = lexicon('100 %|đều|tất cả|toàn bộ');

/**
 * Whether a claim says of all what is said of some: "mọi sự cố y khoa" for "sự cố y khoa nghiêm trọng". A noun that
 * the cited sentences have must stand with a word of number there too.
 */
export function widens(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  for (const match of said.matchAll(universal)) {
    const [, first = '', second = ''] = match;
    if (/^\d/.test(first) || /^(?:đều|được|phải|là|bị|do)$/.test(first)) continue;
    if (isAlreadyAll(match[0], carriers)) continue;
    if (isBoundedAlike(said.slice(match.index + match[0].lastIndexOf(first) - 1), second, carriers)) continue;
    if (!isOfMany(first, second, carriers, mass.test(match[0]))) return true;
  }
  for (const [, noun = ''] of said.matchAll(whole))
    if (!someSays(carriers, lexicon(`(?:toàn|cả|tất cả|toàn bộ|mọi)(?: các)? ${noun}`))) return true;
  return false;
}

/** "Mọi nội dung bảo vệ …" for "tất cả các nội dung, nhiệm vụ bảo vệ …". */
function isAlreadyAll(quantified: string, carriers: readonly Carrier[]): boolean {
  const [head] = / (?:nội dung|trường hợp|cá nhân|người|loại)(?= )/u.exec(quantified) ?? [];
  return (
    head !== undefined && carriers.some(({ own }) => lexicon(`(?:${all})(?: các)?${head}`).test(spoken(own)))
  );
}

/** Where a noun with all that bounds it is over. */
const nounEnd = / (?:phải|đều|được|bị|có|thì|do|sẽ|là|không|cần|gửi|báo|thực|trong|trước|[,;:.()|])(?= )/u;
/** Nothing bounds a noun before one of these. */
const predicate =
  /^ (?:[,;.)|]|phải|đều|được|bị|có (?:trách|thể|nghĩa)|do|thì|sẽ|là|không|cần|gửi|báo cáo|thực hiện) /u;
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
    // "Mọi tổ chức, cá nhân …" for "Tổ chức, cá nhân …".
    if (at === 0 && rest.startsWith(`${noun} , `) && text.startsWith(`${noun} , `)) return true;
    return at >= 0 && !counted.test(text.slice(0, at)) && predicate.test(text.slice(at + noun.length));
  });
}

function isOfMany(first: string, second: string, carriers: readonly Carrier[], isMass: boolean): boolean {
  if (carriers.some(({ accented }) => !accented)) return true;
  const noun = `${first} ${second}`.trim();
  const own = carriers.map((carrier) => spoken(carrier.own));
  const says = (one: string) => own.some((text) => text.includes(` ${one} `));
  // "chi phí" is not in "chi trả".
  const isOne = second !== '' && second !== 'em' && !isFunction(second) && !says(second);
  for (const one of isOne ? [noun] : [noun, first]) {
    if (!says(one)) continue;
    // "Ít nhất 50% số cơ sở" is of some.
    const share = lexicon(`(?:\\d{1,2}|\\d{1,2}[.,]\\d+) %${between} ${one}`);
    if (own.some((text) => share.test(text))) return false;
    const many = lexicon(`(?:${plural})${between} ${one}`);
    return isMass || isAllBehind(one, carriers) || carriers.some((one) => many.test(saidAround(one)));
  }
  return isMass || carriers.some((one) => someUniversal.test(saidAround(one)));
}

const isAllBehind = (noun: string, carriers: readonly Carrier[]) =>
  carriers.some(({ own }) =>
    partsOf(own).some(({ text }) => allBehind.test(text.split(` ${noun}`).slice(1).join(' … '))),
  );
