import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the archive: the one that is named, else `knowledge` here, else what ships with the program. */
export function archiveFolder(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  return existsSync('knowledge')
    ? resolve('knowledge')
    : fileURLToPath(new URL('../knowledge/', import.meta.url));
}
