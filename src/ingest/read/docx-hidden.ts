import { type Colour, parseColour, sameToTheEye, white } from './colour.ts';
import { type RunLook, runLook, type StyleLooks, shadeOf } from './docx-looks.ts';
import type { HiddenBecause, HiddenText } from './hidden-text.ts';

/** Half points up to which, and per cent of width below which, nobody reads letters. */
const smallestSize = 2;
const narrowest = 5;

type Shade = Colour | 'unknown' | undefined;

interface Frame {
  name: string;
  /** Behind what stands inside; undefined: what is around shows. */
  shade?: Shade;
  style?: string;
  hidden?: HiddenBecause | undefined;
}

const structure =
  /<(\/?)(w:tbl|w:tc|w:p|w:r|w:txbxContent|v:(?:shape|rect|roundrect|oval))(\s[^>]*?)?(\/?)>|<(w:tblPr|w:tcPr|w:pPr|w:rPr)>|<(w:t)(\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr|sym|noBreakHyphen)(?:\s[^>]*)?\/>/g;

/** What a tracked change of format keeps of the format before it. */
const earlierFormat = /<w:(\w+PrChange)\s[\s\S]*?<\/w:\1>/g;

/**
 * A part of a Word file (`word/document.xml`, notes) without the text that Word does not show: hidden, of the colour
 * of what is behind it, too small to be read, or in a frame beside the page. Runs, fields and frames stay where
 * they are; they only lose their text. What a table style may shade is taken for visible.
 */
export function withoutHidden(part: string, styles: StyleLooks, hidden: HiddenText): string {
  const xml = part.includes('PrChange ') ? part.replace(earlierFormat, '') : part;
  const paper = paperOf(xml);
  const frames: Frame[] = [];
  let out = '';
  let done = 0;
  const isInRun = () => frames.at(-1)?.name === 'w:r';

  for (const match of xml.matchAll(structure)) {
    if (match.index < done) continue;
    const [whole, end, name, attributes = '', empty, properties, text, , content = ''] = match;
    if (name) {
      if (end) leave(frames, name);
      else if (!empty) frames.push(frameOf(name, attributes, frames));
    } else if (properties) {
      const close = xml.indexOf(`</${properties}>`, match.index);
      if (close < 0) continue;
      read(properties, xml.slice(match.index, close), frames, styles, paper);
    } else if (isInRun()) {
      const run = frames.at(-1)!;
      // A run without properties of its own looks as its paragraph does.
      if (!('hidden' in run)) run.hidden = reasonOf({}, frames, styles, paper);
      if (!run.hidden) continue;
      if (text) hidden.leaveOut(run.hidden, readable(content));
      out += xml.slice(done, match.index);
      done = match.index + whole.length;
    }
  }
  return done === 0 ? xml : out + xml.slice(done);
}

function leave(frames: Frame[], name: string): void {
  const at = frames.findLastIndex((frame) => frame.name === name);
  if (at >= 0) frames.length = at;
}

function read(kind: string, xml: string, frames: Frame[], styles: StyleLooks, paper: Colour): void {
  const frame = frames.at(-1);
  if (!frame) return;
  if (kind === 'w:tblPr' && frame.name === 'w:tbl') {
    const style = /<w:tblStyle\s[^>]*w:val="([^"]*)"/.exec(xml)?.[1];
    frame.shade = style && styles.shades(style) ? 'unknown' : shadeOf(xml);
  } else if (kind === 'w:tcPr' && frame.name === 'w:tc') frame.shade = shadeOf(xml);
  else if (kind === 'w:pPr' && frame.name === 'w:p') {
    // The mark of the paragraph has properties of its own, which its text does not take over.
    const own = xml.replace(/<w:rPr>[\s\S]*?(?:<\/w:rPr>|$)/g, '');
    const style = /<w:pStyle\s[^>]*w:val="([^"]*)"/.exec(own)?.[1];
    if (style) frame.style = style;
    frame.shade = shadeOf(own) ?? styles.paragraphShade(style ?? styles.normal);
  } else if (kind === 'w:rPr' && frame.name === 'w:r') {
    const style = /<w:rStyle\s[^>]*w:val="([^"]*)"/.exec(xml)?.[1];
    frame.hidden = reasonOf({ ...(style ? styles.run(style) : {}), ...runLook(xml) }, frames, styles, paper);
  }
}

function reasonOf(
  own: RunLook,
  frames: readonly Frame[],
  styles: StyleLooks,
  paper: Colour,
): HiddenBecause | undefined {
  const outer = frames.slice(0, -1).find((frame) => frame.hidden === 'off' || frame.hidden === 'outside');
  if (outer) return outer.hidden;
  const paragraph = frames.findLast((frame) => frame.name === 'w:p');
  const look: RunLook = { ...styles.defaults, ...styles.run(paragraph?.style ?? styles.normal), ...own };
  if (look.vanish) return 'off';
  if (look.size !== undefined && look.size <= smallestSize) return 'small';
  if (look.width !== undefined && look.width < narrowest) return 'small';
  if (look.colour === undefined || look.colour === 'auto') return undefined;
  const behind = look.shade ?? frames.findLast((frame) => frame.shade !== undefined)?.shade ?? paper;
  return behind !== 'unknown' && sameToTheEye(look.colour, behind) ? 'colour' : undefined;
}

/** Text boxes are shapes: white where they say nothing, a picture of unknown colours where they are not filled. */
function frameOf(name: string, attributes: string, around: readonly Frame[]): Frame {
  const inShape = around.some((frame) => frame.name.startsWith('v:'));
  if (name === 'w:txbxContent' && !inShape) return { name, shade: 'unknown' };
  if (!name.startsWith('v:')) return { name };
  const fill = /fillcolor="([^"\s]*)/.exec(attributes)?.[1];
  const colour = fill === undefined ? white : parseColour(fill);
  const unknown = /filled="(?:f|false)"/.test(attributes) || colour === undefined || colour === 'transparent';
  const style = /style="([^"]*)"/.exec(attributes)?.[1] ?? '';
  return { name, shade: unknown ? 'unknown' : colour, hidden: frameReason(style) };
}

/** Points; a page is about 600 wide and 850 high. */
const farAway = 1500;

function frameReason(style: string): HiddenBecause | undefined {
  if (/visibility:\s*hidden|mso-hide:\s*all/.test(style)) return 'off';
  const far = [...style.matchAll(/(?:^|;)\s*(?:margin-)?(?:left|top):\s*(-?[\d.]+)(pt|in|cm|mm)?/g)].some(
    ([, amount, unit]) => {
      const points = Number(amount) * ({ in: 72, cm: 28.35, mm: 2.835 }[unit ?? ''] ?? 1);
      return points < -farAway / 2 || points > farAway;
    },
  );
  return far ? 'outside' : undefined;
}

/** The colour of the page, where Word is told to paint it. */
function paperOf(xml: string): Colour {
  const colour = parseColour(/<w:background\s[^>]*w:color="([^"]*)"/.exec(xml)?.[1] ?? '');
  return colour === undefined || colour === 'transparent' ? white : colour;
}

function readable(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
