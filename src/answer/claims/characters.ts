/** What a claim may be written with, beside letters of the Vietnamese alphabet. */
const plain =
  /^[a-zA-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ0-9\s.,;:!?…()%+=*"'“”‘’„‟«»‹›「」『』/\\&@#°º–—_|<>≤≥²³~$€-]*$/u;
const oddWords = /[\p{L}\p{M}\p{N}]+/gu;
const invisible = /[\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f/u;
const markup =
  /<\/?[a-z!][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|`|!\[|\]\(|\]:|~~|\$\$|\\[a-z(]|\{\{|\}\}|\|\||^\s*\|/iu;
/** Numbers in which letters stand for figures: `2O13`, `l5`, `lO`. */
const disguised =
  /(?<![\p{L}\p{N}])(?:[lIO]{2,}|[\dlIOo]*\d[lIOo][\dlIOo/.-]*|[lIOo][\dlIOo]*\d[\dlIOo/.-]*)(?![\p{L}\p{N}])/u;

/**
 * A sentence of a model in plain characters: NFC, full-width letters and figures as usual ones, one blank
 * between words, emphasis and bullets gone. Null where it holds what no official sentence does: markup, invisible
 * characters, foreign figures, letters of other alphabets among Latin ones. `isCited` tells whether the archive
 * itself writes an odd word.
 */
export function plainClaim(sentence: string, isCited: (word: string) => boolean): string | null {
  const text = withoutEmphasis(
    sentence
      .normalize('NFC')
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\n\r]/g, ' '),
  );
  if (invisible.test(text) || markup.test(text)) return null;
  const bare = text.replace(/\[[\d., ;]*\]/g, ' ');
  if (/[[\]{}【】［］〔〕⟦⟧`^]/u.test(bare)) return null;
  if (/[²³]/u.test(bare.replace(/(?<=\d\s?(?:m|cm|km|mm|dm))[²³]/gu, ''))) return null;
  if (plain.test(bare) && !disguised.test(bare)) return text.replace(/ +/g, ' ').trim();
  for (const [word] of bare.matchAll(oddWords)) {
    if (!plain.test(word) && !isCited(word)) return null;
    if (disguised.test(word) && !isCited(word)) return null;
  }
  const others = bare.replace(oddWords, '');
  if (!plain.test(others) && [...others].some((mark) => !plain.test(mark) && !isCited(mark))) return null;
  return text.replace(/ +/g, ' ').trim();
}

function withoutEmphasis(text: string): string {
  return text
    .replace(/^\s*(?:#{1,6}\s+|>\s*)/u, '')
    .replace(/\*\*+/g, '')
    .replace(/^\s*(?:[-*•+–]\s+|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}[.)])\s+)+/u, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}])/gu, '');
}

/** Characters as a model is shown them and may copy them. */
export function likeData(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}]+/gu, ' ')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[<＜]/g, '‹')
    .replace(/[>＞]/g, '›')
    .replace(/[[［【]/g, '(')
    .replace(/[\]］】]/g, ')')
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ');
}
