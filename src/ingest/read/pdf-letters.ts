import { type Colour, parseColour, sameToTheEye, white } from './colour.ts';
import type { HiddenBecause } from './hidden-text.ts';
import { apply, type Box, boxOf, identity, type Matrix, matrixOf, multiply } from './pdf-geometry.ts';
import type { Operations, Operators } from './pdf-operations.ts';
import { pictureAreas } from './pdf-pictures.ts';

/** What one operator writes, as pdf.js maps it to Unicode, and why nobody sees it. */
export interface Written {
  text: string;
  because: HiddenBecause | 'no ink' | undefined;
}

export interface PageParts {
  view: Matrix;
  width: number;
  height: number;
  operators: Operators;
  /** Whether an optional group (a layer) is switched on. */
  isShown: (group: unknown) => boolean;
}

/** What `q` keeps and `Q` brings back. */
interface State {
  matrix: Matrix;
  colour: Colour | 'unknown';
  alpha: number;
  /** Text rendering mode; 3 writes without ink. */
  mode: number;
  size: number;
  scale: number;
  charSpace: number;
  wordSpace: number;
  leading: number;
  rise: number;
}

/** Areas smaller than this, in points, are no background. */
const smallestArea = 4;
const smallestSize = 1;
const leastAlpha = 0.05;

interface Area {
  box: Box;
  colour: Colour | 'unknown';
}

/** The texts of a page in the order in which they are written, without those of annotations. */
export function writtenOn({ fnArray, argsArray }: Operations, parts: PageParts): Written[] {
  const { operators, view, isShown } = parts;
  const code = (name: string) => operators[name];
  const written: Written[] = [];
  const areas: Area[] = [];
  const pictures = pictureAreas({ fnArray, argsArray }, parts);
  const saved: State[] = [];
  const layers: boolean[] = [];
  let state: State = {
    matrix: view,
    colour: [0, 0, 0],
    alpha: 1,
    mode: 0,
    size: 0,
    scale: 1,
    charSpace: 0,
    wordSpace: 0,
    leading: 0,
    rise: 0,
  };
  let line: Matrix = identity;
  let text: Matrix = identity;
  let inAnnotation = false;
  const restore = () => {
    state = saved.pop() ?? state;
  };
  const nextLine = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };

  const actions: [name: string, act: (values: unknown[]) => void][] = [
    ['save', () => saved.push({ ...state })],
    ['restore', restore],
    ['transform', (values) => (state.matrix = multiply(state.matrix, matrixOf(values)))],
    [
      'paintFormXObjectBegin',
      (values) => {
        saved.push({ ...state });
        state.matrix = multiply(state.matrix, matrixOf(values[0]));
      },
    ],
    ['paintFormXObjectEnd', restore],
    ['beginAnnotation', () => (inAnnotation = true)],
    ['endAnnotation', () => (inAnnotation = false)],
    ['setFillRGBColor', (values) => (state.colour = colourOf(values))],
    ['setFillColorN', () => (state.colour = 'unknown')],
    ['setFillTransparent', () => (state.alpha = 0)],
    [
      'setGState',
      ([entries]) => {
        for (const [key, value] of (entries as [string, unknown][]) ?? []) {
          if (key === 'ca') state.alpha = Number(value);
        }
      },
    ],
    ['setTextRenderingMode', ([mode]) => (state.mode = Number(mode))],
    ['setFont', ([, size]) => (state.size = Number(size))],
    ['setHScale', ([scale]) => (state.scale = Number(scale))],
    ['setCharSpacing', ([space]) => (state.charSpace = Number(space))],
    ['setWordSpacing', ([space]) => (state.wordSpace = Number(space))],
    ['setLeading', ([leading]) => (state.leading = Number(leading))],
    ['setTextRise', ([rise]) => (state.rise = Number(rise))],
    ['beginText', () => (text = line = identity)],
    ['setTextMatrix', ([matrix]) => (text = line = matrixOf(matrix))],
    ['moveText', ([x, y]) => nextLine(Number(x), Number(y))],
    [
      'setLeadingMoveText',
      ([x, y]) => {
        state.leading = -Number(y);
        nextLine(Number(x), Number(y));
      },
    ],
    ['nextLine', () => nextLine(0, -state.leading)],
    ['beginMarkedContentProps', ([tag, group]) => layers.push(tag === 'OC' && !isShown(group))],
    ['beginMarkedContent', () => layers.push(false)],
    ['endMarkedContent', () => layers.pop()],
    ['shadingFill', () => areas.push({ box: [-1e6, -1e6, 1e6, 1e6], colour: 'unknown' })],
    [
      'constructPath',
      (values) => {
        if (fills(values[0], operators)) paint(boxOf(values[2], state.matrix));
      },
    ],
    ['showText', ([glyphs]) => show(glyphs)],
  ];
  const byCode = new Map(actions.map(([name, act]) => [code(name), act] as const));

  function paint(box: Box): void {
    if (state.alpha < leastAlpha || box[2] - box[0] < smallestArea || box[3] - box[1] < smallestArea) return;
    areas.push({ box, colour: state.alpha > 0.9 ? state.colour : 'unknown' });
  }

  function show(glyphs: unknown): void {
    if (inAnnotation) return;
    const { letters, width } = measured(glyphs, state);
    const matrix = multiply(state.matrix, text);
    const middle = apply(matrix, width / 2, state.rise + state.size * 0.3);
    text = multiply(text, [1, 0, 0, 1, width, 0]);
    written.push({ text: letters, because: reasonOf(matrix, middle, width) });
  }

  function reasonOf(matrix: Matrix, point: readonly [number, number], width: number): Written['because'] {
    if (layers.includes(true)) return 'off';
    if (!holds([0, 0, parts.width, parts.height], point)) return 'outside';
    if (state.mode === 3) return 'no ink';
    if (state.alpha < leastAlpha && state.mode === 0) return 'clear';
    const height = Math.hypot(matrix[2], matrix[3]) * Math.abs(state.size);
    const length = Math.hypot(matrix[0], matrix[1]) * Math.abs(width);
    if (height < smallestSize && length < 40 * smallestSize) return 'small';
    // Other modes draw outlines in a colour of their own.
    if (state.mode !== 0 || state.colour === 'unknown') return undefined;
    const behind = areas.findLast(({ box }) => holds(box, point))?.colour ?? white;
    if (behind === 'unknown' || pictures.some(({ box }) => holds(box, point))) return undefined;
    return sameToTheEye(state.colour, behind) ? 'colour' : undefined;
  }

  fnArray.forEach((operator, index) => {
    byCode.get(operator)?.((argsArray[index] as unknown[] | null) ?? []);
  });
  return written;
}

