import type { Deadline } from '../../core/deadline.ts';
import type { Section } from '../../core/document.ts';
import type { UnitMention } from '../../core/unit.ts';
import type { Clause } from './clauses.ts';
import type { Reading } from './draft.ts';
import type { Told } from './leads.ts';
import type { Mood } from './moods.ts';
import { empowers, isDuty, must } from './verbs.ts';

/** What an item takes from what stands above it. */
export interface Above {
  lead: UnitMention[];
  coordinating: UnitMention[];
  /** A term that stands in the words above: "Trước ngày 20/6, các đơn vị có trách nhiệm:". */
  deadlines: readonly Deadline[];
  /** The item above is a task itself, with these words: its parts are no tasks of their own. */
  whole: boolean;
}

/** Where the words stand. */
export interface State {
  above: Above;
  mood: Mood;
  isParent: boolean;
  /** In an article, among rules. */
  ruled: boolean;
}

/** What has been read of a clause. */
export interface Seen {
  clause: Clause;
  words: string;
  told: Told | null;
  deadlines: readonly Deadline[];
  /** It stands at the head of its section. */
  heads: boolean;
  formula: boolean;
}

/** The issuer tells what it does itself with this document: "Sở Y tế thông báo …". */
export function issues(reading: Reading, told: Told, words: string): boolean {
  if (told.how === 'order') return false;
  const own = told.lead.every((one) => one.unit === 'so-y-te' || reading.document.issuer?.includes(one.text));
  return (
    own &&
    /(?<!\p{L})(?:thông báo|đề nghị|yêu cầu|ban hành|kết luận|nhận được|hướng dẫn các|báo cáo kết quả|xây dựng Kế hoạch)(?!\p{L})/u.test(
      words,
    )
  );
}

/** A term that a calendar can show. */
const hasDay = (one: Deadline) => one.due !== undefined || one.kind === 'recurring';

/** Whether a clause sets somebody a task. */
export function isTask(state: State, seen: Seen, below: Above, section: Section | null): boolean {
  const { clause, words, told, deadlines, heads } = seen;
  const dated = deadlines.length > 0;
  if (seen.formula) return dated && told !== null;
  if (below.whole && !dated && told?.how !== 'order') return false;
  // Among standing powers "Đề nghị X bổ nhiệm …" is one of them.
  const standing = state.ruled && state.mood === 'frame' && /^đề nghị/iu.test(words);
  if (told?.how === 'order' && !standing) return true;
  if (state.mood === 'frame') return told !== null && dated && told.how !== 'subject';
  if (state.ruled && told && !deadlines.some(hasDay) && empowers(words.slice(told.from - clause.start)))
    return false;
  if (told)
    return (
      state.mood === 'assign' ||
      dated ||
      (told.how === 'head' && section !== null) ||
      (section !== null && state.mood === 'open')
    );
  if (section === null) return false;
  const order = isDuty(words);
  if (!order && /^[^,;:]{0,60}? được (?!giao)/u.test(words) && !must(words)) return false;
  if (heads && state.isParent && !dated) return false;
  if (heads && !dated && !/[.;]/.test(words) && words.length < 120 && clause.sentence && state.isParent)
    return false;
  if (below.lead.length > 0) return order || dated;
  if (state.ruled && !deadlines.some(hasDay)) return false;
  return state.mood === 'assign' && !state.isParent && clause.sentence && (order || dated);
}
