import { toStoredText } from '../../core/text.ts';
import { vietnameseShare } from './decode.ts';
import type { HiddenText } from './hidden-text.ts';
import { isSyllable } from './syllable.ts';

/** Turns text of an old font into Unicode, letter by letter. */
export interface FontConverter {
  name: string;
  convert(text: string): string;
}

/** Fewer telling words say nothing about a text. */
const enoughWords = 20;

/**
 * Files from the time of the ABC and VNI fonts hold Western letters that only those fonts show as Vietnamese:
 * `Céng hoµ x· héi chñ nghÜa`. The converter for such a text; undefined for one that is Unicode already or
 * that no old font explains. Capitals of the ABC fonts (.VnTimeH) are the small letters of another font, and
 * come out small.
 */
export async function oldFontOf(text: string): Promise<FontConverter | undefined> {
  const sample = text.slice(0, 30_000);
  const telling = sample.match(/\p{L}*[\u0080-\u00ff\u0152-\u0192\u02c6\u2013-\u2122]\p{L}*/gu)?.length ?? 0;
  if (telling < enoughWords || vietnameseShare(sample) > 0.5) return undefined;
  const { default: iconv } = await import('iconv-lite');
  const { decodeVni } = await import('./vni.ts');
  const decodeAbc = (part: string) => iconv.decode(iconv.encode(part, 'win1252'), 'tcvn').normalize('NFC');
  const converters: FontConverter[] = [
    {
      name: 'TCVN3 (ABC)',
      convert: (part) => decodeAbc(part.replace(hyphenated, (word) => withHorn(word, decodeAbc))),
    },
    { name: 'VNI', convert: decodeVni },
  ];
  return converters.find(({ convert }) => vietnameseShare(convert(sample)) > 0.85);
}

const hyphenated = /[\p{L}\u00a1-\u00bf]*-[\p{L}\u00a1-\u00bf]+/gu;

/** ABC's ư is the soft hyphen, which PDFs give as a plain one: `tr-íc` is `trước`, `TB-SYT` stays. */
function withHorn(word: string, decodeAbc: (text: string) => string): string {
  const horned = word.replace('-', '\u00ad');
  return isSyllable(decodeAbc(horned)) ? horned : word;
}

/** Whether a text is letter salad: a font without a mapping to Unicode. */
export function isUnreadable(text: string): boolean {
  const sample = text.slice(0, 30_000);
  const strange = sample.match(/[\p{Co}\p{Cn}\ufffd]|(?![\n\t])\p{Cc}/gu)?.length ?? 0;
  if (strange > sample.length * 0.1) return true;
  const telling = sample.match(/\p{L}*[^\p{ASCII}\s\p{P}]\p{L}*/gu)?.length ?? 0;
  return telling > 60 && telling > sample.split(/\s+/).length * 0.3 && vietnameseShare(sample) < 0.3;
}

/**
 * Text in NFC and Unicode: old fonts converted, then soft hyphens (which one of them uses as a letter) and whatever
 * else nobody sees dropped.
 */
export async function inUnicode(
  text: string,
  hidden: Pick<HiddenText, 'stored'>,
): Promise<{ text: string; note?: string }> {
  const font = await oldFontOf(text);
  const unicode = toStoredText(font ? font.convert(text) : text).replaceAll('\u00ad', '');
  const converted = hidden.stored(unicode);
  return font ? { text: converted, note: fontNote(font) } : { text: converted };
}

export function fontNote(font: FontConverter): string {
  return `đã chuyển từ phông chữ ${font.name} sang Unicode`;
}