/** Whether a page does anything that may hide text; most pages only write in black. */
export function mayHide({ fnArray, argsArray }: Operations, operators: Operators): boolean {
  return fnArray.some((operator, index) => {
    const values = argsArray[index] as unknown[] | null;
    switch (operator) {
      case operators.setFillRGBColor:
        return !/^#000000$/.test(String(values?.[0]));
      case operators.setTextRenderingMode:
        return Number(values?.[0]) === 3;
      case operators.setFillTransparent:
        return true;
      case operators.setGState:
        return ((values?.[0] as [string, unknown][]) ?? []).some(
          ([key, value]) => key === 'ca' && Number(value) < 0.1,
        );
      case operators.beginMarkedContentProps:
        return values?.[0] === 'OC';
      case operators.setFont:
        return Math.abs(Number(values?.[1])) < 0.9;
      default:
        return false;
    }
  });
}

interface Glyph {
  unicode?: string;
  width?: number;
  isSpace?: boolean;
}

/** Letters of a text operator and how far it moves, in units of text space (PDF 32000-1, 9.4.4). */
function measured(glyphs: unknown, state: State): { letters: string; width: number } {
  let letters = '';
  let width = 0;
  for (const glyph of (Array.isArray(glyphs) ? glyphs : []) as (Glyph | number)[]) {
    if (typeof glyph === 'number') {
      width -= (glyph / 1000) * state.size * state.scale;
      continue;
    }
    letters += glyph.unicode ?? '';
    const space = state.charSpace + (glyph.isSpace ? state.wordSpace : 0);
    width += (((glyph.width ?? 0) / 1000) * state.size + space) * state.scale;
  }
  return { letters, width };
}

function colourOf(values: unknown[]): Colour | 'unknown' {
  const [first, second, third] = values;
  if (typeof first === 'string') {
    const found = parseColour(first);
    return found === undefined || found === 'transparent' ? 'unknown' : found;
  }
  return typeof first === 'number' ? [first, Number(second), Number(third)] : 'unknown';
}

function fills(paint: unknown, operators: Operators): boolean {
  return ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].some(
    (name) => operators[name] === paint,
  );
}

const holds = ([left, top, right, bottom]: Box, [x, y]: readonly [number, number]) =>
  x >= left && x <= right && y >= top && y <= bottom;
