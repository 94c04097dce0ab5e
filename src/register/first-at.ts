/** The first place at which `holds`, of a list where it holds from some place on. */
export function firstAt<One>(list: readonly One[], holds: (one: One) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
