import { elements, type HtmlElement, type HtmlNode, isElement } from './html-node.ts';
import { gridOf, isLayout } from './html-table.ts';
import { markerOf, writtenMarker } from './list-marker.ts';

const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 blockquote figure figcaption section article main header footer aside nav form fieldset address center details summary dl hr'.split(
    ' ',
  ),
);

export interface TextRules {
  isDropped: (element: HtmlElement) => boolean;
  hides: (element: HtmlElement) => boolean;
  /** Text without the characters that nobody sees. */
  characters: (text: string) => string;
}

/**
 * Text of an element: a paragraph on its own line with a blank line around it, `<br>` as a line end, lists
 * with their markers, data tables as rows `| a | b |`, layout tables cell by cell. Nothing of an element for
 * which `isDropped` holds; not the own text of one for which `hides` holds.
 */
export function textOf(root: HtmlElement, rules: TextRules): string {
  const { isDropped, hides, characters } = rules;
  const out: string[] = [];
  let preformatted = false;
  let depth = 0;

  function walk(node: HtmlNode, parent: HtmlElement): void {
    if (node.nodeType === 3 && !hides(parent))
      out.push(plain(characters(node.textContent ?? ''), preformatted));
    if (!isElement(node) || isDropped(node)) return;
    const name = node.localName;
    if (name === 'br') out.push('\n');
    else if (name === 'table') table(node);
    else if (name === 'ul' || name === 'ol') list(node);
    else if (name === 'dt' || name === 'dd' || name === 'tr' || name === 'li') between('\n', node);
    else if (name === 'pre') verbatim(node);
    else if (blocks.has(name)) between('\n\n', node);
    else children(node);
  }

  function children(node: HtmlElement): void {
    for (const child of node.childNodes) walk(child, node);
  }

  function between(edge: string, node: HtmlElement): void {
    out.push(edge);
    children(node);
    out.push(edge);
  }

  function verbatim(node: HtmlElement): void {
    preformatted = true;
    between('\n\n', node);
    preformatted = false;
  }

  function list(node: HtmlElement): void {
    const edge = depth === 0 ? '\n\n' : '\n';
    depth++;
    out.push(edge);
    let number = Number.parseInt(node.getAttribute('start') ?? '1', 10) || 1;
    for (const child of node.childNodes) {
      if (!isElement(child) || child.localName !== 'li') {
        walk(child, node);
        continue;
      }
      if (isDropped(child)) continue;
      number = Number.parseInt(child.getAttribute('value') ?? '', 10) || number;
      const marker = markerOf(node, number++);
      const own = (child.textContent ?? '').trimStart();
      // A list without text of its own only holds another list; one whose text has a marker needs no second.
      out.push('\n', own && !writtenMarker.test(own) && !startsWithList(child) ? marker : '');
      inItem(child);
      out.push('\n');
    }
    out.push(edge);
    depth--;
  }

  /** The first paragraph of an item stands on the line of its marker. */
  function inItem(item: HtmlElement): void {
    let first = true;
    for (const child of item.childNodes) {
      if (
        first &&
        isElement(child) &&
        (child.localName === 'p' || child.localName === 'div') &&
        !isDropped(child)
      ) {
        children(child);
        out.push('\n');
      } else walk(child, item);
      if (child.textContent?.trim()) first = false;
    }
  }

  function table(node: HtmlElement): void {
    const grid = gridOf(node, isDropped);
    const layout = isLayout(node, grid);
    out.push('\n\n');
    for (const caption of elements(node).filter((child) => child.localName === 'caption'))
      between('\n', caption);
    for (const row of grid) {
      if (layout) {
        for (const cell of row) if (cell) between('\n\n', cell);
        continue;
      }
      const fields = row.map((cell) => (cell ? fieldOf(cell) : ''));
      if (fields.some(Boolean)) out.push(`| ${fields.join(' | ')} |\n`);
    }
    out.push('\n\n');
  }

  function fieldOf(cell: HtmlElement): string {
    return textOf(cell, { ...rules, isDropped: (element) => element !== cell && isDropped(element) })
      .replace(/\n+/g, ' ')
      .replaceAll('|', '/');
  }

  children(root);
  return tidy(out.join(''));
}

function plain(text: string, keepLines: boolean): string {
  return text.replace(keepLines ? /[^\S\n]+/g : /\s+/g, ' ');
}

/** Spaces collapsed, lines trimmed, at most one blank line together. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function startsWithList(item: HtmlElement): boolean {
  const first = [...item.childNodes].find((child) => isElement(child) || child.textContent?.trim());
  return first !== undefined && isElement(first) && (first.localName === 'ul' || first.localName === 'ol');
}
