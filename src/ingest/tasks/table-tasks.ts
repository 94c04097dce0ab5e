import type { Deadline } from '../../core/deadline.ts';
import type { Section, Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';
import type { Column, Row, Table } from '../outline/table.ts';
import { type Draft, type Reading, trimmed } from './draft.ts';

type Field = 'time' | 'from' | 'coordinating' | 'product' | 'lead' | 'task';

/** What a column holds, by its head folded; the first that matches decides. */
const heads: [RegExp, Field][] = [
  [/bat dau|khoi cong/, 'from'],
  [/thoi gian|thoi han|tien do|han hoan thanh|hoan thanh|ket thuc|lo trinh|thoi diem/, 'time'],
  [/phoi hop/, 'coordinating'],
  [/san pham|ket qua|dau ra/, 'product'],
  [/nhiem vu|noi dung|cong viec|hoat dong|hang muc|giai phap/, 'task'],
  [/chu tri|thuc hien|dau moi|phu trach|chiu trach nhiem|don vi(?! tinh)|co quan/, 'lead'],
];

function fieldsOf(columns: readonly Column[]): Map<Field, number> | null {
  const fields = new Map<Field, number>();
  columns.forEach((column, at) => {
    const field = heads.find(([pattern]) => pattern.test(fold(column.text)))?.[1];
    // A column that says "chủ trì" outdoes a mere "đơn vị".
    const better = field === 'lead' && /chu tri/.test(fold(column.text));
    if (field && (!fields.has(field) || better)) fields.set(field, at);
  });
  return fields.has('task') && (fields.has('lead') || fields.has('time')) ? fields : null;
}

/**
 * The tasks of a table with a column of tasks and one of units or terms, one for each row. A cell that is
 * empty in a row without a number goes on from the row above (a merged cell).
 */
export function tableTasks(reading: Reading, table: Table): Draft[] {
  const fields = fieldsOf(table.columns);
  if (!fields) return [];
  const drafts: Draft[] = [];
  let above: Row | null = null;
  for (const row of table.rows) {
    const cell = (field: Field): Span | null => {
      const at = fields.get(field);
      if (at === undefined) return null;
      const own = row.cells[at];
      if (own && own.end > own.start) return own;
      const held =
        row.number === '' && field !== 'task' && field !== 'product' ? above?.cells[at] : undefined;
      return held && held.end > held.start ? held : null;
    };
    const task = cell('task');
    if (task) {
      const draft = draftOf(reading, task, cell);
      if (draft) drafts.push(draft);
      above = merged(row, above);
    }
  }
  return drafts;
}

/** A row with the cells of the rows above that reach down into it. */
function merged(row: Row, above: Row | null): Row {
  if (row.number !== '' || !above) return row;
  return {
    ...row,
    cells: row.cells.map((cell, at) => (cell.end > cell.start ? cell : (above.cells[at] ?? cell))),
  };
}

function draftOf(reading: Reading, task: Span, cell: (field: Field) => Span | null): Draft | null {
  const { text, units } = reading;
  const span = trimmed(text, task);
  if (!/\p{L}{2}/u.test(text.slice(span.start, span.end))) return null;
  const section = reading.sectionAt(task.start);
  const [lead, coordinating, time, product] = (['lead', 'coordinating', 'time', 'product'] as const).map(
    cell,
  );
  const given = time ? reading.deadlines(time, section, true) : [];
  const deliverable = product ? trimmed(text, product) : null;
  return {
    ...span,
    section,
    lead: lead ? units.listed(text, lead) : [],
    coordinating: coordinating ? units.listed(text, coordinating) : [],
    deadlines:
      given.length > 0 ? begun(reading, given, cell('from'), section) : reading.deadlines(span, section),
    deliverable: deliverable && deliverable.end > deliverable.start ? deliverable : null,
  };
}

/** The day of the column "Bắt đầu" as the beginning of the term. */
function begun(
  reading: Reading,
  deadlines: Deadline[],
  from: Span | null,
  section: Section | null,
): Deadline[] {
  const day = from ? reading.deadlines(from, section, true)[0]?.due : undefined;
  return deadlines.map((deadline) =>
    day && deadline.from === undefined && (!deadline.due || deadline.due >= day)
      ? { ...deadline, from: day }
      : deadline,
  );
}
