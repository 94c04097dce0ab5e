import { type Colour, parseColour } from './colour.ts';
import type { HtmlElement } from './html-node.ts';

/** What a style says about how its element is seen; a key is missing where it says nothing. */
export interface Look {
  /** Neither the element nor anything in it is shown. */
  gone?: 'off' | 'clear' | 'outside' | 'small';
  /** `display` other than none. */
  shown?: boolean;
  /** `visibility`, which an element inside may take back. */
  visible?: boolean;
  colour?: Colour | 'clear' | 'unknown';
  background?: Colour | 'unknown';
  /** Pixels, or a share of the size around it. */
  size?: { px: number } | { share: number };
  /** Taken out of the flow: what lies behind it cannot be told. */
  floats?: boolean;
}

/** Words of a style that may hide something; the others need not be read. */
export const telling =
  /display|visibility|opacity|color|colour|background|font|position|indent|clip|transform|margin|hide|height|width/i;

/** Reads declarations such as `color:#fff; font-size:0`. */
export function lookOf(style: string): Look {
  const look: Look = {};
  const declared = new Map<string, string>();
  for (const declaration of style.replace(/\/\*[\s\S]*?\*\//g, '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    declared.set(
      name,
      declaration
        .slice(colon + 1)
        .replace(/!\s*important/i, '')
        .trim()
        .toLowerCase(),
    );
  }
  const get = (name: string) => declared.get(name) ?? '';

  if (get('display') === 'none' || get('mso-hide') === 'all' || get('content-visibility') === 'hidden')
    look.gone = 'off';
  else if (get('display')) look.shown = true;
  if (/^(?:hidden|collapse)$/.test(get('visibility'))) look.visible = false;
  if (get('visibility') === 'visible') look.visible = true;
  if (isNothing(get('opacity')) || /opacity\(\s*0?\.?0*%?\s*\)/.test(get('filter'))) look.gone = 'clear';
  if (isOutside(get, declared)) look.gone = 'outside';
  if (isSquashed(get)) look.gone = 'small';

  const colour = get('-webkit-text-fill-color') || get('color');
  if (colour && colour !== 'inherit') look.colour = colourOf(colour);
  const background = get('background-color') || get('background');
  if (/url\(|gradient|var\(/.test(get('background') + get('background-image'))) look.background = 'unknown';
  else if (background && !/^(?:inherit|initial|none|unset)$/.test(background)) {
    const found = background
      .split(/\s+(?![^(]*\))/)
      .map(parseColour)
      .find((one) => one !== undefined);
    if (found !== 'transparent') look.background = found ?? 'unknown';
  }
  const size = get('font-size') || /(?:^|\s)([\d.]+(?:px|pt|em|rem|%)?)(?:\s*\/|\s)/.exec(get('font'))?.[1];
  const length = size ? sizeOf(size) : undefined;
  if (length) look.size = length;
  if (/^(?:absolute|fixed|sticky)$/.test(get('position'))) look.floats = true;
  return look;
}

const hiddenClass = /(?:^|\s)(?:hidden|d-none|hide|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/i;

/** What old HTML says with attributes: `<font color>`, `bgcolor`, `<body text>`, `hidden`. */
export function attributeLook(element: HtmlElement): Look {
  const look: Look = {};
  const name = element.localName;
  if (element.getAttribute('hidden') !== null || hiddenClass.test(element.getAttribute('class') ?? ''))
    look.gone = 'off';
  const colour =
    name === 'font' || name === 'basefont'
      ? element.getAttribute('color')
      : name === 'body'
        ? element.getAttribute('text')
        : null;
  if (colour) look.colour = colourOf(colour);
  const background = element.getAttribute('bgcolor');
  if (background) {
    const found = parseColour(background);
    if (found !== 'transparent') look.background = found ?? 'unknown';
  }
  if (element.getAttribute('background')) look.background = 'unknown';
  return look;
}

function colourOf(value: string): Colour | 'clear' | 'unknown' {
  const found = parseColour(value);
  return found === 'transparent' ? 'clear' : (found ?? 'unknown');
}

const isNothing = (value: string) =>
  /^0?(?:\.0*[0-4]?\d*)?%?$/.test(value) && value !== '' && Number.parseFloat(value) < 0.05;

function sizeOf(value: string): Look['size'] {
  const [, amount, unit] = /^([\d.]+)(px|pt|em|rem|%|vw|vh)?$/.exec(value) ?? [];
  if (amount === undefined) return undefined;
  const number = Number(amount);
  if (unit === 'em') return { share: number };
  if (unit === '%') return { share: number / 100 };
  if (unit === 'rem') return { px: number * 16 };
  if (unit === 'pt') return { px: (number * 4) / 3 };
  if (unit === 'vw' || unit === 'vh') return { px: number * 8 };
  return { px: number };
}

/** Length in pixels, roughly; 0 where there is none. */
function pixels(value: string): number {
  const [, amount, unit] = /^(-?[\d.]+)(px|pt|em|rem|%|vw|vh|cm|in)?$/.exec(value) ?? [];
  const scale: Record<string, number> = { em: 16, rem: 16, '%': 12, vw: 12, vh: 8, cm: 38, in: 96 };
  return amount === undefined ? 0 : Number(amount) * (scale[unit ?? ''] ?? 1);
}

/** Farther to the left or above than this nothing of a page is seen. */
const farAway = 500;

function isOutside(get: (name: string) => string, declared: ReadonlyMap<string, string>): boolean {
  if (pixels(get('text-indent')) < -farAway || pixels(get('margin-left')) < -farAway) return true;
  if (pixels(get('margin-top')) < -farAway) return true;
  if (/translate[xy3d]*\(\s*-\d{3,}|scale[xy]?\(\s*0?\.?0*\s*[,)]/.test(get('transform'))) return true;
  if (
    /^rect\(\s*(?:0|1px|0px)[\s,]+(?:0|1px|0px)[\s,]+(?:0|1px|0px)[\s,]+(?:0|1px|0px)\s*\)/.test(get('clip'))
  )
    return true;
  if (/^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*0)/.test(get('clip-path'))) return true;
  if (!declared.has('position') || get('position') === 'static') return false;
  return (
    ['left', 'top'].some((side) => pixels(get(side)) < -farAway || pixels(get(side)) > 20 * farAway) ||
    ['right', 'bottom'].some((side) => pixels(get(side)) < -farAway)
  );
}

function isSquashed(get: (name: string) => string): boolean {
  const hides = /hidden|clip/.test(get('overflow') + get('overflow-x') + get('overflow-y'));
  const tiny = (value: string) =>
    value !== '' &&
    value !== 'auto' &&
    /^[01](?:\.\d+)?(?:px|pt|em|rem|%)?$/.test(value) &&
    pixels(value) <= 2;
  return (
    hides && (tiny(get('height')) || tiny(get('width')) || tiny(get('max-height')) || tiny(get('max-width')))
  );
}
