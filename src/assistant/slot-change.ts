import type { Span } from '../core/document.ts';
import { fold, hasDiacritics } from '../core/text.ts';
import type { Turn } from '../core/turn.ts';
import type { Earlier, Understanding } from './earlier.ts';
import { type Tied, uncovered } from './markers.ts';
import { asClause } from './named-document.ts';
import { replaceSlots, type Slots, slotsOf, withSameHead } from './replace-slots.ts';
import { subjectOf } from './subject.ts';
import { asksSomething, countSyllables, framedWords, lacksSubject, restored, tidy } from './words.ts';

const small =
  /^(?:(?:chi|rieng|cua|o|tai|cho|ve|doi voi|voi|trong|vao|theo|thi|la|cac|nhung|va|ben|phia|phan|vu|chuyen|truong hop|nguoi ta)(?!\p{L})[\s,]*)+/u;
const longestSubject = 8;

/**
 * The last question with what a short message changes in it: "thế còn quý IV?", "bệnh viện thì sao", "còn sốt xuất
 * huyết?". Null when the message is no such thing.
 */
export function changeSlots(tied: Tied, earlier: Earlier): Understanding | null {
  const { core } = tied;
  const found = slotsOf(core, earlier);
  const last = turnToChange(found, earlier);
  if (!last) return null;
  const rest = uncovered(core, found.all).replace(/^[\s,]+|[\s,]+$/gu, '');
  const bare = rest.slice(small.exec(fold(rest))?.[0].length ?? 0).trim();
  const subject = bare === 'cả' || bare === 'ca' ? '' : bare;
  const marked = tied.strong || tied.weak;
  if (acts(core)) return null;
  if (asksSomething(subject)) return marked ? withItsOwnQuestion(tied, found.all, earlier) : null;
  if (!marked && (subject !== '' || found.all.length === 0 || countSyllables(core) > 8)) return null;
  if (countSyllables(subject) > longestSubject) return null;
  if (subject === '' && found.all.length === 0) return null;
  const base = tidy(last.full);
  // "so với", "tất cả": words that are no subject.
  const empty =
    subject !== '' && framedWords(subject).every((word) => word.known) && !withSameHead(base, subject);
  if (empty)
    return tied.strong && found.all.length > 0 ? { kind: 'follow-up', question: null, sure: false } : null;
  return replaceSlots(base, found, subject, earlier);
}

/** Who signed a document and whether it is in force have no time: another time goes to the question before. */
function turnToChange({ all, times }: Slots, { turns }: Earlier): Turn | undefined {
  const takesTime = ({ full }: Turn) => !timeless.test(fold(full));
  // Another year may mean the document of that year.
  const onlyTimes = times.length === all.length && times.some(({ kind }) => kind !== 'year');
  return (onlyTimes ? turns.find(takesTime) : undefined) ?? turns[0];
}

const timeless = /^ai (?:da )?ky |nguoi ky|con hieu luc/u;

const verbs =
  /(?<!\p{L})(?:không|chưa|bị|phải|nộp|gửi|làm|nghỉ|vi phạm|mất|hỏng|hết|vượt|quá hạn|trễ|muộn|chậm|xảy ra|phát hiện|thiếu|từ chối|thay đổi|điều chỉnh|muốn)(?!\p{L})/iu;
const bareVerbs =
  /(?<!\p{L})(?:khong|chua|nop|vi pham|hong|het|vuot|qua han|muon|xay ra|phat hien|thieu|tu choi|dieu chinh)(?!\p{L})/u;

/** "Nộp báo cáo muộn thì sao?" tells a case of its own: it puts nothing in the place of something else. */
function acts(core: string): boolean {
  return (
    !asksSomething(core.replace(verbs, ' ')) &&
    (hasDiacritics(core) ? verbs.test(core) : bareVerbs.test(core))
  );
}

/** "thế bệnh viện phải làm gì?": asks for itself and names no subject; the last question gives it. */
function withItsOwnQuestion(tied: Tied, slots: readonly Span[], earlier: Earlier): Understanding | null {
  const { core } = tied;
  const last = earlier.turns[0]!;
  if (
    /^(?:bao nhieu|may|ai|nhung|cac|don vi nao|viec|gi|noi dung|nhiem vu)(?!\p{L})/u.test(fold(core)) &&
    !tied.strong
  )
    return null;
  const inSlot = (word: Span) => slots.some((one) => one.start < word.end && word.start < one.end);
  if (!framedWords(core).every((word) => word.known || inSlot(word))) return null;
  const own = slotsOf(last.full, earlier);
  const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
  const asked = wordsOf(last.full);
  const mine = wordsOf(uncovered(core, slots));
  if (slots.length > 0 && [...mine].every((word) => asked.has(word) || small.test(`${word} `))) {
    return replaceSlots(tidy(last.full), slotsOf(core, earlier), '', earlier);
  }
  const subject = subjectOf(last.full, own.all);
  if (!subject || (slots.length === 0 && lacksSubject(core))) return null;
  const about = last.full.slice(subject.start, subject.end);
  return { kind: 'follow-up', question: `Về ${about}, ${asClause(restored(core))}?`, sure: false };
}
