export interface RecentlyUsed<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  clear(): void;
}

/**
 * A map that forgets what was longest unused when all values together are larger than `most`; what was put in last
 * stays in any case.
 *
 * @param sizeOf size of an entry, in whatever `most` counts; the same for the same entry whenever it is asked
 * @param onForget told of what is forgotten for want of room, not of what is replaced or cleared
 */
export function recentlyUsed<Key, Value>(
  most: number,
  sizeOf: (value: Value, key: Key) => number,
  onForget: (value: Value, key: Key) => void = () => {},
): RecentlyUsed<Key, Value> {
  const entries = new Map<Key, Value>();
  let size = 0;

  function takeOut(key: Key): Value | undefined {
    const value = entries.get(key);
    if (value === undefined) return undefined;
    entries.delete(key);
    size -= sizeOf(value, key);
    return value;
  }

  function putIn(key: Key, value: Value): void {
    entries.set(key, value);
    size += sizeOf(value, key);
  }

  return {
    get(key) {
      const value = takeOut(key);
      // In again at the end: the first key of the map is the one longest unused.
      if (value !== undefined) putIn(key, value);
      return value;
    },
    set(key, value) {
      takeOut(key);
      putIn(key, value);
      for (const oldest of entries.keys()) {
        if (size <= most || oldest === key) break;
        onForget(takeOut(oldest)!, oldest);
      }
    },
    clear() {
      entries.clear();
      size = 0;
    },
  };
}
