import type { Span } from '../../core/document.ts';
import { labelAt } from '../../core/label.ts';
import { type Line, linesOf } from '../../core/lines.ts';
import { fold } from '../../core/text.ts';
import { rowOf } from '../../core/unit-rows.ts';
import { type Draft, overlaps, type Reading, trimmed } from './draft.ts';
import { isFormula } from './verbs.ts';

type Field = 'lead' | 'coordinating' | 'time' | 'product' | 'content';

/** What stands before the colon, folded and without marks; the first that matches decides. */
const fields: [RegExp, Field][] = [
  [/^(?:(?:don vi|co quan|bo phan|cac don vi) )?phoi hop(?: [a-z ]{0,20})?$/, 'coordinating'],
  [
    /^(?:thoi gian|thoi han|tien do|lo trinh|han)(?: (?:thuc hien|hoan thanh|ban hanh|trinh|bao cao|du kien|gui|trien khai|xong|nop)[a-z ]{0,20})?$/,
    'time',
  ],
  [
    /^(?:san pham|ket qua|dau ra|ket qua dau ra)(?: (?:du kien|dau ra|can dat|thuc hien|hoan thanh))?$/,
    'product',
  ],
  [/^(?:noi dung|nhiem vu|cong viec|noi dung cong viec)(?: (?:thuc hien|cu the|cong viec))?$/, 'content'],
  [
    /^(?:(?:don vi|co quan|bo phan|phong|don vi, ca nhan|nguoi|cap)(?: va [a-z ]{2,16})? )?(?:chu tri|dau moi|thuc hien|chiu trach nhiem|phu trach|trach nhiem)(?: (?:tham muu|thuc hien|chinh|trien khai|phu trach))*$|^(?:don vi|co quan) tham muu$/,
    'lead',
  ],
];

interface Entry {
  field: Field;
  line: Line;
  /** Where the label begins. */
  at: number;
  value: Span;
}

const labelled = /(?:^|[.;]\s+)((?:\p{Lu}|- ?\p{Lu})[\p{L} ,*_\n]{2,60}?)[*_\s]*:[*_]*(?=\s|$)/gu;

