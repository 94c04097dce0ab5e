/**
 * Gives turns: one a round of the event loop. Work that begins with `await turn()` and then computes for milliseconds
 * without waiting for anything does not stand in the way of the network however many there are of it: between any
 * two of them, what came in is heard and what is ready goes out.
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = [];

  function next(): void {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
