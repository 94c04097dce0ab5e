/**
 * Vietnamese text for matching. Stored text is never changed by these functions, and every derived form of
 * NFC text keeps its length, so an offset into one is an offset into the other.
 */

/** NFC with LF line ends and without a byte order mark: the only form in which text is stored. */
export function toStoredText(raw: string): string {
  return raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

/** Code unit → folded code unit, for the ranges that hold Vietnamese letters. */
const foldTable = buildFoldTable();

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x1f00);
  for (let code = 0; code < table.length; code++) {
    const letter = String.fromCharCode(code);
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    table[code] = bare.length === 1 ? bare.charCodeAt(0) : code;
  }
  // đ and Đ do not decompose.
  table[0x0111] = table[0x0110] = 'd'.charCodeAt(0);
  return table;
}

/**
 * Lower case without diacritics, of the same length as `text` (which is NFC).
 * `Uỷ ban Nhân dân` → `uy ban nhan dan`, `Đ` → `d`. A combining mark that NFC left alone stays where it is.
 */
export function fold(text: string): string {
  const { length } = text;
  if (length < worthDecoding) {
    let folded = '';
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      folded += String.fromCharCode(foldTable[code] ?? code);
    }
    return folded;
  }
  let folded = '';
  for (let start = 0; start < length; start += codes.length) {
    const size = Math.min(codes.length, length - start);
    for (let index = 0; index < size; index++) {
      const code = text.charCodeAt(start + index);
      codes[index] = foldTable[code] ?? code;
    }
    folded += bytes.toString('utf16le', 0, size * 2);
  }
  return folded;
}

/** From this length on, one string made of many codes is cheaper than many strings of one. */
const worthDecoding = 24;
const codes = new Uint16Array(8192);
/** The same memory as `codes`. */
const bytes = Buffer.from(codes.buffer);

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;

/** Old style → new style for the five open rhymes oa, oe, uy: `hòa` → `hoà`, `thúy` → `thuý`, `ủy` → `uỷ`. */
const toneMoves = new Map<string, string>();
for (const [first, second] of ['oa', 'oe', 'uy'].map((rhyme) => [...rhyme] as [string, string])) {
  for (const tone of tones) {
    toneMoves.set((first + tone).normalize('NFC') + second, first + (second + tone).normalize('NFC'));
  }
}
const oldTonePattern = new RegExp(`(?<!q)(${[...toneMoves.keys()].join('|')})(?!\\p{L})`, 'gu');

/**
 * Lower case with every tone mark on the vowel where the new orthography puts it, of the same length as
 * `text`: `hòa` and `hoà` become equal. Only open syllables are affected (`hoàn` has one spelling);
 * `quý` keeps its tone, since its u belongs to the consonant.
 */
export function unifyTones(text: string): string {
  return text.toLowerCase().replace(oldTonePattern, (rhyme) => toneMoves.get(rhyme) ?? rhyme);
}

/** One word-like token of a text. */
export interface Syllable {
  /** Without diacritics, lower case. */
  folded: string;
  /** With diacritics, lower case, tone placement unified. */
  exact: string;
  start: number;
  end: number;
}

const syllablePattern = /[\p{L}\p{M}\p{N}]+/gu;

/** The syllables of NFC `text` in order: runs of letters and digits, punctuation left out. */
export function syllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  const folded = fold(text);
  const exact = unifyTones(text);
  for (const match of text.matchAll(syllablePattern)) {
    const start = match.index;
    const end = start + match[0].length;
    found.push({ folded: folded.slice(start, end), exact: exact.slice(start, end), start, end });
  }
  return found;
}

/** The words of `syllables(text)` as `folded` has them, for those who need no places. */
export function foldedWords(text: string): string[] {
  return fold(text).match(syllablePattern) ?? [];
}

/** Whether `text` carries at least one Vietnamese diacritic or đ. */
export function hasDiacritics(text: string): boolean {
  return fold(text) !== text.toLowerCase();
}
