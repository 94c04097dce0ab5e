import type { Reading } from '../core/document.ts';

/** A file that is not taken, with the reason in Vietnamese: an outcome, no fault. */
export interface Refused {
  refused: string;
}

/** Bytes of one file → its text, or why not. `source` is a label that may hint at Markdown, nothing more. */
export type Reader = (bytes: Uint8Array, source: string) => Promise<Reading | Refused>;

export function isRefused(value: object): value is Refused {
  return 'refused' in value;
}
