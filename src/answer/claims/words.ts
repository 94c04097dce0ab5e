import { keptFor } from '../../core/kept.ts';
import { fold } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import { connectingWords } from './connecting.ts';
import type { Fact } from './fact.ts';
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
  'xong hoàn thành tất kết thúc dứt',
  'thực hiện triển khai tiến hành tổ chức',
  'ca trường hợp bệnh nhân người',
  'đơn vị cơ quan bộ phận',
  'kinh phí chi ngân sách tiền giá nguồn',
  'bảo đảm',
  'lập thành xây dựng mở',
  'giao phân công cử bố trí trang bị',
  'cấp cung',
  'nhận tiếp',
  'sức khỏe khoẻ',
  'tổng hợp',
  'phụ trách chịu',
  'mở tổ chức',
  'đầu bắt khởi',
  'tăng thêm nhiều cao hơn',
  'giảm ít thấp hơn rút ngắn nhanh',
  'mắc nhiễm bị',
  'hỗ trợ',
  'chi trả thanh toán',
  'diễn tổ chức họp hội nghị buổi cuộc',
  'trùng rơi vào',
  'liền kế tiếp sau',
  'duy trì giữ',
  'từ nay kể tính',
  'bổ sung thêm',
  'đổi tên mang thành',
  'vượt quá hơn',
  'thiếu không chưa',
  'trẻ em',
  'suốt cả toàn bộ tất',
  'trừ ngoại ngoài',
  'gồm tính kể bao',
  'nơi chỗ',
  'cơ sở điểm trạm',
  'sử dụng dùng',
  'lãnh đạo giám đốc trưởng đứng đầu',
  'sớm trước',
  'xét duyệt phê',
  'hướng dẫn chỉ đạo',
  'kiểm tra giám sát thanh',
  'tuyên truyền thông phổ biến',
  'mục tiêu chỉ tiêu kế hoạch phấn đấu',
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

/** Words of a reading that say something, without those of its facts. */
export const contentWords = keptFor(({ view, facts }: Reading): readonly string[] => {
  const inFact = (start: number) => facts.some((fact) => fact.start <= start && start < fact.end);
  return view.words.filter((word) => !isEmpty(word.exact) && !inFact(word.start)).map((word) => word.exact);
});

/** Of the words that `reading` says, how many the cited sentences say too. */
export interface Support {
  words: number;
  /** From 0 to 1; of words and, for a small part, of pairs of neighbours. */
  share: number;
  /** Longest run of words in a row that nobody says. */
  strangers: number;
}

/** What neighbours in the same order add: who says the same in other words has few of them. */
const worthOfPairs = 0.15;

export function supportOf(
  reading: Reading,
  carriers: readonly Carrier[],
  question: ReadonlySet<string>,
): Support {
  const words = countedWords(reading, (word) => worthOf(word, carriers, question));
  if (words.length === 0) return { words: 0, share: 1, strangers: 0 };
  const pairs = words
    .slice(1)
    .map(({ word }, index) =>
      carriers.some(({ phrase }) => phrase.includes(` ${words[index]!.word} ${word} `)) ? 1 : 0,
    );
  let [strangers, run] = [0, 0];
  for (const { worth } of words) {
    run = worth === 0 ? run + 1 : 0;
    strangers = Math.max(strangers, run);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const single = mean(words.map(({ worth }) => worth));
  return {
    words: words.length,
    share: pairs.length > 0 ? (1 - worthOfPairs) * single + worthOfPairs * mean(pairs) : single,
    strangers,
  };
}

/** Words that say something, with what they are worth. Those that only connect count where the archive has them. */
export function countedWords(
  { view, facts }: Reading,
  worthOf: (word: string) => number,
): { word: string; worth: number }[] {
  const connecting = connectingWords(view);
  return view.words.flatMap(({ exact, start }, at) => {
    if (isEmpty(exact) || facts.some((fact) => fact.start <= start && start < fact.end)) return [];
    const worth = worthOf(exact);
    return worth === 0 && connecting.has(at) ? [] : [{ word: exact, worth }];
  });
}

/** From 0 to 1: how far the cited sentences say a word. */
export function worthOf(word: string, carriers: readonly Carrier[], question: ReadonlySet<string>): number {
  for (const { vocabulary, accented, phrase } of carriers) {
    if (vocabulary.has(word)) return 1;
    if (!accented && fold(phrase).includes(` ${fold(word)} `)) return 1;
  }
  // "Toàn bộ" for "100%".
  if (/^(?:toàn|bộ|tất|cả)$/u.test(word) && carriers.some(({ own }) => own.facts.some(isWhole))) return 1;
  const others = synonyms.get(word);
  if (others && carriers.some(({ vocabulary }) => [...others].some((other) => vocabulary.has(other))))
    return 0.9;
  if (carriers.some(({ initials }) => isSpelledIn(word, initials))) return 1;
  // A model reads whole passages, and answers in the words of the question.
  if (question.has(word) || carriers.some(({ nearby }) => nearby().words.has(word))) return 0.6;
  return 0;
}

const isWhole = (fact: Fact) => fact.kind === 'quantity' && fact.value === 100 && fact.measure === '%';

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
