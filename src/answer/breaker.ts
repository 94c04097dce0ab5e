/** After so many faults in a row the model is left alone for a while, so that not every asker waits for it. */
const mostFaults = 3;
const restMs = 30_000;

/** Circuit breaker. `now` gives milliseconds. */
export function breaker(now: () => number) {
  let faults = 0;
  let restsUntil = 0;

  return {
    /** Whether the model may be asked now. After the rest one question tries it, and the others go on without. */
    allows(): boolean {
      if (faults < mostFaults) return true;
      if (now() < restsUntil) return false;
      restsUntil = now() + restMs;
      return true;
    },
    succeeded(): void {
      faults = 0;
    },
    failed(): void {
      faults++;
      restsUntil = now() + restMs;
    },
  };
}
