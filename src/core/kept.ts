import { recentlyUsed } from './recently-used.ts';

/**
 * A pure function of an object that comes again, such as a passage of the archive: what it gave is kept as long as the
 * object lives. What else it is given must be the same for the same object.
 */
export function keptFor<Of extends object, Given extends unknown[], Made>(
  make: (of: Of, ...given: Given) => Made,
): (of: Of, ...given: Given) => Made {
  const kept = new WeakMap<Of, { made: Made }>();
  return (of, ...given) => {
    const known = kept.get(of);
    if (known) return known.made;
    const made = make(of, ...given);
    kept.set(of, { made });
    return made;
  };
}

/**
 * A pure function of a text: what it gave is kept for the texts asked for last, of at most `mostCharacters` together.
 * The result is shared: it must not be changed.
 */
export function keptForTexts<Made>(
  make: (text: string) => Made,
  mostCharacters: number,
): (text: string) => Made {
  const kept = recentlyUsed<string, { made: Made }>(mostCharacters, (_made, text) => text.length);
  return (text) => {
    const known = kept.get(text);
    if (known) return known.made;
    const made = make(text);
    kept.set(text, { made });
    return made;
  };
}
