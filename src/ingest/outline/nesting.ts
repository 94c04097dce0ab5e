import { bullets, type Label, structure } from '../../core/label.ts';

/** An open section, as far as deciding where the next label goes needs it. */
export interface Open {
  /** Style of its label; `heading` for a heading without one. */
  style: string;
  value: number;
  parts: number[];
  bold: boolean;
  /** Its own text ends with a colon: what follows is its list. */
  introduces: boolean;
  /** Its own text is a title, not a sentence. */
  titled: boolean;
}

/** Where a label goes: it closes all open sections from `depth` on. Null when it is no label after all. */
export interface Place {
  depth: number;
  label: Label;
}

/** How many numbers may be missing in a list. */
const tolerated = 4;

/**
 * Decides the level of a label from the open sections, outermost first:
 *
 *   1. a part of the structure (Chương, Mục, Điều …) closes everything below its own rank;
 *   2. the next number of an open list is the sibling of its last item, the innermost list first;
 *   3. `2.1` goes under `2`;
 *   4. a bullet goes to its open list;
 *   5. a label at 1 begins a new list under the innermost open item that calls for one; so does a first bullet;
 *   6. a number that is missing its neighbours is taken when the gap is small, otherwise it is text.
 */
export function placeOf(label: Label, open: readonly Open[], bold: boolean): Place | null {
  const rank = rankOf(label.style);
  if (rank >= 0) {
    const depth = open.findIndex((section) => rankOf(section.style) < 0 || rankOf(section.style) >= rank);
    return { depth: depth < 0 ? open.length : depth, label };
  }
  const floor = open.findLastIndex((section) => rankOf(section.style) >= 0) + 1;
  for (const reading of label.other ? [label, label.other] : [label]) {
    const depth = nextIn(reading, open, floor, bold);
    if (depth >= 0) return { depth, label: reading };
  }
  const reading = label.other?.value === 1 ? label.other : label;
  return reading.parts.length > 1
    ? placeOfCompound(reading, open, floor)
    : placeOfFirst(reading, open, floor, bold);
}

const rankOf = (style: string) =>
  style === 'mẫu' ? 0 : structure.indexOf(style as (typeof structure)[number]);
const bulletRank = (style: string) => bullets.indexOf(style as (typeof bullets)[number]);

/** Depth of the innermost open item that `label` follows; one with the same boldness is preferred. */
function nextIn(label: Label, open: readonly Open[], floor: number, bold: boolean): number {
  let found = -1;
  for (let depth = open.length - 1; depth >= floor; depth--) {
    const item = open[depth] as Open;
    if (item.style !== label.style || !follows(item, label)) continue;
    if (item.bold === bold || bulletRank(label.style) >= 0) return depth;
    if (found < 0) found = depth;
  }
  return found;
}

function follows(item: Open, label: Label): boolean {
  if (bulletRank(label.style) >= 0) return true;
  const step = label.value - item.value;
  if (label.parts.length > 1) return samePrefix(item.parts, label.parts) && step > 0 && step <= tolerated;
  // Few lists of letters have f, j, w, z, and some leave out đ.
  return step > 0 && step <= (label.style.startsWith('a') || label.style === '(a)' ? 2 : 1);
}

const samePrefix = (left: number[], right: number[]) =>
  left.length === right.length && left.slice(0, -1).every((part, at) => part === right[at]);

function placeOfCompound(label: Label, open: readonly Open[], floor: number): Place {
  const above = label.parts.slice(0, -1);
  const isParent = (item: Open) =>
    bulletRank(item.style) < 0 &&
    item.parts.length === above.length &&
    item.parts.every((part, at) => part === above[at]);
  const parent = open.findLastIndex(
    (item, depth) => depth >= floor && /^1/.test(item.style) && isParent(item),
  );
  if (parent >= 0) return { depth: parent + 1, label };
  const sibling = open.findIndex((item, depth) => depth >= floor && item.style === label.style);
  if (sibling >= 0) return { depth: sibling, label };
  // `2.1` with no `2` above: it may stand under II, or alone.
  const roman = open.findLastIndex(
    (item, depth) => depth >= floor && (item.style === 'I' || item.style === 'A'),
  );
  return { depth: roman >= 0 ? roman + 1 : withoutBullets(open, floor), label };
}

function placeOfFirst(label: Label, open: readonly Open[], floor: number, bold: boolean): Place | null {
  const own = bulletRank(label.style);
  if (own >= 0) return { depth: depthOfBullet(own, open, floor), label };
  // The notes stand under the whole document.
  if (label.style === '[1]') return label.value === 1 ? { depth: 0, label } : null;
  if (label.style === 'I' || label.style === 'A') {
    const other = open.findLastIndex(
      (item, depth) => depth >= floor && (item.style === 'A' || item.style === 'I'),
    );
    const depth = other >= 0 && open[other]?.style !== label.style ? other + 1 : floor;
    return label.value === 1 || (label.style === 'I' && label.value <= tolerated) ? { depth, label } : null;
  }
  if (label.value === 1) return { depth: depthOfList(label, open, floor, bold), label };
  // A number is missing, or twice the same one.
  const near = open.findLastIndex(
    (item, depth) =>
      depth >= floor &&
      item.style === label.style &&
      label.value >= item.value &&
      label.value - item.value <= tolerated,
  );
  if (near >= 0) return { depth: near, label };
  const known = open.some((item, depth) => depth >= floor && item.style === label.style);
  return known || label.value > 3 ? null : { depth: withoutBullets(open, floor), label };
}

/**
 * A list that begins at 1 while one of its style is open: a list inside the innermost item when that item
 * calls for one, otherwise the same level begins anew (some sources number every item `1.`).
 */
function depthOfList(label: Label, open: readonly Open[], floor: number, bold: boolean): number {
  const depth = withoutBullets(open, floor);
  const innermost = open.findLastIndex((item, at) => at >= floor && item.style === label.style);
  const above = open[depth - 1];
  if (innermost < 0 || !above) return depth;
  const calls = above.introduces || above.titled || above.parts.length > 1 || (above.bold && !bold);
  const nested = open.filter((item, at) => at >= floor && item.style === label.style).length;
  return calls && nested < 3 ? depth : innermost;
}

/** Depth of a new child of the innermost item; a bullet has numbered children only when it introduces them. */
function withoutBullets(open: readonly Open[], floor: number): number {
  let depth = open.length;
  while (
    depth > floor &&
    bulletRank((open[depth - 1] as Open).style) >= 0 &&
    !(open[depth - 1] as Open).introduces
  )
    depth--;
  return depth;
}

function depthOfBullet(own: number, open: readonly Open[], floor: number): number {
  let depth = open.length;
  for (; depth > floor; depth--) {
    const item = open[depth - 1] as Open;
    if (bulletRank(item.style) < own || item.introduces) break;
  }
  return depth;
}
