import { fold } from '../../core/text.ts';

/** A line of a text as the clutter rules see it. */
export interface PageLine {
  raw: string;
  /** Without Markdown marks, spaces collapsed. Empty for a blank line or a lone cell bar. */
  bare: string;
  /** `bare`, folded: what the rules match. Of a long paragraph only the beginning and the end. */
  key: string;
  kept: boolean;
}

/** Longer lines are prose: no menu entry, no title of other news. */
export const longLine = 220;

export function pageLines(text: string): PageLine[] {
  return text.split('\n').map((raw) => {
    const bare = raw
      .replace(/[*_#|]+/g, ' ')
      .replace(/[\s\u200b\u00a0]+/g, ' ')
      .trim();
    return {
      raw,
      bare,
      key: fold(bare.length > 400 ? bare.slice(0, 300) + bare.slice(-20) : bare),
      kept: true,
    };
  });
}

/** Index of the nearest line with words from `index` on, in the direction of `step`; -1 when there is none. */
export function nextWords(lines: readonly PageLine[], index: number, step: 1 | -1): number {
  for (let at = index; at >= 0 && at < lines.length; at += step) {
    if (lines[at]?.bare) return at;
  }
  return -1;
}

/** Drops the lines from `start` to before `end`. */
export function drop(lines: readonly PageLine[], start: number, end: number): void {
  for (const line of lines.slice(Math.max(0, start), Math.max(0, end))) line.kept = false;
}
