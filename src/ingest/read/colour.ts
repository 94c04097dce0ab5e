/** Red, green, blue from 0 to 255. */
export type Colour = readonly [number, number, number];

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

/** Names of colours, as far as text is hidden with them or stands on them. */
const named: Record<string, number> = {
  white: 0xffffff,
  snow: 0xfffafa,
  ivory: 0xfffff0,
  ghostwhite: 0xf8f8ff,
  whitesmoke: 0xf5f5f5,
  floralwhite: 0xfffaf0,
  mintcream: 0xf5fffa,
  azure: 0xf0ffff,
  aliceblue: 0xf0f8ff,
  seashell: 0xfff5ee,
  lightyellow: 0xffffe0,
  lightcyan: 0xe0ffff,
  lavender: 0xe6e6fa,
  black: 0x000000,
  gray: 0x808080,
  grey: 0x808080,
  silver: 0xc0c0c0,
  lightgray: 0xd3d3d3,
  lightgrey: 0xd3d3d3,
  darkgray: 0xa9a9a9,
  red: 0xff0000,
  darkred: 0x8b0000,
  maroon: 0x800000,
  yellow: 0xffff00,
  gold: 0xffd700,
  orange: 0xffa500,
  green: 0x008000,
  darkgreen: 0x006400,
  lime: 0x00ff00,
  olive: 0x808000,
  teal: 0x008080,
  cyan: 0x00ffff,
  aqua: 0x00ffff,
  blue: 0x0000ff,
  navy: 0x000080,
  darkblue: 0x00008b,
  purple: 0x800080,
  magenta: 0xff00ff,
  fuchsia: 0xff00ff,
  pink: 0xffc0cb,
  brown: 0xa52a2a,
  darkcyan: 0x008b8b,
  darkmagenta: 0x8b008b,
};

/** A colour of CSS, HTML or Word; `transparent` below a tenth of opacity, undefined where it cannot be told. */
export function parseColour(value: string): Colour | 'transparent' | undefined {
  const text = value.trim().toLowerCase();
  if (text === 'transparent') return 'transparent';
  const hex = /^#?([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (hex && (text.startsWith('#') || hex.length === 6)) return fromHex(hex);
  if (named[text] !== undefined) return fromNumber(named[text]);
  const call =
    /^(rgb|hsl)a?\(\s*([\d.]+)(?:deg|%)?[\s,]+([\d.]+)(%?)[\s,]+([\d.]+)%?(?:\s*[,/]\s*([\d.]+)(%?))?\s*\)$/.exec(
      text,
    );
  if (!call) return undefined;
  const [, kind, first, second, percent, third, alpha, alphaPercent] = call;
  if (alpha !== undefined && Number(alpha) / (alphaPercent ? 100 : 1) < 0.1) return 'transparent';
  if (kind === 'hsl') return fromHsl(Number(first), Number(second) / 100, Number(third) / 100);
  const scale = percent ? 2.55 : 1;
  return [Number(first) * scale, Number(second) * scale, Number(third) * scale];
}

function fromHex(hex: string): Colour | 'transparent' | undefined {
  if (hex.length === 3 || hex.length === 4) return fromHex([...hex].map((digit) => digit + digit).join(''));
  if (hex.length === 8 && Number.parseInt(hex.slice(6), 16) < 26) return 'transparent';
  return hex.length === 6 || hex.length === 8 ? fromNumber(Number.parseInt(hex.slice(0, 6), 16)) : undefined;
}

function fromNumber(value: number): Colour {
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number) => {
    const at = (shift + hue / 30) % 12;
    return 255 * (lightness - chroma * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

/** WCAG's ratio below which two near colours are one to the eye; pale grey on white (#dddddd) has 1.36. */
const leastContrast = 1.2;
const nearChannels = 48;

/** Whether text of one colour cannot be seen on the other. */
export function sameToTheEye(one: Colour, other: Colour): boolean {
  const near = one.every((channel, index) => Math.abs(channel - other[index]!) <= nearChannels);
  if (!near) return false;
  const [lighter, darker] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (lighter! + 0.05) / (darker! + 0.05) < leastContrast;
}

/** Relative luminance after WCAG 2.2. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
