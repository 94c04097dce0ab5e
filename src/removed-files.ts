import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isId, newId } from './waiting-files.ts';

export type RemovedFiles = ReturnType<typeof removedFiles>;

/** Files that were taken out of the archive, so that this can be undone. Nothing here is thrown away by itself. */
export function removedFiles(folder: string) {
  return {
    /** Keeps the bytes; on the disk when it resolves. Gives the opaque name of the act. */
    async keep(source: string, bytes: Uint8Array): Promise<string> {
      const id = newId();
      await mkdir(join(folder, id), { recursive: true, mode: 0o700 });
      await writeSynced(join(folder, id, 'file'), bytes);
      await writeSynced(join(folder, id, 'facts.json'), JSON.stringify({ source }));
      return id;
    },

    /** Null for an act that was undone already or never was. */
    async take(id: string): Promise<{ source: string; bytes: Uint8Array } | null> {
      if (!isId(id)) return null;
      try {
        const { source } = JSON.parse(await readFile(join(folder, id, 'facts.json'), 'utf8')) as {
          source: string;
        };
        return { source, bytes: await readFile(join(folder, id, 'file')) };
      } catch {
        return null;
      }
    },

    /** It is back where it was. */
    drop: (id: string): Promise<void> => rm(join(folder, id), { recursive: true, force: true }),
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
