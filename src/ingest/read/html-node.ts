import { fold } from '../../core/text.ts';
import { load } from '../reading.ts';

/** The part of the DOM that the readers use, so that no DOM library's types are needed. */
export interface HtmlNode {
  nodeType: number;
  textContent: string | null;
  childNodes: Iterable<HtmlNode>;
  parentNode: HtmlNode | null;
}

export interface HtmlElement extends HtmlNode {
  localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  closest(selector: string): HtmlElement | null;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1;
}

export function elements(node: HtmlNode): HtmlElement[] {
  return [...node.childNodes].filter(isElement);
}

/** Text of a node, folded, on one line: for matching only. */
export function keyOf(node: HtmlNode): string {
  return fold((node.textContent ?? '').normalize('NFC').replace(/\s+/g, ' ')).trim();
}

/** HTML or a piece of it → its root and body. Throws a RangeError for a page made to exhaust the parser. */
export async function parseHtml(html: string): Promise<{ root: HtmlElement; body: HtmlElement }> {
  if (nestsDeeply(html)) throw new RangeError('nested too deeply');
  const { parseHTML } = await load('linkedom', () => import('linkedom'));
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole) as unknown as {
    document: { documentElement: HtmlElement; body: HtmlElement };
  };
  return { root: document.documentElement, body: document.body };
}

const maxNesting = 5000;
/** Elements that have no end or may leave it out. */
const unclosed =
  /^(?:p|li|t[dhr]|thead|tbody|tfoot|d[dt]|option|br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr)$/i;

/** The parser's time grows with the square of the depth: 200,000 open tags take it a minute. */
function nestsDeeply(html: string): boolean {
  let depth = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d:-]*)/gi)) {
    if (unclosed.test(name)) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    if (depth > maxNesting) return true;
  }
  return false;
}
