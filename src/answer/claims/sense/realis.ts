import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import {
  lexicon,
  nearestPart,
  patternOf,
  saidAround,
  saidWords,
  shared,
  someSays,
  spoken,
  wordsOf,
} from './spoken.ts';

/** Asked of one who is above: it is not so yet. Asked of those below, the same words order. */
const above =
  '(?:ủy ban nhân dân tỉnh|ubnd tỉnh|hội đồng nhân dân|hđnd|bộ(?! phận)|chính phủ|thủ tướng|tỉnh ủy|quốc hội|trung ương|chủ tịch)';
const wish = `(?:đề nghị|kiến nghị|đề xuất|xin ý kiến)(?: với)? ${above}`;
const open = `dự kiến|dự báo|dự thảo|phấn đấu|có khả năng|có nguy cơ|mức đề xuất|${wish}|ước đạt|mục tiêu(?! quốc gia)|tạm tính`;
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
  const nearest = nearestPart(clause, carriers);
  if (!nearest || !isOpen.test(nearest.text) || carriers.some(({ accented }) => !accented)) return false;
  const said = spoken(clause);
  const words = saidWords(clause);
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

const past = /(?<= )đã (?!(?:được )?(?:đặt|nêu|quy|yêu|giao|đề|xác|ấn|ban|phân) )(\p{L}+)(?= )/gu;
const doneByWay = lexicon('đã|thay thế|bãi bỏ|sửa đổi|có hiệu lực|hiện|ghi nhận');
const due = lexicon(
  'trước ngày|yêu cầu|trước \\d+|chậm nhất|xong trước|hoàn thành trước|phấn đấu|dự kiến|sẽ|trên \\d+ %|mục tiêu|nhiệm vụ|chỉ tiêu',
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

const actWords = 'phê duyệt|ban hành|quyết định|thông qua|ký|chấp thuận|cho phép|công nhận';
const acts = patternOf(actWords);
const someAct = lexicon(actWords);
const asks = lexicon('trình|đề nghị|kiến nghị|tham mưu|đề xuất|dự thảo|xin|xây dựng|gửi|để|báo cáo');

/** Whether a claim lets somebody decide what they only submit: "phê duyệt" for "trình phê duyệt". */
export function decides(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (!someAct.test(said)) return false;
  for (const { index, 0: act } of said.matchAll(acts)) {
    if (asks.test(said.slice(0, index + 1))) continue;
    const own = carriers.filter(({ own }) => spoken(own).includes(` ${act} `));
    const asked = new RegExp(`(?<= )(?:trình|đề nghị|kiến nghị|tham mưu)(?: \\p{L}+){0,4} ${act}(?= )`, 'gu');
    const isOnlyAsked = ({ own }: Carrier) => !spoken(own).replace(asked, '…').includes(` ${act} `);
    if (own.length > 0 && own.every(isOnlyAsked)) return true;
  }
  return false;
}

const aims = lexicon('phấn đấu|đặt mục tiêu|dự kiến|mục tiêu là');
const aimsToo = lexicon(
  'phấn đấu|mục tiêu|dự kiến|chỉ tiêu|kế hoạch|nhiệm vụ|phương hướng|dự toán|dự báo|lộ trình|đề án|chương trình|giải pháp|đến năm|hướng tới|nhu cầu',
);

/** Whether a claim only aims at what the cited sentences have as a result. */
export function unmakes(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!aims.test(spoken(clause)) || carriers.some(({ own }) => isOpen.test(spoken(own)))) return false;
  const isResult = carriers.some(({ context }) => spoken(context).includes(' kết quả '));
  return isResult || !someSays(carriers, aimsToo);
}

const proposed = patternOf('đề xuất|kiến nghị', ' (\\p{L}+ \\p{L}+)');
const asksAtAll = lexicon('đề xuất|kiến nghị|đề nghị|tham mưu|trình|xin|xem xét|dự kiến|phương án');

/** Whether a claim has done, or lets do, what the cited sentences only propose: "điều chuyển vốn" for "đề xuất điều chuyển vốn". */
export function passesProposal(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  if (asksAtAll.test(said)) return false;
  return carriers.some(({ own }) => {
    const text = spoken(own);
    if (!text.includes(' đề xuất ') && !text.includes(' kiến nghị ')) return false;
    return [...text.matchAll(proposed)].some(
      ([, act = '']) => said.includes(` ${act} `) && text.split(` ${act} `).length === 2,
    );
  });
}
