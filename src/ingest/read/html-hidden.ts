import { looksLikeInstruction } from '../../core/instructions.ts';
import { black, type Colour, sameToTheEye, white } from './colour.ts';
import type { HiddenBecause, HiddenText } from './hidden-text.ts';
import { type HtmlElement, type HtmlNode, isElement } from './html-node.ts';
import { sheetLooks } from './html-sheets.ts';
import { attributeLook, type Look, lookOf, telling } from './html-style.ts';

/** What of a page is not seen in a browser. */
export interface Unseen {
  /** The element holds text, and none of it is seen. */
  whole(element: HtmlElement): boolean;
  /** The element's own text is not seen; that of the elements inside may be. */
  ownText(element: HtmlElement): boolean;
}

/** How the own text of an element comes out, with what it took over from the elements around it. */
interface State {
  because: HiddenBecause | undefined;
  /** What is inside is hidden too, whatever it says of itself. */
  gone: HiddenBecause | undefined;
  visible: boolean;
  colour: Colour | 'clear' | 'unknown';
  background: Colour | 'unknown';
  /** Pixels. */
  size: number;
}

const start: State = {
  because: undefined,
  gone: undefined,
  visible: true,
  colour: black,
  background: white,
  size: 16,
};

/** Text of this size and less, in pixels, is there for machines. */
const smallest = 1.5;
const mayBeShaded = /^(?:t[dhr]|thead|tfoot|caption|h[1-6])$/;

export interface PageParts {
  root: HtmlElement;
  body: HtmlElement;
  /** Scripts, menus and whatever else is no text of the document: what they hide is not told. */
  isElsewhere: (element: HtmlElement) => boolean;
}

/**
 * What a browser would not show: by attributes, inline styles and the page's own style sheets, with colours and
 * sizes taken over from around. Linked style sheets are not fetched: where a cell or a heading has a class
 * that one of them may shade, its text stays. A page that hides most of itself by its own style sheets
 * waits for a script to show it: then those count for nothing.
 */
export function unseenIn(page: PageParts, hidden: HiddenText): Unseen {
  const sheets = sheetLooks(page.root);
  let found = walk(page, sheets);
  if (sheets.size > 0 && found.unseen > found.seen) {
    const plain = walk(page, new Map());
    if (plain.unseen < found.unseen / 2) found = plain;
  }
  for (const [because, text] of found.told) hidden.leaveOut(because, text);
  return {
    whole: (element) => {
      const count = found.counts.get(element);
      return count !== undefined && count.unseen > 0 && count.seen === 0;
    },
    ownText: (element) => found.hiding.has(element),
  };
}

interface Count {
  /** Characters. */
  seen: number;
  unseen: number;
}

interface Walked extends Count {
  counts: Map<HtmlElement, Count>;
  hiding: Set<HtmlElement>;
  told: [because: HiddenBecause, text: string][];
}

/** One walk over the page, without recursion. */
function walk({ root, body, isElsewhere }: PageParts, sheets: ReadonlyMap<HtmlElement, Look[]>): Walked {
  const linked = root.querySelector('link[rel=stylesheet]') !== null;
  const decorated = root.querySelector('img, [background], [bgcolor], [style*=background]') !== null;
  const counts = new Map<HtmlElement, Count>();
  const hiding = new Set<HtmlElement>();
  const told: Walked['told'] = [];
  const open: { element: HtmlElement; state: State; count: Count; children: Iterator<HtmlNode> }[] = [];

  const enter = (element: HtmlElement, around: State) => {
    const looks = [attributeLook(element), ...(sheets.get(element) ?? [])];
    const inline = element.getAttribute('style') ?? '';
    if (telling.test(inline)) looks.push(lookOf(inline));
    const state = stateOf(merged(looks), around, decorated);
    if (linked && mayBeShaded.test(element.localName) && element.getAttribute('class')) {
      if (!looks.some((look) => look.background)) state.background = 'unknown';
    }
    state.because = reasonOf(state);
    if (state.because) hiding.add(element);
    const count = { seen: 0, unseen: 0 };
    counts.set(element, count);
    open.push({ element, state, count, children: element.childNodes[Symbol.iterator]() });
  };

  enter(body, start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const { value: child, done } = top.children.next();
    if (done) {
      open.pop();
      const around = open.at(-1)?.count;
      if (around) {
        around.seen += top.count.seen;
        around.unseen += top.count.unseen;
      }
    } else if (isElement(child)) {
      if (!isElsewhere(child)) enter(child, top.state);
    } else if (child.nodeType === 3) {
      const text = (child.textContent ?? '').trim();
      top.count[top.state.because ? 'unseen' : 'seen'] += text.length;
      if (top.state.because && text) told.push([top.state.because, text]);
    } else if (child.nodeType === 8) {
      const text = (child.textContent ?? '').trim();
      if (looksLikeInstruction(text)) told.push(['comment', text]);
    }
  }
  return { ...counts.get(body)!, counts, hiding, told };
}

/** The later look wins. */
function merged(looks: readonly Look[]): Look {
  const look: Look = {};
  for (const one of looks) {
    if (one.shown && look.gone === 'off') delete look.gone;
    Object.assign(look, one);
  }
  return look;
}

function stateOf(look: Look, around: State, decorated: boolean): State {
  const { size } = look;
  return {
    because: undefined,
    gone: around.gone ?? look.gone,
    visible: look.visible ?? around.visible,
    colour: look.colour ?? around.colour,
    // Above a picture or a shaded area, maybe.
    background: look.background ?? (look.floats && decorated ? 'unknown' : around.background),
    size: size ? ('px' in size ? size.px : size.share * around.size) : around.size,
  };
}

function reasonOf({ gone, visible, colour, background, size }: State): HiddenBecause | undefined {
  if (gone) return gone;
  if (!visible) return 'off';
  if (size <= smallest) return 'small';
  if (colour === 'clear') return 'clear';
  if (colour === 'unknown' || background === 'unknown') return undefined;
  return sameToTheEye(colour, background) ? 'colour' : undefined;
}
