import type { Archive } from '../core/ports.ts';
import { recentlyUsed } from '../core/recently-used.ts';
import { termOf } from '../core/terms.ts';
import { syllables } from '../core/text.ts';

/** The syllables of a passage as numbers. */
export interface PassageSyllables {
  /** Index terms of the context's syllables, then of the text's. */
  terms: Uint32Array;
  /** The same with marks, tone placement unified. */
  exact: Uint32Array;
  /** How many of them belong to the context, the document's title included. */
  contextLength: number;
}

/** Syllables kept in memory for the next questions; each takes eight bytes. */
const kept = 4_000_000;

/**
 * Passages as numbered syllables, those of the last questions kept in memory. An id is never another
 * passage's, so what is kept cannot be stale until a backup takes the archive's place.
 */
export function passageSyllables(archive: Pick<Archive, 'passages' | 'restored'>) {
  const numbers = new Map<string, number>();
  const cache = recentlyUsed<number, PassageSyllables>(kept, ({ terms }) => terms.length);
  let restored: string | undefined;

  function number(text: string): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  }

  function read(context: string, text: string): PassageSyllables {
    const inContext = syllables(context);
    const all = [...inContext, ...syllables(text)];
    return {
      terms: Uint32Array.from(all, (syllable) => number(termOf(syllable.folded))),
      exact: Uint32Array.from(all, (syllable) => number(syllable.exact)),
      contextLength: inContext.length,
    };
  }

  return {
    /** Numbers of the terms and spellings of all passages read so far. */
    numbers: numbers as ReadonlyMap<string, number>,

    /**
     * Passages by id; an id that the archive does not know is left out. `titleOf` gives the title of a
     * passage's document, which counts as context: items seldom repeat what their document is about.
     */
    of(ids: readonly number[], titleOf: (passage: number) => string): Map<number, PassageSyllables> {
      const found = new Map<number, PassageSyllables>();
      const missing: number[] = [];
      if (restored !== archive.restored) {
        cache.clear();
        restored = archive.restored;
      }
      for (const id of ids) {
        const known = cache.get(id);
        if (known) found.set(id, known);
        else missing.push(id);
      }
      for (const passage of missing.length > 0 ? archive.passages(missing) : []) {
        const entry = read(`${titleOf(passage.id)}\n${passage.contextText}`, passage.text);
        found.set(passage.id, entry);
        cache.set(passage.id, entry);
      }
      return found;
    },
  };
}
