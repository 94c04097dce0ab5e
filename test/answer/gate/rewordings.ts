import { documentName } from '../../../src/core/document-name.ts';
import { issuerName } from '../../../src/core/issuer-name.ts';
import { inWords } from './in-words.ts';
import type { Ground } from './mutations.ts';
import { units } from './packs.ts';

/** Says the same in another way; null where the text gives no occasion. Addresses come later. */
type Rewording = (text: string, ground: Ground) => string | null;

const changed = (text: string, made: string) => (made === text ? null : made);

/** The first match of `pattern` replaced. */
const first = (text: string, pattern: RegExp, by: (...groups: string[]) => string) =>
  changed(text, text.replace(pattern, by));

const same: readonly [RegExp, string][] = [
  [/hằng (tháng|tuần|quý|năm|ngày)/u, 'hàng $1'],
  [/(?<!\p{L})tối thiểu (\d)/u, 'ít nhất $1'],
  [/(?<!\p{L})ít nhất (\d)/u, 'tối thiểu $1'],
  [/(?<!\p{L})không quá (\d)/u, 'tối đa $1'],
  [/(?<!\p{L})tối đa (\d)/u, 'không quá $1'],
  [/chậm nhất là ngày/u, 'muộn nhất vào ngày'],
  [/từ (\d+(?:,\d+)?%) trở lên/u, 'tối thiểu $1'],
  [/(?<!\p{L})gửi (báo cáo|danh sách|kết quả)/u, 'nộp $1'],
  [/trong vòng (\d)/u, 'trong thời hạn $1'],
  [/hoàn thành trước ngày/u, 'xong trước ngày'],
  [/xong trước ngày/u, 'hoàn thành trước ngày'],
  [/bảo đảm/u, 'đảm bảo'],
];

export const rewordings: Readonly<Record<string, Rewording>> = {
  'a date with slashes in words': (text) =>
    first(
      text,
      /(?:ngày )?(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/u,
      (_, day, month, year) => `ngày ${Number(day)} tháng ${month} năm ${year}`,
    ),
  'a date in words with slashes': (text) =>
    first(
      text,
      /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/u,
      (_, day, month, year) => `ngày ${day}/${month}/${year}`,
    ),
  'a date with hyphens': (text) =>
    first(
      text,
      /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/u,
      (_, day, month, year) => `${day!.padStart(2, '0')}-${month!.padStart(2, '0')}-${year}`,
    ),
  'a day and month with a slash': (text) =>
    first(text, /ngày (\d{1,2}) tháng (\d{1,2})(?! năm|\d)/u, (_, day, month) => `ngày ${day}/${month}`),
  'a number in words': (text) =>
    first(
      text,
      /(?<![\d/.,%]|(?:số|Điều|khoản|lớp|mức|độ|loại|tuyến|Nhóm|hạng|đợt|Đợt|tháng|ngày|thứ|điểm|cấp) )(\d{1,3})(?= \p{Ll})(?! (?:tháng|quý) \d)/u,
      (_, figures) => inWords(Number(figures)),
    ),
  'a leading zero less': (text) => first(text, /(?<![\d/.,-])0(\d)(?= \p{Ll})/u, (_, figure) => figure!),
  'a leading zero more': (text) =>
    first(
      text,
      /(?<![\d/.,%-]|(?:số|Điều|khoản) )(\d)(?= (?:ngày|giờ|đơn vị|người|lần|lớp|đội)(?!\p{L}))/u,
      (_, figure) => `0${figure}`,
    ),
  'percent in words': (text) => first(text, /(\d)%/u, (_, figure) => `${figure} phần trăm`),
  'millions as đồng': (text) =>
    first(text, /(?<![\d.,])(\d{1,3}) triệu đồng/u, (_, figure) => `${figure}.000.000 đồng`),
  'thousand millions as tỷ': (text) =>
    first(
      text,
      /(?<![\d.,])(\d)\.(\d{3}) triệu đồng/u,
      (_, whole, rest) => `${whole},${rest!.replace(/0+$/, '') || '0'} tỷ đồng`,
    ),
  'đồng as nghìn': (text) =>
    first(text, /(?<![\d.,])(\d{1,3})\.000 đồng/u, (_, figure) => `${figure} nghìn đồng`),
  'another name of a unit': (text, { chance }) => {
    const named = units
      .find(text)
      .filter(
        ({ unit, start, end }) =>
          unit && start > 0 && !/[/-]/.test(text[start - 1]!) && !/[“"]/.test(text.slice(0, end)),
      );
    if (named.length === 0) return null;
    const { unit, start, end, text: words } = chance.pick(named);
    const known = units.get(unit!)!;
    const position = /^(?:Giám đốc|Trưởng|Chánh|Thủ trưởng|giám đốc|trưởng|lãnh đạo)/u.test(words);
    const names = [known.name, ...known.aliases].filter(
      (name) =>
        name !== words &&
        !/\d|[Gg]iám đốc|[Ll]ãnh đạo|Trưởng|Chánh/.test(name) &&
        units.find(name)[0]?.unit === unit &&
        units.find(name)[0]?.end === name.length,
    );
    if (position || names.length === 0) return null;
    const made = `${text.slice(0, start)}${chance.pick(names)}${text.slice(end)}`;
    return units.find(made).some((one) => one.unit === unit && one.start === start) ? made : null;
  },
  'other words': (text) => {
    for (const [pattern, by] of same) if (pattern.test(text)) return text.replace(pattern, by);
    return null;
  },
  'the document named first': (text, { passage }) =>
    passage.document.number && passage.document.issuedOn
      ? `Theo ${documentName(passage.document)}, ${text}`
      : null,
  'the document and its issuer named first': (text, { passage }) => {
    const issuer = issuerName(passage.document);
    return passage.document.number && issuer
      ? `Theo ${documentName(passage.document)} của ${issuer}, ${text}`
      : null;
  },
  'only the number named': (text, { passage }) =>
    passage.document.number ? `Văn bản số ${passage.document.number} nêu: ${text}` : null,
};
