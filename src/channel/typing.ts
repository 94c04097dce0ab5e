/** An answer that is there sooner needs no sign that somebody writes: every call costs the platform's patience. */
const afterMs = 1000;

export type Typing = ReturnType<typeof openTyping>;

/** Shows that an answer is being written, from a moment after `begin` on, anew every `everyMs`, until `end`. */
export function openTyping(show: () => void, everyMs: number) {
  let first: NodeJS.Timeout | undefined;
  let next: NodeJS.Timeout | undefined;
  return {
    begin(): void {
      first ??= setTimeout(() => {
        show();
        next = setInterval(show, everyMs);
      }, afterMs);
    },
    end(): void {
      clearTimeout(first);
      clearInterval(next);
    },
  };
}
