import { type HtmlElement, type HtmlNode, isElement, keyOf } from './html-node.ts';

/** Elements that never hold text of a document. */
const silent = new Set(
  'script style noscript template iframe svg canvas object embed button select option input textarea dialog audio video map link meta head title'.split(
    ' ',
  ),
);

export function isSilent(element: HtmlElement): boolean {
  return silent.has(element.localName);
}

/** What an element holds, in characters other than white space. */
interface Extent {
  text: number;
  linked: number;
  links: number;
  /** Elements inside. */
  elements: number;
  inArticle: boolean;
}

/** Deeper pages are made to exhaust the stack, not to be read. */
const maxDepth = 1500;

/**
 * Tells the elements of `body` that belong to the site and not to the document: menus, banners, footers,
 * comment forms, lists of links. An element that shows signs of a document, or holds half of the page's text,
 * never does: old portals wrap the whole page in one form, and class names promise little.
 * Throws a RangeError for a page that is nested too deeply.
 */
export function chromeOf(body: HtmlElement): (element: HtmlElement) => boolean {
  const extents = measure(body);
  const whole = extents.get(body)?.text ?? 0;
  return (element) => {
    const extent = extents.get(element);
    if (!extent || extent.text >= whole / 2 || !isSuspect(element, extent)) return false;
    return !documentSign.test(keyOf(element));
  };
}

/** What only a document has, in folded text. */
const documentSign = /cong hoa xa hoi chu nghia|noi nhan\s*:|dieu 1\s*[.:]/;

const chromeTags = new Set(['nav', 'header', 'footer', 'aside']);
const chromeRoles = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search']);
const chromeWord =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|topmenu|breadcrumbs?|sidebar|header|footer|topbar|toolbar|comments?|respond|related|share|sharing|social|counter|visitors?|thongke|luotxem|tinkhac|tinlienquan|othernews|login|search|pagination|pager|cookies?|popup|modal|banner|ads|advert|rating)(?=$|[\s_-])/i;

function isSuspect(element: HtmlElement, extent: Extent): boolean {
  const name = element.localName;
  if (name === 'body' || name === 'main' || name === 'article') return false;
  if (chromeTags.has(name)) return name !== 'header' || !extent.inArticle;
  if (chromeRoles.has(element.getAttribute('role') ?? '')) return true;
  if (name === 'form') {
    return element.querySelector('textarea, input[type=password], input[type=search]') !== null;
  }
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (chromeWord.test(names)) return !(/header/i.test(names) && extent.inArticle);
  // Four or more links to other pages that make up nearly all of the text.
  const list = name === 'ul' || name === 'ol' || (name === 'div' && extent.elements <= 200);
  return list && extent.links >= 4 && extent.linked >= extent.text * 0.85;
}

/** One walk over the page, without recursion, that adds every element up into its parents. */
function measure(body: HtmlElement): Map<HtmlNode, Extent> {
  const extents = new Map<HtmlNode, Extent>();
  const open: { element: HtmlElement; extent: Extent; children: Iterator<HtmlNode>; linked: boolean }[] = [];
  const enter = (element: HtmlElement, linked: boolean) => {
    if (open.length > maxDepth) throw new RangeError('too deep');
    const inArticle =
      (open.at(-1)?.extent.inArticle ?? false) || /^(?:article|main)$/.test(element.localName);
    const extent = { text: 0, linked: 0, links: 0, elements: 0, inArticle };
    extents.set(element, extent);
    open.push({ element, extent, children: element.childNodes[Symbol.iterator](), linked });
  };
  enter(body, false);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const { value: child, done } = top.children.next();
    if (done) {
      open.pop();
      const parent = open.at(-1)?.extent;
      if (!parent) continue;
      for (const key of ['text', 'linked', 'links', 'elements'] as const) parent[key] += top.extent[key];
      parent.elements++;
    } else if (isElement(child)) {
      if (silent.has(child.localName)) continue;
      const link = isOutwardLink(child);
      if (link) top.extent.links++;
      enter(child, top.linked || link);
    } else if (child.nodeType === 3) {
      const length = (child.textContent ?? '').replace(/\s+/g, '').length;
      top.extent.text += length;
      if (top.linked) top.extent.linked += length;
    }
  }
  return extents;
}

function isOutwardLink(element: HtmlElement): boolean {
  if (element.localName !== 'a') return false;
  const target = element.getAttribute('href');
  return target !== null && !target.startsWith('#');
}
