import type { IsoDate } from '../core/document.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../core/ports.ts';
import type { UnitRegistry } from '../core/units.ts';
import { askedUnits, type Reason, reasonOf, reasonsByTask, unwanted, wanted } from './applies.ts';
import { openDay } from './day.ts';
import type { Item, RegisteredTask } from './item.ts';
import { registerTasks, withReports } from './register-tasks.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { TermStatus } from './status.ts';
import { hasPlace, indexTasks, type TaskIndex } from './task-index.ts';

/** What the register is made from; `units` tells who belongs to whom. */
export interface RegisterParts {
  tasks: readonly ArchivedTask[];
  documents: readonly ArchivedDocument[];
  events: readonly TaskEvent[];
  units: UnitRegistry;
  today: IsoDate;
  soonDays: number;
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

export interface Register {
  today: IsoDate;
  soonDays: number;
  units: UnitRegistry;
  /** How many tasks there are. */
  size: number;
  documents: readonly ArchivedDocument[];
  /** The tasks that meet the conditions, by document and place. */
  tasks(query: TaskQuery): FoundTask[];
  /** Terms as they stand today that meet the conditions, by day; those without a day come last. */
  items(query?: ItemQuery): readonly FoundItem[];
  /** Terms of one task. */
  itemsOf(task: RegisteredTask): readonly Item[];
  /** Tasks whose key begins with `id`: one, none, or several that are told apart by more digits. */
  byId(id: string): RegisteredTask[];
  /** What was reported about tasks whose words are no longer in the archive. */
  vanished(): TaskEvent[];
  /** The register after further events; everything is shared that they do not change. */
  reported(events: readonly TaskEvent[]): Register;
}

/**
 * Tasks and deadlines as they stand on one day. Pure: everything is computed from what is given, once for all
 * queries. A task whose document is not there is left out.
 */
export function openRegister(parts: RegisterParts): Register {
  const { today, soonDays } = parts;
  const tasks = registerTasks(parts.tasks, parts.documents, parts.events);
  return registerOf(parts, {
    tasks,
    index: indexTasks(tasks),
    shelf: openShelf(tasks, openDay(today, soonDays)),
  });
}

type Laid = { tasks: readonly RegisteredTask[]; index: TaskIndex; shelf: Shelf };

/** `index` knows places only, which no event changes. */
function registerOf(parts: RegisterParts, { tasks, index, shelf }: Laid): Register {
  const { units, today, soonDays, documents, events } = parts;

  /** For each task, by its place, why it is in the list; null when nothing was asked that leaves one out. */
  function asked({ units: ids, source, number, text }: TaskQuery): Uint8Array | null {
    const why = ids ? reasonsByTask(tasks, index, askedUnits(units, ids)) : null;
    const lists = [
      ...(source === undefined ? [] : [index.ofSource(source)]),
      ...(number === undefined ? [] : [index.ofNumber(number)]),
      ...(text === undefined ? [] : index.withWords(text)),
    ];
    if (lists.length === 0) return why;
    const [shortest, ...others] = lists.sort((left, right) => left.length - right.length);
    const met = new Uint8Array(tasks.length);
    for (const at of shortest!) {
      if (others.every((list) => hasPlace(list, at))) met[at] = why ? why[at]! : wanted;
    }
    return met;
  }

  return {
    ...{ today, soonDays, units, size: tasks.length, documents },

    tasks(query) {
      const why = asked(query);
      if (!why) return tasks.map((task) => ({ task, reason: null }));
      const found: FoundTask[] = [];
      for (let at = 0; at < why.length; at++) {
        if (why[at] !== unwanted) found.push({ task: tasks[at]!, reason: reasonOf(why[at]!) });
      }
      return found;
    },

    items: ({ from, to, status, ...query } = {}) => shelf.items({ why: asked(query), from, to, status }),

    itemsOf: shelf.ofTask,

    byId(id) {
      const prefix = id.trim().toLowerCase();
      if (!/^[0-9a-f]{4,16}$/.test(prefix)) return [];
      const found =
        prefix.length === 16
          ? index.ofKey(prefix).map((at) => tasks[at]!)
          : tasks.filter((task) => task.key.startsWith(prefix));
      return [...new Map(found.map((task) => [task.key, task])).values()];
    },

    vanished() {
      const gone = new Set(events.map((event) => event.task));
      for (const { key } of tasks) gone.delete(key);
      return events.filter((event) => gone.has(event.task));
    },

    reported(more) {
      const { tasks: others, places } = withReports(tasks, more, index.ofKey);
      const laid = { tasks: others, index, shelf: shelf.changed(others, places) };
      return registerOf({ ...parts, events: [...events, ...more] }, laid);
    },
  };
}
