import type { IsoDate } from '../core/document.ts';
import { numberKey } from '../core/document-number.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import { syllables } from '../core/text.ts';
import type { UnitRegistry } from '../core/units.ts';
import { type Asked, askedUnits, type Reason, reasonFor } from './applies.ts';
import { type Item, itemsOf, type RegisteredTask, type Today } from './item.ts';
import { rememberedOccurrences } from './occurrences.ts';
import { byDay, grouped, shelve } from './shelf.ts';
import type { TermStatus } from './status.ts';

export type Register = ReturnType<typeof openRegister>;

/** What the register is made from; `units` tells who belongs to whom. */
export interface RegisterParts extends Today {
  tasks: readonly ArchivedTask[];
  documents: readonly ArchivedDocument[];
  events: readonly TaskEvent[];
  units: UnitRegistry;
}

/** Every condition that is given must hold. */
export interface TaskQuery {
  /** Unit ids, of which a task concerns at least one. */
  units?: readonly string[];
  source?: string;
  /** Document number in any spelling. */
  number?: string;
  /** Words that all stand in the task; marks and case do not count. */
  text?: string;
}

export interface ItemQuery extends TaskQuery {
  /** Due on this day or later, and on this day or earlier; items without a day are left out. */
  from?: IsoDate;
  to?: IsoDate;
  status?: readonly TermStatus[];
}

export interface FoundTask {
  task: RegisteredTask;
  /** Why it is in a list for `units`; null when the query names none. */
  reason: Reason | null;
}

export type FoundItem = Item;

/** Digits of a task's id, where no two tasks share them. */
const shortId = 8;

/**
 * Tasks and deadlines as they stand on one day. Pure: everything is computed from what is given, once for all
 * queries. A task whose document is not there is left out.
 */
export function openRegister(parts: RegisterParts) {
  const { units, today, soonDays } = parts;
  const tasks = registered(parts);
  const byUnit = indexByUnit(tasks);
  const bySource = grouped(tasks, (task) => task.source);
  const sourcesOf = grouped(parts.documents, (document) => numberKey(document.number ?? ''));
  const recurring = tasks.filter((task) => task.deadlines.some((deadline) => deadline.kind === 'recurring'));
  const recurs = new Set(recurring);
  let wordIndex: Map<string, Set<RegisteredTask>> | undefined;
  const day = { today, soonDays, occurrences: rememberedOccurrences() };
  let current: ReturnType<typeof shelve> | undefined;

  /** The fewest tasks among which the answer surely is. */
  function candidates({ source, number }: TaskQuery, asked: Asked | null): readonly RegisteredTask[] {
    if (source !== undefined) return bySource.get(source) ?? [];
    if (number !== undefined) {
      return (sourcesOf.get(numberKey(number)) ?? []).flatMap(
        (document) => bySource.get(document.source) ?? [],
      );
    }
    if (!asked) return tasks;
    const places = new Set<number>();
    for (const id of [...asked.own, ...asked.groups]) for (const at of byUnit.get(id) ?? []) places.add(at);
    return [...places].sort((left, right) => left - right).map((at) => tasks[at]!);
  }

  /** For each word the tasks that have it, the rarest word first; made with the first question for words. */
  function tasksWith(wanted: readonly string[]): Set<RegisteredTask>[] {
    if (wanted.length === 0) return [];
    wordIndex ??= indexByWord(tasks);
    const none = new Set<RegisteredTask>();
    return wanted.map((word) => wordIndex!.get(word) ?? none).sort((left, right) => left.size - right.size);
  }

  function find(query: TaskQuery): FoundTask[] {
    const asked = query.units ? askedUnits(units, query.units) : null;
    const number = query.number === undefined ? undefined : numberKey(query.number);
    const having = tasksWith(query.text === undefined ? [] : words(query.text));
    const [rarest] = having;
    const found: FoundTask[] = [];
    const among = rarest && isOnlyText(query) ? rarest : candidates(query, asked);
    for (const task of among) {
      if (number !== undefined && numberKey(task.document.number ?? '') !== number) continue;
      if (!having.every((place) => place.has(task))) continue;
      const reason = asked ? reasonFor(task, asked) : null;
      if (!asked || reason) found.push({ task, reason });
    }
    return found;
  }

  /** Terms of every task as they stand today; computed with the first question. */
  function shelf() {
    current ??= shelve(tasks.flatMap((task) => itemsOf(task, day)));
    return current;
  }

  return {
    today,
    soonDays,
    units,
    size: tasks.length,
    documents: parts.documents,

    /** The tasks that meet the conditions, by document and place. */
    tasks: find,

    /** Terms as they stand today that meet the conditions, by day; those without a day come last. */
    items(query: ItemQuery = {}): FoundItem[] {
      const { from, to, status } = query;
      const fits = (item: Item) =>
        (from === undefined || (item.due !== null && item.due >= from)) &&
        (to === undefined || (item.due !== null && item.due <= to)) &&
        (status === undefined || status.includes(item.status));
      const span = from || to ? { from: from ?? null, to: to ?? null } : undefined;
      if (isPlain(query)) {
        if (!span) return status ? shelf().withStatus(status) : [...shelf().all];
        const again = recurring.flatMap((task) => itemsOf(task, day, span).filter((item) => item.recurring));
        return [...shelf().onceBetween(from, to), ...again].filter(fits).sort(byDay);
      }
      const found: FoundItem[] = [];
      for (const { task, reason } of find(query)) {
        const items = span && recurs.has(task) ? itemsOf(task, day, span) : shelf().ofTask(task);
        for (const item of items) if (fits(item)) found.push({ ...item, reason });
      }
      return found.sort(byDay);
    },

    /** Terms of one task. */
    itemsOf: (task: RegisteredTask): Item[] => shelf().ofTask(task),

    /** Tasks whose key begins with `id`: one, none, or several that are told apart by more digits. */
    byId(id: string): RegisteredTask[] {
      const wanted = id.trim().toLowerCase();
      if (!/^[0-9a-f]{4,16}$/.test(wanted)) return [];
      const found = tasks.filter((task) => task.key.startsWith(wanted));
      return [...new Map(found.map((task) => [task.key, task])).values()];
    },

    /** What was reported about tasks whose words are no longer in the archive. */
    vanished(): TaskEvent[] {
      const keys = new Set(tasks.map((task) => task.key));
      return parts.events.filter((event) => !keys.has(event.task));
    },
  };
}

