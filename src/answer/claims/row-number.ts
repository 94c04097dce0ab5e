import { onOneLine } from '../../core/plain.ts';
import type { Carrier } from './carrier.ts';
import { anyType } from './read-documents.ts';
import { viewOf } from './view.ts';

const numbered = /^\|?\s*(\d{1,3})\s*\|([^|]*)/u;
/** Words of the row behind the number that tell that it is meant: its first cell, or so many of a short or long one. */
const words = { least: 2, most: 12 };

/**
 * What may stand before the number of a row. Behind anything else it is a figure: "Máy thở, 7, Trung tâm Y tế khu vực
 * …" tells how many.
 */
const leadIn = new RegExp(
  `^(?:(?:ngoài ra|đồng thời|bên cạnh đó|theo (?:${anyType})(?: số \\S+)?(?: “[^“”]*”)?(?: ngày [\\d/]+)?),\\s+)?`,
  'u',
);

/**
 * A sentence without the number of the row that it repeats: "Ngoài ra, 7, Trung tâm Y tế khu vực …" of "| 7 | Trung tâm
 * Y tế khu vực … |". It counts nothing; no reader misses it.
 */
export function withoutRowNumber(text: string, carriers: readonly Carrier[]): string {
  const start = leadIn.exec(viewOf(text).exact)![0].length;
  const found = /^(\d{1,3})\s*[,.):-]\s+(?=\p{L})/u.exec(text.slice(start));
  if (!found) return text;
  const behind = text.slice(start + found[0].length);
  const said = viewOf(behind).words;
  const repeats = carriers.some(({ sentence, ownWords }) => {
    const [, number, cell = ''] = numbered.exec(onOneLine(sentence.text)) ?? [];
    if (number === undefined || Number(number) !== Number(found[1]) || ownWords.length < words.least)
      return false;
    const most = Math.min(words.most, Math.max(words.least, viewOf(cell).words.length));
    return ownWords.slice(0, most).every((word, at) => word === said[at]?.exact);
  });
  return repeats ? text.slice(0, start) + behind : text;
}
