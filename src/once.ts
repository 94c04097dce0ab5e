/** Does the work at the first call and gives its result from then on; a failure is tried again at the next call. */
export function once<Result>(work: () => Result): () => Result {
  let done: { result: Result } | undefined;
  return () => {
    if (done) return done.result;
    const result = work();
    done = { result };
    if (result instanceof Promise) {
      result.catch(() => {
        done = undefined;
      });
    }
    return result;
  };
}
