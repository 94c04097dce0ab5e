import { fold, hasDiacritics, syllables, unifyTones } from '../core/text.ts';

/** What people type in a chat, whole words, and what it stands for. Not inside a number and sign. */
const chatSpellings: Record<string, string> = {
  ...{ vb: 'văn bản', vbản: 'văn bản', cv: 'công văn', qđ: 'quyết định', qd: 'quyết định' },
  ...{ ko: 'không', k: 'không', kh: 'không', khong: 'không', hok: 'không', hông: 'không', kô: 'không' },
  ...{ j: 'gì', dc: 'được', đc: 'được', ntn: 'như thế nào', bn: 'bao nhiêu', z: 'vậy', zậy: 'vậy' },
  ...{
    bv: 'bệnh viện',
    bvđk: 'bệnh viện đa khoa',
    ttyt: 'trung tâm y tế',
    tyt: 'trạm y tế',
    sxh: 'sốt xuất huyết',
  },
  ...{ tcm: 'tay chân miệng', nv: 'nhiệm vụ', đvị: 'đơn vị', đv: 'đơn vị', dv: 'đơn vị', bc: 'báo cáo' },
};

/** `KH` in capitals is a plan, `kh` a denial; a sign in capitals stays what it is. */
const spelling = (word: string): string | undefined =>
  word === word.toUpperCase() && word.length > 1 && word !== 'VB' && word !== 'KO'
    ? undefined
    : chatSpellings[word.toLowerCase()];

/** Greetings and forms of address before a question. On folded text. */
const opening =
  /^(?:(?:alo|chao(?: (?:em|anh|chi|ban|ad))?|(?:em|anh|chi|ad|ban|bot) oi|(?:xin |lam on )?(?:vui long )?cho (?:(?:em|toi|minh|anh|chi)(?: (?:hoi|biet))?|hoi|biet)(?: (?:them|la|rang))?|xin hoi|hoi them|nhan tien|tien the|ah|uh|uhm|um|ok|oke|vang|duoc roi|(?:da|a|u)(?=,| (?:cho|em|xin|thua)(?!\p{L})))[\s,.:!]+)+/u;
/** With marks these are no other words. */
const markedOpening = /^(?:(?:dạ|ạ|à|ừ|ờ|vâng)[\s,]+)+/iu;
/** Politeness behind it. Without marks `the` and `ho` are other words too. */
const closings = {
  marked: new Set('luôn thôi nhỉ ạ à vậy thế hả hở nhé ha nha em anh chị ad với giúp'.split(' ')),
  bare: new Set('luon thoi nhi a ah vay nhe ha nha em anh chi ad giup'.split(' ')),
};

/** Text of a message made ready to be read: NFC, one line, chat spellings written out, politeness dropped. */
export function tidy(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const accented = hasDiacritics(line);
  const spelt = line.replace(/(?<![\p{L}\p{N}/.-])\p{L}+(?![\p{L}\p{N}/-])/gu, (word) => {
    const full = spelling(word);
    return full === undefined ? word : accented ? full : fold(full);
  });
  const greeted = spelt.replace(markedOpening, '');
  const rest = greeted.slice(opening.exec(fold(greeted))?.[0].length ?? 0);
  const words = rest.replace(/[\s.?!…]+$/u, '').split(' ');
  const polite = accented ? closings.marked : closings.bare;
  while (words.length > 1 && polite.has(words.at(-1)!.replace(/,$/u, ''))) words.pop();
  return words.join(' ').replace(/[\s,.?!…]+$/u, '');
}

/** Words that ask. */
const asking =
  'bao nhiêu|bao giờ|bao lâu|khi nào|lúc nào|ngày nào|ngày mấy|thế nào|như thế nào|ra sao|vì sao|tại sao|ở đâu|' +
  'từ đâu|vào đâu|về đâu|là gì|là ai|những ai|những gì|cái gì|việc gì|đơn vị nào|cơ quan nào|phòng nào|nơi nào|' +
  'người nào|văn bản nào|ai|gì|nào|đâu|mấy|chưa|không|phải không|hay không|được không|sao';

/** Words of grammar, which name nothing. */
const grammar =
  'mục|là|thì|mà|có|bị|được|phải|cần|đã|đang|sẽ|của|cho|về|vào|trong|tại|ở|từ|đến|tới|theo|do|bởi|để|và|hoặc|hay|' +
  'với|đối với|cụ thể|chi tiết|hiện nay|bây giờ|nữa|thêm|rồi|lại|vậy|thế|ấy|ạ|nhỉ|nhé|nó|này|đó|đi|ra|lên|các|' +
  'những|cái|một|cả|gồm|bao gồm|gồm có|như|ngày|trước ngày|đơn vị|cơ quan|người';

/**
 * What is asked about a document or about what it orders. A question of nothing but these and the words above
 * has lost its subject: "hạn nộp là ngày nào?".
 */
