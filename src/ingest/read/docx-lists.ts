/** The definitions of Word's lists in `word/numbering.xml` and `word/styles.xml` (ECMA-376, part 1, 17.9). */

/** One level of a Word list. */
export interface Level {
  start: number;
  format: string;
  /** `Điều %1.`, `%1.%2.`; the bullet itself for bullets. */
  text: string;
  /** The level whose next item starts this one anew; by default every level above. */
  restart: number | undefined;
  decimalOnly: boolean;
}

export interface List {
  /** Lists of one abstract definition count on together. */
  counter: string;
  levels: Map<number, Level>;
  startOverrides: Map<number, number>;
}

export type Styles = Map<string, { basedOn: string | undefined; list: string | undefined; level: number }>;

export function readStyles(xml: string): Styles {
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

export function readLists(xml: string, styles: Styles): Map<string, List> {
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
