import type { Span } from '../../core/document.ts';
import { type HeaderLine, headerLines, isUpperCase, oneLine, type View } from './view.ts';

/** What the title (trích yếu) is, on one line, and where it stands. */
export interface Title extends Span {
  title: string;
}

/** Longest title that is believed, in characters of text. */
const reach = 1500;

/** The first words of a preamble, a body or another part of the header: no title holds such a line. */
const lead =
  /^(?:can cu(?! vao)|kinh gui|theo de nghi|xet (?:de nghi|to trinh)|v\/v |so ?:|quyet dinh ?:|quyet nghi ?:|nghi quyet ?:|chi thi ?:|thong bao ?:|dieu \d|chuong [ivx\d]|phan (?:[ivx\d]|thu)|muc \d|[ivx]+ ?[.)/]|\d+ ?[.)] |[a-z] ?[.)] |[-+] |phu luc|noi nhan|\((?:kem|ban hanh|dinh kem|theo ))/;
/** The first words of a preamble or a body: the header has ended before such a line. */
export const bodyLead =
  /^(?:can cu(?! vao)|kinh\s+gui|theo de nghi|xet (?:de nghi|to trinh)|quyet dinh ?:|quyet nghi ?:|dieu \d|chuong [ivx\d]|phan (?:[ivx\d]|thu)|muc [ivx\d]|[ivx]+ ?[.)/] |\d+ ?[.)] |[-+] |phu luc|noi nhan)/;
/** The first words of a first sentence. A title may begin like that ("Thực hiện Nghị quyết …"), but not go on so. */
const sentence =
  /^(?:theo|xet|thuc hien|trien khai|nham|de|tren co so|ngay|chieu|sang|trong|hien nay|nhan dip|tiep theo|sau khi|tiep tuc|vua qua|thoi gian qua) /;
/** The body or the person who decides, in capitals above the legal bases. */
const authority =
  /^(?:chu tich|thu tuong|bo truong|tong giam doc|giam doc|chinh phu|quoc hoi|uy ban|ubnd|hoi dong|hdnd|tong cuc truong|cuc truong|chi cuc truong|chanh|truong (?:phong|ban)|thu truong|vien truong|hieu truong|thong doc|tong kiem toan|tong thanh tra|ban (?:thuong vu|chap hanh)|thuong truc|bo [a-z]|so [a-z]|benh vien|trung tam)/;
/** A title that ends with one of these goes on with the name of a body. */
const connector = /(?:cua|tai|va|cho|boi|do|thuoc|trinh|tu|voi|giua|ve|theo|la|cac|trong|chu tich|,|-)$/;

/** The title that begins at `from`, right after the type. Null when the document has none. */
export function readTitle(view: View, from: number): Title | null {
  const lines = headerLines(view, from, Math.min(view.plain.length, from + reach));
  const taken: HeaderLine[] = [];
  for (const [index, line] of lines.entries()) {
    const first = taken[0];
    if (lead.test(line.folded) || /dien ?:$/.test(line.folded)) {
      if (!first && /^v\/v /.test(line.folded)) taken.push(line);
      else break;
      continue;
    }
    if (!first) {
      if (isAuthority(line) && leads(lines[index + 1], lines[index + 2])) break;
      taken.push(line);
    } else if (goesOn(view, first, taken.at(-1) ?? first, line, lines.slice(index + 1, index + 3))) {
      taken.push(line);
    } else break;
  }
  const start = taken[0]?.start;
  const end = taken.at(-1)?.end;
  if (start === undefined || end === undefined) return null;
  return { start, end, title: withoutVeViec(oneLine(view, { start, end })) };
}

function isAuthority(line: HeaderLine): boolean {
  return isUpperCase(line.plain) && authority.test(line.folded);
}

function goesOn(
  view: View,
  first: HeaderLine,
  last: HeaderLine,
  line: HeaderLine,
  next: HeaderLine[],
): boolean {
  if (isUpperCase(first.plain)) {
    if (!isUpperCase(line.plain)) return false;
    if (!isAuthority(line) || connector.test(last.folded)) return true;
    return !(line.apart || marked(view, line) !== marked(view, first) || leads(...next));
  }
  if (/[.;:!?]$/.test(last.plain) || isAuthority(line)) return false;
  if (/^\p{Ll}/u.test(line.plain)) return true;
  if (sentence.test(line.folded)) return false;
  // A new paragraph, and the paragraphs of converted files stand without a blank line between them.
  return !line.apart && line.plain.length <= 120 && !/[.:;]$/.test(line.plain);
}

function marked(view: View, line: HeaderLine): boolean {
  return /[*#][ ]*$/.test(view.text.slice(Math.max(0, line.start - 4), line.start));
}

function leads(...lines: (HeaderLine | undefined)[]): boolean {
  return lines.some((line) => line !== undefined && lead.test(line.folded));
}

/** Reads `V/v …` of a letter between two offsets: to the end of its cell or paragraph. */
export function readSubject(view: View, from: number, to: number): Title | null {
  const match = /(?<=^|[\n\s.])(?:V\s?\/\s?v|v\/v|V\/V)\s*:?/.exec(view.plain.slice(from, to));
  if (!match) return null;
  const begin = from + match.index;
  const taken: HeaderLine[] = [];
  for (const line of headerLines(view, begin + match[0].length, Math.min(to, begin + reach), true)) {
    if (taken.length > 0 && (line.apart || lead.test(line.folded) || /[.;]$/.test(taken.at(-1)?.plain ?? '')))
      break;
    taken.push(line);
  }
  const end = taken.at(-1)?.end;
  const start = taken[0]?.start;
  if (start === undefined || end === undefined) return null;
  return { start: begin, end, title: oneLine(view, { start, end }) };
}

function withoutVeViec(title: string): string {
  return title.replace(/^V\s?\/\s?v\s*:?\s*/iu, '');
}
