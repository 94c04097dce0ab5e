import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { explainDisk, pathOfSource, placeNew, placeOver } from './archive-files.ts';
import type { Added, OutFile, Preview } from './assistant/office.ts';
import { articleType } from './core/document-types.ts';
import { UserError } from './core/errors.ts';
import { inOrder } from './core/in-order.ts';
import { issuerName } from './core/issuer-name.ts';
import type { ArchivedDocument, Clock, IndexReport, Progress } from './core/ports.ts';
import { earlierVersion, numberedName, replacedBy, safeName } from './document-match.ts';
import { readInWorker } from './preview-job.ts';
import type { PreviewRead } from './preview-worker.ts';
import { removedFiles } from './removed-files.ts';
import { waitingFiles } from './waiting-files.ts';

export interface DocumentsDeskParts {
  /** The archive folder. */
  folder: string;
  data: string;
  maxBytes: number;
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
export function openDocumentsDesk({ folder, data, maxBytes, list, index, clock }: DocumentsDeskParts) {
  const waiting = waitingFiles(join(data, 'incoming'));
  const removed = removedFiles(join(data, 'removed'));
  const queued = inOrder();
  const changes = <Result>(work: () => Promise<Result>) => queued('changes', work);
  const readings = <Result>(work: () => Promise<Result>) => queued('readings', work);

  const known = (source: string) => list().find((one) => one.source === source);

  /** Reindexes and asks whether the archive has become what it should; else `undo` and once more. */
  async function indexed(
    run: { force?: boolean; onProgress?: OnProgress },
    became: (report: IndexReport) => string | null,
    undo: () => Promise<void>,
  ): Promise<IndexReport> {
    let failed: unknown;
    try {
      const report = await index(run);
      const reason = became(report);
      if (reason === null) return report;
      failed = new UserError(`Không đưa được vào kho: ${reason}. Kho vẫn như trước.`);
    } catch (fault) {
      failed = fault;
    }
    await undo();
    // Where this fails too, the archive follows its folder at the next run.
    await index({}).catch(() => {});
    throw failed;
  }

  async function addNow(id: string, onProgress: OnProgress): Promise<Added> {
    const file = await waiting.take(id);
    if (!file) throw new UserError('Tệp này không còn chờ (đã được xử lý, hoặc đã quá 24 giờ). Xin gửi lại.');
    const { bytes, sha256, read } = file;
    const same = list().find((one) => one.sha256 === sha256);
    if (same) throw new UserError(`Kho đã có đúng tệp này: ${same.source}.`);

    const earlier = earlierVersion(read.document, list());
    const old = earlier && pathOfSource(folder, earlier.source);
    const oldBytes = old ? await readFile(old) : null;
    const undo = oldBytes ? await removed.keep(earlier!.source, oldBytes) : null;
    const place = await newPlace(read, bytes, old ? earlier!.source : null);
    if (old && place.path !== old) await rm(old);

    const report = await indexed(
      { onProgress },
      (made) =>
        known(place.source)?.sha256 === sha256
          ? null
          : (made.skipped.find(({ source }) => source === place.source)?.reason ??
            'tệp không có trong kho sau khi lập chỉ mục'),
      async () => {
        if (!old || place.path !== old) await rm(place.path, { force: true });
        if (old) await placeOver(oldBytes!, dirname(old), basename(old));
        if (undo) await removed.drop(undo);
      },
    );
    await waiting.drop(id);
    return { source: place.source, report };
  }

  /** Puts the bytes beside the earlier version, over it where the name is the same, else under a name of their own. */
  async function newPlace(read: PreviewRead, bytes: Uint8Array, earlier: string | null) {
    const below = earlier === null ? '' : posix.dirname(earlier).replace(/^\.$/, '');
    const target = join(folder, below);
    await mkdir(target, { recursive: true });
    const wanted = safeName(read.document);
    for (let number = 1; ; number++) {
      const name = numberedName(wanted, number);
      const source = below ? `${below}/${name}` : name;
      const place = { source, path: join(target, name) };
      if (source === earlier) {
        await placeOver(bytes, target, name);
        return place;
      }
      try {
        await placeNew(bytes, target, name);
        return place;
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      }
    }
  }

  async function removeNow(source: string): Promise<{ report: IndexReport; undo: string }> {
    const path = known(source) ? pathOfSource(folder, source) : null;
    if (!path) throw new UserError(`Trong kho không có tệp "${source}".`);
    const bytes = await readFile(path);
    const undo = await removed.keep(source, bytes);
    await rm(path);
    const report = await indexed(
      // Only the last document may leave the archive empty; nothing else is lost with it then.
      { force: list().length === 1 },
      () => (known(source) ? 'văn bản vẫn còn trong kho sau khi lập chỉ mục' : null),
      async () => {
        await placeOver(bytes, dirname(path), basename(path));
        await removed.drop(undo);
      },
    );
    return { report, undo };
  }

  async function restoreNow(undo: string): Promise<IndexReport> {
    const file = await removed.take(undo);
    if (!file) throw new UserError('Văn bản này đã được khôi phục, hoặc không còn trong phần đã gỡ.');
    const { source, bytes } = file;
    if (pathOfSource(folder, source)) {
      throw new UserError(`Trong kho đã có tệp khác tên "${source}". Xin gỡ hoặc đổi tên tệp đó trước.`);
    }
    const target = join(folder, posix.dirname(source));
    await mkdir(target, { recursive: true });
    await placeNew(bytes, target, posix.basename(source));
    const report = await indexed(
      {},
      (made) =>
        known(source)
          ? null
          : (made.skipped.find((one) => one.source === source)?.reason ?? 'tệp không có trong kho'),
      () => rm(join(target, posix.basename(source)), { force: true }),
    );
    await removed.drop(undo);
    return report;
  }

  const onDisk =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      changes(() => work(...given)).catch((fault) => {
        throw explainDisk(fault, folder);
      });

  return {
    /** Throws away what has waited too long. */
    clean: (): Promise<void> => waiting.clean(clock()),

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

    add: onDisk(addNow),
    remove: onDisk(removeNow),
    restore: onDisk(restoreNow),
    discard: (id: string): Promise<boolean> => waiting.drop(id),
    reindex: (onProgress: OnProgress): Promise<IndexReport> => changes(() => index({ onProgress })),
  };
}

function notesOn({ document }: PreviewRead): string[] {
  const missing = [
    document.number === null && document.type !== articleType ? 'số, ký hiệu' : '',
    document.type === null ? 'loại văn bản' : '',
    document.issuer === null ? 'cơ quan ban hành' : '',
    document.issuedOn === null ? 'ngày ban hành' : '',
  ].filter(Boolean);
  return [...document.notes, ...(missing.length > 0 ? [`không đọc được: ${missing.join('; ')}`] : [])];
}
