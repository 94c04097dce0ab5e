import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreviewRead } from './preview-worker.ts';

/** What is kept of a file that waits for a word of its sender. */
export interface Waiting {
  sha256: string;
  read: PreviewRead;
}

export type WaitingFiles = ReturnType<typeof waitingFiles>;

/** A file waits so long. */
const hours = 24;

/** Files that were sent in and are not in the archive yet: each in a folder of its own, readable by nobody else. */
export function waitingFiles(folder: string) {
  const placeOf = (id: string) => join(folder, id);

  return {
    /** Gives the opaque name under which it waits. */
    async keep(bytes: Uint8Array, waiting: Waiting): Promise<string> {
      const id = newId();
      const place = placeOf(id);
      await mkdir(place, { recursive: true, mode: 0o700 });
      try {
        await writeFile(join(place, 'file'), bytes, { mode: 0o600 });
        await writeFile(join(place, 'facts.json'), JSON.stringify(waiting), { mode: 0o600 });
      } catch (fault) {
        await rm(place, { recursive: true, force: true });
        throw fault;
      }
      return id;
    },

    /** Null for one that nobody sent, that was taken already or that waited too long. */
    async take(id: string): Promise<(Waiting & { bytes: Uint8Array }) | null> {
      if (!isId(id)) return null;
      try {
        const place = placeOf(id);
        const facts = JSON.parse(await readFile(join(place, 'facts.json'), 'utf8')) as Waiting;
        return { ...facts, bytes: await readFile(join(place, 'file')) };
      } catch {
        return null;
      }
    },

    /** False when it does not wait any more. */
    async drop(id: string): Promise<boolean> {
      if (!isId(id)) return false;
      const waits = await stat(placeOf(id)).then(
        () => true,
        () => false,
      );
      await rm(placeOf(id), { recursive: true, force: true });
      return waits;
    },

    /** Throws away what has waited for a day. */
    async clean(now: Date): Promise<void> {
      for (const id of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(placeOf(id)).catch(() => ({ mtimeMs: now.getTime() }));
        if (now.getTime() - mtimeMs > hours * 3_600_000) {
          await rm(placeOf(id), { recursive: true, force: true });
        }
      }
    },
  };
}

export const newId = (): string => randomBytes(12).toString('hex');

/** Ids come back from outside: nothing else becomes part of a path. */
export const isId = (id: string): boolean => /^[0-9a-f]{24}$/.test(id);
