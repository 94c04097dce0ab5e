import type { Span } from './document.ts';

const places = ['huyện', 'thị xã', 'thành phố', 'xã', 'phường', 'TX', 'TP'];
const anyPlace = `(?:${places.join('|')})\\.?`;
const placeKind = new RegExp(`^${anyPlace}\\s+`, 'u');
/** What stands between the name of a group and the names of some of its members. */
const listOpening = new RegExp(
  `^(?:\\s+các\\s+${anyPlace}(?:,\\s*${anyPlace})*)?\\s*[:(]?\\s*(?=(?:${anyPlace}\\s+)?\\p{Lu}\\p{Ll})`,
  'u',
);
/** The next name of a list of places, with the kind of place before it. */
const placeName = new RegExp(
  `(?:\\s*(?:,|;|và|,\\s*và)\\s+)?((?:${anyPlace}\\s+)?\\p{Lu}[\\p{Ll}\\p{M}]+(?:[ \\u00a0]\\p{Lu}[\\p{Ll}\\p{M}]+)*)`,
  'uy',
);

/**
 * Where the list of places begins after the name of a group that ends at `from`; null where none follows:
 *
 *     Phòng Y tế các huyện: Kim Lĩnh, thị xã Đông Mạch
 *                           ^
 */
export function beginningOfPlaces(text: string, from: number, limit: number): number | null {
  const found = listOpening.exec(text.slice(from, Math.min(limit, from + 120)));
  return found ? from + found[0].length : null;
}

/** How the unit of a place may be called: "Phòng Y tế Kim Lĩnh", "Phòng Y tế huyện Kim Lĩnh". */
export const placeSpellings = (shared: string, name: string): string[] => [
  `${shared} ${name}`,
  ...['', ...places].map((kind) => `${shared} ${kind} ${name.replace(placeKind, '')}`),
];

/** The places of a list from `from` on with their units, up to the first that `unitOf` does not know. */
export function placesFrom(
  text: string,
  from: number,
  limit: number,
  unitOf: (name: string) => string | undefined,
): (Span & { unit: string })[] {
  const found: (Span & { unit: string })[] = [];
  for (let at = from; ; ) {
    placeName.lastIndex = at;
    const one = placeName.exec(text);
    const unit = one && placeName.lastIndex <= limit ? unitOf(one[1]!) : undefined;
    if (!one || !unit) return found;
    at = placeName.lastIndex;
    found.push({ start: at - one[1]!.length, end: at, unit });
  }
}
