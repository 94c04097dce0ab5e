import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { pathOfSource, placeNew, placeOver } from './archive-files.ts';
import type { Added, Restored } from './assistant/office.ts';
import { UserError } from './core/errors.ts';
import type { ArchivedDocument, Clock, IndexReport, Progress } from './core/ports.ts';
import { earlierVersion, numberedName, safeName } from './document-match.ts';
import type { PreviewRead } from './preview-worker.ts';
import type { RemovedFacts, RemovedFiles } from './removed-files.ts';
import type { WaitingFiles } from './waiting-files.ts';

export interface DocumentChangesParts {
  folder: string;
  waiting: WaitingFiles;
  removed: RemovedFiles;
  list: () => readonly ArchivedDocument[];
  index: (run: { force?: boolean; onProgress?: (progress: Progress) => void }) => Promise<IndexReport>;
  clock: Clock;
}

interface Place {
  source: string;
  path: string;
}

/** One change of the archive folder: a document leaves, a file comes in, or a file takes the place of a document. */
interface Change {
  out: ArchivedDocument | null;
  in: { sha256: string; place: () => Promise<Place> } | null;
  run?: { force?: boolean; onProgress?: (progress: Progress) => void };
}

/**
 * Changes of the archive folder, each followed by a reindexing. What leaves is kept under an opaque name that undoes
 * it. Where a step fails, or the archive has not become what it should, all is taken back and the reason is thrown.
 */
