import type { Section, Skipped } from '../core/document.ts';
import type {
  Archive,
  ArchivedDocument,
  ArchivedPassage,
  ArchivedTask,
  Clock,
  PostingStore,
  TaskStore,
} from '../core/ports.ts';
import { explain, explained, openForReading } from './database.ts';
import { type DocumentParts, documentCache } from './document-cache.ts';
import { type Heads, headsOf, noHeads } from './heads.ts';
import { readMeta } from './meta.ts';
import { postingStore } from './posting-store.ts';
import { type PassageOfSource, type Reader, readerOf, type StoredVector, walkVectors } from './reader.ts';
import { contextText, type PassageRow, passageOf } from './rows.ts';
import { taskCache } from './task-cache.ts';
import { countTasks, eventOf, readTasks, recordEvent } from './task-rows.ts';

/** The archive as read from a data folder, with what only the wiring needs. */
export interface OpenArchive extends Archive, TaskStore {
  readonly data: string;
  /** Whether no document is there, be it that nothing was ever indexed. */
  readonly empty: boolean;
  /** Documents and passages in the committed state. */
  counts(): { documents: number; passages: number };
  countTasks(): number;
  /** Id of the last report about a task; 0 before the first. */
  lastEvent(): number;
  /** Files of the last committed run that were not taken, with the reason. */
  skipped(): Skipped[];
  /** The embedder of the stored vectors; undefined before the first commit. */
  embedder(): StoredEmbedder | undefined;
  /** Vector of every passage, by ascending id. Nothing else may be read before the walk ends. */
  vectors(): Iterable<StoredVector>;
  /** Gives back the file; a later call opens it again. */
  close(): void;
}

export interface StoredEmbedder {
  fingerprint: string;
  dimensions: number;
  /** What it learnt from the archive (`EmbedderFor`), null for an embedder that learns nothing. */
  state: Uint8Array | null;
}

/**
 * Opens the archive in `data` for reading, beside any writer. A folder without an archive is an empty one,
 * and fills as soon as somebody indexes. The clock decides which documents have expired.
 * Throws `UserError` for a damaged file and for one that a newer Vanthu has written.
 */
export function openArchive(data: string, clock: Clock): OpenArchive {
  let reader: Reader | undefined;
  let postings: PostingStore | undefined;
  let cache = documentCache();
  let tasks = taskCache();
  const heads = headsOf(clock, () => {
    cache = documentCache();
    tasks = taskCache();
  });

  function read<Result>(work: (reader: Reader) => Result, nothing: Result): Result {
    return explained(data, () => {
      if (!reader) {
        const database = openForReading(data);
        if (database) reader = readerOf(database);
      }
      return reader ? work(reader) : nothing;
    });
  }

  const documents = (): Heads => read(heads, noHeads);

  const partsOf = (open: Reader, document: number): DocumentParts =>
    cache.get(document, () => open.text.get(document) as string);

  function passage(open: Reader, row: PassageRow & { source: string }): ArchivedPassage {
    const { text } = partsOf(open, row.document);
    const { start, end, context, ...found } = passageOf(row);
    return cache.keep(row.document, {
      ...{ id: row.id, source: row.source, start, end, context, ...found },
      text: text.slice(start, end),
      contextText: contextText(text, context),
    });
  }

  /** Something of a live document, as it is now; `nothing` where there is no such document. */
  const ofSource = <Result>(
    source: string,
    work: (head: ArchivedDocument, open: Reader) => Result,
    nothing: Result,
  ) =>
    read(
      (open) =>
        open.snapshot(() => {
          const head = documents().bySource.get(source);
          return head ? work(head, open) : nothing;
        }),
      nothing,
    );

  return {
    data,
    get generation() {
      return read((open) => open.generation(), 0);
    },
    get restored() {
      return read((open) => open.restored(), '');
    },
    get empty() {
      return this.counts().documents === 0;
    },
    counts: () =>
      read(
        (open) =>
          open.snapshot(() => ({
            documents: open.count.get() as number,
            passages: readMeta(open.database, 'passages') ?? 0,
          })),
        { documents: 0, passages: 0 },
      ),
    documents: () => documents().list,
    document: (source) =>
      ofSource<ReturnType<Archive['document']>>(
        source,
        (head, open) => ({ ...head, text: partsOf(open, head.id).text }),
        undefined,
      ),
    sections: (source) =>
      ofSource<Section[]>(
        source,
        ({ id }, open) => {
          const parts = partsOf(open, id);
          parts.sections ??= open.sections.all(id) as Section[];
          return parts.sections;
        },
        [],
      ),
    passagesOf: (source) =>
      ofSource<ArchivedPassage[]>(
        source,
        ({ id }, open) => {
          const parts = partsOf(open, id);
          parts.passages ??= (open.passagesOf.all(id) as PassageRow[]).map((row) =>
            passage(open, { ...row, source }),
          );
          return parts.passages;
        },
        [],
      ),
    passages: (ids) =>
      read(
        (open) =>
          open.snapshot(() => {
            const { live } = documents();
            return ids.flatMap((id) => {
              const known = cache.passage(id);
              if (known) return live.has(known.document) ? [known.passage] : [];
              const row = open.passage.get(id) as PassageOfSource | undefined;
              return row ? [passage(open, row)] : [];
            });
          }),
        [],
      ),
    postings: () =>
      read((open) => {
        const generation = open.generation();
        if (postings?.generation !== generation) {
          postings = open.snapshot(() => postingStore(open.database, open.generation()));
        }
        return postings!;
      }, nothingPosted),
    snapshot: <Result>(work: () => Result): Result =>
      explained(data, () => {
        read(() => undefined, undefined);
        return reader ? reader.snapshot(work) : work();
      }),
    lastEvent: () => read((open) => open.lastEvent(), 0),
    countTasks: () => read((open) => countTasks(open.database), 0),
    tasks: (source) =>
      source === undefined
        ? read(
            (open) =>
              open.snapshot(() =>
                tasks.of(documents().list, (document) => readTasks(open.database, document)),
              ),
            [],
          )
        : ofSource<ArchivedTask[]>(source, ({ id }, open) => readTasks(open.database, id).get(id) ?? [], []),
    events: (from = 0) => read((open) => open.events.all(from).map(eventOf), []),
    record: (event) => explained(data, () => recordEvent(data, event)),
    skipped: () => read((open) => open.skipped.all() as Skipped[], []),
    embedder: () =>
      read((open) => {
        return open.snapshot(() => {
          const fingerprint = readMeta(open.database, 'embedder');
          if (fingerprint === undefined) return undefined;
          return {
            fingerprint,
            dimensions: readMeta(open.database, 'dimensions') ?? 0,
            state: readMeta(open.database, 'embedderState') ?? null,
          };
        });
      }, undefined),
    *vectors() {
      try {
        yield* read((open): Iterable<StoredVector> => walkVectors(open.database), []);
      } catch (error) {
        throw explain(error, data);
      }
    },
    close() {
      reader?.database.close();
      reader = undefined;
      postings = undefined;
    },
  };
}

const nothingPosted: PostingStore = {
  generation: 0,
  size: 0,
  averageLength: 0,
  postings: () => undefined,
  length: () => 0,
  document: () => 0,
};
