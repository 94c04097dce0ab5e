const units: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};

const unit = Object.keys(units).join('|');
/** A number below 100 in folded words, as the source of a regular expression. */
export const numberWords = `(?:(?:${unit}) )?muoi(?: (?:${unit}))?(?![a-z])|(?:${unit})(?![a-z])`;

/** Value of `05`, `5`, `nam`, `muoi lam`, `ba muoi`; NaN when it is none. */
export function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens, ones] = words.includes('muoi') ? words.split('muoi').map((part) => part.trim()) : ['0', words];
  const high = tens === '0' ? 0 : tens === '' ? 10 : (units[tens!] ?? Number.NaN) * 10;
  return high + (ones === '' ? 0 : (units[ones!] ?? Number.NaN));
}

const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Value of a quarter: `iv`, `4`, `tu`. */
export function quarterOf(words: string): number {
  return romans[words] ?? numberOf(words);
}
