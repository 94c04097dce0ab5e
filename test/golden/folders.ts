import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldenFolder {
  name: string;
  /** Name of the source file, `source.` with any ending. */
  source: string;
  bytes: Uint8Array;
  /** Path of the file with what the source is expected to become. */
  expectedFile: string;
}

/** The folders next to this file that hold a source, by name. */
export function goldenFolders(): GoldenFolder[] {
  const home = import.meta.dirname;
  return readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const source = readdirSync(join(home, name)).find((file) => file.startsWith('source.'));
      if (!source) throw new Error(`test/golden/${name} has no source file`);
      const bytes = new Uint8Array(readFileSync(join(home, name, source)));
      return { name, source, bytes, expectedFile: join(home, name, 'expected.txt') };
    });
}
