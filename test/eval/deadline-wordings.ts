import { readFileSync } from 'node:fs';
import type { Deadline } from '../../src/core/deadline.ts';
import type { IsoDate } from '../../src/core/document.ts';

/** One row of `deadline-wordings.jsonl`; only the fields that it gives are compared, `due: null` means none. */
export interface Wording {
  id: string;
  text: string;
  reference: IsoDate | null;
  year?: number;
  isTerm?: boolean;
  expect: (Pick<Deadline, 'raw' | 'kind' | 'certainty' | 'inclusive' | 'from' | 'every'> & {
    due: IsoDate | null;
  })[];
}

/** The table of wordings: what must be found, and the negatives, in which nothing must be. */
export function readWordings(file = 'test/eval/deadline-wordings.jsonl'): Wording[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
