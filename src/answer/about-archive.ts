import { documentName } from '../core/document-name.ts';
import { articleType, documentTypes } from '../core/document-types.ts';
import type { ArchivedDocument } from '../core/ports.ts';
import { readable } from '../core/readable.ts';
import { shortened } from '../core/shortened.ts';
import { fold } from '../core/text.ts';
import { isOver } from './in-force.ts';

/** Which documents of the archive are to be counted. */
interface Wanted {
  /** Null: of every type. */
  type: string | null;
  /** Null: in force or not. */
  inForce: boolean | null;
  /** Year of issue. */
  year: number | null;
}

/** So many of the documents that were counted are named, the newest first. */
const mostNamed = 10;
const longestTitle = 120;

const types = [...documentTypes.map(({ name }) => name), articleType];
const longestFirst = types.map(fold).sort((one, other) => other.length - one.length);
const thing = `((?:loai )?van ban(?! hop nhat)|tai lieu|tep|file|${longestFirst.join('|')})`;

/** The counting itself; "mấy văn bản này" counts nothing, so that "mấy" needs a "có" before it. */
const counting = [
  new RegExp(`\\bbao nhieu (?:cai |ban )?${thing}\\b`),
  new RegExp(`(?<=\\b(?:co|duoc|giu|luu)\\b.*)\\bmay (?:cai |ban )?${thing}\\b`),
  new RegExp(`\\b(?:tong so|so luong)(?: cac)? ${thing}\\b`),
];
/** These count what is in the archive where it is named; else "số văn bản" is the number of a document. */
const countingInArchive = [
  new RegExp(`^(?:cac )?${thing} (?:co )?(?:tat ca )?(?:bao nhieu|may)(?: cai| ban)?$`),
  new RegExp(`^so ${thing}\\b`),
];
const gone = /\b(?:da |nay )?(?:het|khong con) hieu luc\b/;
const holds = /\b(?:(?:dang |van |hien )?con|dang co) hieu luc\b/;
const issuedIn = /\b(?:duoc )?ban hanh (?:trong |vao )?nam (\d{4})\b/;
const place =
  /\b(?:(?:trong|o|tai) )?(?:cai )?(?:kho|he thong|co so du lieu)(?: (?:van ban|tai lieu|du lieu|luu tru))?(?: (?:nay|do|minh|ta|cua minh|cua ta|cua so))?\b/;
const time = /\b(?:hien (?:nay|tai|gio)|(?:tinh )?den (?:nay|hom nay)|bay gio|luc nay|hien|dang)\b/g;
/** Whom a question is put to, and how politely. "Tôi có bao nhiêu báo cáo?" is about the asker, and stays as it is. */
const politeness = [
  /^(?:da |(?:vay|the)(?: thi)? )?(?:(?:anh|chi|em|ban|bot|ad|van thu) oi )?(?:(?:(?:lam on|vui long|anh|chi|em|ban|bot|van thu) )*(?:cho|xin)(?: phep)?(?: (?:toi|em|anh|chi|minh))?(?: xin)?(?: duoc)? (?:biet|hoi)(?: la)? )?/,
  /(?: (?:vay|a|nhi|nhe|nha|ha|the|khong))*(?: (?:anh|chi|em|ad|bot))?(?: (?:oi|a))*$/,
];
/** Words that say nothing besides. */
const idle = /^(?:ban|bot|co|con|la|bao|nhieu|tat|ca|tong|cong|duoc|luu|giu|tru)$/;

/**
 * The answer to a question for how many documents the archive holds ("kho có bao nhiêu văn bản?", "trong kho hiện có
 * mấy kế hoạch?"), from its own list: the count, by type and by being in force. Null for every other question. It
 * must ask for nothing else: a subject, a unit, a number or a day means what documents say, and goes to them.
 */
export function aboutArchive(question: string, documents: readonly ArchivedDocument[]): string | null {
  const wanted = wantedIn(question);
  if (!wanted) return null;
  const whole = wanted.type === null && wanted.inForce === null && wanted.year === null;
  return whole ? wholeText(documents) : partText(documents, wanted);
}

