import { type Beginning, type Label, readers } from './label-styles.ts';
import { fold } from './text.ts';

export { type Label, romanValue } from './label-styles.ts';

/** Styles of the parts of a document that contain all others, outermost first. */
export const structure = ['phụ lục', 'phần', 'chương', 'mục', 'tiểu mục', 'điều'] as const;

/** Bullets in the order in which they nest by custom. */
export const bullets = ['-', '+', '•'] as const;

const reach = 64;

function beginningOf(text: string, start: number, end: number): Beginning {
  let bare = '';
  let space = true;
  const offsets: number[] = [];
  for (let index = start; index < end && bare.length < reach; index++) {
    const code = text.charCodeAt(index);
    if (code === star || code === backslash || code === zeroWidth) continue;
    if ((code === hash || code === quoteMark) && bare === '') continue;
    if (code === underscore && (text[index + 1] === '_' || text[index - 1] === '_')) continue;
    const isSpace = code <= 32 || code === 0xa0 || code === 0x3000;
    if (isSpace && space) continue;
    space = isSpace;
    bare += isSpace ? ' ' : text[index];
    offsets.push(index);
  }
  return { text: bare, folded: fold(bare).replaceAll('ð', 'd'), offsets, end };
}

const [star, backslash, hash, quoteMark, underscore] = [...'*\\#>_'].map((mark) => mark.charCodeAt(0));
const zeroWidth = 0x200b;

/** Most lines have no label; this says so without taking the line apart. */
const mayBegin =
  /^[\s*#>_\\\u200b]*(?:[\d([+–—•·∙▪■●○◦➢►✓❖\uf000-\uf0ff-]|o\s|\p{L}{1,6}[*_\s]{0,6}[.)/:–\d-]|(?:Phần|Chương|Mục|Tiểu|[ĐÐ]iều|Phụ|Mẫu|Bước|PHẦN|CHƯƠNG|MỤC|TIỂU|[ĐÐ]IỀU|PHỤ|MẪU|BƯỚC)[\s*_[]|PHỤ LỤC)/u;

/** Labels of the text that was asked for last: outline, sentences and tasks ask for the same lines again. */
let kept = { text: '', labels: new Map<number, Label | null>() };
const longestText = 2 ** 26;

/** Reads the label at the beginning of the line `start`–`end` of NFC `text`; null where there is none. */
export function labelAt(text: string, start: number, end: number): Label | null {
  if (kept.text !== text) kept = { text, labels: new Map() };
  // An equal string of its own would be compared letter by letter every time.
  kept.text = text;
  const place = start * longestText + end;
  const known = kept.labels.get(place);
  if (known !== undefined) return known;
  const label = readLabel(text, start, end);
  kept.labels.set(place, label);
  return label;
}

function readLabel(text: string, start: number, end: number): Label | null {
  const opening = text.slice(start, Math.min(end, start + 32));
  const starred = /^[\s>]*\*\s+(?=[^\s*])/u.exec(opening);
  if (starred) return bullet('•', start + starred[0].length);
  if (!mayBegin.test(opening)) return null;
  const beginning = beginningOf(text, start, end);
  for (const read of readers) {
    const label = read(beginning);
    if (label) return label;
  }
  return null;
}

function bullet(style: string, contentStart: number): Label {
  return { style, value: 1, parts: [1], text: style, contentStart };
}