const isOnlyText = ({ units, source, number }: TaskQuery) =>
  units === undefined && source === undefined && number === undefined;
const isPlain = ({ units, source, number, text }: TaskQuery) =>
  units === undefined && source === undefined && number === undefined && text === undefined;
const words = (text: string) => syllables(text).map((word) => word.folded);

function registered({ tasks, documents, events }: RegisterParts): RegisteredTask[] {
  const bySource = new Map(documents.map((document) => [document.source, document]));
  const byTask = new Map<string, TaskEvent[]>();
  for (const event of events) byTask.set(event.task, [...(byTask.get(event.task) ?? []), event]);
  const shared = new Map<string, string>();
  const twins = new Set<string>();
  for (const { key } of tasks) {
    const short = key.slice(0, shortId);
    const other = shared.get(short);
    if (other !== undefined && other !== key) twins.add(short);
    shared.set(short, key);
  }
  return tasks.flatMap((task) => {
    const document = bySource.get(task.source);
    if (!document) return [];
    const short = task.key.slice(0, shortId);
    const { state } = document.status;
    return {
      ...task,
      id: twins.has(short) ? task.key : short,
      document,
      superseded: state === 'đã bị thay thế' || state === 'hết hiệu lực',
      events: byTask.get(task.key) ?? [],
    };
  });
}

/** Positions of the tasks that name a unit, or that it bears as a recipient. */
function indexByUnit(tasks: readonly RegisteredTask[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, task] of tasks.entries()) {
    for (const { unit } of [...task.lead, ...task.coordinating, ...task.bearers]) {
      if (unit === null) continue;
      const places = index.get(unit);
      if (!places) index.set(unit, [at]);
      else if (places.at(-1) !== at) places.push(at);
    }
  }
  return index;
}

function indexByWord(tasks: readonly RegisteredTask[]): Map<string, Set<RegisteredTask>> {
  const index = new Map<string, Set<RegisteredTask>>();
  for (const task of tasks) {
    for (const word of words(task.text)) {
      const having = index.get(word);
      if (having) having.add(task);
      else index.set(word, new Set([task]));
    }
  }
  return index;
}
