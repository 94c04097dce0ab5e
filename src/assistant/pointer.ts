import type { Span } from '../core/document.ts';
import { documentTypes } from '../core/document-types.ts';
import { fold, hasDiacritics } from '../core/text.ts';

/** Words of a question that point back: `văn bản đó`, `việc này`, `cái thứ hai`. */
export interface Pointer extends Span {
  to: 'document' | 'thing' | 'unit';
  /** Folded: `van ban`, `ke hoach`, `viec`. */
  noun: string;
  /** Of a document: its type, null for any. */
  type: string | null;
  /** Counted from 1; -1 is the last one; null when it is not counted. */
  ordinal: number | null;
  /** Words between the noun and "đó": `kế hoạch tiêm chủng đó`. */
  about: string;
  /** `hai quyết định đó` */
  several: boolean;
}

/** Nouns that are verbs or plain words as well: "báo cáo", "hướng dẫn". */
const alsoVerbs = new Set([
  'cai',
  'bao cao',
  'huong dan',
  'quy dinh',
  'thong bao',
  'chuong trinh',
  'du an',
  'de an',
  'phieu bao',
]);

const anyDocument = 'van ban|tai lieu|tep|file|ban do|giay to|cai';
const types = documentTypes
  .map(({ name }) => ({ name, folded: fold(name) }))
  .sort((left, right) => right.folded.length - left.folded.length);
const documents = `${types.map((type) => type.folded).join('|')}|${anyDocument}|bai viet|bai bao`;
const units = 'don vi|co quan|benh vien|trung tam y te|trung tam|tram y te|tram|phong|chi cuc|so|khoa|noi';
const things =
  'nhiem vu|cong viec|viec|noi dung|van de|chuyen|hoi nghi|cuoc hop|buoi hop|chien dich|dot|hoat dong|so tien|khoan|muc|' +
  'chi tieu|muc tieu|han|thoi han|doan|to|doi|danh sach|bieu mau|mau|lop|khoa|ho so|so lieu|dieu|y|kinh phi|moc|lich';

const marked =
  'đó|đấy|này|nầy|ấy|kia|nói trên|nêu trên|ở trên|trên đây|trên|vừa rồi|vừa nêu|vừa nói|vừa xong|lúc nãy|hồi nãy|trước đó';
/** `do` without marks is also "by", `tren` also "on": what may stand behind them is limited. */
const bare =
  'day|nay|ay|kia|noi tren|neu tren|o tren|tren day|vua roi|vua neu|vua noi|vua xong|luc nay|hoi nay|do(?=\\s*$|\\s*[,?]|\\s+(?:con|co|la|han|khi|bao|bat|ket|keo|to|dien|nop|gui|het|quy|noi|gom|ap|nhu|can|phai|duoc|da|chua|may|lay|yeu|giao|thi|ai ky|ky|bi|o|muc|dieu)(?!\\p{L}))';
const notOn = /^ (?:dia ban|toan|co so|he thong|mang|cong|phan mem|trang|\d)/u;
const notWhen = '(?<!(?:sau|truoc|tu|do|khi|nho|theo|trong|luc|hien|thang|nam|quy|tuan|hom|ngay) )';

function pointed(text: string, nouns: string, to: Pointer['to'], reach: number): Pointer | null {
  const exact = hasDiacritics(text);
  const folded = fold(text);
  const behind = new RegExp(`^ (?:${exact ? marked : bare})(?!\\p{L})`, 'u');
  const read = exact ? text.toLowerCase() : folded;
  const word =
    /^ (?!(?:nao|gi|co|la|ai|do|cua|va|thi|ma|khi|neu|de|phai|duoc|bi|dung|theo|don|benh vien|trung tam|tram|phong y)(?!\p{L}))\p{L}+/u;
  for (const match of folded.matchAll(new RegExp(`(?<!\\p{L})(${nouns})(?!\\p{L})`, 'gu'))) {
    let at = match.index + match[0].length;
    const most = alsoVerbs.has(match[1]!) ? 0 : reach;
    for (let words = 0; words <= most; words++) {
      const found = behind.exec(read.slice(at));
      const end = at + (found?.[0].length ?? 0);
      const all = /(?:^| )(?:moi|tat ca(?: cac)?|toan bo) $/u.test(folded.slice(0, match.index));
      if (found && !all && !notOn.test(folded.slice(end))) {
        const plural = /(?:^| )((?:ca )?(?:hai|ba|cac|nhung|may|cai|2|3)) $/u.exec(
          folded.slice(0, match.index),
        );
        const start = match.index - (plural ? plural[1]!.length + 1 : 0);
        const type = types.find((one) => one.folded === match[1])?.name ?? null;
        const about = text.slice(match.index + match[1]!.length, at).trim();
        const several = plural !== null && plural[1] !== 'cai';
        return { start, end, to, noun: match[1]!, type, ordinal: null, about, several };
      }
      const next = word.exec(folded.slice(at));
      if (!next) break;
      at += next[0].length;
    }
  }
  return null;
}

