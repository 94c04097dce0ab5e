import type { IsoDate } from '../core/document.ts';
import type { ArchivedDocument, IndexReport, Progress } from '../core/ports.ts';
import type { Unit } from '../core/unit.ts';

/** Conditions of a deadline list; days are ISO, `unit` is a `Unit.id`. */
export interface DeadlineWish {
  unit: string | null;
  from: IsoDate | null;
  to: IsoDate | null;
  /** A status by its name: `quá hạn`. */
  status: string | null;
}

/** A file to hand out. */
export interface OutFile {
  name: string;
  bytes: Uint8Array;
}

/** What a file that was sent in turned out to be; nothing of it is in the archive yet. */
export interface Preview {
  /** Opaque; names the waiting file. */
  id: string;
  number: string | null;
  type: string | null;
  title: string | null;
  issuer: string | null;
  issuedOn: IsoDate | null;
  tasks: number;
  deadlines: number;
  /** In Vietnamese: what reading removed or repaired, and what is missing. */
  notes: string[];
  /** The archive has a file with the very same bytes. */
  same: string | null;
  /** An earlier version of this document in the archive (same number and issuer), which it would take the place of. */
  earlier: ArchivedDocument | null;
  /** Documents that it says it replaces or repeals, as far as the archive has them. */
  replaces: ArchivedDocument[];
}

/** What became of a file that was taken in. */
export interface Added {
  source: string;
  report: IndexReport;
  /** The version that gave way to it; `undo` puts that back in its place. */
  replaced: { source: string; undo: string } | null;
}

/** What became of a document that was put back; as with `Added`, a version in its place gave way. */
export type Restored = Added;

/** A document that left the archive and can be brought back. */
export interface RemovedDocument {
  /** For `restore`. */
  undo: string;
  source: string;
  name: string;
  number: string | null;
  /** When it left (ISO instant). */
  at: string;
  /** Another version took its place. */
  isReplaced: boolean;
}

/**
 * What the assistant can have done, beside answering questions. Everything throws UserError with words for the
 * person; roles are checked before it is called.
 */
export interface Office {
  /** Documents by number or words of their title, best first; without words the newest. */
  documents(words: string): ArchivedDocument[];
  /** The section around a span, with marks for what was quoted and its place below, as `blocksOf` reads it. */
  context(source: string, start: number, end: number): string;
  /** The file as it lies in the archive. */
  original(source: string): Promise<OutFile>;
  /** More passages on a question beside those whose `source start` are given, as text; null when there are none. */
  more(question: string, shown: readonly string[]): Promise<{ text: string; shown: string[] } | null>;

  units(name: string): Unit[];
  unit(id: string): Unit | undefined;

  /** Deadlines as text. */
  deadlines(wish: DeadlineWish): string;
  /** The summary with its sheet and calendar. */
  report(wish: DeadlineWish): Promise<{ text: string; files: OutFile[] }>;
  /** Each gives the task as it stands then. `by` is the person's name and id. */
  done(task: string, facts: { by: string; on: IsoDate | null; note: string | null }): string;
  extend(task: string, facts: { by: string; to: IsoDate; because: string | null }): string;
  /** Takes the extensions back; `days` are those that count again, null where the document sets none. */
  unextend(
    task: string,
    facts: { by: string; because: string | null },
  ): { told: string; days: (IsoDate | null)[] };
  reopen(task: string, facts: { by: string }): string;

  preview(file: OutFile): Promise<Preview>;
  add(id: string, onProgress: (progress: Progress) => void): Promise<Added>;
  /** False when the file does not wait any more: it was taken in or thrown away before. */
  discard(id: string): Promise<boolean>;
  reindex(onProgress: (progress: Progress) => void): Promise<IndexReport>;
  /** Takes a document out; `undo` of the result puts it back. */
  remove(source: string): Promise<{ report: IndexReport; undo: string }>;
  /** Puts back what `remove`, `add` or `restore` gave an `undo` for. */
  restore(undo: string): Promise<Restored>;
  /** What `restore` can bring back, newest first. */
  removed(): Promise<RemovedDocument[]>;
  /** Counts for `/thongke`, in Vietnamese. */
  statistics(): Promise<string>;
}
