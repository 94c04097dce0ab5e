import { among, boundFits, type Carried, itself } from './carried.ts';
import type { Carrier } from './carrier.ts';
import type { Fact, QuantityFact } from './fact.ts';
import { isSpelledBy } from './words.ts';

/** A number with its measure or what it counts; its bound is not turned round, nor a rise into a fall. */
export function quantity(fact: Fact & QuantityFact, carrier: Carrier): Carried {
  if (isRate(fact, carrier) || isArticle(fact, carrier)) return itself;
  const fits = (one: Fact) =>
    one.kind === 'quantity' &&
    isSameAmount(fact, one, carrier) &&
    boundFits(
      fact.bound,
      one.bound,
      /^(?:giờ|phút|ngày|ngày làm việc|tuần|tháng|năm)$/.test(fact.measure ?? ''),
    ) &&
    (fact.trend === one.trend || (fact.trend === null && fact.measure !== '%'));
  return among(carrier, fits);
}

/** "một tháng" for "mỗi tháng", "một người" for "/người". */
function isRate(fact: QuantityFact, { own }: Carrier): boolean {
  if (fact.value !== 1 || !fact.inWords) return false;
  const per = fact.measure ?? fact.noun.split(' ')[0]!;
  // "định kỳ 6 tháng" is once in six months.
  if (per === 'lần') return /(?<!\p{L})(?:định kỳ|mỗi)\s+\d+\s(?:tuần|tháng|năm)/u.test(own.view.exact);
  if (!/^(?:ngày|tuần|tháng|quý|năm|giờ|người|hộ|xã|đơn)$/u.test(per)) return false;
  return new RegExp(`(?:/|mỗi |hằng |hàng |từng )\\s?${per}(?!\\p{L})`, 'u').test(own.view.exact);
}

/** "Khi một lớp có …" for "Khi lớp có …": an article, where the archive counts none of them. */
function isArticle(fact: QuantityFact, { own, ownWords }: Carrier): boolean {
  const [noun = ''] = fact.noun.split(' ');
  if (fact.value !== 1 || !fact.inWords || fact.measure !== null || !ownWords.includes(noun)) return false;
  return !own.facts.some((one) => one.kind === 'quantity' && one.noun.split(' ')[0] === noun);
}

const people = 'ca|trường|người|bệnh|lượt|học|cán|trẻ|bác|đại|nhân|viên';
const things = 'việc|điểm|nội|nội dung|vấn|nhiệm|yêu|ý|mục|hạn';
const sameNouns = [people, things, 'đơn|cơ|cơ quan', 'lớp|khóa', 'vụ|trường', 'suất|giường'].map(
  (words) => new Set(words.split('|')),
);

function isSameAmount(claimed: QuantityFact, own: QuantityFact, carrier: Carrier): boolean {
  if (claimed.value !== own.value) {
    if (claimed.value === 0.5 && claimed.measure === null && own.value === 50 && own.measure === '%')
      return true;
    return claimed.measure !== null && own.measure === null && inColumn(claimed, own, carrier);
  }
  if (
    claimed.measure === 'điểm' &&
    own.measure === null &&
    own.noun === '' &&
    carrier.ownWords.includes('điểm')
  )
    return true;
  // "ba điểm còn thiếu" are "ba việc còn thiếu".
  if (
    claimed.measure === 'điểm' &&
    own.measure === null &&
    things.split('|').includes(own.noun.split(' ')[0]!)
  )
    return true;
  if (claimed.measure !== own.measure)
    return (
      own.measure === null && claimed.measure !== null && own.noun === '' && inColumn(claimed, own, carrier)
    );
  return claimed.measure !== null || nounFits(claimed, own);
}

/** A figure in a table has its measure in the head of the column: "Kinh phí (triệu đồng)". */
function inColumn(
  claimed: QuantityFact,
  own: QuantityFact,
  { context, passage, own: row }: Carrier,
): boolean {
  if (passage.passage.kind !== 'row') return false;
  const heads = `${context.view.exact} ${row.view.exact}`;
  const measure = claimed.measure!;
  if (!(measure === '%' ? /%|phần trăm|tỷ lệ/u.test(heads) : heads.includes(measure))) return false;
  const scales = [
    1,
    ...(/nghìn|ngàn/u.test(heads) ? [1e3] : []),
    ...(/triệu/u.test(heads) ? [1e6] : []),
    ...(/t[ỷỉ] đồng/u.test(heads) ? [1e9] : []),
  ];
  return scales.some((scale) => own.value * scale === claimed.value);
}

function nounFits(claimed: QuantityFact, own: QuantityFact): boolean {
  const [wanted = ''] = claimed.noun.split(' ');
  const [noun = ''] = own.noun.split(' ');
  if (wanted === '' || noun === '' || wanted === noun) return true;
  if (sameNouns.some((nouns) => nouns.has(wanted) && nouns.has(noun))) return true;
  return (
    ` ${own.before} `.includes(` ${wanted} `) ||
    ` ${own.noun} `.includes(` ${wanted} `) ||
    isSpelledBy(wanted, own.noun) ||
    isSpelledBy(noun, claimed.noun) ||
    !/\p{L}/u.test(wanted)
  );
}
