/**
 * Makes the sample archive's files that cannot be written by hand: DOCX, PDF, and one text in NFD.
 * Run with `node --import tsx test/support/make-knowledge.ts`; the outputs are committed.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type Letter, parseLetter } from './letter.ts';
import { letterToDocx } from './letter-docx.ts';
import { letterToPdf } from './letter-pdf.ts';

const sources = join(import.meta.dirname, 'knowledge');
const archive = join(import.meta.dirname, '../../knowledge');

/** Some systems save text with the marks apart from the letters (NFD); one document of the archive is such. */
const decomposed = new Map([['doi-dap-ung-nhanh-2023.txt', 'quyet-dinh/doi-dap-ung-nhanh-2023.txt']]);

const writers: Record<string, (letter: Letter) => Promise<Uint8Array>> = {
  '.docx': letterToDocx,
  '.pdf': letterToPdf,
};

for (const name of (await readdir(sources)).sort()) {
  const source = await readFile(join(sources, name), 'utf8');
  const plainPath = decomposed.get(name);
  if (plainPath) await save(plainPath, Buffer.from(source.normalize('NFD')));
  else {
    const letter = parseLetter(source);
    const write = writers[extname(letter.path)];
    if (!write) throw new Error(`${name}: no writer for ${letter.path}`);
    await save(letter.path, await write(letter));
  }
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  const target = join(archive, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}
