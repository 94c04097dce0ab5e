import type { ArchivedTask } from '../core/ports.ts';

const none: readonly ArchivedTask[] = [];

/** Of more documents than this it is quicker to read the tasks of all. */
const few = 200;

/**
 * Tasks by the id of their document's row, as long as it is live: after a reindex only those of new and changed
 * documents are read. A row never changes, see `documentCache`.
 */
export function taskCache() {
  let known = new Map<number, readonly ArchivedTask[]>();
  return {
    /** Tasks of the `live` documents, in the order of these. `read` gives those of one document, or of all. */
    of(
      live: readonly { id: number }[],
      read: (document: number | null) => ReadonlyMap<number, readonly ArchivedTask[]>,
    ): ArchivedTask[] {
      const missing = live.filter(({ id }) => !known.has(id));
      const all = missing.length > few ? read(null) : null;
      const tasksOf = (id: number) => known.get(id) ?? (all ?? read(id)).get(id) ?? none;
      known = new Map(live.map(({ id }) => [id, tasksOf(id)]));
      return live.flatMap(({ id }) => known.get(id)!);
    },
  };
}
