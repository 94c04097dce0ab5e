import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from './core/document.ts';
import { isId, newId } from './waiting-files.ts';

/** What is kept about a file that left the archive. */
export interface RemovedFacts {
  /** Where it lay. */
  source: string;
  sha256: string;
  /** When it left (ISO instant). */
  at: string;
  document: Pick<Document, 'number' | 'type' | 'title' | 'issuer' | 'issuedOn'>;
  /** SHA-256 of the version that took its place; null: it was taken out. */
  replacedBy: string | null;
}

export type RemovedFiles = ReturnType<typeof removedFiles>;

const dayMs = 86_400_000;

/**
 * Files that left the archive, so that this can be undone: each in a folder of its own, readable by nobody else, kept
 * for `days` days; 0: for ever.
 */
export function removedFiles(folder: string, days: number) {
  async function facts(id: string): Promise<RemovedFacts | null> {
    if (!isId(id)) return null;
    try {
      return JSON.parse(await readFile(join(folder, id, 'facts.json'), 'utf8')) as RemovedFacts;
    } catch {
      return null;
    }
  }

  return {
    /** Keeps the bytes; on the disk when it resolves. Gives the opaque name of the act. */
    async keep(kept: RemovedFacts, bytes: Uint8Array): Promise<string> {
      const id = newId();
      try {
        await mkdir(join(folder, id), { recursive: true, mode: 0o700 });
        await writeSynced(join(folder, id, 'file'), bytes);
        // Last: without its facts an act never was.
        await writeSynced(join(folder, id, 'facts.json'), JSON.stringify(kept));
      } catch (fault) {
        await rm(join(folder, id), { recursive: true, force: true });
        throw fault;
      }
      return id;
    },

    /** Null for an act that was undone already or never was. */
    async take(id: string): Promise<(RemovedFacts & { bytes: Uint8Array }) | null> {
      const kept = await facts(id);
      const bytes = kept && (await readFile(join(folder, id, 'file')).catch(() => null));
      return kept && bytes ? { ...kept, bytes } : null;
    },

    /** Newest first. */
    async list(): Promise<(RemovedFacts & { id: string })[]> {
      const ids = await readdir(folder).catch(() => []);
      const all = await Promise.all(ids.map(async (id) => ({ id, kept: await facts(id) })));
      return all
        .flatMap(({ id, kept }) => (kept ? [{ ...kept, id }] : []))
        .sort((one, other) => other.at.localeCompare(one.at));
    },

    /** It is back where it was. */
    drop: (id: string): Promise<void> => rm(join(folder, id), { recursive: true, force: true }),

    /** Throws away what was kept long enough. Never throws: what cannot be deleted now waits for the next time. */
    async clean(now: Date): Promise<void> {
      if (days === 0) return;
      const ids = await readdir(folder).catch(() => []);
      for (const id of ids.filter(isId)) {
        // Who was killed while keeping a file left no facts.
        const at = (await facts(id))?.at ?? (await stat(join(folder, id)).catch(() => null))?.mtime;
        if (at === undefined || now.getTime() - new Date(at).getTime() <= days * dayMs) continue;
        await rm(join(folder, id), { recursive: true, force: true }).catch(() => {});
      }
    },
  };
}

async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
