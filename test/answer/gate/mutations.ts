import { bareSentence } from '../../../src/answer/claims/carrier.ts';
import type { Packed, PackedPassage, PackedSentence } from '../../../src/answer/packed.ts';
import { formatDate } from '../../../src/core/dates.ts';
import { fold } from '../../../src/core/text.ts';
import type { Chance } from './chance.ts';
import { inWords } from './in-words.ts';
import { units } from './packs.ts';

/** Where a mutation works: a sentence that may be cited, and everything else that was packed with it. */
export interface Ground {
  packed: Packed;
  passage: PackedPassage;
  sentence: PackedSentence;
  /** The sentence without its label. */
  text: string;
  /** All that carries it: sentence, headings, card, folded. */
  around: string;
  chance: Chance;
}

/** A claim that its evidence does not carry, addresses included; null where the sentence gives no occasion. */
export type Mutation = (ground: Ground) => string | null;

export function groundOf(
  packed: Packed,
  passage: PackedPassage,
  sentence: PackedSentence,
  chance: Chance,
): Ground {
  const { document } = passage;
  const text = bareSentence(sentence.text).replace(/[|]/g, ',').replace(/\s+/g, ' ');
  const card = [
    document.number,
    document.title,
    document.issuer,
    document.superior,
    document.status.text,
    document.issuedOn && formatDate(document.issuedOn),
  ];
  const around = fold([text, passage.passage.contextText, ...card].join(' | '));
  return { packed, passage, sentence, text, around, chance };
}

const cite = ({ sentence }: Ground) => ` [${sentence.address}]`;

/** `text` with one match of `pattern`, chosen by chance, replaced by what `by` makes of it. */
function replaceOne(
  ground: Ground,
  pattern: RegExp,
  by: (match: RegExpMatchArray) => string | null,
): string | null {
  const matches = [...ground.text.matchAll(pattern)];
  if (matches.length === 0) return null;
  const match = ground.chance.pick(matches);
  const made = by(match);
  if (made === null || made === match[0]) return null;
  return `${ground.text.slice(0, match.index)}${made}${ground.text.slice(match.index + match[0].length)}${cite(ground)}`;
}

/** One figure of `digits` changed, so that another number stands there. */
function otherDigit(digits: string, chance: Chance): string {
  const places = [...digits.matchAll(/\d/g)];
  const { index, 0: old } = chance.pick(places);
  const made = String((Number(old) + 1 + Math.floor(chance.next() * 9)) % 10);
  return digits.slice(0, index) + made + digits.slice(index + 1);
}

const isNew = ({ around }: Ground, words: string) => !around.includes(fold(words));
const date = /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])|\d{1,2} tháng \d{1,2}(?: năm \d{4})?/gu;
const wholeDate = /(?<![\d/])\d{1,2}\/\d{1,2}\/\d{4}(?![\d/])/gu;
const documentNumber = /\d+(?:\/\d{4})?\/\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*/gu;
const swap = (pairs: readonly [string, string][]) =>
  new Map(
    pairs.flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]),
  );
const otherBound = swap([
  ['trước ngày', 'sau ngày'],
  ['trước', 'sau'],
  ['không quá', 'không dưới'],
  ['tối đa', 'tối thiểu'],
  ['chậm nhất', 'sớm nhất'],
  ['trở lên', 'trở xuống'],
  ['ít nhất', 'nhiều nhất'],
  ['dưới', 'trên'],
  ['trong vòng', 'sau'],
]);
const otherMeasure: Readonly<Record<string, string>> = {
  'ngày làm việc': 'ngày',
  ngày: 'tháng',
  tháng: 'năm',
  giờ: 'ngày',
  phút: 'giờ',
  tuần: 'tháng',
  'triệu đồng': 'nghìn đồng',
  'tỷ đồng': 'triệu đồng',
  đồng: 'triệu đồng',
  kg: 'tấn',
  ca: 'ổ dịch',
  lần: 'ngày',
  tuổi: 'tháng',
};
const spelt = (pattern: Iterable<string>) =>
  [...pattern].sort((left, right) => right.length - left.length).join('|');

