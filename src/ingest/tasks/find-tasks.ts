import type { Deadline } from '../../core/deadline.ts';
import { findDeadlines } from '../../core/deadlines/find-deadlines.ts';
import type { Document, Passage, Section, Span } from '../../core/document.ts';
import { layoutOf } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import type { Applies, Task } from '../../core/task.ts';
import { fold } from '../../core/text.ts';
import type { UnitMention } from '../../core/unit.ts';
import { isKind } from '../../core/unit-rows.ts';
import { tablesOf } from '../outline/table.ts';
import { type Draft, type Known, overlaps, type Reading, trimmed } from './draft.ts';
import { itemTasks } from './items.ts';
import { labelledTasks } from './labelled.ts';
import { moodsOf, ownSpan, yearOf } from './moods.ts';
import { withoutRepeats } from './repeats.ts';
import { tableTasks } from './table-tasks.ts';

export type { Known } from './draft.ts';

/**
 * What a document orders done, in reading order. Every span is exact: text, lead, coordinating units,
 * deadlines and deliverable can each be quoted.
 *
 *   1. tables with a column of tasks;
 *   2. labelled lines: "Đơn vị chủ trì: …", "Thời gian thực hiện: …";
 *   3. items and sentences: "Giao X …", "X chủ trì …", "X: …", items under a unit or under a heading that
 *      assigns work.
 *
 * No tasks are in articles, in what is told of the past, in legal bases and clauses of effect.
 */
export function findTasks(
  document: Document,
  sections: readonly Section[],
  _passages: readonly Passage[],
  known: Known,
): Task[] {
  if (document.type === 'bài viết') return [];
  const reading = readingOf(document, sections, known);
  const headingOf = (section: Section) =>
    section.heading ||
    (sections[section.id + 1]?.parent === section.id
      ? firstWords(document.text, ownSpan(section, sections))
      : '');
  const moods = moodsOf(document.type, sections, headingOf);
  const orders = ['công văn', 'công điện', 'chỉ thị', 'hướng dẫn'].includes(document.type ?? '');
  const tables = tablesOf(document.text, document.body);
  const spans = tables.map((table) => table.span);
  const fromTables = tables
    .filter((table) => {
      const section = reading.sectionAt(table.span.start);
      return !section || moods[section.id] !== 'past';
    })
    .flatMap((table) => tableTasks(reading, table));
  const used: Span[] = [...spans];
  const labelled = labelledTasks(reading, spans, used);
  const found = itemTasks(reading, moods, orders ? 'assign' : 'open', used);
  const items = withoutRepeats(document.text, found, [...fromTables, ...labelled]);
  const bearers = bearersOf(document, known);
  return distinct([...fromTables, ...labelled, ...items]).map((draft, ordinal): Task => {
    const lead = draft.lead.map((one) => settled(one, known));
    const applies = appliesOf(lead, known);
    return {
      ordinal,
      start: draft.start,
      end: draft.end,
      section: draft.section?.path ?? '',
      lead,
      coordinating: draft.coordinating.map((one) => settled(one, known)),
      deadlines: draft.deadlines,
      deliverable: draft.deliverable,
      applies,
      bearers: applies === 'general' ? bearers : [],
    };
  });
}

function readingOf(document: Document, sections: readonly Section[], known: Known): Reading {
  const { text } = document;
  const years = sections.map((section) => yearOf(section.heading));
  const yearFor = (section: Section | null): number | null => {
    for (let at = section; at; at = at.parent === null ? null : (sections[at.parent] ?? null)) {
      const year = years[at.id];
      if (year) return year;
    }
    return null;
  };
  const found = new Map<string, Deadline[]>();
  return {
    document,
    text,
    sections,
    layout: layoutOf(text),
    units: known.units,
    deadlines(span, section, term = false) {
      const key = `${span.start} ${span.end} ${term}`;
      const kept = found.get(key);
      if (kept) return kept;
      const year = yearFor(section);
      const told = { reference: document.issuedOn, year, calendar: known.calendar, span, isTerm: term };
      const read = findDeadlines(text, told);
      const deadlines = read.length > 0 || !term ? read : inWords(text, span);
      found.set(key, deadlines);
      return deadlines;
    },
    sectionAt(offset) {
      let deepest: Section | null = null;
      let [low, high] = [0, sections.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sections[middle] as Section).start <= offset) low = middle + 1;
        else high = middle;
      }
      for (let at: Section | null = sections[low - 1] ?? null; at && !deepest; ) {
        if (offset < at.end) deepest = at;
        at = at.parent === null ? null : (sections[at.parent] ?? null);
      }
      return deepest;
    },
  };
}

