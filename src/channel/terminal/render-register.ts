import { formatDate } from '../../core/dates.ts';
import { type Deadline, isImpossible } from '../../core/deadline.ts';
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
  events: readonly ReportedLine[];
}

interface ReportedLine {
  kind: string;
  by: string | null;
  on: IsoDate | null;
  to: IsoDate | null;
  note: string | null;
  recordedAt: string;
  saidOf?: string;
}

interface ItemLine {
  due: IsoDate | null;
  status: string;
  raw: string | null;
  recurring: boolean;
  doneOn?: IsoDate;
  by?: string;
  extendedFrom?: IsoDate;
  part: string;
  task: TaskLine;
}

const onOneLine = (text: string) => readable(text).replace(/\s+/g, ' ');
/** Cut between words where there are any. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const words = text.slice(0, limit).replace(/\s+\S*$/u, '');
  return `${words.replace(/[\ud800-\udbff]$/u, '')}…`;
}

function placeOf(task: TaskLine): string {
  const date = task.issuedOn ? ` ngày ${formatDate(task.issuedOn)}` : '';
  const section = task.section ? `, mục ${task.section}` : '';
  const old = task.superseded ? `; văn bản ${task.documentStatus}` : '';
  return `${task.number ? `${task.number}${date}, ` : ''}tệp ${task.source}${section}${old}`;
}

interface TaskFound extends TaskLine {
  status: string;
  due: IsoDate | null;
}

/** Tasks under why they are here, those to be done first; each with its words, who, by when, where it stands. */
export function renderTasks(found: {
  tasks: readonly TaskFound[];
  units: readonly string[];
  notes: readonly string[];
}): string {
  const of = found.units.length > 0 ? ` của ${found.units.join('; ')}` : '';
  if (found.tasks.length === 0) return [...found.notes, `Không có nhiệm vụ nào${of}.`].join('\n');
  const groups = new Map<string, TaskFound[]>();
  for (const task of found.units.length > 0 ? inReadingOrder(found.tasks) : found.tasks) {
    const head = found.units.length === 0 ? '' : task.superseded ? notInForce : task.why;
    groups.set(head, [...(groups.get(head) ?? []), task]);
  }
  return [
    ...found.notes,
    ...[...groups].flatMap(([head, tasks]) => [
      ...(head ? [`${head.toUpperCase()} (${tasks.length})`] : []),
      ...tasks.map(taskBlock),
    ]),
    `Tổng cộng: ${found.tasks.length} nhiệm vụ${of}.`,
  ].join('\n\n');
}

const notInForce = 'của văn bản không còn hiệu lực';
const reading = ['sắp đến hạn', 'quá hạn', 'chưa đến hạn', 'chưa rõ thời hạn'];

/** Named, by a group, through the recipients, no longer in force; in each, what is due or was missed last comes first. */
function inReadingOrder(tasks: readonly TaskFound[]): TaskFound[] {
  const applies = ['nêu đích danh', 'nêu đích danh, phối hợp thực hiện', 'thuộc nhóm đơn vị được giao'];
  const group = ({ superseded, why }: TaskFound) => (superseded ? 9 : (applies.indexOf(why) + 8) % 8);
  const place = ({ status }: TaskFound) => (reading.indexOf(status) + 8) % 8;
  return [...tasks].sort((left, right) => {
    const apart = group(left) - group(right) || place(left) - place(right);
    if (apart !== 0) return apart;
    const days = (left.due ?? '').localeCompare(right.due ?? '');
    return left.status === 'quá hạn' ? -days : days;
  });
}