/** Documents other than the one of the ground. */
const others = ({ packed, passage }: Ground) =>
  packed.passages.filter((one) => one.document.number !== passage.document.number);
const numbered = (ground: Ground) =>
  others(ground).filter((one) => one.document.number && one.document.issuedOn);
const datesIn = (text: string) => [...text.matchAll(wholeDate)].map(([found]) => found);

export const mutations: Readonly<Record<string, Mutation>> = {
  'a figure altered': (ground) =>
    replaceOne(ground, /(?<![\d/.,])\d{2,}(?:[.,]\d+)*(?![\d/.])/gu, ([digits]) =>
      otherDigit(digits, ground.chance),
    ),
  'a figure of a date altered': (ground) =>
    replaceOne(ground, date, ([found]) => otherDigit(found, ground.chance)),
  'a figure of a document number altered': (ground) =>
    replaceOne(ground, documentNumber, ([number]) => otherDigit(number, ground.chance)),
  'the sign of a document number altered': (ground) =>
    replaceOne(ground, documentNumber, ([number]) => {
      const made = number.replace(/\/(\p{Lu})[\p{L}\d]*/u, (sign) => (sign === '/TB' ? '/KH' : '/TB'));
      return isNew(ground, made) ? made : null;
    }),
  'an address that does not exist': (ground) => {
    const { number, sentences } = ground.passage;
    const made =
      ground.chance.next() < 0.5
        ? `${number}.${sentences.length + 1 + Math.floor(ground.chance.next() * 9)}`
        : `${ground.packed.passages.length + 1}.1`;
    return `${ground.text} [${made}]`;
  },
  'one address that exists and one that does not': (ground) =>
    `${ground.text} [${ground.sentence.address}][99.${ground.passage.number}]`,
  'no address': (ground) =>
    ground.chance.next() < 0.5 ? ground.text : `Nội dung được nêu như sau${cite(ground)} ${ground.text}`,
  'another sentence cited': (ground) => {
    const strange = others(ground).flatMap(({ sentences, passage }) =>
      sentences.filter(({ text }) => !fold(`${text} ${passage.contextText}`).includes(fold(ground.text))),
    );
    const figures = ground.text.match(/\d+/g) ?? [];
    if (strange.length === 0 || figures.length === 0) return null;
    const other = ground.chance.pick(strange);
    return figures.some((digits) => !other.text.includes(digits))
      ? `${ground.text} [${other.address}]`
      : null;
  },
  'the number of another document': (ground) => {
    const [one] = numbered(ground).filter(({ document }) => isNew(ground, document.number!));
    return one ? `Theo văn bản số ${one.document.number}, ${ground.text}${cite(ground)}` : null;
  },
  'the number of another document, both cited': (ground) => {
    const list = numbered(ground).filter(({ document }) => isNew(ground, document.number!));
    if (list.length === 0 || ground.text.length < 60) return null;
    const one = ground.chance.pick(list);
    return `Theo văn bản số ${one.document.number}, ${ground.text} [${ground.sentence.address}][${one.sentences[0]!.address}]`;
  },
  'the number of one document with the date of another': (ground) => {
    const { number, issuedOn } = ground.passage.document;
    const list = numbered(ground).filter(({ document }) => document.issuedOn !== issuedOn);
    if (!number || list.length === 0) return null;
    const one = ground.chance.pick(list);
    return `Theo văn bản số ${number} ngày ${formatDate(one.document.issuedOn!)}, ${ground.text} [${ground.sentence.address}][${one.sentences[0]!.address}]`;
  },
  'a date of another document': (ground) => {
    const dates = others(ground)
      .flatMap(({ sentences }) => sentences.flatMap(({ text }) => datesIn(text)))
      .filter((one) => isNew(ground, one));
    return dates.length > 0 ? replaceOne(ground, wholeDate, () => ground.chance.pick(dates)) : null;
  },
  'a date of another document, both cited': (ground) => {
    const list = others(ground).flatMap(({ sentences }) =>
      sentences.flatMap(({ text, address }) => datesIn(text).map((found) => ({ found, address }))),
    );
    const fresh = list.filter(({ found }) => isNew(ground, found));
    if (fresh.length === 0) return null;
    const one = ground.chance.pick(fresh);
    const made = replaceOne(ground, wholeDate, () => one.found);
    return made && `${made}[${one.address}]`;
  },
  'the date of issue as a deadline': (ground) => {
    const { issuedOn } = ground.passage.document;
    if (!issuedOn || ground.text.includes(formatDate(issuedOn)) || ground.text.length < 40) return null;
    const made = replaceOne(ground, wholeDate, () => formatDate(issuedOn));
    return (
      made ??
      `${ground.text.replace(/[.;,]+$/, '')}, hoàn thành trước ngày ${formatDate(issuedOn)}${cite(ground)}`
    );
  },
  'another unit': (ground) => {
    const named = units.find(ground.text).filter(({ unit }) => unit !== null);
    if (named.length === 0) return null;
    const { start, end, unit } = ground.chance.pick(named);
    const list = units
      .all()
      .filter(
        (one) =>
          one.id !== unit &&
          isNew(ground, one.name) &&
          !/^Các/u.test(one.name) &&
          units.find(one.name)[0]?.unit === one.id,
      );
    return `${ground.text.slice(0, start)}${ground.chance.pick(list).name}${ground.text.slice(end)}${cite(ground)}`;
  },
  // "không đón tiếp, không nhận quà" says the same without the second negator: only lone ones are dropped.
  'a negation dropped': (ground) =>
    /(?:không|chưa)[^;.]*(?:không|chưa)/u.test(ground.text)
      ? null
      : replaceOne(
          ground,
          /(?<!\p{L})(không|chưa|không được|nghiêm cấm) (?!quá|ít|dưới|vượt|muộn|chậm|chỉ|những|còn|có)/giu,
          () => '',
        ),
  'a negation added': (ground) =>
    replaceOne(
      ground,
      /(?<!\p{L})(phải|được|thực hiện|gửi|báo cáo|tổ chức|lập|kiểm tra|hoàn thành|bố trí|phối hợp) /gu,
      ([verb]) => `không ${verb}`,
    ),
  'a bound turned round': (ground) =>
    replaceOne(
      ground,
      new RegExp(
        `(?<!\\p{L}|nhất )(${spelt(otherBound.keys())})(?!\\p{L})(?=[^,;.Đđ]{0,14}\\d)|(?<=\\d%? ?)trở (?:lên|xuống)`,
        'gu',
      ),
      ([bound]) => otherBound.get(bound) ?? null,
    ),
  'a number in words, one more': (ground) =>
    replaceOne(ground, /(?<![\d/.,%])\d{1,3}(?= \p{Ll})(?! tháng \d)/gu, ([digits]) =>
      inWords(Number(digits) + 1),
    ),
  'an amount scaled': (ground) =>
    replaceOne(
      ground,
      /(\d[\d.,]*)\s(triệu|tỷ|nghìn)?\s?đồng/gu,
      ([, figures, scale]) =>
        `${figures} ${scale === 'triệu' ? 'tỷ' : scale === 'tỷ' ? 'triệu' : 'triệu'} đồng`,
    ),
  'a percentage altered': (ground) =>
    replaceOne(
      ground,
      /(\d+)((?:,\d+)?)\s?%/gu,
      ([, whole, rest]) => `${Math.max(1, Number(whole) + (ground.chance.next() < 0.5 ? -1 : 1))}${rest}%`,
    ),
  'a percentage as a number': (ground) =>
    replaceOne(ground, /(\d+(?:,\d+)?)\s?%/gu, ([, figure]) => `${figure} trường hợp`),
  'another measure': (ground) =>
    replaceOne(
      ground,
      new RegExp(`(?<![\\d/])(\\d[\\d.,]*) (${spelt(Object.keys(otherMeasure))})(?![\\p{L}\\d]| \\d)`, 'gu'),
      ([, figure, measure]) => `${figure} ${otherMeasure[measure!]}`,
    ),
  'a person altered': (ground) =>
    replaceOne(
      ground,
      /(?<!\p{L})(?:Trần Thị|Nguyễn|Đỗ|Phạm|Lê|Bùi Thị|Hoàng|Vũ|Đặng|Phan|Ngô|Đinh|Lò)(?: \p{Lu}[\p{Ll}\p{M}]+){1,3}/gu,
      ([person]) => {
        const parts = person.split(' ');
        parts[ground.chance.next() < 0.5 ? 0 : parts.length - 1] = ground.chance.pick([
          'Quách',
          'Tường',
          'Khánh',
          'Huệ',
        ]);
        return parts.join(' ');
      },
    ),
  'a place altered': (ground) =>
    replaceOne(
      ground,
      /(?<=(?:xã|phường|huyện|thành phố|thị xã|khu vực|tỉnh) )\p{Lu}[\p{Ll}\p{M}]+ \p{Lu}[\p{Ll}\p{M}]+/gu,
      ([place]) => {
        const made = ground.chance.pick(['Mường Lạc', 'Bản Phiên', 'Thạch Đà', 'Sơn Dương']);
        return place === made ? null : made;
      },
    ),
  'a year from nowhere': (ground) =>
    replaceOne(ground, /ngày (\d{1,2})(?: tháng |\/)(\d{1,2})(?!\d|\/|\.|,\d| năm)/gu, ([, day, month]) => {
      const years: readonly string[] = ground.around.match(/\b(?:19|20)\d\d\b/g) ?? [];
      const made = ground.chance.pick(['2009', '2011', '2018', '2031', '2033']);
      return years.includes(made) ? null : `ngày ${day}/${month}/${made}`;
    }),
  'a year added at the end': (ground) => {
    const made = ground.chance.pick(['2008', '2010', '2017', '2032', '2034']);
    return isNew(ground, made) && ground.text.length > 40
      ? `${ground.text.replace(/[.;,]+$/, '')} trong năm ${made}${cite(ground)}`
      : null;
  },
  'another quarter': (ground) =>
    replaceOne(ground, /[Qq]uý (IV|III|II|I)(?![\p{L}])/gu, ([whole, quarter]) => {
      const made = { I: 'II', II: 'III', III: 'IV', IV: 'I' }[quarter!]!;
      return new RegExp(`quy ${made.toLowerCase()}(?![a-z])`).test(ground.around)
        ? null
        : whole.replace(quarter!, made);
    }),
  'a typed quote': (ground) => {
    const words = ground.text.split(' ');
    if (words.length < 10) return null;
    const at = 2 + Math.floor(ground.chance.next() * (words.length - 6));
    words[at] = ground.chance.pick(['toàn bộ', 'ngay lập tức', 'nghiêm túc', 'lãnh đạo']);
    const [open, close] = ground.chance.pick([
      ['“', '”'],
      ['"', '"'],
      ['«', '»'],
      ['‘', '’'],
      ['「', '」'],
    ] as const);
    return `Văn bản nêu: ${open}${words.join(' ')}${close}${cite(ground)}`;
  },
  'a quote of another sentence': (ground) => {
    const list = others(ground)
      .flatMap(({ sentences }) => sentences)
      .map(({ text }) => bareSentence(text))
      .filter((text) => text.length > 40 && !/["“”|]/.test(text) && isNew(ground, text));
    return list.length > 0 ? `Văn bản nêu: “${ground.chance.pick(list)}”${cite(ground)}` : null;
  },
  'two documents mixed': (ground) => {
    const [named] = units.find(ground.text).filter(({ unit }) => unit !== null);
    const list = others(ground).flatMap((one) =>
      one.sentences.map((sentence) => ({ one, sentence, text: bareSentence(sentence.text) })),
    );
    const mixed = list.flatMap(({ one, sentence, text }) => {
      const [first] = units.find(text);
      const fits =
        named && first?.unit && first.start < 3 && /\d{1,2}\/\d{1,2}/.test(text) && !text.includes('|');
      const foreign =
        fits &&
        !fold(`${text} ${one.passage.contextText} ${one.document.issuer} ${one.document.title}`).includes(
          fold(named.text),
        );
      return foreign && !units.find(text).some(({ unit }) => unit === named.unit)
        ? [`${named.text}${text.slice(first.end)} [${ground.sentence.address}][${sentence.address}]`]
        : [];
    });
    return mixed.length > 0 ? ground.chance.pick(mixed) : null;
  },
  'a deadline of another document behind its own address': (ground) => {
    const list = others(ground).flatMap(({ sentences }) =>
      sentences.flatMap(({ text, address }) => datesIn(text).map((found) => ({ found, address }))),
    );
    const fresh = list.filter(({ found }) => isNew(ground, found));
    if (fresh.length === 0 || ground.text.length < 40 || /^STT|\d\/\d/.test(ground.text)) return null;
    const { found, address } = ground.chance.pick(fresh);
    return `${ground.text.replace(/[.;,]+$/, '')}${cite(ground)} trước ngày ${found} [${address}]`;
  },
  'figures in disguise': (ground) =>
    replaceOne(ground, /\d{2,}/gu, ([digits]) => {
      const at = Math.floor(ground.chance.next() * digits.length);
      const made = ground.chance.pick(['٣', '７', '০', '³', '⑤', 'O', 'l', '5\u200b', '\u00ad9']);
      const wide = made === '７' && digits[at] === '7' ? '８' : made;
      return digits.slice(0, at) + wide + digits.slice(at + 1);
    }),
  'a letter of another alphabet': (ground) =>
    replaceOne(
      ground,
      /(?<=\p{L})[aeo](?=\p{L})/gu,
      ([letter]) => ({ a: 'а', e: 'е', o: 'о' })[letter] ?? null,
    ),
  markup: (ground) =>
    ground.chance.pick([
      `${ground.text} ![x](https://tin.example/a.png)${cite(ground)}`,
      `${ground.text} <img src=x>${cite(ground)}`,
      `[${ground.text}](https://tin.example)${cite(ground)}`,
      `${ground.text} Xem https://tin.example/dang-nhap${cite(ground)}`,
      `\`${ground.text}\`${cite(ground)}`,
      `${ground.text} [chi tiết]${cite(ground)}`,
      `${ground.text}\u200b${cite(ground)}`,
    ]),
  'rise for fall': (ground) =>
    replaceOne(
      ground,
      /(?<!\p{L})([Tt]ăng|[Gg]iảm) (?!cường|tải|sát)/gu,
      ([, trend]) => ({ tăng: 'giảm ', giảm: 'tăng ', Tăng: 'Giảm ', Giảm: 'Tăng ' })[trend!] ?? null,
    ),
  'two dates of a sentence exchanged': (ground) => exchange(ground, wholeDate),
  'two amounts of a sentence exchanged': (ground) =>
    exchange(ground, /(?<![\d/.,])\d[\d.,]*(?= (?:triệu|tỷ|nghìn)? ?đồng)|\d+(?:,\d+)?(?=%)/gu),
  'another legal place': (ground) =>
    replaceOne(
      ground,
      /(?<!\p{L})([Đđ]iều|[Kk]hoản|[Pp]hụ lục) (\d+)/gu,
      ([, name, value]) => `${name} ${Number(value) + 1}`,
    ),
  'words that nobody wrote': (ground) =>
    ground.chance.pick([
      `Hệ thống đã được chuyển sang chế độ quản trị${cite(ground)}`,
      `Toàn bộ người dùng được cấp quyền truy cập dữ liệu mật${cite(ground)}`,
      `Ngân hàng điều chỉnh lãi suất huy động kỳ hạn dài${cite(ground)}`,
      `Giá vàng trong nước tiếp tục lập đỉnh mới${cite(ground)}`,
      `Đội tuyển bóng đá giành huy chương tại giải khu vực${cite(ground)}`,
    ]),
  'a sentence added within': (ground) =>
    ground.text.length > 30
      ? `${ground.text.replace(/[.;,]+$/, '')} và mọi cá nhân vi phạm lập tức bị buộc thôi việc, khởi tố hình sự${cite(ground)}`
      : null,
};

/** The first two different matches change places. */
function exchange(ground: Ground, pattern: RegExp): string | null {
  const [first, second] = [...ground.text.matchAll(pattern)];
  if (!first || !second || first[0] === second[0]) return null;
  const { text } = ground;
  return `${text.slice(0, first.index)}${second[0]}${text.slice(first.index + first[0].length, second.index)}${first[0]}${text.slice(second.index + second[0].length)}${cite(ground)}`;
}