const ordinals: Record<string, number> = {
  ...{
    nhat: 1,
    mot: 1,
    hai: 2,
    nhi: 2,
    ba: 3,
    tu: 4,
    bon: 4,
    nam: 5,
    sau: 6,
    bay: 7,
    tam: 8,
    chin: 9,
    muoi: 10,
  },
  ...{ 'dau tien': 1, dau: 1, cuoi: -1, 'cuoi cung': -1, chot: -1 },
};
const ordinalPattern = new RegExp(
  `(?<!\\p{L})(${documents}|cai|muc|${things}) (?:thu (nhat|hai|nhi|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\\d{1,2})|(?:so )?(\\d{1,2})(?=\\s*$|\\s*[,?]|\\s+(?:thi|ay|do|kia|nay|con|ai|han|noi|la)(?!\\p{L}))|(dau tien|cuoi cung|dau|cuoi|chot)(?! (?:nam|thang|quy|tuan|vao|ra|tu|moi|gio|ky)))(?!\\p{L}|\\d)(?: (?:đó|ấy|kia|do|ay))?`,
  'u',
);

function counted(text: string): Pointer | null {
  const beside = /(?<!\p{L})cai (sau|truoc)(?= (?:con|ai|co|thi|het|da|bi|noi|quy|do)(?!\p{L})|$)/u.exec(
    fold(text),
  );
  if (beside) {
    const [start, end] = [beside.index, beside.index + beside[0].length];
    const ordinal = beside[1] === 'sau' ? -1 : 1;
    return { start, end, to: 'document', noun: 'cai', type: null, ordinal, about: '', several: false };
  }
  const match = ordinalPattern.exec(fold(text));
  if (!match) return null;
  const noun = match[1]!;
  // "mục 2" is a part of a document, "đợt 2" one that is counted by itself.
  const isDocument = noun === 'cai' || new RegExp(`^(?:${documents})$`, 'u').test(noun);
  if (match[3] && !/^(?:cai|van ban|tai lieu)$/u.test(noun)) return null;
  if (!isDocument && !/^(?:nhiem vu|viec|cong viec|noi dung)$/u.test(noun)) return null;
  const word = match[2] ?? match[3] ?? match[4]!;
  const type = types.find((one) => one.folded === noun)?.name ?? null;
  return {
    start: match.index,
    end: match.index + match[0].length,
    to: isDocument ? 'document' : 'thing',
    noun,
    type,
    ordinal: ordinals[word] ?? Number(word),
    about: '',
    several: false,
  };
}

/** "nó" at the beginning, or before what is said of a document. */
function pronoun(text: string): Pointer | null {
  const exact = hasDiacritics(text);
  const pattern = exact
    ? /(?<!\p{L})nó(?!\p{L})/u
    : /^no(?= (?:con|het|co|da|bi|do|ban|duoc|ap|quy|noi|la)(?!\p{L}))|(?<= ky |the | doi )no$/u;
  const match = pattern.exec(exact ? text.toLowerCase() : fold(text));
  if (!match) return null;
  const [start, end] = [match.index, match.index + match[0].length];
  return { start, end, to: 'document', noun: 'no', type: null, ordinal: null, about: '', several: false };
}

/** What `text` points back to: a counted one, a document, a unit, a thing; null when it points to nothing. */
export function findPointer(text: string): Pointer | null {
  const found =
    counted(text) ??
    pointed(text, documents, 'document', 5) ??
    pronoun(text) ??
    pointed(text, units, 'unit', 0) ??
    pointed(text, `${notWhen}(?:${things}${hasDiacritics(text) ? '|tien' : ''})`, 'thing', 0);
  return found && !hasAntecedent(text, found) ? found : null;
}

const nounsOfDocuments = types.map((type) => type.folded).filter((name) => !alsoVerbs.has(name));

/** Whether what is pointed to stands earlier in the same question: "Bệnh viện nào … và bệnh viện đó …". */
function hasAntecedent(text: string, pointer: Pointer): boolean {
  if (pointer.ordinal !== null) return false;
  const earlier = fold(text.slice(0, pointer.start));
  if (pointer.noun === 'no') return /(?:\p{L}+ ){6}/u.test(earlier);
  const nouns = pointer.to === 'document' ? [pointer.noun, 'van ban', ...nounsOfDocuments] : [pointer.noun];
  return nouns.some((noun) => new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, 'u').test(earlier));
}
