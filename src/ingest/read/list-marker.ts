import type { HtmlElement } from './html-node.ts';

/** Text that brings its own marker. */
export const writtenMarker =
  /^(?:[-–+•*] |\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]{1,2}\) |[IVXL]+\. |(?:Điều|Chương|Mục|Phần) )/u;

/** Marker that a browser shows before item `number`, with a space; empty when the style has none. */
export function markerOf(list: HtmlElement, number: number): string {
  if (/list-style(?:-type)?\s*:\s*none/i.test(list.getAttribute('style') ?? '')) return '';
  if (list.localName === 'ul') return '- ';
  switch (list.getAttribute('type')) {
    case 'a':
      return `${letterOf(number)}) `;
    case 'A':
      return `${letterOf(number).toUpperCase()}. `;
    case 'i':
      return `${romanOf(number).toLowerCase()}. `;
    case 'I':
      return `${romanOf(number)}. `;
    default:
      return `${number}. `;
  }
}

/** 1 → a, 26 → z, 27 → aa. */
export function letterOf(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.min(8, Math.ceil(number / 26)));
}

const numerals = 'M 1000 CM 900 D 500 CD 400 C 100 XC 90 L 50 XL 40 X 10 IX 9 V 5 IV 4 I 1'.split(' ');

/** 4 → IV. */
export function romanOf(number: number): string {
  let rest = Math.min(number, 3999);
  let roman = '';
  for (let index = 0; index < numerals.length; index += 2) {
    for (const value = Number(numerals[index + 1]); rest >= value; rest -= value) roman += numerals[index];
  }
  return roman;
}
