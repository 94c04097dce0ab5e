import { formatDate } from '../../core/dates.ts';
import type { Deadline } from '../../core/deadline.ts';
import type { IsoDate } from '../../core/document.ts';
import { readable } from '../../core/readable.ts';

interface TaskLine {
  id: string;
  text: string;
  lead: readonly string[];
  coordinating: readonly string[];
  deadlines: readonly Deadline[];
  number: string | null;
  issuedOn: IsoDate | null;
  source: string;
  section: string;
  why: string;
  documentStatus: string;
  superseded: boolean;
}

interface ItemLine {
  due: IsoDate | null;
  status: string;
  raw: string | null;
  recurring: boolean;
  doneOn?: IsoDate;
  by?: string;
  extendedFrom?: IsoDate;
  task: TaskLine;
}

const onOneLine = (text: string) => readable(text).replace(/\s+/g, ' ');
const shorten = (text: string, limit: number) =>
  text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text;

function placeOf(task: TaskLine): string {
  const date = task.issuedOn ? ` ngày ${formatDate(task.issuedOn)}` : '';
  const section = task.section ? `, mục ${task.section}` : '';
  const old = task.superseded ? `; văn bản ${task.documentStatus}` : '';
  return `${task.number ? `${task.number}${date}, ` : ''}tệp ${task.source}${section}${old}`;
}

/** Tasks, each with its words, who, by when, why it is here, and where it stands. */
export function renderTasks(found: {
  tasks: readonly (TaskLine & { status: string; due: IsoDate | null })[];
  units: readonly string[];
  notes: readonly string[];
}): string {
  const of = found.units.length > 0 ? ` của ${found.units.join('; ')}` : '';
  if (found.tasks.length === 0) return [...found.notes, `Không có nhiệm vụ nào${of}.`].join('\n');
  return [
    ...found.notes,
    ...found.tasks.map((task) =>
      [
        `[${task.id}] ${onOneLine(task.text)}`,
        task.lead.length > 0 ? `  Chủ trì: ${task.lead.join('; ')}` : '',
        task.coordinating.length > 0 ? `  Phối hợp: ${task.coordinating.join('; ')}` : '',
        `  Thời hạn: ${task.due ? formatDate(task.due) : (task.deadlines[0]?.raw.replace(/\s+/g, ' ') ?? 'không nêu')} – ${task.status}`,
        `  Vì sao: ${task.why}`,
        `  Văn bản: ${placeOf(task)}`,
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    `Tổng cộng: ${found.tasks.length} nhiệm vụ${of}.`,
  ].join('\n\n');
}

/** The counts, then a table of all items by day. */
export function renderDeadlines(found: {
  asOf: IsoDate;
  units: readonly string[];
  items: readonly ItemLine[];
  summary: readonly { name: string; count: number }[];
  vanished: readonly {
    kind: string;
    by: string | null;
    on: IsoDate | null;
    recordedAt: string;
    snapshot: { text: string; source: string };
  }[];
  notes: readonly string[];
}): string {
  const of = found.units.length > 0 ? ` – ${found.units.join('; ')}` : '';
  const counts = found.summary.map(({ name, count }) => `  ${name.padEnd(28)}${String(count).padStart(5)}`);
  const head = ['Thời hạn', 'Trạng thái', 'Đơn vị', 'Nhiệm vụ', 'Văn bản', 'Mã'];
  const rows = found.items.map(rowOf);
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  const gone = found.vanished.map(
    ({ kind, by, on, recordedAt, snapshot }) =>
      `- ${eventNames[kind] ?? kind}${on ? ` ngày ${formatDate(on)}` : ''}${by ? `, ${by}` : ''} (ghi nhận ${formatDate(recordedAt.slice(0, 10))}): “${shorten(onOneLine(snapshot.text), 120)}” (tệp ${snapshot.source})`,
  );
  return [
    ...found.notes,
    `Thời hạn tính đến ngày ${formatDate(found.asOf)}${of}\n${counts.join('\n')}`,
    rows.length > 0
      ? [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
      : 'Không có thời hạn nào.',
    ...(gone.length > 0
      ? [`Đã báo cáo về những nhiệm vụ nay không còn nguyên lời trong kho:\n${gone.join('\n')}`]
      : []),
  ].join('\n\n');
}

const eventNames: Record<string, string> = {
  done: 'Hoàn thành',
  extended: 'Gia hạn',
  reopened: 'Mở lại',
};

function rowOf({ due, status, raw, recurring, doneOn, extendedFrom, task }: ItemLine): string[] {
  const when = due ? formatDate(due) : shorten(raw?.replace(/\s+/g, ' ') ?? '–', 24);
  const extras = [
    recurring ? 'định kỳ' : '',
    extendedFrom ? `gia hạn từ ${formatDate(extendedFrom)}` : '',
    doneOn ? formatDate(doneOn) : '',
    task.superseded ? 'VB hết hiệu lực' : '',
  ].filter(Boolean);
  return [
    when,
    `${status}${extras.length > 0 ? ` (${extras.join(', ')})` : ''}`,
    shorten(task.lead.join('; ') || '(nơi nhận)', 34),
    shorten(onOneLine(task.text), 60),
    shorten(task.number ?? task.source, 28),
    task.id,
  ];
}

/** What a wording says about days. */
export function renderDates(deadlines: readonly Deadline[]): string {
  if (deadlines.length === 0) return 'Không thấy thời hạn nào trong câu này.';
  return deadlines
    .map(({ raw, kind, due, from, inclusive, every, certainty, rule }) =>
      [
        `“${raw}”`,
        `  Loại: ${kindNames[kind]}${every ? `, hằng ${every}` : ''}`,
        from ? `  Từ ngày: ${formatDate(from)}` : '',
        due
          ? `  Hạn: ${formatDate(due)}${inclusive === false ? ' (không kể ngày này)' : ''}`
          : '  Hạn: chưa xác định được ngày',
        `  ${certainty === 'stated' ? 'Văn bản nêu rõ' : 'Suy ra'}${rule ? `: ${rule}` : ''}`,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
}

const kindNames: Record<Deadline['kind'], string> = {
  date: 'một ngày',
  period: 'một khoảng thời gian',
  recurring: 'định kỳ',
  relative: 'tính từ một sự kiện',
  open: 'không nêu ngày',
};
