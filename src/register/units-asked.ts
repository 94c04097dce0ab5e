import { formatDate } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { Unit } from '../core/unit.ts';
import type { UnitRegistry } from '../core/units.ts';
import { nearestUnits } from './nearest-units.ts';

/** The units that a name means. Throws UserError with the nearest names when it means none. */
export function unitsCalled(units: UnitRegistry, name: string): Unit[] {
  const found = units.resolve(name);
  if (found.length > 0) return found;
  const near = nearestUnits(units, name);
  const hint =
    near.length > 0
      ? `Có phải anh/chị muốn nói: ${near.map((one) => `"${one}"`).join(', ')}?`
      : 'Xem tên các đơn vị trong units.json của kho văn bản.';
  throw new UserError(`Không có đơn vị nào tên là "${name}". ${hint}`);
}

/** In Vietnamese, for each unit that no longer exists: since when, and who bears its duties now. */
export function successorNotes(units: UnitRegistry, asked: readonly Unit[], today: IsoDate): string[] {
  return asked.flatMap((unit) => {
    if (unit.validTo === null || unit.validTo >= today) return [];
    const gone = `${unit.name} không còn hoạt động sau ngày ${formatDate(unit.validTo)}; dưới đây là những nhiệm vụ đã giao trước đó.`;
    const next = units.successorsOf(unit.id).map(({ unit: heir, basis }) => `${heir.name} (${basis})`);
    return [next.length > 0 ? `${gone} Nay do ${next.join('; ')} đảm nhiệm.` : gone];
  });
}

/**
 * Who bears the duties of units that no longer exist, each once, with the words about it; none while one of them still
 * exists. For questions about a time in which the units themselves got nothing any more.
 */
export function heirsOf(
  units: UnitRegistry,
  asked: readonly Unit[],
  today: IsoDate,
): { heirs: Unit[]; notes: string[] } {
  if (asked.some(({ validTo }) => validTo === null || validTo >= today)) return { heirs: [], notes: [] };
  const heirs = [...new Set(asked.flatMap(({ id }) => units.successorsOf(id).map(({ unit }) => unit)))];
  const notes = asked.flatMap(({ id, name, validTo }) =>
    units
      .successorsOf(id)
      .map(
        ({ unit, basis }) =>
          `${name} không còn hoạt động sau ngày ${formatDate(validTo!)}; nay do ${unit.name} đảm nhiệm (${basis}), nên dưới đây là nhiệm vụ của đơn vị này.`,
      ),
  );
  return { heirs, notes };
}
