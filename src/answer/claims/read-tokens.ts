import { fold } from '../../core/text.ts';
import type { Fact } from './fact.ts';
import { numberIn } from './read-moments.ts';
import { eachFree, hasSome, untaken, type View } from './view.ts';

interface Reader {
  /** One of these must be there. */
  needs: readonly string[];
  /** And this, where looking for it is cheaper. */
  hint?: RegExp;
  pattern: RegExp;
  /** The key, null when it is none. */
  read: (match: RegExpExecArray, view: View) => string | null;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Addresses of the net and telephone numbers: read before anything else. */
export const contacts: readonly Reader[] = [
  {
    needs: ['http', 'www.'],
    pattern: /(?:https?:\/\/|www\.)[^\s<>"“”)\]]+/gu,
    read: ([url]) => `url:${url.replace(/[.,;:!?]+$/, '').replace(/\/$/, '')}`,
  },
  { needs: ['@'], pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, read: ([mail]) => `mail:${mail}` },
  {
    needs: ['.'],
    pattern:
      /(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|gov|edu|info|io|me|ly|xyz|top|site|cn|ru)(?:\/[^\s<>"“”)\]]*)?(?![\w])/gu,
    read: ([url]) => `url:${url.replace(/[.,;:!?]+$/, '').replace(/\/$/, '')}`,
  },
  {
    needs: ['#'],
    pattern: /(?<![\d.,/-])(?:\(?\+84\)?|0)\d{0,4}\)?(?:[ .-]?\d{1,4}){2,5}(?![\d/])/gu,
    read: ([phone]) => {
      const digits = digitsOf(phone).replace(/^84/, '0');
      return digits.length >= 9 && digits.length <= 12 ? `phone:${digits}` : null;
    },
  },
  {
    needs: ['1'],
    pattern: /(?<![\d.,/-])1[89]00[ .]?\d{2}[ .]?\d{2}(?:[ .]?\d{2})?(?![\d/])/gu,
    read: ([phone]) => `phone:${digitsOf(phone)}`,
  },
];

const romans: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
  xiii: 13,
  xiv: 14,
  xv: 15,
};
const roman = '(?:x{0,1}(?:ix|iv|v?i{1,3}|v)|x{1,2}|xi{1,3})';
/** `năm` → `5`; what is no number in words stays. */
const inFigures = (value: string) =>
  /^(?:\p{L}{2,})$/u.test(value) && !/^[ivx]+$/.test(value) ? String(numberIn(value)) : value;
/** Numbers in roman and arabic figures are not the same, since outlines use both side by side. */
const label = (name: string, value: string) => `${name}:${value.replace(/^0+(?=\d)/, '')}`;

/** Words before a number that name what it numbers. */
const numberedWords =
  'đợt độ vòng giai-đoạn tuyến hạng loại nhóm bước kỳ khóa khoá phiên lần-thứ lần số týp mũi bậc tầng'
    .split(' ')
    .map((word) => word.replace('-', ' '));
const numbered = numberedWords
  .join('|')
  .replace('|vòng|', '|(?<!trong )vòng|')
  .replace('|số|', '|(?<!tổng |con |chỉ |trong |một |đa )số|');

/** Legal places, days of the week, recurrences and whatever is numbered, in the order in which they claim words. */
export const tokens: readonly Reader[] = [
  {
    needs: ['điều ', 'khoản ', 'điểm ', 'chương ', 'mục ', 'phần ', 'phụ lục ', 'biểu ', 'mẫu ', 'bảng '],
    pattern:
      /(?<!\p{L})(điều|khoản|điểm(?=\s+[a-zđ](?!\p{L}))|chương|tiểu mục|mục|phần|phụ lục|biểu mẫu|biểu|mẫu|bảng)\s+(?:số\s+)?(\d+(?:\.\d+)*[a-zđ]?|[ivx]{1,5}|[a-hđk]|(?<=(?:điều|khoản)\s)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?! (?:kiện|ngày|tháng|phần|trăm)))(?![\p{L}\d%/]|[,.]\d)(?!\s(?:triệu|tỷ|người|đơn))/gu,
    read: ([, name, value]) => label(name!.replace('biểu mẫu', 'mẫu'), inFigures(value!)),
  },
  {
    needs: ['thứ ', 'chủ nhật'],
    pattern: /(?<!\p{L}|lần )(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?![\p{L}\d])|(chủ nhật))(?!\p{L})/gu,
    read: ([, day]) => `thứ:${day ? valueOfWeekday(day) : 8}`,
  },
  {
    // "24 giờ mỗi ngày và 7 ngày mỗi tuần", "24/24 giờ, 7/7 ngày"
    needs: ['24'],
    pattern:
      /(?<![\d/])24(?:\s?\/\s?24)?\s?(?:giờ|h)?(?:\s?(?:\/|mỗi|một|trong|trên)\s?ngày)?\s?(?:,|và|, và)?\s?(?:cả )?(?:7\s?\/\s?7(?: ngày)?|(?:7|bảy) ngày\s?(?:\/|mỗi|một|trong|trên)\s?tuần)(?![\p{L}\d])/gu,
    read: () => '24/7',
  },
  {
    needs: ['24'],
    pattern: /(?<![\d/])24\s?(?:giờ|h)\s?(?:\/|mỗi|một|trong|trên)\s?ngày(?![\p{L}\d])/gu,
    read: () => '24/24',
  },
  {
    needs: ['/'],
    pattern: /(?<=\p{L})\s?\/\s?(ngày|tuần|tháng|quý|năm)(?!\p{L})/gu,
    read: ([, size]) => `every:${size}`,
  },
  {
    needs: ['hằng ', 'hàng ', 'mỗi ', 'từng ', 'theo ', 'định kỳ '],
    pattern:
      /(?<!\p{L})(?:hằng|hàng|mỗi|từng|theo|định kỳ)\s+(ngày|tuần|tháng|quý|năm)(?!\p{L}|\s+(?:\d|đầu|cuối|thứ))/gu,
    read: ([, size]) => `every:${size}`,
  },
  {
    needs: ['ngày ', 'tuần ', 'tháng ', 'quý ', 'năm '],
    pattern:
      /(?<!\p{L})(?:của\s+)?(ngày(?!\s+này)|tuần|tháng|quý|năm)\s+(này|nay|sau|tới|kế tiếp|tiếp theo|liền kề|trước|ngoái|qua|trước đó)(?!\p{L}|\s+(?:ngày|khi))/gu,
    read: ([, size, when]) =>
      `${size}:${/sau|tới|tiếp|kề/u.test(when!) ? 'sau' : /nay|này/u.test(when!) ? 'này' : 'trước'}`,
  },
  { needs: ['ngày đêm'], pattern: /(?<!\p{L})(?:suốt|cả) ngày đêm(?!\p{L})/gu, read: () => '24/24' },
  { needs: ['24'], pattern: /(?<![\d/])24\s?\/\s?(24|7)(?!\d)(?:\s*giờ)?/gu, read: ([, per]) => `24/${per}` },
  {
    needs: ['#'],
    hint: /\p{L}[/_.-]?\d|\d[/_.-]?\p{L}/u,
    // COVID-19, A/H5N1, EV71, B12, 2G
    pattern:
      /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}/_.-]*\p{L})(?=[\p{L}\p{N}/_.-]*\d)[\p{L}\p{N}]+(?:[/_.-][\p{L}\p{N}]+)*/gu,
    read: ([code]) =>
      /^\d+(?:[.,]\d+)*(?:h|g|kg|mg|ml|km|m|m2|m3|cm|mm|đ|ha)(?:\d{2})?$|^\d+(?:[.,]\d+)*\/(?:người|ngày|ca|tháng|năm|\p{L}+)$/u.test(
        code,
      ) || /^[cdk]?m[23]$/u.test(code)
        ? null
        : `code:${fold(code)}`,
  },
  {
    needs: ['11'],
    pattern: /(?<=(?:cấp cứu|tổng đài)\s)11[345](?!\d|[.,]\d)/gu,
    read: ([code]) => `code:${code}`,
  },
  // vắc xin 5 trong 1
  {
    needs: [' trong 1'],
    pattern: /(?<![\d.,/])(\d) trong 1(?![\d/]|[.,]\d)/gu,
    read: ([code]) => `code:${code}`,
  },
  {
    // "Cụm 2", in capitals: "mỗi đội 5 người" is a number of people.
    needs: ['cụm ', 'đội ', 'tổ ', 'đoàn '],
    pattern: /(?<!\p{L})(cụm|đội|tổ|đoàn)\s+(\d{1,2})(?![\p{L}\d%/]|[,.]\d)/gu,
    read: ({ 1: name, 2: value, index }, { text, exact }) =>
      text[index] === exact[index] ? null : label(name!, value!),
  },
  {
    needs: numberedWords.map((word) => `${word} `),
    pattern: new RegExp(
      `(?<!\\p{L})(${numbered})\\s+(\\d+[a-z]?|${roman}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?![\\p{L}\\d%/]|[,.]\\d|\\s?(?:giờ|phút|ngày|tuần|tháng|quý|năm|lần|triệu|nghìn|tỷ|đồng|người|ca|mươi|trăm|%|chỉ tiêu|nhiệm vụ|nội dung|việc|giải pháp|vấn đề|đối tượng|lĩnh vực|tiêu chí|thủ tục|văn bản|khoản|đơn vị|cơ quan|sở|xã|phường|huyện|bệnh viện|trạm|trung tâm|trường|hộ|dự án|công trình|sản phẩm|ngành|nguyên nhân)(?!\\p{L}))`,
      'gu',
    ),
    read: ([, name, value]) =>
      label(
        name!.replace('khoá', 'khóa').replace('lần thứ', 'lần'),
        /^(?:\d|[ivx]+$)/.test(value!) ? value! : String(numberIn(value!)),
      ),
  },
  {
    needs: ['thứ '],
    pattern: /(?<!\p{L})(?:lần\s+)?thứ\s+(nhất|nhì|mười(?:\s\p{L}+)?|tám|chín|bốn)(?!\p{L})/gu,
    read: ([whole, value]) =>
      `${whole.startsWith('lần') ? 'lần' : 'thứ'}:${value === 'nhất' ? 1 : value === 'nhì' ? 2 : numberIn(value!)}`,
  },
  {
    // "tháng 19": what is no month is no number of something else either.
    needs: ['tháng ', 'quý '],
    pattern:
      /(?<!\p{L})(tháng|quý)\s+(\d{1,3})(?!\d|[.,/]\d|\s?(?:lần|ngày|buổi|giờ|phút|%|triệu|nghìn|người|mẫu|lượt|ca|đợt|bài|cuộc|phiên))/gu,
    read: ([, name, value]) => label(name!, value!),
  },
];

