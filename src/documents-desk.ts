import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { explainDisk } from './archive-files.ts';
import type { OutFile, Preview, RemovedDocument } from './assistant/office.ts';
import { documentName } from './core/document-name.ts';
import { articleType } from './core/document-types.ts';
import { inOrder } from './core/in-order.ts';
import { issuerName } from './core/issuer-name.ts';
import type { ArchivedDocument, Clock, IndexReport, Progress } from './core/ports.ts';
import { documentChanges } from './document-changes.ts';
import { earlierVersion, replacedBy } from './document-match.ts';
import { readInWorker } from './preview-job.ts';
import type { PreviewRead } from './preview-worker.ts';
import { removedFiles } from './removed-files.ts';
import { waitingFiles } from './waiting-files.ts';

export interface DocumentsDeskParts {
  /** The archive folder. */
  folder: string;
  data: string;
  maxBytes: number;
  /** Days for which what left the archive can be brought back; 0: for ever. */
  removedDays: number;
  /** What the archive holds now. */
  list: () => readonly ArchivedDocument[];
  index: (run: { force?: boolean; onProgress?: (progress: Progress) => void }) => Promise<IndexReport>;
  clock: Clock;
}

export type DocumentsDesk = ReturnType<typeof openDocumentsDesk>;

type OnProgress = (progress: Progress) => void;

/**
 * Documents on their way into the archive folder and out of it. Changes are made one after the other, and a change
 * whose indexing fails is taken back: the folder and the archive are as before, and the reason is thrown.
 */
export function openDocumentsDesk(parts: DocumentsDeskParts) {
  const { folder, data, maxBytes, removedDays, list, index, clock } = parts;
  const waiting = waitingFiles(join(data, 'incoming'));
  const removed = removedFiles(join(data, 'removed'), removedDays);
  const change = documentChanges({ folder, waiting, removed, list, index, clock });
  const queued = inOrder();
  const changes = <Result>(work: () => Promise<Result>) => queued('changes', work);
  const readings = <Result>(work: () => Promise<Result>) => queued('readings', work);

  const onDisk =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      changes(() => work(...given)).catch((fault) => {
        throw explainDisk(fault, folder);
      });

  return {
    /** Throws away what has waited too long, and what was removed long ago. */
    async clean(): Promise<void> {
      await Promise.all([waiting.clean(clock()), removed.clean(clock())]);
    },

    /** What can be brought back, newest first; without what the archive has got again. */
    async removed(): Promise<RemovedDocument[]> {
      const present = new Set(list().map(({ sha256 }) => sha256));
      const kept = (await removed.list()).filter(({ sha256 }) => !present.has(sha256));
      return kept.map(({ id, source, at, document, replacedBy }) => ({
        ...{ undo: id, source, at, number: document.number, isReplaced: replacedBy !== null },
        name: documentName({ ...document, source }),
      }));
    },

    /** Reads a file as indexing would. Throws UserError with the reason for one that is refused; nothing of it stays. */
    async preview({ name, bytes }: OutFile): Promise<Preview> {
      await waiting.clean(clock());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const job = { folder, maxBytes, name: posix.basename(name), sha256, bytes };
      const read = await readings(() => readInWorker(job));
      const same = list().find((one) => one.sha256 === sha256)?.source ?? null;
      const id = await waiting.keep(bytes, { sha256, read }).catch((fault) => {
        throw explainDisk(fault, data);
      });
      const { number, type, title, issuedOn } = read.document;
      const issuer = issuerName(read.document);
      return {
        ...{ id, number, type, title, issuer, issuedOn, same },
        ...{ tasks: read.tasks, deadlines: read.deadlines, notes: notesOn(read) },
        earlier: same === null ? earlierVersion(read.document, list()) : null,
        replaces: replacedBy(read.document, list()),
      };
    },

    add: onDisk(change.add),
    remove: onDisk(change.remove),
    restore: onDisk(change.restore),
    discard: (id: string): Promise<boolean> => waiting.drop(id),
    reindex: (onProgress: OnProgress): Promise<IndexReport> => changes(() => index({ onProgress })),
    /** Resolves when no change is under way any more. */
    settled: (): Promise<void> => changes(async () => {}),
  };
}

function notesOn({ document }: PreviewRead): string[] {
  if (document.number === null && document.issuer === null && document.issuedOn === null) {
    const doubt =
      'tệp không có số, cơ quan ban hành và ngày ban hành; có thể đây không phải là văn bản hành chính';
    return [...document.notes, doubt];
  }
  const missing = [
    document.number === null && document.type !== articleType ? 'số, ký hiệu' : '',
    document.type === null ? 'loại văn bản' : '',
    document.issuer === null ? 'cơ quan ban hành' : '',
    document.issuedOn === null ? 'ngày ban hành' : '',
  ].filter(Boolean);
  return [...document.notes, ...(missing.length > 0 ? [`không đọc được: ${missing.join('; ')}`] : [])];
}