export function documentChanges({ folder, waiting, removed, list, index, clock }: DocumentChangesParts) {
  const known = (source: string) => list().find((one) => one.source === source);

  async function make(change: Change): Promise<{ source: string; report: IndexReport; undo: string | null }> {
    const old = change.out && (await fileOf(change.out));
    const by = change.in?.sha256 ?? null;
    const undo = old ? await removed.keep(factsOf(change.out!, old.bytes, by), old.bytes) : null;
    let placed: Place | null = null;
    let isGone = false;
    let isIndexed = false;
    try {
      placed = change.in && (await change.in.place());
      if (old && placed?.path !== old.path) await rm(old.path);
      isGone = true;
      isIndexed = true;
      const report = await index(change.run ?? {});
      refuseUnlessMade(change, placed, report);
      return { source: placed?.source ?? change.out!.source, report, undo };
    } catch (fault) {
      if (placed && placed.path !== old?.path) await rm(placed.path, { force: true });
      if (old && isGone) await placeOver(old.bytes, dirname(old.path), basename(old.path));
      if (undo) await removed.drop(undo);
      // Where this fails too, the archive follows its folder at the next run.
      if (isIndexed) await index({}).catch(() => {});
      throw fault;
    }
  }

  function refuseUnlessMade(change: Change, placed: Place | null, { skipped }: IndexReport): void {
    const { out } = change;
    if (placed && known(placed.source)?.sha256 !== change.in!.sha256) {
      const reason = skipped.find(({ source }) => source === placed.source)?.reason;
      throw new UserError(
        `Không đưa được vào kho: ${reason ?? 'tệp không có trong kho sau khi lập chỉ mục'}. Kho vẫn như trước.`,
      );
    }
    if (out && out.source !== placed?.source && known(out.source)) {
      throw new UserError('Không gỡ được: văn bản vẫn còn trong kho sau khi lập chỉ mục. Kho vẫn như trước.');
    }
  }

  async function fileOf({ source }: ArchivedDocument): Promise<Place & { bytes: Uint8Array }> {
    const path = pathOfSource(folder, source);
    if (!path)
      throw new UserError(`Tệp "${source}" không còn trong thư mục kho. Xin gõ /reindex rồi làm lại.`);
    return { source, path, bytes: await readFile(path) };
  }

  function factsOf(
    { source, number, type, title, issuer, issuedOn }: ArchivedDocument,
    bytes: Uint8Array,
    replacedBy: string | null,
  ): RemovedFacts {
    const document = { number, type, title, issuer, issuedOn };
    return { source, sha256: sha256Of(bytes), at: clock().toISOString(), document, replacedBy };
  }

  /** Puts the bytes beside the earlier version, over it where the name is the same, else under a name of their own. */
  async function newPlace(read: PreviewRead, bytes: Uint8Array, earlier: string | null): Promise<Place> {
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

  /** Puts the bytes exactly there; over what is there only where that gives way. */
  async function oldPlace(source: string, bytes: Uint8Array, gives: ArchivedDocument | null): Promise<Place> {
    const taken = pathOfSource(folder, source);
    if (taken && gives?.source === source) {
      await placeOver(bytes, dirname(taken), basename(taken));
      return { source, path: taken };
    }
    if (taken) {
      throw new UserError(`Trong kho đã có tệp khác tên "${source}". Xin gỡ hoặc đổi tên tệp đó trước.`);
    }
    const target = join(folder, posix.dirname(source));
    await mkdir(target, { recursive: true });
    await placeNew(bytes, target, posix.basename(source));
    return { source, path: join(target, posix.basename(source)) };
  }

  return {
    /** Takes a waiting file in; an earlier version of it gives way. */
    async add(id: string, onProgress: (progress: Progress) => void): Promise<Added> {
      const file = await waiting.take(id);
      if (!file)
        throw new UserError('Tệp này không còn chờ (đã được xử lý, hoặc đã quá 24 giờ). Xin gửi lại.');
      const { bytes, sha256, read } = file;
      const same = list().find((one) => one.sha256 === sha256);
      if (same) throw new UserError(`Kho đã có đúng tệp này: ${same.source}.`);
      const earlier = earlierVersion(read.document, list());
      const old = earlier && pathOfSource(folder, earlier.source) ? earlier : null;
      const { source, report, undo } = await make({
        out: old,
        in: { sha256, place: () => newPlace(read, bytes, old?.source ?? null) },
        run: { onProgress },
      });
      await waiting.drop(id);
      return { source, report, replaced: old && undo ? { source: old.source, undo } : null };
    },

    async remove(source: string): Promise<{ report: IndexReport; undo: string }> {
      const out = known(source);
      if (!out || !pathOfSource(folder, source)) throw new UserError(`Trong kho không có tệp "${source}".`);
      // Only the last document may leave the archive empty; nothing else is lost with it then.
      const { report, undo } = await make({ out, in: null, run: { force: list().length === 1 } });
      return { report, undo: undo! };
    },

    /** Puts a file back where it was; the version that had taken its place gives way, which can be undone as well. */
    async restore(undo: string): Promise<Restored> {
      const file = await removed.take(undo);
      if (!file)
        throw new UserError('Văn bản này đã được khôi phục trước đó, hoặc không còn trong phần đã gỡ.');
      const { source, bytes, replacedBy, document } = file;
      const sha256 = sha256Of(bytes);
      const same = list().find((one) => one.sha256 === sha256);
      if (same) {
        await removed.drop(undo);
        throw new UserError(
          `Văn bản này đã được khôi phục trước đó: kho đang có đúng tệp này (${same.source}).`,
        );
      }
      const newer = list().find((one) => one.sha256 === replacedBy) ?? null;
      const other = replacedBy !== null && !newer ? earlierVersion(document, list()) : null;
      if (other) {
        throw new UserError(
          `Kho đang có một bản khác nữa của văn bản này (tệp ${other.source}). Xin gõ /xoavanban ${other.source} ` +
            'để gỡ bản đó trước, rồi gõ /dago để khôi phục bản này.',
        );
      }
      const made = await make({ out: newer, in: { sha256, place: () => oldPlace(source, bytes, newer) } });
      await removed.drop(undo);
      return {
        source,
        report: made.report,
        replaced: newer && made.undo ? { source: newer.source, undo: made.undo } : null,
      };
    },
  };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
