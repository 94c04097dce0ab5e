import { buildArchive } from '../../src/archive/build.ts';
import { openForWriting } from '../../src/archive/database.ts';
import { openArchive } from '../../src/archive/store.ts';
import { eventWriter } from '../../src/archive/task-rows.ts';
import type { Deadline } from '../../src/core/deadline.ts';
import type { Ingested, IsoDate, SourceFile } from '../../src/core/document.ts';
import type { ArchivedTask, TaskEvent } from '../../src/core/ports.ts';
import type { Task } from '../../src/core/task.ts';
import { emptyDocument, lineArchive } from '../support/line-archive.ts';

const tasksOfDocument = 20;
const clock = () => new Date('2026-11-22T08:00:00+07:00');

const works = [
  'rà soát danh mục thuốc và vật tư tiêu hao',
  'kiểm tra việc thực hiện quy chế chuyên môn',
  'tổng hợp số liệu tiêm chủng mở rộng',
  'tập huấn cho nhân viên y tế thôn, xóm',
  'lập dự toán kinh phí phòng, chống dịch',
];

const rhythms: [every: string, raw: string][] = [
  ['tháng', 'trước ngày 25 hằng tháng'],
  ['quý', 'hằng quý trước ngày 05 của tháng đầu quý sau'],
  ['tuần', 'thứ sáu hằng tuần'],
  ['năm', 'hằng năm trước ngày 15/12'],
];

/**
 * An archive of `size` tasks as an office has them after five years: 20 in a document, a unit or a group in the lead,
 * every fifth with a second unit, every ninth for the recipients only; of twenty, twelve have a day, one has two,
 * two recur, five have none; of every tenth something was reported.
 */
export async function archiveOfTasks(size: number, units: readonly string[]) {
  const sources = Array.from(
    { length: Math.ceil(size / tasksOfDocument) },
    (_, nth) => [`${String(nth).padStart(6, '0')}.txt`, String(nth)] as const,
  );
  const folder = lineArchive(Object.fromEntries(sources));
  const ingest = async (file: SourceFile) => documentOfTasks(file, units);
  await buildArchive({ ...folder.options(), ingest, clock });
  const archive = openArchive(folder.data, clock);
  const reported = archive.tasks().filter((_, at) => at % 10 === 3);
  const database = openForWriting(folder.data);
  const write = eventWriter(database);
  database.transaction(() => reported.forEach((task, at) => void write(eventAt(task, at))))();
  database.close();
  return {
    archive,
    clock,
    close() {
      archive.close();
      folder.destroy();
    },
  };
}

function documentOfTasks(file: SourceFile, units: readonly string[]): Ingested {
  const nth = Number(new TextDecoder().decode(file.bytes));
  const places = Array.from({ length: tasksOfDocument }, (_, at) => nth * tasksOfDocument + at);
  const texts = places.map((at) =>
    [
      `Giao ${units[at % units.length]} ${works[at % works.length]} năm ${2022 + (nth % 5)},`,
      `báo cáo Sở Y tế kết quả đợt ${at} theo đúng thời gian quy định.`,
    ].join(' '),
  );
  let start = 0;
  const tasks = texts.map((text, ordinal) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return { ...taskAt(places[ordinal]!, units), ...span, ordinal, section: `II › ${ordinal + 1}` };
  });
  const { source, sha256 } = file;
  const head = { source, sha256, number: `${nth}/KH-SYT`, type: 'kế hoạch', issuedOn: dayAt(nth, 2022) };
  return {
    document: { ...emptyDocument, ...head, text: texts.join('\n') },
    sections: [],
    passages: [],
    tasks,
  };
}

function taskAt(at: number, units: readonly string[]): Omit<Task, 'start' | 'end' | 'ordinal' | 'section'> {
  const mention = (nth: number) => {
    const unit = units[nth % units.length]!;
    return { start: 5, end: 5 + unit.length, text: unit, unit };
  };
  const general = at % 9 === 0;
  return {
    lead: general ? [] : [mention(at)],
    coordinating: at % 5 === 0 ? [mention(at * 7 + 3)] : [],
    bearers: general ? [mention(at), mention(at + 11)] : [],
    applies: general ? 'general' : 'named',
    deadlines: deadlinesAt(at),
    deliverable: null,
  };
}

function deadlinesAt(at: number): Deadline[] {
  const stated = { start: 0, end: 20, certainty: 'stated' as const };
  const due = (day: IsoDate): Deadline => ({ ...stated, raw: `trước ngày ${day}`, kind: 'date', due: day });
  const place = at % 20;
  if (place < 12) return [due(dayAt(at, 2023))];
  if (place === 12) return [due(dayAt(at, 2023)), due(dayAt(at + 1, 2023))];
  if (place > 14) return [];
  const [every, raw] = rhythms[Math.floor(at / 20) % rhythms.length]!;
  return [{ ...stated, raw, kind: 'recurring', every }];
}

/** Days of five years, in no order. */
const dayAt = (at: number, year: number): IsoDate =>
  new Date(Date.UTC(year, 0, 1 + ((at * 37) % 1826))).toISOString().slice(0, 10);

const eventAt = (task: ArchivedTask, at: number): Omit<TaskEvent, 'id'> =>
  at % 4 === 0
    ? { ...doneEvent(task, ''), kind: 'extended', to: dayAt(at, 2023), on: null }
    : doneEvent(task, dayAt(at, 2022));

/** A task reported done on a day. */
export const doneEvent = (task: ArchivedTask, on: IsoDate): Omit<TaskEvent, 'id'> => ({
  ...{ task: task.key, kind: 'done', by: 'Lê Thị Mận', on, to: null, due: null, note: null },
  recordedAt: '2026-11-01T01:00:00.000Z',
  snapshot: { text: task.text, source: task.source, number: null, issuedOn: null, section: task.section },
});
