import type { Span } from '../../core/document.ts';
import { documentTypes } from '../../core/document-types.ts';
import { fold } from '../../core/text.ts';
import { isUpperCase, loose, type View } from './view.ts';

/** The line that names the type (tên loại), e.g. `KẾ HOẠCH`. `end` is where the title may begin. */
export interface TypeLine extends Span {
  type: string;
}

const titled = documentTypes
  .filter((type) => type.name !== 'công văn')
  .map((type) => ({ name: type.name, folded: fold(type.name) }))
  .sort((left, right) => right.folded.length - left.folded.length);
const typePattern = new RegExp(`(?<=^|\\n) *(${titled.map((type) => loose(type.folded)).join('|')})`, 'g');
const typesByLetters = new Map(titled.map((type) => [letters(type.folded), type.name]));

/**
 * First line between `from` and `to` that begins with the name of a type in capitals and is a title, not the
 * operative `QUYẾT ĐỊNH:` and not another word (`KẾ HOẠCH HÓA GIA ĐÌNH`). With `alone`, nothing in capitals
 * may follow on the line: the only sign of a document is then this line itself.
 */
export function findTypeLine(view: View, from: number, to: number, alone: boolean): TypeLine | null {
  for (const match of view.folded.slice(from, to).matchAll(typePattern)) {
    const end = from + match.index + match[0].length;
    const start = end - (match[1] ?? '').length;
    const rest = view.plain.slice(end, view.plain.indexOf('\n', end) >>> 0);
    if (!isTitle(view.plain.slice(start, end), rest, alone)) continue;
    if (!isUpperCase(view.plain.slice(start, end)) && !standsApart(view, start, end)) continue;
    const type = typesByLetters.get(letters(match[1] ?? ''));
    if (type) return { start, end, type };
  }
  return null;
}

function letters(folded: string): string {
  return folded.replace(/\s+/g, '');
}

function isTitle(name: string, rest: string, alone: boolean): boolean {
  if (/^\s*[:;,]/.test(rest) || /^\s*\d/.test(rest)) return false;
  // Another word goes on: "KẾ HOẠCHHÓA"; a capital and a small letter is a title glued to the type.
  if (/^\p{L}/u.test(rest) && !/^\p{Lu}\p{Ll}/u.test(rest)) return false;
  if (/^\s*(?:SỐ|HÓA|HOÁ|VIÊN|CHUNG)(?!\p{L})/u.test(rest)) return false;
  if (rest.trim() === '' || !isUpperCase(name)) return rest.trim() === '' && /^\p{Lu}/u.test(name);
  return !alone || !isUpperCase(rest);
}

/** A type in small letters is a title only as a paragraph of its own. */
function standsApart(view: View, start: number, end: number): boolean {
  return (
    /\n[ ]*\n[ ]*$/.test(view.plain.slice(Math.max(0, start - 20), start)) &&
    /^[ ]*\n[ ]*\n/.test(view.plain.slice(end, end + 20))
  );
}
