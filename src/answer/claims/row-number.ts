import { onOneLine } from '../../core/plain.ts';
import type { Carrier } from './carrier.ts';

const numbered = /^\|?\s*(\d{1,3})\s*\|/u;
/** Words of the row behind the number that tell that it is meant. */
const leastWords = 2;

/**
 * A clause without the number of the row that it repeats: "Ngoài ra, 7, Trung tâm Y tế khu vực …" of "| 7 | Trung tâm Y
 * tế khu vực … |". It counts nothing; no reader misses it.
 */
export function withoutRowNumber(text: string, carriers: readonly Carrier[]): string {
  for (const { sentence, ownWords } of carriers) {
    const number = numbered.exec(onOneLine(sentence.text))?.[1];
    if (number === undefined || ownWords.length < leastWords) continue;
    const found = new RegExp(`(?<=^|,\\s)0*${Number(number)}\\s*[,.):-]\\s+(?=\\p{L})`, 'u').exec(text);
    if (!found) continue;
    const behind = text.slice(found.index + found[0].length);
    const words = behind.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (ownWords.slice(0, leastWords).every((word, at) => word === words[at]))
      return text.slice(0, found.index) + behind;
  }
  return text;
}
