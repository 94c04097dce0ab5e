import type { Deadline } from '../../core/deadline.ts';
import type { Section, Span } from '../../core/document.ts';
import { onOneLine } from '../../core/plain.ts';
import type { UnitMention } from '../../core/unit.ts';
import { rowOf } from '../../core/unit-rows.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Draft, isInside, overlaps, type Reading, trimmed } from './draft.ts';
import { headedBy, helpersIn, toldBy } from './leads.ts';
import { isRuled, type Mood, ownSpan } from './moods.ts';
import { enforcementIn, gapsOf, tailOf, without } from './parts.ts';
import { isDuty, isFormula, isPower } from './verbs.ts';
import { type Above, issues, isTask, type State } from './wanted.ts';

const nothing: Above = { lead: [], coordinating: [], deadlines: [], whole: false };
const borneBy = (lead: UnitMention[], coordinating: UnitMention[] = []): Above => ({
  ...nothing,
  lead,
  coordinating,
});

/** Tasks in numbered items, bullets and plain paragraphs, in reading order. */
export function itemTasks(
  reading: Reading,
  moods: readonly Mood[],
  top: Mood,
  used: readonly Span[],
): Draft[] {
  const { sections, document } = reading;
  const drafts: Draft[] = [];
  const given: Above[] = [];
  const free = (span: Span) => !used.some((one) => overlaps(one, span));
  for (const section of sections) {
    if (section.kind === 'table' || section.kind === 'row') continue;
    const above = (section.parent === null ? null : given[section.parent]) ?? nothing;
    const mood = moods[section.id] ?? 'open';
    given[section.id] = above;
    if (mood === 'past') continue;
    const own = ownSpan(section, sections);
    const isParent = own.end < section.end;
    const state = { above, mood, isParent, ruled: isRuled(section, sections) };
    const found = tasksIn(reading, own, section, state, free);
    drafts.push(...found.drafts);
    given[section.id] = found.below;
    // What stands after the last child.
    const tail = tailOf(section, sections);
    if (tail && isParent)
      drafts.push(
        ...tasksIn(reading, tail, section, { ...state, above: nothing, mood: 'open', isParent: false }, free)
          .drafts,
      );
  }
  for (const gap of gapsOf(document.body, sections)) {
    const parts = document.closing ? without(gap, document.closing) : [gap];
    for (const part of parts) {
      drafts.push(
        ...tasksIn(
          reading,
          part,
          null,
          { above: nothing, mood: top === 'assign' ? 'open' : top, isParent: false, ruled: false },
          free,
        ).drafts,
      );
    }
  }
  return drafts;
}

function tasksIn(
  reading: Reading,
  span: Span,
  section: Section | null,
  state: State,
  free: (span: Span) => boolean,
): { drafts: Draft[]; below: Above } {
  const { text, units, layout, document } = reading;
  const drafts: Draft[] = [];
  let below = state.above;
  let current: Draft[] | null = null;
  /** Who was spoken of last, if only in a formula. */
  let spokenOf: UnitMention[] = [];
  const clauses = clausesOf(text, span, layout, units);
  const bound = enforcementIn(text, span);
  for (const [index, clause] of clauses.entries()) {
    if (document.legalBases.some((basis) => isInside(clause, basis)) || !free(clause)) continue;
    if (bound && isInside(clause, bound)) continue;
    const words = text.slice(clause.start, clause.end);
    const mentions = units.find(text, clause);
    const heads = index === 0 && section !== null && (state.isParent || clauses.length > 1);
    const unitsOnly = onlyUnits(text, clause, mentions);
    if (unitsOnly.length > 0 && (heads || /:[*_\s]*$/.test(words) || clauses.length > 1)) {
      below = borneBy(unitsOnly);
      current = null;
      continue;
    }
    const deadlines = reading.deadlines(clause, section);
    const told = toldBy(text, clause, mentions, deadlines.length > 0);
    const introduces = /:[*_\s]*$/.test(words);
    if (state.isParent && isPower(words)) {
      below = { ...nothing, whole: true };
      continue;
    }
    if (isHeading(section, clause, words) && deadlines.length === 0) {
      const bearers = headedBy(text, clause, mentions, told);
      if (bearers.length > 0) below = borneBy(bearers);
      continue;
    }
    const formula = isFormula(words);
    if (told) spokenOf = told.lead;
    if (formula && deadlines.length === 0) continue;
    if (
      introduces &&
      (state.isParent || index < clauses.length - 1 || section === null) &&
      deadlines.length === 0
    ) {
      if (told && section !== null) below = borneBy(told.lead, told.coordinating);
      continue;
    }
    if (introduces && state.isParent && told && section !== null && !below.whole) {
      below = { ...borneBy(told.lead, told.coordinating), deadlines };
      continue;
    }
    // A sentence without a subject goes on from the one before it.
    const lead = told?.lead ?? (below.lead.length > 0 ? below.lead : (current?.[0]?.lead ?? spokenOf));
    if (!told && current && deadlines.length > 0 && !isDuty(words)) {
      extend(reading, current, clause, section);
      continue;
    }
    if (!isTask(state, { clause, words, told, deadlines, heads, formula }, below, section)) continue;
    if (told && issues(reading, told, words)) continue;
    const made = draftsOf(
      reading,
      clause,
      section,
      lead,
      told?.coordinating ?? helpersIn(text, clause, mentions, []),
      below.deadlines,
    );
    drafts.push(...made);
    current = made;
    if (state.isParent) below = { ...borneBy(lead), whole: deadlines.length > 0 };
  }
  return { drafts, below };
}

/** The line that only names what the section is about. */
const isHeading = (section: Section | null, clause: Clause, words: string) =>
  section !== null &&
  section.heading !== '' &&
  clause.start - section.start < 40 &&
  section.heading.startsWith(onOneLine(words).slice(0, 40));

/** The units of a clause that is nothing but their list: "2. Các bệnh viện, trung tâm y tế khu vực:". */
function onlyUnits(text: string, clause: Span, mentions: readonly UnitMention[]): UnitMention[] {
  const row = rowOf(text, mentions, clause.start, clause.end);
  const last = row.at(-1);
  if (!last) return [];
  const rest = onOneLine(text.slice(last.end, clause.end)).replace(/\([^)]*\)/gu, '');
  return /^[\s:.;,*_-]*$/u.test(rest) ? row : [];
}

function draftsOf(
  reading: Reading,
  clause: Clause,
  section: Section | null,
  lead: UnitMention[],
  coordinating: UnitMention[],
  above: readonly Deadline[],
): Draft[] {
  const make = (span: Span): Draft => {
    const own = reading.deadlines(span, section);
    const deadlines = own.length > 0 ? own : [...above];
    return { ...trimmed(reading.text, span), section, lead, coordinating, deadlines, deliverable: null };
  };
  if (clause.parts.length === 0) return [make(clause)];
  const shared = clause.shared ? reading.deadlines(clause.shared, section) : [];
  return clause.parts
    .map(make)
    .map((draft) => (draft.deadlines.length > 0 ? draft : { ...draft, deadlines: shared }));
}

/** A sentence with a term but without a subject goes on from the task before it. */
function extend(reading: Reading, drafts: Draft[], clause: Clause, section: Section | null): void {
  const deadlines = reading.deadlines(clause, section);
  const [only] = drafts;
  if (drafts.length === 1 && only) {
    only.end = clause.end;
    only.deadlines = [...only.deadlines, ...deadlines];
  } else {
    for (const draft of drafts) if (draft.deadlines.length === 0) draft.deadlines = deadlines;
  }
}
