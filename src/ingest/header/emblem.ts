import type { Span } from '../../core/document.ts';
import { loose, type View, without } from './view.ts';

/**
 * Quốc hiệu, tiêu ngữ and the party's heading: the same on every document, so they say where the header is
 * and are then taken away, which also parts what a web page has glued to them (`565/TB-SYTCỘNG HOÀ …`).
 */
const country = new RegExp(loose('cong hoa xa hoi chu nghia viet nam'), 'g');
const motto = new RegExp(
  `${loose('doc lap')}\\s{0,9}[-–—.]?\\s{0,9}${loose('tu do')}\\s{0,9}[-–—.]?\\s{0,9}${loose('hanh phuc')}`,
  'g',
);
const party = new RegExp(loose('dang cong san viet nam'), 'g');

/** Finds the emblem in capitals (the motto in any case) and returns the view without it. */
export function takeEmblem(view: View): { emblem: Span | null; view: View } {
  const found: Span[] = [];
  for (const [pattern, inCapitals] of [
    [country, true],
    [motto, false],
    [party, true],
  ] as const) {
    for (const match of view.folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (inCapitals && /\p{Ll}/u.test(view.plain.slice(span.start, span.end))) continue;
      found.push(span);
      break;
    }
  }
  let rest = view;
  for (const span of found) rest = without(rest, span);
  const first = found.sort((left, right) => left.start - right.start)[0];
  return { emblem: first ?? null, view: rest };
}
