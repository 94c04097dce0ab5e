const marks: readonly (readonly [open: string, close: string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
];

/**
 * Takes out what reasoning models think aloud, `<think>…</think>`, from text that comes in pieces. A mark may be cut
 * anywhere between two pieces, so the beginning of one is held back until it is known to be none.
 */
export function withoutThinking() {
  let held = '';
  let closing: string | null = null;
  let begun = false;

  /** What is shown of `held`; keeps what may still become a mark. */
  function take(last: boolean): string {
    let shown = '';
    for (;;) {
      if (closing !== null) {
        const at = held.indexOf(closing);
        if (at < 0) {
          held = last ? '' : tailThatBegins(held, [closing]);
          return shown;
        }
        held = held.slice(at + closing.length);
        closing = null;
      }
      const [at, close] = firstMark(held);
      if (at < 0) {
        const tail = last
          ? ''
          : tailThatBegins(
              held,
              marks.map(([open]) => open),
            );
        shown += held.slice(0, held.length - tail.length);
        held = tail;
        return shown;
      }
      shown += held.slice(0, at);
      held = held.slice(at);
      closing = close;
    }
  }

  /** The blanks before the first word are those between the thinking and the answer. */
  function withoutLead(shown: string): string {
    const text = begun ? shown : shown.trimStart();
    begun ||= text !== '';
    return text;
  }

  return {
    push(piece: string): string {
      held += piece;
      return withoutLead(take(false));
    },
    /** What was held back to the end. */
    end: (): string => withoutLead(take(true)),
  };
}

function firstMark(text: string): [at: number, close: string] {
  let found: [number, string] = [-1, ''];
  for (const [open, close] of marks) {
    const at = text.indexOf(open);
    if (at >= 0 && (found[0] < 0 || at < found[0])) found = [at, close];
  }
  return found;
}

/** The longest end of `text` that one of `words` begins with. */
function tailThatBegins(text: string, words: readonly string[]): string {
  const longest = Math.max(...words.map((word) => word.length)) - 1;
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const tail = text.slice(-length);
    if (words.some((word) => word.startsWith(tail))) return tail;
  }
  return '';
}
