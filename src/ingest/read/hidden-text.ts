import { looksLikeInstruction } from '../../core/instructions.ts';
import { spelledByTags, withoutInvisible } from '../../core/invisible.ts';
import { latinized } from '../../core/lookalikes.ts';
import { isSyllable } from './syllable.ts';

/** Why text is not shown to a reader, for the notes of its document. */
export const hiddenBecause = {
  off: 'được đặt thuộc tính ẩn',
  colour: 'trùng màu nền',
  small: 'cỡ chữ quá nhỏ',
  outside: 'nằm ngoài trang',
  clear: 'trong suốt',
  comment: 'trong chú thích của mã nguồn',
} as const;

export type HiddenBecause = keyof typeof hiddenBecause;

/** Collects what a reader of one file takes away because nobody sees it. */
export interface HiddenText {
  /** `text` without invisible characters; soft hyphens stay, which an old font uses as a letter. */
  characters(text: string): string;
  /** NFC text in Unicode, as it is to be stored: no invisible characters, no letters of other scripts in disguise. */
  stored(text: string): string;
  /** Keeps account of a piece of text that was left out. */
  leaveOut(because: HiddenBecause, text: string): void;
  /** In Vietnamese: how much of what was taken away, and how it began. */
  notes(): string[];
}

const someWords = 3;
const excerptLength = 80;

export function hiddenText(): HiddenText {
  const left = new Map<HiddenBecause, string>();
  const changed: string[] = [];
  let invisible = '';
  let around = '';

  function characters(text: string): string {
    if (!mayHide.test(text)) return text;
    return text.split('\u00ad').map(visible).join('\u00ad');
  }

  function visible(text: string): string {
    const { text: kept, removed } = withoutInvisible(text);
    if (!around && removed && kept.trim()) around = kept;
    // Emoji carry selectors and joiners; nobody needs to look at those.
    invisible += removed.replace(/[\ufe0e\ufe0f]/g, '');
    return kept;
  }

  function stored(text: string): string {
    const kept = mayHide.test(text) ? visible(text) : text;
    const latin = latinized(kept, isSyllable);
    changed.push(...latin.changed);
    return latin.text;
  }

  function leaveOut(because: HiddenBecause, text: string): void {
    const before = left.get(because) ?? '';
    left.set(because, `${before} ${text}`.replace(/\s+/g, ' ').trim());
  }

  function notes(): string[] {
    const pieces = [...left].filter(([, text]) => (text.match(/\p{L}+/gu)?.length ?? 0) >= someWords);
    const spelled = spelledByTags(invisible).trim();
    return [
      ...pieces.map(
        ([because, text]) =>
          `đã bỏ ${text.length} ký tự chữ ẩn (${hiddenBecause[because]}): “${excerpt(text)}”${warning(text)}`,
      ),
      ...(invisible
        ? [
            `đã bỏ ${[...invisible].length} ký tự không nhìn thấy${spelled ? ` ghép thành “${excerpt(spelled)}”` : around ? `, đầu tiên ở “${excerpt(around, 40)}”` : ''}`,
          ]
        : []),
      ...(changed.length > 0
        ? [
            `đã thay chữ cái Kirin, Hy Lạp giả chữ Latinh trong ${changed.length} từ: “${excerpt([...new Set(changed)].join(', '))}”`,
          ]
        : []),
    ];
  }

  return { characters, stored, leaveOut, notes };
}

/** Whether there is anything to look at; a soft hyphen and Vietnamese letters are not. */
const mayHide = /[^\n\t\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]/u;

function warning(text: string): string {
  return looksLikeInstruction(text) ? ', có lời ra lệnh cho máy' : '';
}

function excerpt(text: string, length = excerptLength): string {
  const line = withoutInvisible(text).text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length).trimEnd()}…` : line;
}
