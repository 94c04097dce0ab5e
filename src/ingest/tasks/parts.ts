import type { Section, Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';
import { overlaps } from './draft.ts';

/** What of a section stands after its last child. */
export function tailOf(section: Section, sections: readonly Section[]): Span | null {
  let end = -1;
  for (let id = section.id + 1; id < sections.length && (sections[id] as Section).start < section.end; id++) {
    if ((sections[id] as Section).parent === section.id) end = (sections[id] as Section).end;
  }
  return end >= 0 && end < section.end ? { start: end, end: section.end } : null;
}

/** The parts of the body that lie in no section. */
export function gapsOf(body: Span, sections: readonly Section[]): Span[] {
  const gaps: Span[] = [];
  let at = body.start;
  for (const section of sections) {
    if (section.parent !== null) continue;
    if (section.start > at) gaps.push({ start: at, end: section.start });
    at = Math.max(at, section.end);
  }
  if (at < body.end) gaps.push({ start: at, end: body.end });
  return gaps;
}

/** A span without the part that `hole` covers. */
export const without = (span: Span, hole: Span): Span[] =>
  overlaps(span, hole)
    ? [
        { start: span.start, end: Math.max(span.start, hole.start) },
        { start: Math.min(span.end, hole.end), end: span.end },
      ].filter((part) => part.end > part.start)
    : [span];

const enforced =
  /(?:chiu trach nhiem (?:to chuc )?(?:trien khai )?(?:thi hanh|thuc hien) (?:quyet dinh|chi thi|ke hoach|thong bao|nghi quyet|quy che|quy dinh)(?: nay)?|can cu (?:quyet dinh|chi thi|ke hoach|nghi quyet)(?: nay)? (?:chiu trach nhiem )?thi hanh)[\s*_./]*$/u;

/**
 * The clause of enforcement at the end of a span, from its first name on: "… và các cá nhân liên quan chịu trách
 * nhiệm thi hành Quyết định này./." However many it names, it sets nobody a task.
 */
export function enforcementIn(text: string, span: Span): Span | null {
  const end = fold(text.slice(Math.max(span.start, span.end - 200), span.end)).replace(/\s+/g, ' ');
  if (!enforced.test(end)) return null;
  const words = text.slice(span.start, span.end);
  const sentence = Math.max(
    ...[...words.slice(0, -8).matchAll(/\.\s+(?=\p{Lu})/gu)].map((one) => one.index),
    -1,
  );
  return { start: span.start + sentence + 1, end: span.end };
}
