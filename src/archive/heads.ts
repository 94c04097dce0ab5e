import { localDay } from '../core/days.ts';
import type { ArchivedDocument, Clock } from '../core/ports.ts';
import type { Reader } from './reader.ts';
import { type DocumentRow, documentOf } from './rows.ts';
import { statuses } from './status.ts';

/** All live documents without their texts, by source; the same until the archive or the day changes. */
export interface Heads {
  list: readonly ArchivedDocument[];
  bySource: ReadonlyMap<string, ArchivedDocument>;
  /** Ids of their rows. */
  live: ReadonlySet<number>;
}

export const noHeads: Heads = { list: [], bySource: new Map(), live: new Set() };

/** Gives the heads as they are now. `onRestored` is told before when a backup has taken the archive's place. */
export function headsOf(clock: Clock, onRestored: () => void): (open: Reader) => Heads {
  let kept: { generation: number; day: string; heads: Heads } | undefined;
  let restored: string | undefined;
  return (open) => {
    const day = localDay(clock());
    if (kept?.generation === open.generation() && kept.day === day) return kept.heads;
    const read = open.snapshot(() => ({
      generation: open.generation(),
      restored: open.restored(),
      rows: open.heads.all() as DocumentRow[],
    }));
    if (restored !== undefined && read.restored !== restored) onRestored();
    restored = read.restored;
    const all = read.rows.map(documentOf);
    const status = statuses(all, day);
    const list = all.map((document) => ({ ...document, status: status.get(document.source)! }));
    const heads: Heads = {
      list,
      bySource: new Map(list.map((document) => [document.source, document])),
      live: new Set(list.map(({ id }) => id)),
    };
    kept = { generation: read.generation, day, heads };
    return heads;
  };
}
