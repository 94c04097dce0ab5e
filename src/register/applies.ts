import type { IsoDate } from '../core/document.ts';
import type { Applies } from '../core/task.ts';
import type { UnitMention } from '../core/unit.ts';
import { existsOn, type UnitRegistry } from '../core/units.ts';
import type { RegisteredTask } from './item.ts';

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
  const known = new Map<IsoDate, boolean>();
  const existedOn = (day: IsoDate | null) => {
    if (day === null) return true;
    const told = known.get(day) ?? lives.some((unit) => existsOn(unit, day));
    known.set(day, told);
    return told;
  };
  return { own, groups, existedOn };
}

/** Why a task concerns the asked units, and whether they lead it or help; null when it does not. */
export interface Reason {
  applies: Applies;
  role: 'lead' | 'coordinating' | 'recipient';
}

/**
 * 1. The task names one of them, or one of their members: `named`.
 * 2. It names a group that one of them belongs to: `group`.
 * 3. It names nobody and the document went to them or to such a group: `general`.
 *
 * A group reaches only units that existed on the day of the document.
 */
export function reasonFor(task: RegisteredTask, asked: Asked): Reason | null {
  const { lead, coordinating, bearers, document } = task;
  const own = ({ unit }: UnitMention) => unit !== null && asked.own.has(unit);
  const above = ({ unit }: UnitMention) => unit !== null && asked.groups.has(unit);
  if (lead.some(own)) return reasons.namedLead;
  if (coordinating.some(own)) return reasons.namedCoordinating;
  if (!asked.existedOn(document.issuedOn)) return null;
  if (lead.some(above)) return reasons.groupLead;
  if (coordinating.some(above)) return reasons.groupCoordinating;
  if (lead.length === 0 && (bearers.some(own) || bearers.some(above))) return reasons.general;
  return null;
}

const reasons = {
  namedLead: { applies: 'named', role: 'lead' },
  namedCoordinating: { applies: 'named', role: 'coordinating' },
  groupLead: { applies: 'group', role: 'lead' },
  groupCoordinating: { applies: 'group', role: 'coordinating' },
  general: { applies: 'general', role: 'recipient' },
} satisfies Record<string, Reason>;

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
