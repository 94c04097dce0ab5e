import { letterOf, romanOf } from './list-marker.ts';

/** One level of a Word list. */
interface Level {
  start: number;
  format: string;
  /** `Điều %1.`, `%1.%2.`; the bullet itself for bullets. */
  text: string;
  /** The level whose next item starts this one anew; by default every level above. */
  restart: number | undefined;
  decimalOnly: boolean;
}

interface List {
  /** Lists of one abstract definition count on together. */
  counter: string;
  levels: Map<number, Level>;
  startOverrides: Map<number, number>;
}

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

type Styles = Map<string, { basedOn: string | undefined; list: string | undefined; level: number }>;

function readStyles(xml: string): Styles {
  const styles: Styles = new Map();
  for (const [, head = '', body = ''] of xml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    styles.set(attribute(head, 'styleId') ?? '', {
      basedOn: settingOf(body, 'basedOn'),
      list: settingOf(body, 'numId'),
      level: Number(settingOf(body, 'ilvl') ?? 0),
    });
  }
  return styles;
}

function readLists(xml: string, styles: Styles): Map<string, List> {
  const definitions = new Map<string, { levels: Map<number, Level>; link: string | undefined }>();
  for (const [, head = '', body = ''] of xml.matchAll(
    /<w:abstractNum\s([^>]*)>([\s\S]*?)<\/w:abstractNum>/g,
  )) {
    const link = settingOf(body, 'numStyleLink');
    definitions.set(attribute(head, 'abstractNumId') ?? '', { levels: readLevels(body), link });
  }
  const lists = new Map<string, List>();
  const links: [list: List, numberingStyle: string][] = [];
  for (const [, head = '', body = ''] of xml.matchAll(/<w:num\s([^>]*)>([\s\S]*?)<\/w:num>/g)) {
    const counter = settingOf(body, 'abstractNumId') ?? '';
    const definition = definitions.get(counter);
    const list: List = { counter, levels: new Map(definition?.levels), startOverrides: new Map() };
    for (const [, level, content = ''] of body.matchAll(
      /<w:lvlOverride\s[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g,
    )) {
      const start = settingOf(content, 'startOverride');
      if (start !== undefined) list.startOverrides.set(Number(level), Number(start));
      for (const [index, replaced] of readLevels(content)) list.levels.set(index, replaced);
    }
    lists.set(attribute(head, 'numId') ?? '', list);
    if (definition?.link) links.push([list, definition.link]);
  }
  for (const [list, style] of links) {
    const linked = lists.get(styles.get(style)?.list ?? '');
    if (linked) Object.assign(list, { counter: linked.counter, levels: linked.levels });
  }
  return lists;
}

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const [, head = '', body = ''] of xml.matchAll(/<w:lvl\s([^>]*)>([\s\S]*?)<\/w:lvl>/g)) {
    const restart = settingOf(body, 'lvlRestart');
    levels.set(Number(attribute(head, 'ilvl') ?? 0), {
      start: Number(settingOf(body, 'start') ?? 1),
      format: settingOf(body, 'numFmt') ?? 'decimal',
      text: unescapeXml(settingOf(body, 'lvlText') ?? ''),
      restart: restart === undefined ? undefined : Number(restart),
      decimalOnly: /<w:isLgl(?:\s*\/|\s+w:val="(?:1|true|on)")/.test(body),
    });
  }
  return levels;
}

/** `w:val` of the first element `w:name`. */
export function settingOf(xml: string, name: string): string | undefined {
  return new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1];
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`w:${name}="([^"]*)"`).exec(head)?.[1];
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
