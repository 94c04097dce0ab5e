import type { SectionKind, Span } from '../../core/document.ts';
import { labelAt } from '../../core/label.ts';
import { isWhollyBold } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';

const parts: readonly SectionKind[] = ['phụ lục', 'phần', 'chương'];
/** `(Kèm theo Quyết định số …)` under the title of an attached part, folded. */
export const attachedTo =
  /^(?:\(\s*(?:(?:ban hanh|dinh) )?(?:kem )?theo|(?:ban hanh )?kem theo|ban hanh theo) /;

/** What stands under the first lines of a section. */
export type Below = 'nothing' | 'bullets' | 'items';

/** What a section has below its lines, by the kind of its first child. */
export const belowOf = (kind: SectionKind | undefined): Below =>
  kind === undefined ? 'nothing' : kind === 'bullet' ? 'bullets' : 'items';

/** Text of a line without its label and marks, on one line. */
export function contentOf(text: string, line: Span): string {
  const label = labelAt(text, line.start, line.end);
  return onOneLine(text.slice(label?.contentStart ?? line.start, line.end));
}

/**
 * How many of a section's own first lines are its heading. A part of the structure carries its title on the
 * lines below (`Chương I`, `QUY ĐỊNH CHUNG`); an item has a heading when its first line reads like a title and
 * something stands under it. `lines` are those before the first child, `below` says what the first child is.
 */
export function headLines(text: string, kind: SectionKind, lines: readonly Span[], below: Below): number {
  const [first] = lines;
  if (!first) return 0;
  if (parts.includes(kind)) {
    let count = 1;
    while (count < Math.min(lines.length, 8) && isTitle(text, lines[count] as Span)) count++;
    return count;
  }
  if (kind === 'heading') return 1;
  return (below !== 'nothing' || lines.length > 1) && isTitleLike(text, first, kind, below) ? 1 : 0;
}

/** A line that goes on with the title of a part: capitals, bold, or `(Kèm theo …)`. */
function isTitle(text: string, line: Span): boolean {
  const plain = onOneLine(text.slice(line.start, line.end));
  return (
    attachedTo.test(fold(plain)) || ((isUpperCase(plain) || isWhollyBold(text, line)) && plain.length < 400)
  );
}

export const isUpperCase = (plain: string) => plain === plain.toUpperCase() && /\p{Lu}{2}/u.test(plain);

/** Short, and not a sentence; a colon may end it, and a stop where numbered items stand under it. */
function isTitleLike(text: string, line: Span, kind: SectionKind, below: Below): boolean {
  const plain = contentOf(text, line);
  if (isUpperCase(plain) || isWhollyBold(text, line)) return plain.length <= 200;
  if (/[.;,]$/.test(plain)) return below === 'items' && plain.length <= 60;
  return plain.length <= (kind === 'điều' && !plain.endsWith(':') ? 250 : 120);
}

/** The heading on one line, `(Kèm theo …)` left out. */
export function headingOf(text: string, lines: readonly Span[], count: number): string {
  return lines
    .slice(0, count)
    .map((line, at) => (at === 0 ? contentOf(text, line) : onOneLine(text.slice(line.start, line.end))))
    .filter((line) => line && !attachedTo.test(fold(line)))
    .join(' ');
}
