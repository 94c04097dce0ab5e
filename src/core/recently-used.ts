export interface RecentlyUsed<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  clear(): void;
}

/**
 * A map that forgets what was long unused, so that all values together are never larger than `most`; what was put in
 * last stays in any case, and so does whatever was used since half of `most` was put in or taken up again.
 *
 * Two generations: what is asked for again in the young one costs a look and nothing else, and in the old one it
 * moves to the young. When the young one has filled its half it becomes the old one, whose rest is forgotten at once.
 *
 * @param sizeOf size of an entry, in whatever `most` counts; the same for the same entry whenever it is asked
 * @param onForget told of what is forgotten for want of room, not of what is replaced or cleared
 */
export function recentlyUsed<Key, Value>(
  most: number,
  sizeOf: (value: Value, key: Key) => number,
  onForget: (value: Value, key: Key) => void = () => {},
): RecentlyUsed<Key, Value> {
  interface Generation {
    entries: Map<Key, Value>;
    size: number;
  }
  const none = (): Generation => ({ entries: new Map(), size: 0 });
  let young = none();
  let old = none();

  function takeOut(from: Generation, key: Key): void {
    const value = from.entries.get(key);
    if (value !== undefined && from.entries.delete(key)) from.size -= sizeOf(value, key);
  }

  function forgetOld(): void {
    for (const [key, value] of old.entries) onForget(value, key);
    old = none();
  }

  function putIn(key: Key, value: Value): void {
    const size = sizeOf(value, key);
    if (young.size + size > most / 2) {
      forgetOld();
      [old, young] = [young, none()];
    }
    young.entries.set(key, value);
    young.size += size;
    if (young.size + old.size > most) forgetOld();
  }

  return {
    get(key) {
      const known = young.entries.get(key);
      if (known !== undefined) return known;
      const value = old.entries.get(key);
      if (value === undefined) return undefined;
      takeOut(old, key);
      putIn(key, value);
      return value;
    },
    set(key, value) {
      takeOut(young, key);
      takeOut(old, key);
      putIn(key, value);
    },
    clear() {
      [young, old] = [none(), none()];
    },
  };
}