function wantedIn(question: string): Wanted | null {
  let left = fold(question.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  /** Takes a wording out of the question. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(left);
    if (found) left = left.replace(pattern, ' ').replace(/\s+/g, ' ').trim();
    return found;
  };
  const isOut = take(gone) !== null;
  const isIn = take(holds) !== null;
  const year = take(issuedIn)?.[1];
  if (isOut && isIn) return null;
  const isPlaced = take(place) !== null;
  take(time);
  for (const pattern of politeness) take(pattern);
  const ways = isPlaced ? [...counting, ...countingInArchive] : counting;
  const counted = ways.reduce<string | undefined>((found, way) => found ?? take(way)?.[1], undefined);
  if (counted === undefined) return null;
  const beside = left.split(' ').filter((word) => word !== '' && !idle.test(word));
  if (beside.length > 0) return null;
  return {
    type: types.find((type) => fold(type) === counted) ?? null,
    inForce: isOut ? false : isIn ? true : null,
    year: year === undefined ? null : Number(year),
  };
}

const isArticle = ({ type }: ArchivedDocument) => type === articleType;

function wholeText(documents: readonly ArchivedDocument[]): string {
  if (documents.length === 0) return 'Kho chưa có văn bản nào.';
  const counts = new Map<string, number>();
  for (const { type } of documents) counts.set(type ?? untyped, (counts.get(type ?? untyped) ?? 0) + 1);
  const rank = (type: string) => (type === untyped ? 2 : type === articleType ? 1 : 0);
  const byType = [...counts]
    .sort(([one, many], [other, more]) => rank(one) - rank(other) || more - many || one.localeCompare(other))
    .map(
      ([type, count]) => `${count} ${type}${type === articleType ? ' (không phải văn bản hành chính)' : ''}`,
    );
  return [
    `Kho hiện có ${documents.length} văn bản.`,
    `Theo loại: ${byType.join(', ')}.`,
    `${forceText(documents.filter((one) => !isArticle(one)))}${counts.has(articleType) ? ' Không kể các bài viết.' : ''}`,
    seeAll,
  ].join('\n');
}

const untyped = 'chưa rõ loại';
const seeAll = 'Xem danh sách bằng lệnh /vanban (ở dòng lệnh: vanthu list).';

function forceText(documents: readonly ArchivedDocument[]): string {
  const over = documents.filter(isOver);
  const amended = documents.filter(({ status }) => status.state === 'đã được sửa đổi').length;
  const replaced = over.filter(({ status }) => status.state === 'đã bị thay thế').length;
  const held = documents.length - over.length;
  if (over.length === 0 && amended === 0) return 'Theo những văn bản có trong kho, tất cả còn hiệu lực.';
  return (
    `Theo những văn bản có trong kho: ${held} còn hiệu lực${amended > 0 ? ` (trong đó ${amended} đã được sửa đổi)` : ''}, ` +
    `${over.length} không còn hiệu lực${replaced > 0 ? ` (trong đó ${replaced} đã bị thay thế)` : ''}.`
  );
}

function partText(documents: readonly ArchivedDocument[], { type, inForce, year }: Wanted): string {
  const ofType = documents.filter((one) => type === null || one.type === type);
  const ofYear = ofType.filter(
    ({ issuedOn }) => year === null || Number(issuedOn?.slice(0, 4) ?? Number.NaN) === year,
  );
  const found = ofYear.filter((one) => inForce === null || (!isArticle(one) && isOver(one) !== inForce));
  const undated = year === null ? 0 : ofType.filter(({ issuedOn }) => issuedOn === null).length;
  const what = [
    type ?? 'văn bản',
    inForce === null ? '' : inForce ? 'còn hiệu lực' : 'không còn hiệu lực',
    year === null ? '' : `ban hành năm ${year}`,
  ]
    .filter(Boolean)
    .join(' ');
  const note = undated > 0 ? `Không kể ${undated} văn bản chưa rõ ngày ban hành.` : '';
  if (found.length === 0) return [`Kho không có ${what} nào.`, note].filter(Boolean).join(' ');
  const newest = [...found].sort((one, other) => (other.issuedOn ?? '').localeCompare(one.issuedOn ?? ''));
  const named = newest
    .slice(0, mostNamed)
    .map((one) => `- ${nameAndTitle(one)}${isOver(one) ? ` (${one.status.text})` : ''}`);
  const left = found.length - named.length;
  return [
    `Kho có ${found.length} ${what}.${note ? ` ${note}` : ''}`,
    ...(inForce === null ? (type === articleType ? [] : [forceText(found)]) : [rests]),
    ...named,
    ...(left > 0 ? [`… và ${left} văn bản khác. ${seeAll}`] : []),
  ].join('\n');
}

const nameAndTitle = (document: ArchivedDocument) =>
  documentName(document) + (document.number && document.title ? `: ${oneLine(document.title)}` : '');

const oneLine = (text: string) => shortened(readable(text).replace(/\s+/g, ' '), longestTitle);

const rests = 'Hiệu lực được xét theo những văn bản có trong kho.';
