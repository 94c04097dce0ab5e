/** How every style of label is spelled. Only `label.ts` calls this. */

/**
 * The label with which a line of an official document begins: `Điều 5.`, `2.1.`, `a)`, `-`.
 * Only the spelling is judged here; whether the label continues a list is decided where the outline is built.
 */
export interface Label {
  /** Labels of one style form one list: `1.` and `2.` share `1.`, `2.1` and `2.2` share `1.1`. */
  style: string;
  /** Place in its list, from 1; letters count in the order a b c d đ e f g …; 1 for a bullet. */
  value: number;
  /** All numbers of a compound label, `2.1.3` → `[2, 1, 3]`; one number otherwise. */
  parts: number[];
  /** As a person cites it: `Điều 5`, `2.1`, `a)`, `-`. */
  text: string;
  /** Offset of the first character after the label. */
  contentStart: number;
  /** Another reading of the same label: `i)` may follow `h)` or begin `i) ii) iii)`. */
  other?: Label;
}

const letters = 'abcdđefghijklmnopqrstuvwxyz';
const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const ordinals = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

/** 1–39, NaN for anything that is no well-formed Roman number. */
export function romanValue(text: string): number {
  const [, tens = '', ones = ''] = /^(x{0,3})(i{1,3}|iv|vi{0,3}|ix|)$/i.exec(text) ?? [];
  const value = tens.length * 10 + romans.indexOf(ones.toLowerCase());
  return text && value > 0 && text.length === tens.length + ones.length ? value : Number.NaN;
}

/** The beginning of a line without Markdown marks, on one line, with the offset of every character. */
export interface Beginning {
  text: string;
  folded: string;
  offsets: number[];
  end: number;
}

type Reader = (beginning: Beginning) => Label | null;

/** In this order: a compound number before a number, a Roman number before a letter. */
export const readers: Reader[] = [
  structural,
  step,
  compound,
  number,
  inParentheses,
  roman,
  letter,
  footnote,
  dash,
];

function make(
  beginning: Beginning,
  length: number,
  label: Pick<Label, 'style' | 'value' | 'text'> & { parts?: number[] },
): Label {
  let at = length;
  while (beginning.text[at] === ' ') at++;
  const contentStart = at < beginning.offsets.length ? (beginning.offsets[at] as number) : beginning.end;
  return { parts: [label.value], ...label, contentStart };
}

const names: Record<string, string> = {
  phan: 'Phần',
  chuong: 'Chương',
  muc: 'Mục',
  'tieu muc': 'Tiểu mục',
  dieu: 'Điều',
  'phu luc': 'Phụ lục',
  mau: 'Mẫu',
};

const structuralPattern =
  /^(phan|chuong|tieu muc|muc|dieu|phu luc|mau)(?: (so )?(thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|[ivx]{1,6}|\d{1,3}[a-zđ]?|[a-z])(?![\p{L}\d]))?/u;

/** `Điều 5.` but not `Điều 5 Nghị định …`, `PHỤ LỤC` but not `Phụ lục này`. */
function structural(beginning: Beginning): Label | null {
  const match = structuralPattern.exec(beginning.folded);
  if (!match) return null;
  const [whole, word = '', numbered, numeral] = match;
  const printed = beginning.text.slice(0, word.length);
  const rest = beginning.text.slice(whole.length).trim();
  if (!/^\p{Lu}/u.test(printed) || !endsHere(word, rest, printed === printed.toUpperCase())) return null;
  if (!numeral) return word === 'phu luc' ? make(beginning, whole.length, unnumbered()) : null;
  if (word === 'mau' && !numbered) return null;
  const value = numeral.startsWith('thu ') ? ordinals.indexOf(numeral.slice(4)) + 1 : ordinalValue(numeral);
  if (!value || (word === 'dieu' && !/^\d/.test(numeral))) return null;
  const name = names[word] as string;
  const shown = beginning.text.slice(whole.length - numeral.length, whole.length);
  return make(
    beginning,
    whole.length + (/^\s?[.:]/.exec(beginning.text.slice(whole.length))?.[0].length ?? 0),
    {
      style: word === 'mau' ? 'mẫu' : name.toLowerCase(),
      value,
      text: `${name} ${numbered ? 'số ' : ''}${numeral.startsWith('thu ') ? shown.toLowerCase() : shown}`,
    },
  );
}

function unnumbered() {
  return { style: 'phụ lục', value: 1, text: 'Phụ lục' };
}