function valueOfWeekday(day: string): number {
  return numberIn(day === 'tư' ? 'bốn' : day);
}

/** A numeral that stands for nothing above. */
export const romanAlone: readonly Reader[] = [
  {
    needs: ['i', 'v', 'x'],
    pattern: new RegExp(`(?<![\\p{L}\\d])${roman}(?![\\p{L}\\d])`, 'gu'),
    read: (match, { text }) =>
      match[0] in romans && text[match.index] !== match[0][0] ? `roman:${match[0]}` : null,
  },
];

/** No figure goes unread: what no reader has taken is compared letter by letter. */
export const figuresLeft: readonly Reader[] = [
  {
    needs: ['#'],
    pattern: /[^\s|]*\p{N}[^\s|]*/gu,
    read: ([figures]) => `figures:${figures.replace(/[.,;:)]+$/, '')}`,
  },
  { needs: ['#'], pattern: /\p{N}+/gu, read: ([figures]) => `figures:${figures}` },
];

/** Whether some figure is in nobody's words yet. */
export function hasFigureLeft(view: View): boolean {
  return view.figures && /\p{N}/u.test(untaken(view));
}

export function readTokens(view: View, readers: readonly Reader[]): Fact[] {
  const found: Fact[] = [];
  for (const { needs, hint, pattern, read } of readers) {
    if (!hasSome(view, needs) || (hint && !hint.test(view.exact))) continue;
    eachFree(view, pattern, (match) => {
      const key = read(match, view);
      if (key === null) return false;
      found.push({ kind: 'token', key, start: match.index, end: match.index + match[0].length });
      return true;
    });
  }
  return found;
}
