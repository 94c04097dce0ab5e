import { type Level, type List, readLists, readStyles } from './docx-lists.ts';
import { letterOf, romanOf } from './list-marker.ts';

/** Where a paragraph stands in a list. */
export interface Place {
  list: string;
  level: number;
}

/** The numbers that Word writes in front of paragraphs and does not store in them. */
export interface Numbering {
  /** List and level of a paragraph style, through the styles that it is based on. */
  placeOfStyle(style: string): Place | undefined;
  /** Counts on and returns the label of the next paragraph there, e.g. `Điều 3.`; empty for no label. */
  next(place: Place): string;
}

/** From `word/numbering.xml` and `word/styles.xml` (ECMA-376, part 1, 17.9). */
export function numberingOf(numberingXml: string, stylesXml: string): Numbering {
  const styles = readStyles(stylesXml);
  const lists = readLists(numberingXml, styles);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();

  function placeOfStyle(style: string): Place | undefined {
    for (let id: string | undefined = style, depth = 0; id && depth < 10; depth++) {
      const found = styles.get(id);
      if (found?.list) return { list: found.list, level: found.level };
      id = found?.basedOn;
    }
    return undefined;
  }

  function next({ list: id, level }: Place): string {
    const list = lists.get(id);
    const definition = list?.levels.get(level);
    if (!list || !definition) return '';
    const counts = counters.get(list.counter) ?? [];
    counters.set(list.counter, counts);
    const override = list.startOverrides.get(level);
    if (override !== undefined && !begun.has(`${id}:${level}`)) counts[level] = override;
    else counts[level] = counts[level] === undefined ? definition.start : counts[level] + 1;
    begun.add(`${id}:${level}`);
    for (let deeper = level + 1; deeper < 9; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) delete counts[deeper];
    }
    return labelOf(list, definition, counts);
  }

  return { placeOfStyle, next };
}

function labelOf(list: List, level: Level, counts: readonly (number | undefined)[]): string {
  if (level.format === 'none') return '';
  if (level.format === 'bullet') return /^[+*•o]$/.test(level.text) ? level.text.replace(/[•o]/, '-') : '-';
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = list.levels.get(index);
    const value = counts[index] ?? shown?.start ?? 1;
    return formatted(value, level.decimalOnly ? 'decimal' : (shown?.format ?? 'decimal'));
  });
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letterOf(value);
    case 'upperLetter':
      return letterOf(value).toUpperCase();
    case 'lowerRoman':
      return romanOf(value).toLowerCase();
    case 'upperRoman':
      return romanOf(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}
