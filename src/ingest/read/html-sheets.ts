import type { HtmlElement } from './html-node.ts';
import { type Look, lookOf, telling } from './html-style.ts';

/** A page with more rules that may hide something was not written by hand; the first ones are asked. */
const mostRules = 500;

/** What the page's own style sheets say about its elements, in the order of the rules. */
export function sheetLooks(root: HtmlElement): Map<HtmlElement, Look[]> {
  const looks = new Map<HtmlElement, Look[]>();
  const rules = [...root.querySelectorAll('style')]
    .filter((sheet) => !/print|speech/.test(sheet.getAttribute('media') ?? ''))
    .flatMap((sheet) => rulesOf(sheet.textContent ?? ''));
  if (rules.length === 0) return looks;
  const used = namesIn(root);
  let asked = 0;
  for (const { selector, declarations } of rules) {
    if (!isUsed(selector, used) || ++asked > mostRules) continue;
    const look = lookOf(declarations);
    if (Object.keys(look).length === 0) continue;
    for (const element of select(root, selector)) {
      const own = looks.get(element);
      if (own) own.push(look);
      else looks.set(element, [look]);
    }
  }
  return looks;
}

/** Rules for the screen, those of `@media screen` and `@media all` included; conditions on widths are not met. */
function rulesOf(sheet: string): { selector: string; declarations: string }[] {
  const css = sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/<!--|-->/g, '')
    .replace(/@(?:import|charset|namespace)[^;{]*;/g, '');
  const rules: { selector: string; declarations: string }[] = [];
  const blocks = /@([a-z-]+)([^{;]*)\{((?:[^{}]|\{[^{}]*\})*)\}|([^{}@]+)\{([^{}]*)\}/g;
  for (const [, at, condition = '', inner = '', selectors, declarations = ''] of css.matchAll(blocks)) {
    if (at === 'media' && /^\s*(?:only\s+)?(?:screen|all)\s*$/.test(condition)) rules.push(...rulesOf(inner));
    if (!selectors || !telling.test(declarations)) continue;
    for (const selector of selectors.split(',')) rules.push({ selector: selector.trim(), declarations });
  }
  return rules;
}

interface Names {
  tags: ReadonlySet<string>;
  classes: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

function namesIn(root: HtmlElement): Names {
  const [tags, classes, ids] = [new Set<string>(['html', 'body']), new Set<string>(), new Set<string>()];
  for (const element of root.querySelectorAll('*')) {
    tags.add(element.localName);
    for (const name of (element.getAttribute('class') ?? '').split(/\s+/)) classes.add(name);
    ids.add(element.getAttribute('id') ?? '');
  }
  return { tags, classes, ids };
}

/** Whether all names of a selector occur in the page. States such as `:hover` are none that a reader meets first. */
function isUsed(selector: string, { tags, classes, ids }: Names): boolean {
  if (!selector || /:(?!not|root|first|last|nth|only)|::/.test(selector)) return false;
  const named = selector.replace(/\[[^\]]*\]|:not\([^)]*\)/g, '');
  return [...named.matchAll(/([.#]?)(-?[a-z_][\w-]*)/gi)].every(([whole, kind, name = '']) => {
    if (kind === '.') return classes.has(name);
    if (kind === '#') return ids.has(name);
    return whole.includes(':') || tags.has(name.toLowerCase()) || named.includes(`:${name}`);
  });
}

function select(root: HtmlElement, selector: string): HtmlElement[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}
