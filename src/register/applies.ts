import type { Applies } from '../core/task.ts';
import { existsOn, type UnitRegistry } from '../core/units.ts';
import type { RegisteredTask } from './item.ts';

/** Units that a question is about, with everything through which a task may reach them. */
export interface Asked {
  /** The units themselves, and those that belong to them where they are groups. */
  own: ReadonlySet<string>;
  /** The groups above. */
  groups: ReadonlySet<string>;
  units: readonly string[];
}

export function askedUnits(units: UnitRegistry, ids: readonly string[]): Asked {
  const own = new Set(ids.flatMap((id) => [id, ...units.members(id)]));
  const groups = new Set(ids.flatMap((id) => units.reach(id)).filter((id) => !own.has(id)));
  return { own, groups, units: ids };
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
export function reasonFor(task: RegisteredTask, asked: Asked, units: UnitRegistry): Reason | null {
  const lead = task.lead.map((mention) => mention.unit);
  const helping = task.coordinating.map((mention) => mention.unit);
  const inOwn = (unit: string | null) => unit !== null && asked.own.has(unit);
  if (lead.some(inOwn)) return { applies: 'named', role: 'lead' };
  if (helping.some(inOwn)) return { applies: 'named', role: 'coordinating' };
  if (!existed(task, asked, units)) return null;
  const inGroup = (unit: string | null) => unit !== null && asked.groups.has(unit);
  if (lead.some(inGroup)) return { applies: 'group', role: 'lead' };
  if (helping.some(inGroup)) return { applies: 'group', role: 'coordinating' };
  const bearers = task.lead.length === 0 ? task.bearers.map((mention) => mention.unit) : [];
  if (bearers.some(inOwn) || bearers.some(inGroup)) return { applies: 'general', role: 'recipient' };
  return null;
}

function existed(task: RegisteredTask, asked: Asked, units: UnitRegistry): boolean {
  const day = task.document.issuedOn;
  if (!day) return true;
  return asked.units.some((id) => {
    const unit = units.get(id);
    return unit !== undefined && existsOn(unit, day);
  });
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
