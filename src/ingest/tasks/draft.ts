import type { Calendar } from '../../core/calendar.ts';
import type { Deadline } from '../../core/deadline.ts';
import type { Document, Section, Span } from '../../core/document.ts';
import type { Layout } from '../../core/lines.ts';
import type { UnitMention } from '../../core/unit.ts';
import type { UnitRegistry } from '../../core/units.ts';

/** What the organisation knows, loaded once. */
export interface Known {
  units: UnitRegistry;
  calendar: Calendar;
}

/** A task before it has its place in the list and those who bear it. */
export interface Draft extends Span {
  section: Section | null;
  lead: UnitMention[];
  coordinating: UnitMention[];
  deadlines: Deadline[];
  deliverable: Span | null;
}

/** One document while its tasks are being looked for. */
export interface Reading {
  document: Document;
  text: string;
  sections: readonly Section[];
  layout: Layout;
  units: UnitRegistry;
  /** Deadlines inside `span`; `term` where the span is a term by itself (a time cell, "Thời gian thực hiện:"). */
  deadlines(span: Span, section: Section | null, term?: boolean): Deadline[];
  /** The deepest section around an offset. */
  sectionAt(offset: number): Section | null;
}

export const overlaps = (left: Span, right: Span) => left.start < right.end && right.start < left.end;

export const isInside = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end;

/** Without white space, Markdown marks and closing punctuation at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s*_|]/u.test(text[start]!)) start++;
  while (end > start && /[\s*_|;]/u.test(text[end - 1]!)) end--;
  if (text.slice(start, end).endsWith('./.')) end -= 3;
  while (end > start && /[\s*_|;.,]/u.test(text[end - 1]!)) end--;
  return { start, end };
}