function endsHere(word: string, rest: string, upperCase: boolean): boolean {
  if (rest === '' || /^[.:[]/.test(rest)) return true;
  if (word === 'dieu') return false;
  if (word === 'phu luc' && !upperCase && /^\(/.test(rest)) return true;
  return /^[-–(]/.test(rest) ? upperCase || word !== 'muc' : /^\p{Lu}{2}/u.test(rest) && upperCase;
}

function ordinalValue(numeral: string): number {
  if (/^\d/.test(numeral)) return Number.parseInt(numeral, 10);
  return romanValue(numeral) || letters.indexOf(numeral) + 1;
}

/** `Bước 2:` of a procedure. */
function step(beginning: Beginning): Label | null {
  const match = /^buoc (\d{1,2})\s?[.:]/.exec(beginning.folded);
  return match
    ? make(beginning, match[0].length, { style: 'bước', value: Number(match[1]), text: `Bước ${match[1]}` })
    : null;
}

/** `2.1.` or `2.1 Nội dung`; a decimal number in a sentence (`2.5 triệu`) and a date (`11.4.2013`) are none. */
function compound(beginning: Beginning): Label | null {
  const match = /^(\d{1,2}(?:\.\d{1,2}){1,4})([.)]?)(?![\d.,/%])/.exec(beginning.text);
  if (!match) return null;
  const [whole, numbers = '', mark] = match;
  const rest = beginning.text.slice(whole.length);
  if (!(mark ? /^(?:\s|\p{L}|\[|$)/u : /^\s["“(]?\p{Lu}/u).test(rest)) return null;
  const parts = numbers.split('.').map(Number);
  if (parts.includes(0)) return null;
  return make(beginning, whole.length, {
    style: `1${'.1'.repeat(parts.length - 1)}`,
    value: parts.at(-1) as number,
    parts,
    text: numbers,
  });
}

/** `1.`, `1)`, `1/`, `1-`, `10a.`; not `1.500 người`, not `12/5`. */
function number(beginning: Beginning): Label | null {
  const match = /^(\d{1,3})([a-zđ]?)\s?([.)/]|[-–](?=\s\p{Lu}))(?!\d)/u.exec(beginning.text);
  if (!match) return null;
  const [whole, digits = '', suffix = '', mark = ''] = match;
  const rest = beginning.text.slice(whole.length);
  if (!/^(?:\s|\[|["“(]|\p{Lu}|$)/u.test(rest) || Number(digits) === 0) return null;
  if (mark === '/' && !/^\s?["“(]?\p{Lu}(?:\p{Ll}|\s)/u.test(rest)) return null;
  return make(beginning, whole.length, {
    style: `1${mark}`,
    value: Number(digits) + (suffix ? 0.01 * (letters.indexOf(suffix) + 1) : 0),
    text: `${Number(digits)}${suffix}`,
  });
}

function inParentheses(beginning: Beginning): Label | null {
  const match = /^\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)(?=\s|\p{Lu}|$)/u.exec(beginning.text);
  if (!match) return null;
  const [text, inside = ''] = match;
  if (/^\d/.test(inside)) return make(beginning, text.length, { style: '(1)', value: Number(inside), text });
  return lettered(beginning, text.length, inside, text, '(a)', '(i)');
}

function lettered(
  beginning: Beginning,
  length: number,
  inside: string,
  text: string,
  letterStyle: string,
  romanStyle: string,
): Label | null {
  const small = romanValue(inside);
  const asRoman = small ? make(beginning, length, { style: romanStyle, value: small, text }) : null;
  if (inside.length > 1) return asRoman;
  const asLetter = make(beginning, length, { style: letterStyle, value: letters.indexOf(inside) + 1, text });
  return asRoman ? { ...asLetter, other: asRoman } : asLetter;
}

/** `II.`, `II/`, `II-`. */
function roman(beginning: Beginning): Label | null {
  const match = /^([IVX]{1,6})\s?[.)/:–-](?=\s|\p{Lu}|$)/u.exec(beginning.text);
  const value = romanValue(match?.[1] ?? '');
  if (!match || !value) return null;
  const numeral = match[1] as string;
  const label = make(beginning, match[0].length, { style: 'I', value, text: numeral });
  const position = letters.indexOf(numeral.toLowerCase()) + 1;
  return numeral.length === 1 ? { ...label, other: { ...label, style: 'A', value: position } } : label;
}

/** `a)`, `đ)`, `a.`, `b1)` and the sections `A.`, `B.` */
function letter(beginning: Beginning): Label | null {
  const small = /^([a-zđ]|[ivx]{2,5}|([a-zđ])\2)\s?\)(?=\s|\[|\p{L}|$)/u.exec(beginning.text);
  if (small) {
    const inside = small[1] as string;
    const text = `${inside})`;
    if (small[2] && !romanValue(inside)) {
      const value = letters.length + letters.indexOf(small[2]) + 1;
      return make(beginning, small[0].length, { style: 'a)', value, text });
    }
    return lettered(beginning, small[0].length, inside, text, 'a)', 'i)');
  }
  const numbered = /^([a-zđ])(\d{1,2})\)(?=\s|$)/u.exec(beginning.text);
  if (numbered) {
    const value = Number(numbered[2]);
    return make(beginning, numbered[0].length, { style: `${numbered[1]}1)`, value, text: numbered[0] });
  }
  const dotted = /^(?:([a-zđ])\.(?=\s["“(]?\p{Lu})|([A-ZĐ])\s?[.)/-](?=\s|\p{Lu}))/u.exec(beginning.text);
  if (!dotted) return null;
  const text = (dotted[1] ?? dotted[2]) as string;
  const value = letters.indexOf(text.toLowerCase()) + 1;
  return make(beginning, dotted[0].length, { style: dotted[1] ? 'a.' : 'A', value, text });
}

/** `[3] Điều này được sửa đổi …`: the notes under a consolidated document. */
function footnote(beginning: Beginning): Label | null {
  const match = /^\[(\d{1,3})\](?=\s|\p{L})/u.exec(beginning.text);
  return match
    ? make(beginning, match[0].length, {
        style: '[1]',
        value: Number(match[1]),
        text: `chú thích ${match[1]}`,
      })
    : null;
}

/** A dash needs a space or a letter after it; `-------`, `-5` and `+84` are none. */
function dash(beginning: Beginning): Label | null {
  const match =
    /^(?:([-–—])|(\+)|[•·∙▪■●○◦➢►✓❖]|o(?=\s["“(]?\p{Lu})|[\uf000-\uf0ff])\s*(?=[\p{L}"“([]|(?<=\s)\S|$)/u.exec(
      beginning.text,
    );
  if (!match) return null;
  const style = match[1] ? '-' : match[2] ? '+' : '•';
  return make(beginning, match[0].length, { style, value: 1, text: style });
}