/** The labelled entries of one paragraph: at its beginning, or one after another inside it. */
function entriesOf(text: string, line: Line): Entry[] {
  const from = labelAt(text, line.start, line.end)?.contentStart ?? line.start;
  const offset = /^[*_\s-]*/.exec(text.slice(from, line.end))?.[0].length ?? 0;
  const words = text.slice(from + offset, line.end);
  const entries: Entry[] = [];
  for (const match of words.matchAll(labelled)) {
    const name = fold(match[1]!)
      .replace(/[*_\n-]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const field = fields.find(([pattern]) => pattern.test(name))?.[1];
    const at = from + offset + match.index;
    const previous = entries.at(-1);
    if (previous && (field || previous.value.end === line.end))
      previous.value.end = Math.min(previous.value.end, at);
    if (!field || (entries.length === 0 && match.index > 0 && field !== 'lead')) continue;
    entries.push({
      field,
      line,
      at: at + (/^[.;]\s+/.exec(match[0])?.[0].length ?? 0),
      value: { start: at + match[0].length, end: line.end },
    });
  }
  for (const entry of entries) entry.value = trimmed(text, entry.value);
  return entries;
}

/**
 * Tasks whose fields are labelled lines:
 *
 *     2. Phun hóa chất diệt muỗi        ← or the heading, when nothing stands below it
 *     - Phun 02 lần tại 15 xã …         ← the task
 *     Đơn vị chủ trì: …
 *     Đơn vị phối hợp: …
 *     Thời gian thực hiện: …
 *
 * `used` gets the spans of everything that they consist of.
 */
export function labelledTasks(reading: Reading, tables: readonly Span[], used: Span[]): Draft[] {
  const { text, document, layout } = reading;
  if (document.type === 'giấy mời') return [];
  const lines = linesOf(text, document.body, layout).filter(
    (line) => line.kind === 'text' && !tables.some((table) => overlaps(line, table)),
  );
  const drafts: Draft[] = [];
  let content: Line[] = [];
  let entries: Entry[] = [];
  let home = -1;
  const flush = () => {
    const draft = draftOf(reading, content, entries);
    if (draft) {
      drafts.push(draft);
      used.push(...content, ...entries.map((entry) => entry.line));
    }
    if (entries.length > 0) content = [];
    entries = [];
  };
  for (const line of lines) {
    const container = containerOf(reading, line.start);
    if (container !== home) {
      flush();
      content = [];
      home = container;
    }
    const found = entriesOf(text, line);
    if (found.length === 0 && entries.some((entry) => isOpen(reading, entry, line))) continue;
    if (found.length === 0 && goesOn(reading, entries, line)) continue;
    if (found.length === 0) {
      if (entries.length > 0) flush();
      content.push(line);
      continue;
    }
    if (found[0]!.field === 'content' && entries.length > 0) flush();
    entries.push(...found);
    // "gửi hằng tháng …. Đơn vị chủ trì: …" in one paragraph: what stands before the label is the task.
    if (found[0]!.at - line.start > 60) content = [{ ...line, end: found[0]!.at }];
  }
  flush();
  return drafts;
}

/** "Thời gian thực hiện:" with its items below. */
function isOpen(reading: Reading, entry: Entry, line: Line): boolean {
  if (entry.field !== 'time' || !/:[*_\s]*$/.test(reading.text.slice(entry.line.start, entry.line.end)))
    return false;
  const section = reading.sectionAt(entry.line.start);
  const inside = section !== null && line.start >= section.start && line.end <= section.end;
  if (inside) entry.value = { start: entry.value.start, end: Math.max(entry.value.end, line.end) };
  return inside;
}

/** A content that was broken at a semicolon goes on in the next line. */
function goesOn(reading: Reading, entries: readonly Entry[], line: Line): boolean {
  const last = entries.at(-1);
  if (last?.field !== 'content' || reading.sections.some((section) => section.start === line.start))
    return false;
  last.value = { start: last.value.start, end: line.end };
  return true;
}

/** The nearest section that is no bullet. */
function containerOf(reading: Reading, offset: number): number {
  let section = reading.sectionAt(offset);
  while (section && section.kind === 'bullet') {
    section = section.parent === null ? null : (reading.sections[section.parent] ?? null);
  }
  return section?.id ?? -1;
}

function draftOf(reading: Reading, content: readonly Line[], entries: readonly Entry[]): Draft | null {
  const { text, units } = reading;
  const of = (field: Field) =>
    entries.filter((entry) => entry.field === field && entry.value.end > entry.value.start);
  if (of('lead').length === 0 && of('time').length === 0) return null;
  if (of('lead').length === 0 && of('content').length === 0 && of('coordinating').length === 0) return null;
  const section = reading.sectionAt((entries[0] as Entry).line.start);
  const span = contentOf(reading, content, of('content'));
  if (!span || isFormula(text.slice(span.start, span.end))) return null;
  const named = of('lead').flatMap((entry) => leadsIn(reading, entry.value));
  const given = of('time').flatMap((entry) => reading.deadlines(entry.value, section, true));
  const inText = reading.deadlines(span, section);
  const product = of('product')[0]?.value ?? null;
  return {
    ...span,
    section,
    lead: named,
    coordinating: of('coordinating').flatMap((entry) => units.listed(text, entry.value)),
    deadlines: given.length > 0 ? given : inText,
    deliverable: product,
  };
}

/** A list of units, or a sentence of who does what: "Sở Nội vụ chủ trì tham mưu …; Sở Tư pháp …". */
function leadsIn(reading: Reading, value: Span) {
  const { text, units } = reading;
  const mentions = units.find(text, value);
  const words = fold(text.slice(value.start, value.end));
  const chairs = words.search(
    /(?<!\p{L})(?:chu tri|tien hanh|tham muu|to chuc(?! khac| co lien quan| lien quan)|trong pham vi)(?!\p{L})/u,
  );
  if (chairs < 0 || words.length < 60) return units.listed(text, value);
  const row = rowOf(text, mentions, value.start, value.end);
  return row.length > 0 ? row : units.listed(text, { start: value.start, end: value.start + chairs });
}

function contentOf(reading: Reading, content: readonly Line[], given: readonly Entry[]): Span | null {
  const { text } = reading;
  const [first] = given;
  if (first) return first.value;
  const heading = content[0];
  const body = content.length > 1 && heading && isHead(reading, heading) ? content.slice(1) : content;
  const [from] = body;
  if (!from) return null;
  const start = labelAt(text, from.start, from.end)?.contentStart ?? from.start;
  return trimmed(text, { start, end: (body.at(-1) as Line).end });
}

const isHead = (reading: Reading, line: Line) =>
  reading.sections.some((section) => section.start === line.start && section.kind !== 'bullet') ||
  reading.sections.every((section) => section.start !== line.start);
