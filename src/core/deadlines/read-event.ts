import type { IsoDate } from '../document.ts';
import { lastMomentBefore, type Scene } from './candidate.ts';
import { resolveMoment } from './resolve.ts';

/** What a term is counted from. */
export interface TermEvent {
  end: number;
  /** Absent where the day is not known. */
  date?: IsoDate;
  /** With a date: the name of that day ("ngày ký"); without: a sentence that says why there is none. */
  rule: string;
  /** Introduced by "kể từ", "tính từ". */
  since: boolean;
}

const opening = /^,? ?((?:ke|tinh)(?: ca)? tu|tu|sau|truoc) (?:(thoi diem|ngay|khi|luc) ?)?/u;
const documents =
  'van ban|cong van|quyet dinh|thong bao|ke hoach|chi thi|cong dien|huong dan|thong tu|nghi dinh|nghi quyet|phuong an|quy che|chuong trinh|de an';
const edge = '(?=$|[\\n,.;:()|/])';
const signing = new RegExp(
  `^(?:(?:duoc )?(?:ky|ban hanh)(?: ban hanh)?(?: (?:${documents})(?: nay|${edge})|${edge}| (?!hop dong|bien ban|cam ket|thoa thuan|ket|luat|giay|${documents}))|(?:co |ra )?(?:${documents}) nay(?: (?:duoc )?(?:ky|ban hanh))?(?! co hieu luc| het))`,
  'u',
);
const longestEvent = 90;

/** The event at `at`, null when no event follows there. */
export function readEvent(at: number, scene: Scene): TermEvent | null {
  const { view, told, moments } = scene;
  const rest = view.folded.slice(at, at + longestEvent + 30);
  const soon = /^ toi(?![a-z])/u.exec(rest);
  if (soon) return fromReference(at + soon[0].length, 'ngày ban hành', scene, false);
  const match = opening.exec(rest);
  if (!match) return null;
  const since = /^(?:ke|tinh)/u.test(match[1]!);
  const words = rest.slice(match[0].length);
  const from = at + match[0].length;
  const next = moments[lastMomentBefore(moments, at) + 1];
  const moment = next && next.start >= at && next.start <= from ? next : undefined;
  if (moment?.unit === 'day' && moment.month !== undefined) {
    const { to, rule } = resolveMoment(moment, told);
    if (to) return { end: moment.end, date: to, rule: 'ngày', since };
    return { end: moment.end, rule: rule ?? 'Không rõ ngày bắt đầu.', since };
  }
  if (!match[2])
    return since || /^(?:hoi nghi|cuoc hop)/u.test(words) ? unresolved(from, words, since) : null;
  const signed = match[1] === 'truoc' ? null : signing.exec(words);
  if (signed) {
    return fromReference(
      from + signed[0].trimEnd().length,
      `ngày ${/^\S*(?: )?ban hanh/u.test(words) ? 'ban hành' : 'ký'}`,
      scene,
      since,
    );
  }
  return unresolved(from, words, since);
}

function fromReference(end: number, name: string, { told }: Scene, since: boolean): TermEvent {
  if (told.reference) return { end, date: told.reference, rule: name, since };
  return { end, rule: 'Không rõ ngày ban hành văn bản nên chưa tính được ngày đến hạn.', since };
}

function unresolved(from: number, words: string, since: boolean): TermEvent {
  const rule = /^[^\n,.;:()|]{0,70}hieu luc/u.test(words)
    ? 'Tính từ ngày có hiệu lực; cần biết ngày đó mới tính được ngày đến hạn.'
    : /^(?:tiep )?nhan/u.test(words)
      ? 'Tính từ ngày nhận được; cần biết ngày đó mới tính được ngày đến hạn.'
      : 'Tính từ một sự kiện mà văn bản không ghi ngày; cần biết ngày đó mới tính được ngày đến hạn.';
  return { end: from + clauseLength(words), rule, since };
}

/** Length of the clause at the beginning of `words`: up to punctuation, or a whole number of words. */
export function clauseLength(words: string, longest = longestEvent): number {
  const stop = words.search(/[\n,.;:()|]/u);
  const length = stop < 0 ? words.length : stop;
  if (length <= longest) return words.slice(0, length).trimEnd().length;
  return Math.max(words.lastIndexOf(' ', longest), 0);
}
