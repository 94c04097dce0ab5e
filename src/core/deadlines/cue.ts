import { wordsBefore } from './candidate.ts';
import { saysExactly, type View } from './view.ts';

/** The words before a moment that make it a term. */
export interface Cue {
  /** Where these words begin. */
  start: number;
  sense: 'before' | 'by' | 'until' | 'within' | 'label';
  /** Hour of the day: `16 giờ`, `16 giờ 30`. */
  hour?: string;
  /** The words tell nothing but a term. */
  strong: boolean;
  /** "từ nay đến …" */
  fromNow: boolean;
}

const hour = /(?<![\d/])(\d{1,2}) ?(?:gio|h|g)(?: ?(\d{2})(?: ?phut)?)?(?: cua)?,? $/u;
/** What a cue is built of; read from the moment backwards. */
const piece =
  /(?<![a-z])(truoc het|truoc cuoi|truoc|den het|cho den|den|het|trong|vao|la|khoang|ngay|tu nay|cham nhat|muon nhat|tre nhat|khong qua|khong (?:muon|cham|tre) (?:hon|qua)|xong|hoan thanh|cuoi cung|thoi han|han cuoi|han chot|han|dung|ket thuc|truoc khi ket thuc):? $/u;
const label =
  /(?<![a-z])(?:thoi gian|thoi han|han|tien do|thoi diem|lo trinh)(?: [^:;|\n]{0,40})?: ?(?:- ?)?$/u;
const latest = /^(?:cham nhat|muon nhat|tre nhat|khong qua|khong .*|thoi han|han.*)$/u;

/** The cue in front of the moment that begins at `at`, null when nothing there sets a term. */
export function cueBefore(view: View, at: number): Cue | null {
  let start = at;
  let told: string | undefined;
  const pieces = new Set<string>();
  for (;;) {
    const words = wordsBefore(view, start, 28);
    const time = told ? null : hour.exec(words);
    if (time) {
      told = `${Number(time[1])} giờ${time[2] ? ` ${time[2]}` : ''}`;
      start -= time[0].length;
      continue;
    }
    const found = piece.exec(words);
    // "… tháng trước đến ngày 20": last month, no cue.
    if (found?.[1] === 'truoc' && pieces.has('den')) break;
    if (!found || !isCue(view, start - found[0].length, found[1]!)) break;
    pieces.add(found[1]!);
    start -= found[0].length;
  }
  const sense = senseOf(pieces);
  if (!sense) {
    if (!label.test(wordsBefore(view, start, 70))) return null;
    return {
      start: told ? start : at,
      sense: 'label',
      strong: true,
      fromNow: false,
      ...(told ? { hour: told } : {}),
    };
  }
  // "đến ngày 30/9" and "trong quý III" also tell of the past.
  const isPlain = sense === 'within' || (sense === 'until' && !pieces.has('het') && !pieces.has('den het'));
  const strong = !isPlain || pieces.has('xong') || pieces.has('hoan thanh');
  return {
    start: withoutVerb(view, start),
    sense,
    strong,
    fromNow: pieces.has('tu nay'),
    ...(told ? { hour: told } : {}),
  };
}

function senseOf(pieces: Set<string>): Cue['sense'] | null {
  const has = (...words: string[]) => words.some((word) => pieces.has(word));
  if (has('truoc khi ket thuc', 'truoc het', 'truoc cuoi')) return 'until';
  if (has('truoc')) return 'before';
  if (has('den het', 'het', 'den', 'cho den')) return 'until';
  if ([...pieces].some((one) => latest.test(one))) return 'by';
  if (has('trong', 'xong', 'hoan thanh')) return 'within';
  return null;
}

/** `đến` is not `đen`, `hết` is not `hét`, `trong` is not `trông`; `là`, `ngày` hardly matter. */
const spelled: Record<string, string> = {
  den: 'đến',
  het: 'hết',
  trong: 'trong',
  truoc: 'trước',
  han: 'hạn',
  dung: 'đúng',
};

function isCue(view: View, at: number, words: string): boolean {
  const exact = spelled[words];
  return !exact || saysExactly(view, at, exact);
}

/** The quote begins behind "hoàn thành", "xong": they belong to the task. */
function withoutVerb(view: View, start: number): number {
  const verb = /^(?:(?:hoan thanh|xong|ngay|dung|la|vao):? )+/u.exec(view.folded.slice(start, start + 40));
  return start + (verb?.[0].length ?? 0);
}
