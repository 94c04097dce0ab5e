import { type Colour, parseColour } from './colour.ts';
import { settingOf } from './docx-lists.ts';

/** How Word shows a run, as far as it may hide it; a key is missing where nothing is said. */
export interface RunLook {
  vanish?: boolean;
  colour?: Colour | 'auto';
  /** Behind the run: shading or highlight. */
  shade?: Colour | 'unknown';
  /** Half points. */
  size?: number;
  /** Width of the letters in per cent. */
  width?: number;
}

/** Looks of styles through the styles that they are based on (ECMA-376, part 1, 17.7.2). */
export interface StyleLooks {
  run(style: string): RunLook;
  /** Behind the paragraphs of a style. */
  paragraphShade(style: string): Colour | 'unknown' | undefined;
  /** Whether a table style shades some of its cells. */
  shades(tableStyle: string): boolean;
  defaults: RunLook;
  /** Id of the style of paragraphs that name none. */
  normal: string;
}

export function styleLooks(stylesXml: string): StyleLooks {
  const styles = new Map<string, { basedOn: string | undefined; run: RunLook; body: string }>();
  let normal = 'Normal';
  for (const [, head = '', body = ''] of stylesXml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(head)?.[1] ?? '';
    if (/w:type="paragraph"/.test(head) && /w:default="(?:1|true|on)"/.test(head)) normal = id;
    const direct = body.replace(/<w:tblStylePr[\s\S]*?<\/w:tblStylePr>/g, '');
    styles.set(id, {
      basedOn: settingOf(direct, 'basedOn'),
      run: runLook(/<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(direct)?.[1] ?? ''),
      body,
    });
  }

  const chain = (id: string) => {
    const found: { run: RunLook; body: string }[] = [];
    for (let style = styles.get(id), depth = 0; style && depth < 12; depth++) {
      found.unshift(style);
      style = style.basedOn ? styles.get(style.basedOn) : undefined;
    }
    return found;
  };
  const defaults = /<w:rPrDefault>([\s\S]*?)<\/w:rPrDefault>/.exec(stylesXml)?.[1] ?? '';

  return {
    run: (id) => Object.assign({}, ...chain(id).map(({ run }) => run)) as RunLook,
    paragraphShade: (id) =>
      chain(id)
        .map(({ body }) => shadeOf(/<w:pPr>([\s\S]*?)<\/w:pPr>/.exec(body)?.[1] ?? ''))
        .findLast((shade) => shade !== undefined),
    shades: (id) => chain(id).some(({ body }) => /<w:shd\s[^>]*w:fill="(?!auto|FFFFFF)[^"]+"/i.test(body)),
    defaults: runLook(defaults),
    normal,
  };
}

/** What the content of a `w:rPr` says. */
export function runLook(properties: string): RunLook {
  if (!properties) return {};
  const look: RunLook = {};
  const vanish = /<w:vanish(?:\s+w:val="([^"]*)")?\s*\/>/.exec(properties);
  if (vanish) look.vanish = !/^(?:0|false|off)$/.test(vanish[1] ?? '');
  const colour = settingOf(properties, 'color');
  if (colour !== undefined) {
    const found = parseColour(colour);
    if (found !== undefined && found !== 'transparent') look.colour = found;
    else look.colour = 'auto';
  }
  const size = settingOf(properties, 'sz');
  if (size !== undefined) look.size = Number(size);
  const width = settingOf(properties, 'w');
  if (width !== undefined) look.width = Number.parseFloat(width);
  const shade = shadeOf(properties);
  const highlight = settingOf(properties, 'highlight');
  if (highlight && highlight !== 'none') look.shade = toShade(highlight);
  else if (shade !== undefined) look.shade = shade;
  return look;
}

/** The fill of the `w:shd` in properties of a run, paragraph or cell; undefined for none. */
export function shadeOf(properties: string): Colour | 'unknown' | undefined {
  const shading = /<w:shd\s[^>]*>/.exec(properties)?.[0];
  if (!shading) return undefined;
  // A solid pattern shows its own colour, other patterns mix it with the fill.
  const pattern = /w:val="([^"]*)"/.exec(shading)?.[1] ?? 'clear';
  if (pattern !== 'clear' && pattern !== 'nil' && pattern !== 'solid') return 'unknown';
  const fill =
    new RegExp(`w:${pattern === 'solid' ? 'color' : 'fill'}="([^"]*)"`).exec(shading)?.[1] ?? 'auto';
  if (fill === 'auto') return pattern === 'solid' ? 'unknown' : undefined;
  return toShade(fill);
}

function toShade(value: string): Colour | 'unknown' {
  const found = parseColour(value);
  return found === undefined || found === 'transparent' ? 'unknown' : found;
}
