import type { Span } from '../core/document.ts';
import { fold, hasDiacritics, syllables } from '../core/text.ts';
import type { UnitRegistry } from '../core/units.ts';

/** A part that is counted: `đợt 2`, `nhóm 3`, `giai đoạn 1`, `điều 6`. */
export interface NumberedSlot extends Span {
  noun: string;
  /** With its marks. */
  name: string;
}

const counted =
  'đợt|nhóm|giai đoạn|lần|mục|điều|khoản|điểm|chương|phần|phụ lục|đội số|đội|tổ|cụm|mức|hạng|vòng|loại|bước|tuyến|vùng|bảng|tiêu chí|mẫu'.split(
    '|',
  );
const countedPattern = new RegExp(
  `(?<!\\p{L})(${counted.map(fold).join('|')})(?: so)? ((?:\\d{1,3}|[ivx]{1,4})(?:\\.\\d{1,2})*)(?![\\p{L}\\p{N}]|/\\d)`,
  'gu',
);

/** The counted parts that a question names, in order. */
export function findNumbered(text: string): NumberedSlot[] {
  return [...fold(text).matchAll(countedPattern)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const noun = counted.find((one) => fold(one) === match[1])!;
    const value = text.slice(end - match[2]!.length, end);
    return { start, end, noun, name: `${noun} ${/^\d/.test(value) ? value : value.toUpperCase()}` };
  });
}

/** First words of bodies as people type them in small letters. */
const heads =
  'bệnh viện|trung tâm y tế|trung tâm|trạm y tế|phòng y tế|phòng nghiệp vụ|phòng kế hoạch|phòng tổ chức|phòng văn hóa|phòng bảo trợ|phòng khám|' +
  'chi cục|văn phòng sở|văn phòng|thanh tra sở|thanh tra|sở|ubnd|ủy ban nhân dân|trường cao đẳng|trường học|trường mầm non|cơ sở y tế|cơ sở tư nhân|' +
  'cơ sở|nhà thuốc|công an|bảo hiểm xã hội|các đơn vị|cdc';
const tails =
  'y tế|tỉnh|huyện|xã|phường|thành phố|thị xã|khu vực|đa khoa|tuyến|công lập|tư nhân|trực thuộc|dự phòng|ngành|thuộc|các|tâm thần|phổi|sản nhi|' +
  'y|dược|cán bộ|tài chính|xã hội|trẻ em|an toàn thực phẩm|dân số|kiểm soát bệnh tật|cấp cứu|giám định y khoa|pháp y|kiểm nghiệm|và';
const alternatives = (list: string) =>
  list
    .split('|')
    .map(fold)
    .sort((left, right) => right.length - left.length)
    .join('|');
const bodyPattern = new RegExp(
  `(?<!\\p{L})(?:(?:cac|nhung|moi) )?(?:${alternatives(heads)})(?!\\p{L})(?!,? (?:chong|huu|hop))(?:,? (?:${alternatives(tails)})(?!\\p{L}))*`,
  'gu',
);

/** The bodies that a question names, known or typed in small letters; in order, without overlaps. */
export function findBodies(text: string, units: UnitRegistry): (Span & { unit: string | null })[] {
  const found: (Span & { unit: string | null })[] = units
    .find(text)
    .filter(({ start, end }) => !/^(?:cac |nhung )?(?:don vi|co quan)$/u.test(fold(text.slice(start, end))))
    .map(({ start, end, unit }) => ({ start, end, unit }));
  for (const match of fold(text).matchAll(bodyPattern)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (!isHead(text.slice(start, end))) continue;
    const asks = /^ (?:nao|gi|khac|lien quan)(?!\p{L})/u.test(fold(text.slice(end)));
    const over = found.findIndex((one) => one.start < end && start < one.end);
    if (asks) continue;
    if (over < 0) found.push({ start, end, unit: null });
    else if (found[over]!.start >= start && found[over]!.end <= end && found[over]!.unit === null)
      found[over] = { start, end, unit: null };
  }
  return found.sort((left, right) => left.start - right.start);
}

const headList = heads.split('|');

/** With marks "sở" is no "số" and no "so"; without any, it takes more than that one syllable. */
function isHead(name: string): boolean {
  const bare = name.toLowerCase().replace(/^(?:các|những|mọi|cac|nhung|moi) /u, '');
  if (hasDiacritics(name))
    return headList.some(
      (head) => bare === head || bare.startsWith(`${head} `) || bare.startsWith(fold(`${head} `)),
    );
  return bare.includes(' ') || /^(?:ubnd|cdc)$/u.test(bare);
}

/** The name of a body with its marks: the registry's where it was typed without any. */
export function bodyName(text: string, body: Span & { unit: string | null }, units: UnitRegistry): string {
  const typed = text.slice(body.start, body.end);
  if (hasDiacritics(typed) || body.unit === null) return typed;
  const unit = units.get(body.unit);
  const names = unit ? [unit.name, ...unit.aliases] : [];
  const words = (name: string) =>
    syllables(name)
      .map((one) => one.folded)
      .join(' ');
  return names.find((name) => words(name) === words(typed)) ?? typed;
}

/** Kind of a body by its first words, folded: `benh vien`, `trung tam`, `phong`. */
export function headOf(name: string): string {
  return fold(name)
    .replace(/^(?:cac|nhung|moi) /u, '')
    .split(' ')
    .slice(0, 2)
    .join(' ');
}
