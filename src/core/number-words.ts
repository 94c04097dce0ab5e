/** Numbers that Vietnamese texts write in words: `mười lăm`, `hai mươi mốt`, `một trăm linh năm`. */

const digits: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/** A digit that only stands behind `mươi` or `mười`. */
const onlyBehindTens = new Set(['mốt', 'lăm', 'nhăm']);

/** A number in words: its value and how many syllables it takes. */
export interface WordNumber {
  value: number;
  length: number;
}

/**
 * The number below 1000 that begins at `words[at]`, the longest there is; null where none begins. Syllables are
 * in lower case with their marks. A single syllable is a number only by its value: whether `năm` is five or a year
 * is for the caller to tell.
 */
export function wordNumberAt(words: readonly string[], at: number): WordNumber | null {
  const hundreds = hundredsAt(words, at);
  if (hundreds) {
    const next = words[at + 2] ?? '';
    if (next === 'linh' || next === 'lẻ') {
      const ones = digits[words[at + 3] ?? ''];
      return ones ? { value: hundreds + ones, length: 4 } : { value: hundreds, length: 2 };
    }
    const rest = tensAt(words, at + 2);
    return rest ? { value: hundreds + rest.value, length: 2 + rest.length } : { value: hundreds, length: 2 };
  }
  const tens = tensAt(words, at);
  if (tens) return tens;
  const word = words[at] ?? '';
  const one = digits[word];
  return one && !onlyBehindTens.has(word) ? { value: one, length: 1 } : null;
}

function hundredsAt(words: readonly string[], at: number): number | null {
  const count = digits[words[at] ?? ''];
  return count && words[at + 1] === 'trăm' ? count * 100 : null;
}

/** `mười`, `mười lăm`, `hai mươi`, `hai mươi mốt`, `hai mốt` is not taken. */
function tensAt(words: readonly string[], at: number): WordNumber | null {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3);
  if (first === 'mười') {
    const ones = second === 'năm' || second === 'tư' ? undefined : digits[second];
    return ones ? { value: 10 + ones, length: 2 } : { value: 10, length: 1 };
  }
  const tens = digits[first];
  if (!tens || (second !== 'mươi' && second !== 'chục')) return null;
  // "hai mươi năm" is twenty years; with a five it is "hai mươi lăm".
  const ones = third === 'năm' || second === 'chục' ? undefined : digits[third];
  return ones ? { value: tens * 10 + ones, length: 3 } : { value: tens * 10, length: 2 };
}
