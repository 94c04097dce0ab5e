/**
 * VNI (VNI-Windows fonts): a base letter followed by one sign for its shape or tone, in windows-1252.
 * `Sôû Y teá` is `Sở Y tế`. The signs are letters of their own in windows-1252, hence the order below:
 * a two-letter pair is asked before a single letter.
 */

/** Sign → what it adds to the vowel before it. Upper case signs follow upper case vowels. */
const signs: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};

/** Letters that stand alone. `ô` and `ö` are ơ and ư, which take the tones of `signs`. */
const letters: Record<string, string> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

/** VNI text, already read as windows-1252, in NFC. */
export function decodeVni(text: string): string {
  return text
    .replace(/([aeouyôö])([ùøûõïâáàåãäêéèúüë])/giu, (_, vowel: string, sign: string) => {
      const base = letters[vowel.toLowerCase()] ?? vowel.toLowerCase();
      const composed = (base + (signs[sign.toLowerCase()] ?? '')).normalize('NFC');
      return vowel === vowel.toLowerCase() ? composed : composed.toUpperCase();
    })
    .replace(/[ñôöíìæóòî]/giu, (letter) => {
      const plain = letters[letter.toLowerCase()] ?? letter;
      return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
    })
    .normalize('NFC');
}
