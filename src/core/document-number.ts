import { fold } from './text.ts';

/**
 * Number and sign of a document (số, ký hiệu): `565/TB-SYT`, `63/2025/QĐ-UBND`, `274a/TB-UBND`,
 * `41/2011/TT-BYT`, `60/2024/QH15`, `57-NQ/TW`. Spaces may stand anywhere around `/` and `-`.
 */
const numberSource =
  /(?<![\p{L}\p{N}/.,-])(\d{1,6}[a-zđ]?)((?:\s?\/\s?\d{4})?(?:\s?\/\s?|\s?-\s?(?=NQ|CT|QĐ|KL|TB|HD|QC|(?:KH|BC|CV|TTr|QyĐ|ĐA|GM|TT|PA)\s?\/))\p{Lu}[\p{L}\d]*(?:\s?[-–.&]\s?\p{Lu}[\p{L}\d]*)*(?:\s?\/\s?\p{Lu}[\p{L}\d]*)?)(?![\p{L}\p{N}])/gu;

export interface NumberMention {
  /** As printed, without spaces. */
  number: string;
  start: number;
  end: number;
}

/** Document numbers in `text`, in order. A slash date (`12/5`) or a fraction is none. */
export function findDocumentNumbers(text: string): NumberMention[] {
  return [...text.matchAll(numberSource)].map((match) => ({
    number: match[0].replace(/\s+/g, '').replace(/–/g, '-'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Key under which two spellings of one number meet: case, marks, spaces and leading zeros do not count.
 * `Số 06 /QĐ-TTG` and `6/QĐ-TTg` are one.
 */
export function numberKey(number: string): string {
  return fold(number)
    .replace(/\s+/g, '')
    .replace(/–/g, '-')
    .replace(/^0+(?=\d)/, '');
}
