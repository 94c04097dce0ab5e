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
  if (per === 'lần') {
    // What is done "hằng tuần" is done once a week, unless the sentence says how often.
    const often = own.facts.some((one) => one.kind === 'quantity' && one.measure === 'lần');
    const text = own.view.exact;
    return (
      /(?<!\p{L})(?:định kỳ|mỗi)\s+\d+\s(?:tuần|tháng|năm)/u.test(text) ||
      (!often && /(?<!\p{L})(?:hằng|hàng|mỗi)\s(?:ngày|tuần|tháng|quý|năm)/u.test(text))
    );
  }
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
const sameNouns = [people, things, 'đơn|cơ|cơ quan', 'thủ|tthc', 'lớp|khóa', 'vụ|trường', 'suất|giường'].map(
  (words) => new Set(words.split('|')),
);

/** Measures that are exact multiples of another: a week is no seven days to an office that counts working days. */
const multiples: Readonly<Record<string, readonly [string, number]>> = {
  giây: ['giây', 1],
  phút: ['giây', 60],
  giờ: ['giây', 3600],
  tháng: ['tháng', 1],
  năm: ['tháng', 12],
  g: ['g', 1],
  kg: ['g', 1000],
  mg: ['g', 0.001],
  ml: ['ml', 1],
  lít: ['ml', 1000],
  mm: ['mm', 1],
  cm: ['mm', 10],
  m: ['mm', 1000],
  km: ['mm', 1e6],
  m2: ['m2', 1],
  ha: ['m2', 1e4],
};

function isMultiple(claimed: QuantityFact, own: QuantityFact): boolean {
  const [one, other] = [multiples[claimed.measure ?? ''], multiples[own.measure ?? '']];
  return (
    one !== undefined &&
    other !== undefined &&
    claimed.measure !== own.measure &&
    one[0] === other[0] &&
    Math.abs(claimed.value * one[1] - own.value * other[1]) < 1e-6
  );
}

function isSameAmount(claimed: QuantityFact, own: QuantityFact, carrier: Carrier): boolean {
  if (isMultiple(claimed, own)) return true;
  // "hai triệu rưỡi" is money where the archive has it.
  if (claimed.measure === null && own.measure === 'đồng' && claimed.value >= 1e4)
    return claimed.value === own.value;
  // "nửa tháng" is what people call fifteen days.
  if (claimed.value === 0.5 && claimed.measure === 'tháng' && own.measure === 'ngày') return own.value === 15;
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
  // "Điểm chênh từ 0,3 trở lên"
  if (claimed.measure === null && own.measure === 'điểm' && /(?:^| )điểm /u.test(`${claimed.before} `))
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
