import type { Reading } from '../core/document.ts';
import { UserError } from '../core/errors.ts';

/** A file that is not taken, with the reason in Vietnamese: an outcome, no fault. */
export interface Refused {
  refused: string;
}

/** Bytes of one file → its text, or why not. `source` is a label that may hint at Markdown, nothing more. */
export type Reader = (bytes: Uint8Array, source: string) => Promise<Reading | Refused>;

export function isRefused(value: object): value is Refused {
  return 'refused' in value;
}

/** A library that reads a format. Its absence is no fault of the file that needs it: a UserError says so. */
export async function load<T>(name: string, library: () => Promise<T>): Promise<T> {
  try {
    return await library();
  } catch (cause) {
    throw new UserError(`không nạp được thư viện ${name}; xin chạy lại “npm ci”`, { cause });
  }
}
