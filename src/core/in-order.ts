/**
 * Work by a key, such as a chat: what has the same key is done in the order in which it was given, different keys at
 * once. A fault is that of its own work: what stands behind it goes on.
 */
export function inOrder() {
  const last = new Map<string, Promise<void>>();

  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const done = (last.get(key) ?? Promise.resolve()).then(work);
    const quiet = done
      .then(
        () => {},
        () => {},
      )
      .finally(() => {
        if (last.get(key) === quiet) last.delete(key);
      });
    last.set(key, quiet);
    return done;
  };
}
