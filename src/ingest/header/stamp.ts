import { fold } from '../../core/text.ts';
import { headerLines, type View } from './view.ts';

const levels = new Map([
  ['tuyetmat', 'Tuyệt mật'],
  ['toimat', 'Tối mật'],
  ['mat', 'Mật'],
]);
const urgencies = new Map([
  ['hoatochengio', 'Hỏa tốc hẹn giờ'],
  ['hoatoc', 'Hỏa tốc'],
  ['thuongkhan', 'Thượng khẩn'],
  ['khan', 'Khẩn'],
]);

/**
 * Level of secrecy by its stamp: a line that holds nothing else. In capitals anywhere between `from` and `to`
 * (a stamp is often the last thing drawn on a page), in small letters only behind `Độ mật:`. Words such as
 * bảo mật, mật độ or bí mật nhà nước never stand alone; MẮT and MẶT are other words, so marks count.
 */
export function readSecrecy(view: View, from: number, to: number): string | null {
  return readStamp(view, from, to, levels, /^do(?: bao)? mat\s*:?\s*/, /^(?:TUYỆT|TỐI)?M[ẬÂ]T$/);
}

/** Level of urgency (độ khẩn) by its stamp, read like the level of secrecy. */
export function readUrgency(view: View, from: number, to: number): string | null {
  return readStamp(
    view,
    from,
    to,
    urgencies,
    /^do khan\s*:?\s*/,
    /^(?:THƯỢNG)?KHẨN$|^(?:HỎA|HOẢ)TỐC(?:HẸNGIỜ)?$/,
  );
}

function readStamp(
  view: View,
  from: number,
  to: number,
  names: Map<string, string>,
  label: RegExp,
  inCapitals: RegExp,
): string | null {
  let wanted = false;
  for (const line of headerLines(view, from, to, true)) {
    const labelled = line.folded.replace(label, '');
    const value = onlyLetters(line.plain.slice(line.plain.length - labelled.length));
    const known = names.get(fold(value));
    if (known && (wanted || labelled.length < line.folded.length || inCapitals.test(value))) return known;
    // `Độ mật:` may stand in a cell of its own.
    wanted = labelled.length < line.folded.length && value === '';
  }
  return null;
}

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
