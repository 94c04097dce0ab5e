import type { Carrier } from './carrier.ts';
import type { Fact, QuantityFact, UnitFact } from './fact.ts';
import { byDocument } from './joined.ts';
import type { Reading } from './read-facts.ts';
import { inFull } from './same-body.ts';

/** Nouns for whatever a sentence says or a document is made of: a writer counts them where the archive only lists. */
const general =
  /^(?:việc|nội dung|nhiệm vụ|khoản|mục|ý|yêu cầu|trường hợp|trách nhiệm|biện pháp|giải pháp|hoạt động|công việc|nguồn|thành phần|bộ phận|phần|nhóm|đối tượng|kiến nghị|đề nghị|đề xuất|mốc|hướng|điều kiện|tiêu chí|chỉ tiêu|mục tiêu|thủ tục|hình thức|cách|phương án|kênh|lĩnh vực|loại|bước|hạng mục|dự án|sản phẩm|quy định|thay đổi|sửa đổi|điểm sửa đổi|nguyên nhân|tồn tại|hạn chế|vấn đề|nguyên tắc|mức|thời hạn|quyền|nghĩa vụ|cuộc|hội nghị|lớp|đợt|địa điểm|nơi|địa chỉ)(?!\p{L})/u;
const documentNoun =
  /^(?:văn bản|tài liệu|căn cứ|quyết định|kế hoạch|nghị định|nghị quyết|thông tư|công văn|chỉ thị|thông báo|báo cáo|luật|quy chế|hướng dẫn|tờ trình)(?!\p{L})/u;
const anyDocument = /^(?:văn bản|tài liệu|căn cứ)(?!\p{L})/u;
/** With nothing behind it that would make another noun of it: "đơn vị tài sản". */
const anyBody =
  /^(?:(?:đơn vị|cơ quan|cơ sở|tổ chức|bộ phận)(?: (?:này|trên|nêu|nói|đó|kể|phối|chủ|cùng|đều|có|được|phải|là|gồm|thuộc|tham|liên|còn|khác|trực|chịu|thực|của|và|với|ở|tại|do|không|nhận|gửi|báo|tiếp|phụ)(?!\p{L})|$)|(?:nơi|bên)(?!\p{L}))/u;

/** Whether a noun is that of a type of documents. */
export const namesDocuments = (noun: string) => documentNoun.test(noun);

/**
 * Whether what is cited has as many members as a number says that the archive itself does not give: documents, bodies
 * that one sentence names, cited sentences or rows, or the pieces between semicolons of a single one. One way of
 * counting holds for a noun, so that no other number is as true.
 *
 * @param named how many documents the claim names itself: then it lists what it counts, or counts others
 */
export function isListedByCited(
  { value, noun, before }: QuantityFact,
  carriers: readonly Carrier[],
  named: number,
): boolean {
  if (documentNoun.test(noun)) {
    const documents = byDocument(carriers).length;
    if (documents > 1) return documents === value;
    return named === 0 && carriers.some((one) => documentsIn(one, noun) === value);
  }
  const bodies = carriers.map((one) => bodiesIn(one, noun)).filter((count) => count > 1);
  if (bodies.length > 0) return bodies.includes(value);
  // "Cả hai đợt" says of both what may hold for one.
  if (!general.test(noun) || /(?:^| )(?:cả|mọi)$/u.test(before)) return false;
  const members = carriers.filter((one) => !isHeading(one));
  const passages = [...new Set(members.map(({ passage }) => passage))];
  const cited = (of: unknown) => members.filter(({ passage }) => passage === of).length;
  // A passage that is cited with several of its sentences is a member itself.
  if (passages.length > 1 && passages.every((one) => cited(one) > 1)) return passages.length === value;
  if (members.length > 1) return members.length === value;
  return members.length === 1 && piecesOf(members[0]!) === value;
}

function documentsIn({ own }: Carrier, noun: string): number {
  const named = own.facts.filter(
    (one) =>
      one.kind === 'document' && (anyDocument.test(noun) || (one.type !== null && noun.startsWith(one.type))),
  );
  return new Set(named.map((one) => (one.kind === 'document' ? one.key : ''))).size;
}

