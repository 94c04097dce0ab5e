import { fold } from '../core/text.ts';

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

/** HTML or a piece of it → its body and title. */
export async function parseHtml(html: string): Promise<{ root: HtmlElement; body: HtmlElement }> {
  const { parseHTML } = await import('linkedom');
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole) as unknown as {
    document: { documentElement: HtmlElement; body: HtmlElement };
  };
  return { root: document.documentElement, body: document.body };
}
