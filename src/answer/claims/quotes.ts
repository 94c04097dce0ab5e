import { onOneLine } from '../../core/plain.ts';
import type { Carrier } from './carrier.ts';
import { likeData } from './characters.ts';

const pairs: Readonly<Record<string, string>> = {
  '“': '”"',
  '”': '”"',
  '„': '”“"',
  '‟': '”"',
  '"': '"”',
  '«': '»',
  '»': '«',
  '‘': "’‘'",
  '’': "’'",
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
};
const opens = new RegExp(`[${Object.keys(pairs).join('')}]|(?<![\\p{L}\\p{N}])'|‹(?=[^‹›]*›)`, 'u');

/**
 * `text` with everything between quotation marks replaced by the archive's own words; null where two or more words
 * in them are not, letter by letter, in one of the cited sentences or titles.
 */
export function withArchiveQuotes(text: string, carriers: readonly Carrier[]): string | null {
  let done = '';
  let rest = text.replace(/([“"«])[“"«]+/gu, '$1');
  for (let found = opens.exec(rest); found; found = opens.exec(rest)) {
    const mark = found[0];
    const from = found.index + 1;
    const closing = mark === "'" ? "'’" : mark === '‹' ? '›' : pairs[mark]!;
    const length = [...rest.slice(from)].findIndex((letter) => closing.includes(letter));
    const inside = length < 0 ? rest.slice(from) : rest.slice(from, from + length);
    const own = archived(inside, carriers);
    if (own === null) return null;
    const end = length < 0 ? rest.length : from + length + 1;
    done += rest.slice(0, from) + own + rest.slice(from + inside.length, end);
    rest = rest.slice(end);
  }
  return done + rest;
}

function archived(inside: string, carriers: readonly Carrier[]): string | null {
  const wanted = likeData(inside).trim();
  const words = wanted.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 2 && !/\d/.test(wanted)) return inside;
  const bare = wanted.replace(/[.,;:!?…]+$/u, '');
  for (const { sentence, passage } of carriers) {
    for (const text of [sentence.text, passage.document.title ?? '']) {
      const archive = likeData(onOneLine(text.normalize('NFC')));
      const at = wholeWords(archive, bare);
      if (at >= 0)
        return inside.replace(inside.trim().replace(/[.,;:!?…]+$/u, ''), () =>
          archive.slice(at, at + bare.length),
        );
    }
  }
  return null;
}

/** Where `part` stands in `text` without beginning or ending inside a word or a number. */
function wholeWords(text: string, part: string): number {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 1), at),
      text.slice(at + part.length, at + part.length + 2),
    ];
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,/]\d)/u.test(after)) return at;
  }
  return -1;
}
