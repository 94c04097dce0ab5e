import type { Section, Span } from '../../core/document.ts';
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
