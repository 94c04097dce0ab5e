/**
 * What `work` emits, as it is emitted, for one reader. The work begins with the first read and is not held up by a
 * slow reader. A fault of the work is thrown behind what was emitted before it.
 */
export async function* stream<Item>(
  work: (emit: (item: Item) => void) => Promise<void>,
): AsyncGenerator<Item, void, undefined> {
  const waiting: Item[] = [];
  let wake = () => {};
  let done = false;
  let fault: { cause: unknown } | null = null;
  work((item) => {
    waiting.push(item);
    wake();
  })
    .catch((cause: unknown) => {
      fault = { cause };
    })
    .finally(() => {
      done = true;
      wake();
    });
  while (true) {
    const item = waiting.shift();
    if (item !== undefined) yield item;
    else if (done) break;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  if (fault) throw (fault as { cause: unknown }).cause;
}