/** A term that only its own words tell: a bare year is that year, anything else stays as it is written. */
function inWords(text: string, span: Span): Deadline[] {
  const words = trimmed(text, span);
  const raw = text.slice(words.start, words.end);
  if (!/[\p{L}\p{N}]/u.test(raw)) return [];
  if (/^(?:19|20)\d{2}$/.test(raw)) {
    const rule = `Thời hạn chỉ ghi năm ${raw}, tính đến ngày cuối năm.`;
    const [from, due] = [`${raw}-01-01`, `${raw}-12-31`];
    return [{ ...words, raw, kind: 'period', from, due, inclusive: true, certainty: 'implied', rule }];
  }
  const rule = 'Thời hạn ghi bằng lời, chưa xác định được ngày.';
  return [{ ...words, raw, kind: 'open', certainty: 'stated', rule }];
}

const firstWords = (text: string, span: Span) =>
  onOneLine(text.slice(span.start, Math.min(span.end, span.start + 80))).replace(
    /^[\p{L}\d.]{1,6}[.)]\s+/u,
    '',
  );

/** In reading order; of those over the same words the first found stays. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const ranked = drafts
    .map((draft, rank) => ({ draft, rank }))
    .filter(({ draft }) => draft.end > draft.start);
  ranked.sort((left, right) => left.draft.start - right.draft.start || left.rank - right.rank);
  const kept: typeof ranked = [];
  for (const one of ranked) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.draft, one.draft)) kept.push(one);
    else if (one.rank < last.rank) kept[kept.length - 1] = one;
  }
  return kept.map(({ draft }) => draft);
}

/** "…, bệnh viện" in a row that began with "các" means all of them. */
function settled(one: UnitMention, known: Known): UnitMention {
  if (one.unit !== null || !isKind(one.text)) return one;
  return { ...one, unit: known.units.exactly(one.text) ?? known.units.exactly(`các ${one.text}`) };
}

/** "Chủ tịch UBND các tỉnh, thành phố", none of them by name. */
const unnamed = /(?:UBND|Ủy ban nhân dân)\s+các\s[^:\p{Lu}]*$/u;

function appliesOf(lead: readonly UnitMention[], known: Known): Applies {
  if (lead.length === 0) return 'general';
  const group = lead.every((one) => {
    const unit = one.unit === null ? null : known.units.get(one.unit);
    if (unit) return unit.kind === 'nhóm';
    const several = /^(?:cac|moi|thu truong|nguoi dung dau|toan)\s/.test(fold(one.text));
    return several || isKind(one.text) || unnamed.test(one.text);
  });
  return group ? 'group' : 'named';
}

/** Recipients that only take note, or keep a copy. */
const takesNote =
  /\((?:de )?(?:b\/c|bao cao|bc|biet|tong hop|phoi hop|p\/h|ph\/h|dang)|^[\s-]*(?:luu|nhu (?:tren|dieu)|ban giam doc|giam doc,|thuong truc|cac pct|ct,)/;

/** Those who bear a task that names nobody: the addressees, else the recipients that are to act. */
function bearersOf(document: Document, known: Known): UnitMention[] {
  const { text, addressees, recipients } = document;
  const spans = addressees.length > 0 ? addressees : recipients;
  return spans
    .filter((span) => !takesNote.test(fold(text.slice(span.start, span.end))))
    .flatMap((span) => {
      const bracket = text.slice(span.start, span.end).search(/\((?:từ|để|thực)/u);
      return known.units.listed(text, bracket > 0 ? { start: span.start, end: span.start + bracket } : span);
    });
}