function taskBlock(task: TaskFound): string {
  const when = task.due ? formatDate(task.due) : (task.deadlines[0]?.raw.replace(/\s+/g, ' ') ?? 'không nêu');
  return [
    `[${task.id}] ${onOneLine(task.text)}`,
    task.lead.length > 0 ? `  Chủ trì: ${task.lead.join('; ')}` : '',
    task.coordinating.length > 0 ? `  Phối hợp: ${task.coordinating.join('; ')}` : '',
    `  Thời hạn: ${when}${task.status === 'chưa rõ thời hạn' ? '' : ` – ${task.status}`}`,
    ...doubtsOf(task).map((doubt) => `  Lưu ý: ${doubt}`),
    ...task.events.map((event) => `  Đã báo cáo: ${reportText(event)}`),
    `  Vì sao: ${task.why}`,
    `  Văn bản: ${placeOf(task)}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** What a task says about days that cannot be: `“trước ngày 31/4”: Không có ngày 31/4 trong lịch; …` */
const doubtsOf = ({ deadlines }: TaskLine): string[] =>
  deadlines.filter(isImpossible).map(({ raw, rule }) => `“${raw.replace(/\s+/g, ' ')}”: ${rule}`);

/** `hoàn thành ngày 30/3/2024, Lê Thị Mận (đủ giường); đã báo cáo khi nhiệm vụ còn ghi là “…”` */
function reportText({ kind, by, on, to, note, recordedAt, saidOf }: ReportedLine): string {
  const day = on ?? to;
  const name = kind === 'extended' && to === null ? 'bỏ gia hạn' : eventNames[kind];
  const what = `${name ?? kind}${day ? ` ${to ? 'đến ngày' : 'ngày'} ${formatDate(day)}` : ''}`;
  const who = `${by ? `, ${by}` : ''}${note ? ` (${onOneLine(note)})` : ''}`;
  const then = saidOf ? `; đã báo cáo khi nhiệm vụ còn ghi là “${shorten(onOneLine(saidOf), 160)}”` : '';
  return `${what}${who}, ghi nhận ${formatDate(recordedAt.slice(0, 10))}${then}`;
}

/** The counts, then a table of all items, in the parts in which a manager reads them. */
export function renderDeadlines(found: {
  asOf: IsoDate;
  units: readonly string[];
  items: readonly ItemLine[];
  summary: readonly { name: string; count: number }[];
  vanished: readonly (ReportedLine & { snapshot: { text: string; source: string } })[];
  notes: readonly string[];
}): string {
  const of = found.units.length > 0 ? ` – ${found.units.join('; ')}` : '';
  const counts = found.summary.map(({ name, count }) => `  ${name.padEnd(28)}${String(count).padStart(5)}`);
  const head = ['Thời hạn', 'Trạng thái', 'Đơn vị', 'Nhiệm vụ', 'Văn bản', 'Mã'];
  const rows = found.items.map((item) => ({ part: item.part, cells: rowOf(item) }));
  const widths = head.map((name, at) =>
    rows.reduce((width, { cells }) => Math.max(width, cells[at]!.length), name.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  const table = (part: string) =>
    `${part.toUpperCase()} (${rows.filter((row) => row.part === part).length})\n${rows
      .filter((row) => row.part === part)
      .map(({ cells }) => line(cells))
      .join('\n')}`;
  const parts = [...new Set(found.items.map(({ part }) => part))].sort(
    (left, right) => partAt(left) - partAt(right),
  );
  const gone = found.vanished.map(
    (event) =>
      `- ${reportText(event)}: “${shorten(onOneLine(event.snapshot.text), 120)}” (tệp ${event.snapshot.source})`,
  );
  const tasks = [...new Map(found.items.map(({ task }) => [task.id, task])).values()];
  const doubts = tasks.flatMap((task) => doubtsOf(task).map((doubt) => `- ${task.id}: ${doubt}`));
  return [
    ...found.notes,
    `Thời hạn tính đến ngày ${formatDate(found.asOf)}${of}\n${counts.join('\n')}`,
    ...(rows.length > 0
      ? [[line(head), widths.map((width) => '-'.repeat(width)).join('  ')].join('\n'), ...parts.map(table)]
      : ['Không có thời hạn nào.']),
    ...(doubts.length > 0 ? [`Thời hạn không thể có thật:\n${doubts.join('\n')}`] : []),
    ...(gone.length > 0
      ? [`Đã báo cáo về những nhiệm vụ nay không còn nguyên lời trong kho:\n${gone.join('\n')}`]
      : []),
  ].join('\n\n');
}

const partNames = [
  'quá hạn',
  'tuần này',
  'tháng này',
  'quý này',
  'sau quý này',
  'định kỳ',
  'chưa rõ thời hạn',
];
/** What is done, and what is no longer in force, comes last. */
const partAt = (part: string) => (partNames.indexOf(part) + 100) % 100;

const eventNames: Record<string, string> = {
  done: 'hoàn thành',
  extended: 'gia hạn',
  reopened: 'mở lại',
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
