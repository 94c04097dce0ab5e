/** The `count` numbers of `items` with the highest score, highest first; equal ones by number. */
export function best(
  items: readonly number[],
  count: number,
  accepts: (item: number) => boolean,
  scoreOf: (item: number) => number,
): number[] {
  // A binary heap with the worst of the chosen ones on top.
  const heap: number[] = [];
  const scores: number[] = [];
  const worse = (a: number, b: number): boolean =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && heap[a]! > heap[b]!);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
    [scores[a], scores[b]] = [scores[b]!, scores[a]!];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let down = at;
      if (left < heap.length && worse(left, down)) down = left;
      if (right < heap.length && worse(right, down)) down = right;
      if (down === at) return;
      swap(at, down);
      at = down;
    }
  };
  for (const item of items) {
    const score = scoreOf(item);
    if (heap.length === count) {
      if (count === 0 || score < scores[0]! || (score === scores[0] && item > heap[0]!)) continue;
    }
    if (!accepts(item)) continue;
    const at = heap.length < count ? heap.length : 0;
    heap[at] = item;
    scores[at] = score;
    if (at > 0) rise(at);
    else sink();
  }
  return heap
    .map((item, index) => ({ item, score: scores[index]! }))
    .sort((first, second) => second.score - first.score || first.item - second.item)
    .map(({ item }) => item);
}
