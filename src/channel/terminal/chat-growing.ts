/** What of `whole` is still to be shown when `shown` stands on the screen already. */
export function remainder(whole: string, shown: string): string {
  if (shown === '') return whole;
  const place = placeOf(shown, whole);
  if (!place) return `\n\n${whole}`;
  if (place.start === 0) return whole.slice(place.end);
  // What was put around the text that a model wrote goes behind it.
  const around = [whole.slice(place.end), whole.slice(0, place.start)].map((part) => part.trim());
  return around
    .filter(Boolean)
    .map((part) => `\n\n${part}`)
    .join('');
}

/**
 * Where `shown` stands in `whole` at the beginning of a paragraph; the numbers of quotes, "(1)(2)", that it got
 * meanwhile do not count. A quote below may have the same words, behind its own number: that is another text.
 */
function placeOf(shown: string, whole: string): { start: number; end: number } | null {
  for (let start = 0; start >= 0; start = afterBlankLine(whole, start)) {
    const end = endOf(shown, whole, start);
    if (end !== null) return { start, end };
  }
  return null;
}

function afterBlankLine(text: string, from: number): number {
  const at = text.indexOf('\n\n', from);
  return at < 0 ? -1 : at + 2;
}

function endOf(shown: string, whole: string, start: number): number | null {
  let at = start;
  for (const letter of shown) {
    if (!whole.startsWith(letter, at)) at += marksAt(whole, at);
    if (!whole.startsWith(letter, at)) return null;
    at += letter.length;
  }
  return at + marksAt(whole, at);
}

function marksAt(text: string, at: number): number {
  const marks = / ?(?:\(\d{1,3}\))+/y;
  marks.lastIndex = at;
  return marks.exec(text)?.[0].length ?? 0;
}

/** The size of a terminal in characters; a stream that is none has none. */
export interface Screen {
  columns?: number | undefined;
  rows?: number | undefined;
}

/**
 * What takes `shown` off the screen again, the cursor behind it; null where it does not fit on it, since what has
 * been scrolled away cannot be taken back. Vietnamese letters are one column wide.
 */
export function erasing(shown: string, { columns, rows }: Screen): string | null {
  if (!columns || !rows) return null;
  const lines = shown.split('\n').map((line) => Math.max(1, Math.ceil(line.length / columns)));
  const height = lines.reduce((sum, line) => sum + line, 0);
  if (height >= rows) return null;
  return `\r${height > 1 ? `\u001b[${height - 1}A` : ''}\u001b[J`;
}

export type GrowingText = ReturnType<typeof growingText>;

/**
 * Text that is shown as it grows; only what is new is written, and nothing twice. The whole text has numbers of
 * quotes which the growing one could not have: it takes its place where the screen allows that.
 */
export function growingText(write: (text: string) => void, screen: Screen = {}) {
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
      const erased = shown === '' || text.startsWith(shown) ? null : erasing(shown, screen);
      write(`${erased === null ? remainder(text, shown) : erased + text}\n`);
      shown = '';
    },
    /** Ends the line of what is left unfinished. */
    stop(): void {
      if (shown !== '') write('\n');
      shown = '';
    },
  };
}
