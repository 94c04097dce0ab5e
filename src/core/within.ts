/** Resolves when `work` is done, or after `milliseconds` in any case; rejects when it fails before. */
export function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([work.then(() => {}), late]).finally(() => clearTimeout(timer));
}