/** Bodies of the kind that is counted, "ba sở"; where the noun says of no kind, those that are listed in a row. */
function bodiesIn({ own }: Carrier, noun: string): number {
  const [first = '', second = ''] = inFull(noun).split(' ');
  const units = own.facts.filter(
    (one): one is Fact & UnitFact => one.kind === 'unit' && one.role !== 'recipient',
  );
  const ofKind = (words: string) =>
    words.startsWith(`${first} ${second} `) || (first === 'sở' && words.startsWith('sở '));
  if (!anyBody.test(noun)) return new Set(units.map(({ words }) => inFull(words)).filter(ofKind)).size;
  const listed = (at: number) =>
    /^\s*(?:,|;|và|, và|cùng)\s*(?:các\s+)?$/u.test(
      own.view.exact.slice(units[at - 1]?.end ?? 0, units[at]!.start),
    );
  let [longest, run] = [0, 0];
  units.forEach((_, at) => {
    run = at > 0 && listed(at) ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

const piecesOf = ({ own }: Carrier) => own.view.exact.split(/;\s/u).length;

/** A lead-in, a heading or the head of a table is no member of what it leads to. */
function isHeading({ sentence, passage }: Carrier): boolean {
  const text = sentence.text.replace(/[\s*_|]+$/u, '');
  if (/:$/u.test(text)) return true;
  if (/^[\s|*]*(?:stt|tt|số tt)(?!\p{L})/iu.test(text)) return true;
  if (passage.passage.kind === 'row') return false;
  return (
    text.length <= 120 &&
    !/[.!?;,”"]$/u.test(text) &&
    /^\W*(?:[IVX]+|\d+|[A-ZĐ]|Điều \d+|Phần \p{L}+|Chương \p{L}+)[.)\s]/u.test(text)
  );
}

/** "Việc thứ nhất" of the row or point that carries this number. */
export function isNumberedSo(key: string, before: string, carriers: readonly Carrier[]): boolean {
  const wanted = /^thứ:(\d+)$/u.exec(key)?.[1];
  if (!wanted || !carriers.some(({ sentence }) => labelNumber(sentence.text) === Number(wanted)))
    return false;
  return before.split(' ').some((_, at, all) => general.test(all.slice(at).join(' ')));
}

const labelNumber = (text: string) => {
  const label = /^[\s|*]*(?:(\d{1,2})(?=\s*[.)|])|([a-zđ])(?=\)))/u.exec(text);
  if (!label) return null;
  return label[1] ? Number(label[1]) : 'abcdđeghik'.indexOf(label[2]!) + 1;
};

/** "Từ 5 đến 7 trạm": the least and the most of a column of the cited rows. */
export function isSpreadOfRows(least: Fact, most: Fact, carriers: readonly Carrier[]): boolean {
  if (least.kind !== 'quantity' || most.kind !== 'quantity' || most.measure !== null) return false;
  const [noun = ''] = most.noun.split(' ');
  const values = carriers.flatMap(({ own }) =>
    own.facts.flatMap((one) =>
      one.kind === 'quantity' && one.measure === null && one.head?.includes(noun) ? [one.value] : [],
    ),
  );
  return values.length > 2 && Math.min(...values) === least.value && Math.max(...values) === most.value;
}

/** "75%, thấp hơn 5 điểm phần trăm so với chỉ tiêu 80%": what lies between two shares of the claim, on the side that it says. */
export function isDifference(fact: Fact, { view, facts }: Reading): boolean {
  if (fact.kind !== 'quantity' || fact.measure !== 'điểm') return false;
  if (!/^ phần trăm(?!\p{L})/u.test(view.exact.slice(fact.end))) return false;
  const less = /(?:thấp|ít|kém) (?:hơn )?$/u.test(view.exact.slice(0, fact.start));
  const more = /(?:cao|nhiều|vượt) (?:hơn )?$/u.test(view.exact.slice(0, fact.start));
  const shares = facts.filter(
    (one): one is Fact & QuantityFact => one.kind === 'quantity' && one.measure === '%',
  );
  const told = shares.findLast(({ end }) => end <= fact.start);
  if (!told || less === more) return false;
  return shares.some(
    ({ value }) => Math.abs((less ? value - told.value : told.value - value) - fact.value) < 1e-6,
  );
}
