import { elements, type HtmlElement, keyOf } from './html-node.ts';

/** Elements that never hold text of a document. */
const silent = new Set(
  'script style noscript template iframe svg canvas object embed button select option input textarea dialog audio video map link meta head title'.split(
    ' ',
  ),
);

export function isSilent(element: HtmlElement): boolean {
  return silent.has(element.localName) || isHidden(element);
}

const hiddenStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9]))/i;
const hiddenClass = /(?:^|\s)(?:hidden|d-none|hide|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/i;

/** What the browser would not show is no part of the document: it may be there to mislead a machine. */
function isHidden(element: HtmlElement): boolean {
  return (
    element.getAttribute('hidden') !== null ||
    hiddenStyle.test(element.getAttribute('style') ?? '') ||
    hiddenClass.test(element.getAttribute('class') ?? '')
  );
}

const chromeTags = new Set(['nav', 'header', 'footer', 'aside']);
const chromeRoles = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search']);
const chromeWord =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|topmenu|breadcrumbs?|sidebar|header|footer|topbar|toolbar|comments?|respond|related|share|sharing|social|counter|visitors?|thongke|luotxem|tinkhac|tinlienquan|othernews|login|search|pagination|pager|cookies?|popup|modal|banner|ads|advert|rating)(?=$|[\s_-])/i;

/** What only a document has, in folded text. */
const documentSign = /cong hoa xa hoi chu nghia|noi nhan\s*:|dieu 1\s*[.:]/;

/**
 * Whether `element` belongs to the site and not to the document: menus, banners, footers, comment forms,
 * lists of links. An element that shows signs of a document, or holds half of the page's text, never does:
 * old portals wrap the whole page in one form, and class names promise little.
 */
export function isChrome(element: HtmlElement, pageLength: number): boolean {
  if (!isSuspect(element)) return false;
  const text = keyOf(element);
  return text.length < pageLength / 2 && !documentSign.test(text);
}

function isSuspect(element: HtmlElement): boolean {
  const name = element.localName;
  if (name === 'body' || name === 'main' || name === 'article') return false;
  const inArticle = () => element.closest('article, main') !== null;
  if (chromeTags.has(name)) return name !== 'header' || !inArticle();
  if (chromeRoles.has(element.getAttribute('role') ?? '')) return true;
  if (name === 'form')
    return element.querySelector('textarea, input[type=password], input[type=search]') !== null;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (chromeWord.test(names)) return !(/header/i.test(names) && inArticle());
  return (name === 'ul' || name === 'ol' || name === 'div') && isLinkList(element);
}

/** Four or more links to other pages that make up nearly all of the text. */
function isLinkList(element: HtmlElement): boolean {
  if (element.localName === 'div' && elements(element).length > 60) return false;
  const links = [...element.querySelectorAll('a[href]')].filter(
    (link) => !link.getAttribute('href')?.startsWith('#'),
  );
  if (links.length < 4) return false;
  const linked = links.reduce((sum, link) => sum + keyOf(link).length, 0);
  return linked >= keyOf(element).length * 0.85;
}
