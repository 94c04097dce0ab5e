import { fold } from '../core/text.ts';
import type { UnitRegistry } from '../core/units.ts';

/** Names of units that come nearest to words that name none, best first, by the pairs of letters they share. */
export function nearestUnits(units: UnitRegistry, name: string, most = 5): string[] {
  const wanted = pairs(name);
  const score = (text: string) => {
    const own = pairs(text);
    const shared = [...wanted].filter((pair) => own.has(pair)).length;
    return (2 * shared) / (own.size + wanted.size || 1);
  };
  return units
    .all()
    .map((unit) => ({ name: unit.name, score: Math.max(...[unit.name, ...unit.aliases].map(score)) }))
    .filter((one) => one.score > 0.3)
    .sort((left, right) => right.score - left.score)
    .slice(0, most)
    .map((one) => one.name);
}

function pairs(text: string): Set<string> {
  const letters = fold(text);
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
