import type { IsoDate } from '../core/document.ts';
import type { Applies } from '../core/task.ts';
import { existsOn, type UnitRegistry } from '../core/units.ts';
import type { RegisteredTask } from './item.ts';
import type { Places, TasksOfUnits } from './task-index.ts';

/** Units that a question is about, with everything through which a task may reach them. */
export interface Asked {
  /** The units themselves, and those that belong to them where they are groups. */
  own: ReadonlySet<string>;
  /** The groups above. */
  groups: ReadonlySet<string>;
  /** Whether one of the units existed on a day; true for no day. */
  existedOn(day: IsoDate | null): boolean;
}

export function askedUnits(units: UnitRegistry, ids: readonly string[]): Asked {
  const own = new Set(ids.flatMap((id) => [id, ...units.members(id)]));
  const groups = new Set(ids.flatMap((id) => units.reach(id)).filter((id) => !own.has(id)));
  const lives = ids.flatMap((id) => units.get(id) ?? []);
  const known = new Map<IsoDate | null, boolean>([[null, true]]);
  const existedOn = (day: IsoDate | null) => {
    const did = known.get(day) ?? lives.some((unit) => existsOn(unit, day!));
    known.set(day, did);
    return did;
  };
  return { own, groups, existedOn };
}

/** Why a task concerns the asked units, and whether they lead it or help. */
export interface Reason {
  applies: Applies;
  role: 'lead' | 'coordinating' | 'recipient';
}

/** What one byte tells about each task in an answer to a question. */
export const unwanted = 0;
/** It is wanted, and no unit was asked for. */
export const wanted = 1;

const told = { general: 2, groupCoordinating: 3, groupLead: 4, namedCoordinating: 5, namedLead: 6 } as const;

const reasons: Readonly<Record<number, Reason>> = {
  [told.general]: { applies: 'general', role: 'recipient' },
  [told.groupCoordinating]: { applies: 'group', role: 'coordinating' },
  [told.groupLead]: { applies: 'group', role: 'lead' },
  [told.namedCoordinating]: { applies: 'named', role: 'coordinating' },
  [told.namedLead]: { applies: 'named', role: 'lead' },
};

export const reasonOf = (why: number): Reason | null => reasons[why] ?? null;

/**
 * For each task, by its place, why it concerns the asked units; `unwanted` where it does not.
 *
 * 1. The task names one of them, or one of their members: `named`.
 * 2. It names a group that one of them belongs to: `group`.
 * 3. It names nobody and the document went to them or to such a group: `general`.
 *
 * A group reaches only units that existed on the day of the document. The weakest reason is written first, a stronger
 * one over it.
 */
export function reasonsByTask(
  tasks: readonly RegisteredTask[],
  { leads, helps, bears }: TasksOfUnits,
  asked: Asked,
): Uint8Array {
  const why = new Uint8Array(tasks.length);
  const mark = (units: ReadonlySet<string>, places: Places, reason: number, own: boolean) => {
    for (const unit of units) {
      for (const at of places.get(unit) ?? []) {
        if (own || asked.existedOn(tasks[at]!.document.issuedOn)) why[at] = reason;
      }
    }
  };
  mark(asked.groups, bears, told.general, false);
  mark(asked.own, bears, told.general, false);
  mark(asked.groups, helps, told.groupCoordinating, false);
  mark(asked.groups, leads, told.groupLead, false);
  mark(asked.own, helps, told.namedCoordinating, true);
  mark(asked.own, leads, told.namedLead, true);
  return why;
}

/** In Vietnamese, why a task stands in the list of a unit. */
export function whyText({ applies, role }: Reason): string {
  const helping = role === 'coordinating' ? ', phối hợp thực hiện' : '';
  if (applies === 'named') return `nêu đích danh${helping}`;
  if (applies === 'group') return `thuộc nhóm đơn vị được giao${helping}`;
  return 'không nêu đơn vị; áp dụng cho nơi nhận văn bản';
}

/** Of a task itself, without a unit in view. */
export function whyOf(task: Pick<RegisteredTask, 'applies'>): string {
  if (task.applies === 'named') return 'giao đích danh';
  if (task.applies === 'group') return 'giao cho nhóm đơn vị';
  return 'không nêu đơn vị; áp dụng cho nơi nhận văn bản';
}