const predicates =
  'ai ký|người ký|ký tên|ký|hiệu lực|còn hiệu lực|hết hiệu lực|có hiệu lực|thay thế|sửa đổi|bãi bỏ|áp dụng|còn|hết|' +
  'ban hành|ngày ban hành|cơ quan ban hành|số hiệu|số văn bản|trích yếu|nơi nhận|gửi cho|gửi|nộp|nộp cho|' +
  'hạn nộp|hạn chót|thời hạn|hạn|chậm nhất|hoàn thành|xong|chủ trì|phối hợp|đầu mối|chịu trách nhiệm|' +
  'thực hiện|giao cho|giao|kinh phí|mức hỗ trợ|mức chi|số tiền|tiền|nội dung|nội dung chính|nói|quy định|căn cứ|' +
  'mục tiêu|chỉ tiêu|yêu cầu|đối tượng|ý nghĩa|tóm tắt|liên hệ|số điện thoại|thời gian|địa điểm|phạm vi|giải pháp';

/** Words of the field that frame a subject without being one; beside them the rest of a question is its subject. */
const frame =
  'cho biết|vui lòng|hãy|liệt kê|danh sách|kể|nêu|tổng|tổng số|tổng cộng|mức|số lượng|số ca|số|tỷ lệ|tỉ lệ|phần trăm|đồng|' +
  'nhiệm vụ|công việc|việc|kế hoạch|quyết định|thông báo|công văn|công điện|chỉ thị|hướng dẫn|báo cáo|quy chế|giấy mời|' +
  'văn bản|tài liệu|phòng chống|phòng, chống|phòng ngừa|triển khai|tổ chức|tăng cường|đẩy mạnh|công tác|chiến dịch|' +
  'chương trình|hoạt động|bệnh|dịch|dịch bệnh|ca bệnh|ca mắc|ca|ổ dịch|mắc|tử vong|bệnh nhân|người bệnh|tỉnh|toàn tỉnh|' +
  'ngành y tế|ngành|ngày|tháng|quý|năm|tuần|giờ|người|đạt|giảm|tăng|so với|bắt đầu|kết thúc|kéo dài|quá hạn|đến hạn|' +
  'sắp đến hạn|làm gì|làm|khi|nếu|trên|dưới|toàn bộ|tất cả|hiện|nay|năm nay|đầu|cuối|tiền|lần|đợt|nhóm|giai đoạn|' +
  'khi có|xảy ra|trước|sau|trong vòng|hội nghị|cuộc họp|sở y tế|sở|đơn vị|cơ quan|các đơn vị|xử lý|trả lời|hỗ trợ';

type Phrases = { exact: Set<string>; folded: Map<string, string>; longest: number };

function phrases(...lists: string[]): Phrases {
  const all = lists.flatMap((list) => list.split('|'));
  const spelt = all.map((phrase) =>
    syllables(phrase)
      .map((one) => unifyTones(one.exact))
      .join(' '),
  );
  return {
    exact: new Set(spelt),
    folded: new Map([...spelt].reverse().map((phrase) => [fold(phrase), phrase])),
    longest: 3,
  };
}

const elidable = phrases(asking, predicates, grammar);
const framing = phrases(asking, predicates, grammar, frame);
const interrogative = phrases(asking);
const predicate = phrases(predicates);

export interface Word {
  start: number;
  end: number;
  /** Part of a known phrase. */
  known: boolean;
  /** The phrase with its marks, at its first syllable. */
  phrase: string | null;
}

/** The syllables of `text`, told apart by whether they belong to a phrase; the longest phrase at each place. */
function tell(text: string, table: Phrases): Word[] {
  const accented = hasDiacritics(text);
  const all = syllables(text);
  const words: Word[] = [];
  for (let at = 0; at < all.length; ) {
    let size = Math.min(table.longest, all.length - at);
    let found: string | undefined;
    for (; size > 0; size--) {
      const run = all.slice(at, at + size);
      const exact = run.map((one) => one.exact).join(' ');
      const folded = run.map((one) => one.folded).join(' ');
      // In a question with marks a syllable without any may still be one that somebody left bare.
      const bare = !accented || exact === folded;
      found = table.exact.has(exact) ? exact : bare ? table.folded.get(folded) : undefined;
      if (found) break;
    }
    for (const [offset, one] of all.slice(at, at + Math.max(size, 1)).entries()) {
      words.push({
        start: one.start,
        end: one.end,
        known: found !== undefined,
        phrase: offset ? null : (found ?? null),
      });
    }
    at += Math.max(size, 1);
  }
  return words;
}

export const framedWords = (text: string): Word[] => tell(text, framing);

/** Whether `text` asks something of a subject that it does not name. */
export function lacksSubject(text: string): boolean {
  const words = tell(text, elidable);
  return words.length > 0 && words.every((word) => word.known);
}

export const asksSomething = (text: string): boolean => tell(text, interrogative).some((word) => word.known);

export const hasPredicate = (text: string): boolean => tell(text, predicate).some((word) => word.known);

/** `text` with the marks of the phrases that it is made of: `han nop la ngay nao` → `hạn nộp là ngày nào`. */
export function restored(text: string): string {
  if (hasDiacritics(text)) return text;
  const words = tell(text, framing);
  let out = '';
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (!word.phrase) continue;
    const size = word.phrase.split(' ').length;
    const last = words[index + size - 1]!;
    out += text.slice(at, word.start) + word.phrase;
    at = last.end;
  }
  return out + text.slice(at);
}

export const countSyllables = (text: string): number => syllables(text).length;
