import type { Section, Span } from '../../core/document.ts';
import { onOneLine } from '../../core/plain.ts';
import type { UnitMention } from '../../core/unit.ts';
import { rowOf } from '../../core/unit-rows.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Draft, isInside, overlaps, type Reading, trimmed } from './draft.ts';
import { helpersIn, type Told, toldBy } from './leads.ts';
import { type Mood, ownSpan } from './moods.ts';
import { gapsOf, tailOf, without } from './parts.ts';
import { isDuty, isFormula, must } from './verbs.ts';

/** What an item takes from what stands above it. */
interface Above {
  lead: UnitMention[];
  coordinating: UnitMention[];
  /** The item above is a task itself, with these words: its parts are no tasks of their own. */
  whole: boolean;
}

const nothing: Above = { lead: [], coordinating: [], whole: false };

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
    const state = { above, mood, isParent };
    const found = tasksIn(reading, own, section, state, free);
    drafts.push(...found.drafts);
    given[section.id] = found.below;
    // What stands after the last child.
    const tail = tailOf(section, sections);
    if (tail && isParent)
      drafts.push(
        ...tasksIn(reading, tail, section, { above: nothing, mood: 'open', isParent: false }, free).drafts,
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
          { above: nothing, mood: top === 'assign' ? 'open' : top, isParent: false },
          free,
        ).drafts,
      );
    }
  }
  return drafts;
}

interface State {
  above: Above;
  mood: Mood;
  isParent: boolean;
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
  const clauses = clausesOf(text, span, layout, units);
  for (const [index, clause] of clauses.entries()) {
    if (document.legalBases.some((basis) => isInside(clause, basis)) || !free(clause)) continue;
    const words = text.slice(clause.start, clause.end);
    const mentions = units.find(text, clause);
    const heads = index === 0 && section !== null && (state.isParent || clauses.length > 1);
    const unitsOnly = onlyUnits(text, clause, mentions);
    if (unitsOnly.length > 0 && (heads || /:[*_\s]*$/.test(words) || clauses.length > 1)) {
      below = { lead: unitsOnly, coordinating: [], whole: false };
      current = null;
      continue;
    }
    const deadlines = reading.deadlines(clause, section);
    const told = toldBy(text, clause, mentions, deadlines.length > 0);
    const introduces = /:[*_\s]*$/.test(words);
    if (isHeading(section, clause, words) && deadlines.length === 0) continue;
    const formula = isFormula(words);
    if (formula && deadlines.length === 0) continue;
    if (
      introduces &&
      (state.isParent || index < clauses.length - 1 || section === null) &&
      deadlines.length === 0
    ) {
      if (told && section !== null)
        below = { lead: told.lead, coordinating: told.coordinating, whole: false };
      continue;
    }
    // A sentence without a subject goes on from the one before it.
    const lead = told?.lead ?? (below.lead.length > 0 ? below.lead : (current?.[0]?.lead ?? []));
    if (!told && current && deadlines.length > 0 && !isDuty(words)) {
      extend(reading, current, clause, section);
      continue;
    }
    const wanted = isTask(state, clause, told, words, deadlines.length > 0, below, section, heads, formula);
    if (!wanted) continue;
    if (told && issues(reading, told, words)) continue;
    const made = draftsOf(
      reading,
      clause,
      section,
      lead,
      told?.coordinating ?? helpersIn(text, clause, mentions, []),
    );
    drafts.push(...made);
    current = made;
    if (state.isParent) below = { lead, coordinating: [], whole: deadlines.length > 0 };
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

/** The issuer tells what it does itself with this document: "Sở Y tế thông báo …". */
function issues(reading: Reading, told: Told, words: string): boolean {
  if (told.how === 'order') return false;
  const own = told.lead.every((one) => one.unit === 'so-y-te' || reading.document.issuer?.includes(one.text));
  return (
    own &&
    /(?<!\p{L})(?:thông báo|đề nghị|yêu cầu|ban hành|kết luận|nhận được|hướng dẫn các|báo cáo kết quả|xây dựng Kế hoạch)(?!\p{L})/u.test(
      words,
    )
  );
}

function isTask(
  state: State,
  clause: Clause,
  told: Told | null,
  words: string,
  dated: boolean,
  below: Above,
  section: Section | null,
  heads: boolean,
  formula: boolean,
): boolean {
  if (formula) return dated && told !== null;
  if (below.whole && !dated && told?.how !== 'order') return false;
  if (told?.how === 'order') return true;
  if (state.mood === 'frame') return told !== null && dated && told.how === 'head';
  if (told)
    return (
      state.mood === 'assign' ||
      dated ||
      (told.how === 'head' && section !== null) ||
      (section !== null && state.mood === 'open')
    );
  if (section === null) return false;
  const order = isDuty(words);
  if (!order && /^[^,;:]{0,60}? được (?!giao)/u.test(words) && !must(words)) return false;
  if (heads && state.isParent && !dated) return false;
  if (heads && !dated && !/[.;]/.test(words) && words.length < 120 && clause.sentence && state.isParent)
    return false;
  if (below.lead.length > 0) return order || dated;
  return state.mood === 'assign' && !state.isParent && clause.sentence && (order || dated);
}

function draftsOf(
  reading: Reading,
  clause: Clause,
  section: Section | null,
  lead: UnitMention[],
  coordinating: UnitMention[],
): Draft[] {
  const make = (span: Span): Draft => ({
    ...trimmed(reading.text, span),
    section,
    lead,
    coordinating,
    deadlines: reading.deadlines(span, section),
    deliverable: null,
  });
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
