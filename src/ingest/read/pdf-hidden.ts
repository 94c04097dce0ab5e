import type { HiddenBecause, HiddenText } from './hidden-text.ts';
import type { Matrix } from './pdf-geometry.ts';
import { mayHide, type Written, writtenOn } from './pdf-letters.ts';
import type { Operations, Operators } from './pdf-operations.ts';
import type { PageItem } from './pdf-page.ts';
import { coveredBy, pictureAreas } from './pdf-pictures.ts';

export interface HidingParts {
  operators: Operators;
  view: Matrix;
  width: number;
  height: number;
  isShown: (group: unknown) => boolean;
  /** Whether the file has a picture of the size of a page. */
  hasScan: () => boolean;
}

/** A page whose text lies without ink below a picture of it: the text that a scanner recognized. */
const leastCovered = 0.5;
const leastShare = 0.7;

/**
 * The items of a page without the text that nobody sees on it: written without ink, in the colour of what is behind,
 * transparent, too small, or in a layer that is switched off. Text without ink stays on a scanned page.
 *
 * Items carry no colours, and operators no lines: both have the same letters in the same order.
 */
export function withoutHidden(
  items: readonly PageItem[],
  operations: Operations,
  parts: HidingParts,
  hidden: HiddenText,
): readonly PageItem[] {
  const found = items.map(({ str }) => letters(str).join('')).join('');
  if (!mayHide(operations, parts.operators) && lettersShown(operations, parts.operators) <= found.length) {
    return items;
  }
  const written = shownScan(writtenOn(operations, parts), operations, parts);
  if (!written.some(({ because }) => because && because !== 'no ink')) return items;
  const all = written.map(({ text }) => letters(text).join('')).join('');
  if (all === found) return inOrder(items, written, hidden);
  // pdf.js gives no items for what it knows to be beside the page.
  const onPage = written.filter(({ because }) => because !== 'outside');
  if (onPage.map(({ text }) => letters(text).join('')).join('') !== found)
    return byWords(items, written, hidden);
  for (const { text, because } of written) if (because === 'outside') hidden.leaveOut('outside', text);
  return inOrder(items, onPage, hidden);
}

/** Letters that the page's own operators write. */
function lettersShown({ fnArray, argsArray }: Operations, operators: Operators): number {
  let count = 0;
  let inAnnotation = false;
  fnArray.forEach((operator, index) => {
    if (operator === operators.beginAnnotation) inAnnotation = true;
    else if (operator === operators.endAnnotation) inAnnotation = false;
    else if (operator === operators.showText && !inAnnotation) {
      const [glyphs] = argsArray[index] as [({ unicode?: string } | number)[]];
      for (const glyph of glyphs) if (typeof glyph !== 'number') count += letters(glyph.unicode ?? '').length;
    }
  });
  return count;
}

const letters = (text: string): string[] => text.replace(/[\s\0]/g, '').split('');

/** Text without ink: what a scanner recognized, or hidden. */
function shownScan(written: Written[], operations: Operations, parts: HidingParts): Written[] {
  const count = (texts: readonly Written[]) => texts.reduce((sum, { text }) => sum + letters(text).length, 0);
  const inkless = written.filter(({ because }) => because === 'no ink');
  if (inkless.length === 0) return written;
  const isScan =
    count(inkless) >= leastShare * count(written) &&
    coveredBy(pictureAreas(operations, parts), parts.width, parts.height) >= leastCovered &&
    parts.hasScan();
  return isScan
    ? written
    : written.map((one) => (one.because === 'no ink' ? { ...one, because: 'clear' as const } : one));
}

function inOrder(items: readonly PageItem[], written: readonly Written[], hidden: HiddenText): PageItem[] {
  const reasons = written.flatMap(({ text, because }) => letters(text).map(() => because));
  let at = 0;
  return items.map((item) => {
    let kept = '';
    let left = '';
    let because: HiddenBecause | undefined;
    for (const unit of item.str.split('')) {
      const reason = /[\s\0]/.test(unit) ? undefined : reasons[at++];
      if (reason && reason !== 'no ink') {
        left += unit;
        because = reason;
      } else {
        kept += unit;
        if (left && /\s/.test(unit)) left += unit;
      }
    }
    if (!because) return item;
    hidden.leaveOut(because, left);
    return { ...item, str: kept.trim() ? kept : '' };
  });
}

/** Where the letters differ (fonts that draw their own glyphs), an item goes when all it says was hidden. */
function byWords(items: readonly PageItem[], written: readonly Written[], hidden: HiddenText): PageItem[] {
  const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);
  const seen = new Set(
    written.filter(({ because }) => !because || because === 'no ink').flatMap(({ text }) => wordsOf(text)),
  );
  const unseen = new Map<string, HiddenBecause>();
  for (const { text, because } of written) {
    if (because && because !== 'no ink') for (const word of wordsOf(text)) unseen.set(word, because);
  }
  return items.map((item) => {
    const words = wordsOf(item.str);
    const because = unseen.get(words[0] ?? '');
    if (!because || !words.every((word) => unseen.has(word)) || words.every((word) => seen.has(word)))
      return item;
    hidden.leaveOut(because, item.str);
    return { ...item, str: '' };
  });
}
