import { fold } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';

/** Words that hold a sentence together and say nothing. */
const functionWords = new Set(
  (
    'là và của các những cho để với trong theo tại về từ đến thì mà này đó nêu được do bị có phải cần khi ra vào sẽ ' +
    'đã đang cũng như bằng hay hoặc nhưng nếu vì nên ở đối bao ông bà rằng thuộc lúc tới trên đều gồm riêng'
  ).split(' '),
);

/** Words that claim nothing by themselves: official language has many ways to say "must", "until" and "is". */
const empty = new Set([
  ...functionWords,
  ...(
    'còn lại trách nhiệm yêu cầu đề nghị quy định việc một cụ thể sau trước ngày tháng năm quý hạn thời chậm nhất ' +
    'muộn trễ cuối tối thiểu đa ít nhiều quá không chưa trở lên xuống kể tính số điều khoản mục điểm dưới vòng gồm ' +
    'đồng ngoài riêng mỗi từng hằng hàng tất cả mọi gian mốc nội dung tổng thực hiện khai mạc diễn'
  ).split(' '),
]);

/** Whether a word is only grammar. */
export const isFunction = (word: string) => functionWords.has(word) || /^\d+$/.test(word);

/** Official language's ways to say the same, as sets. */
const alike: readonly string[] = [
  'gửi nộp trình chuyển',
  'nộp trả',
  'xong hoàn thành tất kết thúc',
  'thực hiện triển khai tiến hành',
  'ca trường hợp bệnh nhân người',
  'đơn vị cơ quan',
  'kinh phí chi ngân sách tiền',
  'bảo đảm',
  'lập thành xây dựng',
  'giao phân công',
  'cấp cung',
  'nhận tiếp',
  'sức khỏe khoẻ',
  'tổng hợp',
  'phụ trách chịu',
  'mở tổ chức',
  'đầu bắt khởi',
  'tăng thêm',
  'mắc nhiễm',
  'hỗ trợ',
  'chi trả thanh toán',
  'diễn tổ chức họp',
];
const synonyms = new Map<string, Set<string>>();
for (const line of alike) {
  const words = line.split(' ');
  for (const word of words) synonyms.set(word, new Set([...(synonyms.get(word) ?? []), ...words]));
}

/** Equal, or two ways to say the same. */
export const sameWord = (one: string, other: string) =>
  one === other || (synonyms.get(one)?.has(other) ?? false);

export const isEmpty = (word: string) => empty.has(word) || /^\d+$/.test(word);

const found = new WeakMap<Reading, readonly string[]>();

/** Words of a reading that say something, without those of its facts. */
export function contentWords(reading: Reading): readonly string[] {
  const known = found.get(reading);
  if (known) return known;
  const { view, facts } = reading;
  const inFact = (start: number) => facts.some((fact) => fact.start <= start && start < fact.end);
  const words = view.words
    .filter((word) => !isEmpty(word.exact) && !inFact(word.start))
    .map((word) => word.exact);
  found.set(reading, words);
  return words;
}

/** Of the words that `reading` says, how many the cited sentences say too. */
export interface Support {
  words: number;
  /** From 0 to 1; of words and of pairs of neighbours. */
  share: number;
  /** Longest run of words in a row that nobody says. */
  strangers: number;
}

export function supportOf(
  reading: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): Support {
  const words = contentWords(reading);
  if (words.length === 0) return { words: 0, share: 1, strangers: 0 };
  const said = words.map((word) => worthOf(word, carriers, question));
  const pairs = words
    .slice(1)
    .map((word, index) =>
      carriers.some(({ phrase }) => phrase.includes(` ${words[index]} ${word} `)) ? 1 : 0,
    );
  let [strangers, run] = [0, 0];
  for (const worth of said) {
    run = worth === 0 ? run + 1 : 0;
    strangers = Math.max(strangers, run);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const single = mean(said);
  return {
    words: words.length,
    share: pairs.length > 0 ? 0.7 * single + 0.3 * mean(pairs) : single,
    strangers,
  };
}

function worthOf(word: string, carriers: readonly Carrier[], question: ReadonlySet<string>): number {
  for (const { vocabulary, accented, phrase } of carriers) {
    if (vocabulary.has(word)) return 1;
    if (!accented && fold(phrase).includes(` ${fold(word)} `)) return 1;
  }
  const others = synonyms.get(word);
  if (others && carriers.some(({ vocabulary }) => [...others].some((other) => vocabulary.has(other))))
    return 0.9;
  if (carriers.some(({ initials }) => isSpelledIn(word, initials))) return 1;
  return question.has(word) ? 0.5 : 0;
}

/** Whether `short` is the initials of words in a row of `long`: `gd&đt` of `giáo dục và đào tạo`. */
export function isSpelledBy(short: string, long: string): boolean {
  return mayBeShort(short) && initialsOf(long).includes(lettersOf(short));
}

const lettersOf = (text: string) => fold(text).replace(/[^a-z]/g, '');

function mayBeShort(short: string): boolean {
  if (short.length > 10 || short.includes(' ')) return false;
  const letters = lettersOf(short);
  return letters.length >= 2 && letters.length <= 8 && !/[aeiouy]{2}/.test(letters);
}

/** First letters of the words of a text, `và` left out. */
export function initialsOf(text: string): string {
  return fold(text)
    .split(/[^a-z0-9|]+/)
    .filter((word) => word !== '' && word !== 'va')
    .map((word) => word[0])
    .join('');
}

/** The same against the initials of a text. */
export const isSpelledIn = (short: string, initials: string) =>
  mayBeShort(short) && initials.includes(lettersOf(short));
