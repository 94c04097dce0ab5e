import type { Signer, Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';
import { type HeaderLine, headerLines, isUpperCase, oneLine, type View } from './view.ts';

/** Who signed, and from the first line of the authority to the name. */
export interface Signature extends Span {
  signer: Signer;
}

/** TM. for a collective, KT. for the head, TL. by order, TUQ. by authorisation, Q. acting (Nghị định 30/2020/NĐ-CP). */
const authority =
  /^(?:(?:tm|kt|tl|tuq) ?\.|t\/(?:m|l|uq) ?\.?|k\/t ?\.?|q ?\. ?(?=giam|chu|truong|vien|cuc|hieu|chanh|tong)) ?(?:[a-z]|$)/;
const position =
  /^(?:quyen |pho |thua )?(?:tong bi thu|tong giam doc|tong thanh tra|tong kiem toan|tong cuc truong|tong bien tap|chu tich|chu nhiem|chu nhiem van phong|giam doc|bo truong|thu truong|thu tuong|thong doc|cuc truong|chi cuc truong|vu truong|truong (?:ban|phong|khoa|doan|tram|thue|cong an|bo phan|ban to chuc)|hieu truong|vien truong|chanh (?:van phong|thanh tra|an)|bi thu|tu lenh|chinh uy|chi huy truong|truong|thu ky|nguoi phat ngon|dai dien)(?![a-z])/;
const consolidated = /^xac thuc van/;
const skipped =
  /^[\W]*(?:\(?(?:da )?ky\b|daky|chu ky|ky boi|ky ten|dong dau|da ky|nguoi ky|thoi gian ky|ngay ky|signature|digitally)/;
const rank =
  /^(?:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|(?:pgs|gs|ts|ths|th\.s|bs|bsckii|bscki|bs\.?\s?ck\s?[i12]+|ds|dsckii|dscki|ds\.?\s?ck\s?[i12]+|cn|ckii|cki|kts|ks|ls|ông|bà|thầy thuốc (?:ưu tú|nhân dân)|ttưt|ttnd|bác sĩ|dược sĩ|tiến sĩ|thạc sĩ)(?![\p{L}]))[\s.,]*/iu;
const personName = /^\p{Lu}\p{L}*(?:[ -]+\p{Lu}\p{L}*){1,5}$/u;

/**
 * The first signature between `from` and `to`. A line that names an authority (`KT. GIÁM ĐỐC`) begins one; a
 * bare position (`CHỦ TỊCH`) does so only when a person's name comes after it, and with `strict`, where no list
 * of recipients is near, only in capitals.
 */
export function findSignature(view: View, from: number, to: number, strict: boolean): Signature | null {
  const lines = headerLines(view, from, to, true);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || !begins(line) || (strict && !isUpperCase(line.plain))) continue;
    const { signature, read } = readSignature(view, lines.slice(index, index + 16));
    if (signature && (signature.signer.name || (authority.test(line.folded) && isUpperCase(line.plain))))
      return signature;
    index += Math.max(0, read - 1);
  }
  return null;
}

function begins(line: HeaderLine): boolean {
  if (line.plain.length > 100) return false;
  if (authority.test(line.folded) || consolidated.test(line.folded)) return true;
  return (
    position.test(line.folded) &&
    /^\p{Lu}/u.test(line.plain) &&
    (isUpperCase(line.plain) || line.plain.length <= 30) &&
    !/[.;:]$/.test(line.plain)
  );
}

/** `read` says how many lines of titles there were. */
function readSignature(view: View, lines: HeaderLine[]): { signature: Signature | null; read: number } {
  const titles: string[] = [];
  let end = lines[0]?.end ?? 0;
  let index = 0;
  for (; index < lines.length; index++) {
    const line = lines[index];
    if (!line || /^[-–+•]/.test(line.plain)) continue;
    const capitals = isUpperCase(line.plain);
    if (!capitals && !(begins(line) && !personName.test(line.plain))) break;
    if (/^(?:phu luc|danh muc|ke hoach|quy che|quy dinh|dieu le|noi nhan)/.test(line.folded)) break;
    const last = titles.at(-1);
    if (capitals && titles.length > 0 && isPersonInCapitals(line, last ?? '')) break;
    addTitle(titles, oneLine(view, line), line.folded);
    end = line.end;
  }
  if (titles.length === 0) return { signature: null, read: index };
  const name = readName(view, lines.slice(index));
  const parts = titles.filter((title) => !consolidated.test(fold(title)));
  const signer = signerOf(parts, name?.name ?? null);
  return { signature: { start: lines[0]?.start ?? 0, end: name?.end ?? end, signer }, read: index };
}

/** The last title is the signer's own position; those before it say by whose authority. */
function signerOf(titles: string[], name: string | null): Signer {
  const last = titles.at(-1) ?? null;
  const own = last !== null && !authority.test(fold(last));
  const above = own ? titles.slice(0, -1) : titles;
  return { authority: above.join('; ') || null, position: own ? last : null, name };
}

function addTitle(titles: string[], title: string, folded: string): void {
  // "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" on one line holds two.
  const two = title.match(/^((?:KT|TL|TUQ)\..+?)\s+((?:PHÓ|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG).*)$/u);
  const last = titles.at(-1);
  if (last !== undefined && (/[.,]$/.test(last) || !(authority.test(folded) || position.test(folded)))) {
    titles[titles.length - 1] = `${last} ${title}`;
  } else if (two?.[1] && two[2] && !/(?:PHÓ|KT\.|TL\.)$/u.test(two[1])) titles.push(two[1], two[2]);
  else titles.push(title);
}

function isPersonInCapitals(line: HeaderLine, last: string): boolean {
  return (
    line.apart &&
    !/,$/.test(last) &&
    !position.test(line.folded) &&
    !authority.test(line.folded) &&
    personName.test(line.plain) &&
    line.plain.split(' ').length <= 5
  );
}

function readName(view: View, lines: HeaderLine[]): { name: string; end: number } | null {
  for (const [index, line] of lines.slice(0, 8).entries()) {
    if (skipped.test(line.folded) || /^[-–+•]/.test(line.plain)) continue;
    if (/\d{2}[:/]\d{2}|@/.test(line.plain)) continue;
    const next = lines[index + 1];
    const printed = oneLine(view, line);
    const name = withoutRank(printed);
    if (personName.test(name)) return { name, end: line.end };
    const joined = next && !next.apart ? withoutRank(`${printed} ${oneLine(view, next)}`) : '';
    return next && personName.test(joined) ? { name: joined, end: next.end } : null;
  }
  return null;
}

function withoutRank(printed: string): string {
  let name = printed.replace(/[.,;]+$/, '').trim();
  for (let rest = name.replace(rank, ''); rest !== name; rest = name.replace(rank, '')) name = rest;
  return name;
}
