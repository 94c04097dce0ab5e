/** What of `whole` is still to be shown when `shown` stands on the screen already. */
export function remainder(whole: string, shown: string): string {
  if (shown === '') return whole;
  if (whole.startsWith(shown)) return whole.slice(shown.length);
  const at = whole.indexOf(shown);
  if (at < 0) return `\n\n${whole}`;
  // What was put around the text that a model wrote goes behind it.
  const around = [whole.slice(at + shown.length), whole.slice(0, at)].map((part) => part.trim());
  return around
    .filter(Boolean)
    .map((part) => `\n\n${part}`)
    .join('');
}

export type GrowingText = ReturnType<typeof growingText>;

/** Text that is shown as it grows; only what is new is written, and nothing twice. */
export function growingText(write: (text: string) => void) {
  let shown = '';
  return {
    /** `text` begins with what was shown before. */
    grow(text: string): void {
      if (!text.startsWith(shown)) return;
      write(text.slice(shown.length));
      shown = text;
    },
    /** The whole text, with a line end. */
    finish(text: string): void {
      write(`${remainder(text, shown)}\n`);
      shown = '';
    },
    /** Ends the line of what is left unfinished. */
    stop(): void {
      if (shown !== '') write('\n');
      shown = '';
    },
  };
}
