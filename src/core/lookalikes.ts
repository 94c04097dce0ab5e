/** Letters of other scripts beside the Latin ones that they look like (after Unicode's confusables.txt). */
const cyrillic = pairs(
  'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv ӏl гr кk мm нh тt вb пn ьb АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY ԌG ԚQ ԜW Ѵv',
);
const greek = pairs('οo αa νv ρp υu κk ιi χx τt ηn ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX');
const others = pairs(
  'ɑa ɡg ɩi ոn օo ѐe ıi ʟl ɪi ɴn ʀr ᴏo ᴇe ᴀa ꜱs ᴛt ᴜu ᴅd ᴍm ᴘp ᴋk ʜh ʏy ᴄc ɢg ʙb ᴠv ᴡw ᴢz',
);

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair[0]!, pair[1]!]));
}

/** Whether there is anything to do; most texts have none of these. */
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}ɑɡɩոօıʟɪɴʀᴀ-ᴢꜱʜʏɢʙ]/u;

/** Every lookalike as its Latin letter, for matching only: `TNFα` comes out as `TNFa`. */
export function asLatin(text: string): string {
  if (!foreign.test(text)) return text;
  return [...text.normalize('NFD')]
    .map((letter) => cyrillic.get(letter) ?? greek.get(letter) ?? others.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}

const word = /[\p{L}\p{M}]+/gu;
const cyrillicOrGreek = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * NFC `text` with the Cyrillic and Greek letters inside Latin words as the Latin letters that they look like, and the
 * words that were changed. Greek, and words without any Latin letter, are changed only where they become a word that
 * `isWord` knows, and where their line has no Cyrillic letter that looks like none: `μg`, `TNFα`, `β-lactam` and
 * `Москва` stay.
 */
export function latinized(
  text: string,
  isWord: (word: string) => boolean,
): { text: string; changed: string[] } {
  if (!cyrillicOrGreek.test(text)) return { text, changed: [] };
  const changed: string[] = [];
  const lines = text.split('\n').map((line) => {
    if (!cyrillicOrGreek.test(line)) return line;
    const russian = [...line.normalize('NFD')].some(
      (letter) => /\p{Script=Cyrillic}/u.test(letter) && !cyrillic.has(letter),
    );
    return line.replace(word, (found) => {
      if (!cyrillicOrGreek.test(found)) return found;
      const latin = asLatin(found);
      if (cyrillicOrGreek.test(latin)) return found;
      const mixed = /\p{Script=Latin}/u.test(found);
      const isGreek = /\p{Script=Greek}/u.test(found);
      if (!mixed && (russian || (isGreek && found.length < 2))) return found;
      if ((isGreek || !mixed) && !isWord(latin)) return found;
      changed.push(found);
      return latin;
    });
  });
  return { text: changed.length > 0 ? lines.join('\n') : text, changed };
}
