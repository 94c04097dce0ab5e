import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import {
  lexicon,
  lexiconOfAll,
  nearestPart,
  saidAround,
  shared,
  someSays,
  spoken,
  wordsOf,
} from './spoken.ts';

/** Asked of one who is above: it is not so yet. Asked of those below, the same words order. */
const above =
  '(?:ủy ban nhân dân tỉnh|ubnd tỉnh|hội đồng nhân dân|hđnd|bộ|chính phủ|thủ tướng|tỉnh ủy|quốc hội|trung ương|chủ tịch)';
const wish = `(?:đề nghị|kiến nghị|đề xuất|xin ý kiến|báo cáo|tham mưu|trình)(?: với)? ${above}`;
const open = `dự kiến|dự báo|dự thảo|phấn đấu|có khả năng|có nguy cơ|mức đề xuất|${wish}|ước đạt|mục tiêu|tạm tính`;
const isOpen = lexicon(open);
/** Every way to say that something is not so yet. */
const saysOpen = lexicon(
  `${open}|dự|đề nghị|kiến nghị|đề xuất|xin|trình|tham mưu|có thể|khả năng|nguy cơ|sẽ|mục tiêu|chỉ tiêu|kế hoạch|đặt ra|hướng tới|phải|cần|khoảng|ước|ước tính|tạm|nhiệm vụ|yêu cầu|nêu|dự tính|định|quyết tâm|nâng|đến năm|đến hết|vào năm|được giao|giao|theo kế hoạch|chưa`,
);
const done = lexicon(
  'đã|đạt được|đã được|đã có|quyết định(?! (?:số|này))|phê duyệt|chấp thuận|thông qua|hiện có',
);
const saysDone = lexicon('đã|đạt được|hoàn thành được|kết quả thực hiện|thực hiện được|quyết định|ghi nhận');

/** Whether a claim says of something that is planned, expected or asked for that it is so. */
export function realizes(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  const nearest = nearestPart(clause, carriers);
  if (!nearest || carriers.some(({ accented }) => !accented)) return false;
  const words = new Set(wordsOf(said));
  const governed = nearest.text
    .split(' , ')
    .find((piece) => isOpen.test(` ${piece} `) && isTaken(piece, words));
  if (governed === undefined) return false;
  if (!saysOpen.test(said)) return true;
  return done.test(said) && !saysDone.test(nearest.text) && !isOpen.test(said);
}

/** Whether a claim repeats what stands beside the word that leaves it open: its figure or, without one, its words. */
function isTaken(piece: string, said: ReadonlySet<string>): boolean {
  const words = wordsOf(piece);
  const figures = words.filter((word) => /\d/.test(word));
  return figures.length > 0 ? shared(figures, said) > 0 : shared(words, said) >= words.length / 2;
}

const past = /(?<= )đã (?!(?:đặt|nêu|quy|yêu|giao|đề|xác|ấn|ban) )(\p{L}+)(?= )/gu;
const doneByWay = lexicon('đã|thay thế|bãi bỏ|sửa đổi|có hiệu lực|hiện|ghi nhận');
const due = lexicon(
  'trước ngày|trước \\d+|chậm nhất|xong trước|hoàn thành trước|phấn đấu|dự kiến|sẽ|trên \\d+ %|mục tiêu|nhiệm vụ|chỉ tiêu',
);

/** Whether a claim has done ("đã công bố") what the cited sentences order or aim at by a date. */
export function completes(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!said.includes(' đã ')) return false;
  const verbs = [...said.matchAll(past)].map(([, verb = '']) => verb);
  const isOld = carriers.some(
    (one) => !one.accented || doneByWay.test(spoken(one.own)) || / kết quả /u.test(spoken(one.context)),
  );
  if (verbs.length === 0 || isOld) return false;
  return carriers.every((one) => due.test(saidAround(one)));
}

const acts = lexiconOfAll('phê duyệt|ban hành|quyết định|thông qua|ký|chấp thuận|cho phép|công nhận');
const asks = 'trình|đề nghị|kiến nghị|tham mưu|đề xuất|dự thảo|xin|xây dựng|gửi|để|báo cáo';

/** Whether a claim lets somebody decide what they only submit: "phê duyệt" for "trình phê duyệt". */
export function decides(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  for (const { index, 0: act } of said.matchAll(acts)) {
    if (lexicon(asks).test(said.slice(0, index + 1))) continue;
    const own = carriers.filter(({ own }) => spoken(own).includes(` ${act} `));
    const asked = new RegExp(`(?<= )(?:trình|đề nghị|kiến nghị|tham mưu)(?: \\p{L}+){0,4} ${act}(?= )`, 'gu');
    const isOnlyAsked = ({ own }: Carrier) => !spoken(own).replace(asked, '…').includes(` ${act} `);
    if (own.length > 0 && own.every(isOnlyAsked)) return true;
  }
  return false;
}

const force = lexicon(
  '(?:vẫn |hiện |đang )?còn hiệu lực|có hiệu lực đến nay|đang có hiệu lực|hiện có hiệu lực|vẫn có hiệu lực|vẫn (?:được )?áp dụng|đang (?:được )?áp dụng',
);
const lapsed = lexicon(
  'hết hiệu lực|thay thế|bãi bỏ|hủy bỏ|không còn|đến hết(?: ngày)? \\d\\S*|bị thay|ngưng hiệu lực',
);

/** Whether a claim keeps in force what the cited sentences, or the card of the document, end. */
export function revives(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!force.test(said) || lexicon('không|chưa|hết|thay').test(said)) return false;
  if (someSays(carriers, lexicon('còn hiệu lực'))) return false;
  return carriers.some(
    ({ own, card }) => lapsed.test(spoken(own)) || (lapsed.test(spoken(card.status)) && force.test(said)),
  );
}

const thisLapses = lexicon(
  '(?:quyết định|quy định|thông tư|công văn|kế hoạch|văn bản|chỉ thị) này (?:sẽ |đã )?hết hiệu lực',
);

/** Whether a claim ends the document that ends another one. */
export const lapsesItself = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  thisLapses.test(spoken(clause)) &&
  carriers.some(({ own }) => spoken(own).includes(' hết hiệu lực ')) &&
  !someSays(carriers, thisLapses);

const sameSeason = / cùng (?:kỳ|thời điểm|thời gian) /u;
const compared = lexicon('so với|so|hơn|tăng|giảm|bằng|gấp|cao|thấp');

/** Whether a claim has of the time compared with what is so now: "cùng kỳ năm 2025 có …" for "so với cùng kỳ". */
export const movesToCompared = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  sameSeason.test(spoken(clause)) &&
  !compared.test(spoken(clause)) &&
  carriers.some(({ own }) => / so với cùng /u.test(spoken(own)));
