import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { numberKey } from '../core/document-number.ts';
import type { ArchivedTask, TaskEvent } from '../core/ports.ts';
import type { Task } from '../core/task.ts';
import { syllables } from '../core/text.ts';
import { openForWriting } from './database.ts';

/** What a task's key and text are made of, as the document's row has it. */
interface Owner {
  source: string;
  number: string | null;
  issued_on: string | null;
  text: string;
}

type Fields = Pick<Task, 'lead' | 'coordinating' | 'deadlines' | 'deliverable' | 'applies' | 'bearers'>;

/** Writes the tasks of a document that is being staged. */
export function taskWriter(database: Database) {
  const insert = database.prepare(
    'INSERT INTO tasks (document, ordinal, key, section, start, "end", text, fields) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (document: number, owner: Owner, tasks: readonly Task[]): void => {
    const seen = new Map<string, number>();
    for (const task of tasks) {
      const { ordinal, section, start, end, lead, coordinating, deadlines, deliverable, applies, bearers } =
        task;
      const text = owner.text.slice(start, end);
      const words = wordsOf(text);
      const nth = (seen.get(words) ?? 0) + 1;
      seen.set(words, nth);
      const fields: Fields = { lead, coordinating, deadlines, deliverable, applies, bearers };
      const key = taskKey(owner, words, nth);
      insert.run(document, ordinal, key, section, start, end, text, JSON.stringify(fields));
    }
  };
}

const wordsOf = (text: string) =>
  syllables(text)
    .map((word) => word.folded)
    .join(' ');

/** Two files of one document have one key for a task; the `nth` task of the same words has its own. */
function taskKey(owner: Owner, words: string, nth: number): string {
  const document =
    owner.number && owner.issued_on ? `${numberKey(owner.number)} ${owner.issued_on}` : owner.source;
  const parts = [document, words, ...(nth > 1 ? [String(nth)] : [])];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

type TaskRow = [number, string, number, string, string, number, number, string, string];

/** Tasks by their document, each with those of one document in order: of all live ones, or of one of them. */
export function readTasks(database: Database, document: number | null): Map<number, ArchivedTask[]> {
  // Rows come as arrays, one by one: half the time of objects.
  const rows = database
    .prepare(
      'SELECT t.document, f.source, t.ordinal, t.key, t.section, t.start, t."end", t.text, t.fields ' +
        'FROM files AS f JOIN tasks AS t ON t.document = f.document ' +
        `${document === null ? '' : 'WHERE f.document = ? '}ORDER BY f.source, t.ordinal`,
    )
    .raw()
    .iterate(...(document === null ? [] : [document])) as IterableIterator<TaskRow>;
  const found = new Map<number, ArchivedTask[]>();
  for (const [of, source, ordinal, key, section, start, end, text, json] of rows) {
    const { lead, coordinating, deadlines, deliverable, applies, bearers } = JSON.parse(json) as Fields;
    const fields = { lead, coordinating, deadlines, deliverable, applies, bearers };
    const task = { source, ordinal, key, section, start, end, text, ...fields };
    const those = found.get(of);
    if (those) those.push(task);
    else found.set(of, [task]);
  }
  return found;
}

export function countTasks(database: Database): number {
  return database
    .prepare('SELECT count(*) FROM files AS f JOIN tasks AS t ON t.document = f.document')
    .pluck()
    .get() as number;
}

type EventRow = Omit<TaskEvent, 'snapshot'> & { snapshot: string };

/** What was reported, oldest first. */
export const eventsFrom =
  'SELECT id, task, kind, "by", "on", "to", due, note, recorded_at AS recordedAt, snapshot ' +
  'FROM task_events WHERE id >= ? ORDER BY id';

/** Of a row of `eventsFrom`. */
export const eventOf = (row: unknown): TaskEvent => {
  const { snapshot, ...event } = row as EventRow;
  return { ...event, snapshot: JSON.parse(snapshot) as TaskEvent['snapshot'] };
};

/** Writes events into an open database and gives their ids. */
export function eventWriter(database: Database): (event: Omit<TaskEvent, 'id'>) => number {
  const insert = database.prepare(
    'INSERT INTO task_events (task, kind, "by", "on", "to", due, note, recorded_at, snapshot) ' +
      'VALUES (@task, @kind, @by, @on, @to, @due, @note, @recordedAt, @snapshot)',
  );
  return (event) =>
    Number(insert.run({ ...event, snapshot: JSON.stringify(event.snapshot) }).lastInsertRowid);
}

/**
 * Adds one event. It needs no writer's lock: it is one small transaction that a reindex neither reads nor
 * deletes, and it waits for a commit under way.
 */
export function recordEvent(data: string, event: Omit<TaskEvent, 'id'>): TaskEvent {
  const database = openForWriting(data);
  try {
    return { ...event, id: eventWriter(database)(event) };
  } finally {
    database.close();
  }
}
