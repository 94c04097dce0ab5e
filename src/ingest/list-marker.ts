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

export function romanOf(number: number): string {
  const parts = [
    1000,
    'M',
    900,
    'CM',
    500,
    'D',
    400,
    'CD',
    100,
    'C',
    90,
    'XC',
    50,
    'L',
    40,
    'XL',
    10,
    'X',
    9,
    'IX',
    5,
    'V',
    4,
    'IV',
    1,
    'I',
  ] as const;
  let rest = Math.min(number, 3999);
  let roman = '';
  for (let index = 0; index < parts.length; index += 2) {
    const value = parts[index] as number;
    while (rest >= value) {
      roman += parts[index + 1];
      rest -= value;
    }
  }
  return roman;
}
