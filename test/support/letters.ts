import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parseLetter } from './letter.ts';
import { letterToDocx } from './letter-docx.ts';
import { letterToPdf } from './letter-pdf.ts';

/** The text that a file of the sample archive is made from, and that file's path in the archive. */
export type LetterText = { path: string; source: string };

const sources = join(import.meta.dirname, 'knowledge');

/** Some systems save text with the marks apart from the letters (NFD); one document of the archive is such. */
const decomposed = new Map([['doi-dap-ung-nhanh-2023.txt', 'quyet-dinh/doi-dap-ung-nhanh-2023.txt']]);

const writers: Record<string, (source: string) => Uint8Array | Promise<Uint8Array>> = {
  '.docx': (source) => letterToDocx(parseLetter(source)),
  '.pdf': (source) => letterToPdf(parseLetter(source)),
  '.txt': (source) => Buffer.from(source.normalize('NFD')),
};

/** Every text that a file of the sample archive is made from, in the order of the texts' names. */
export async function letterTexts(): Promise<LetterText[]> {
  const names = (await readdir(sources)).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(join(sources, name), 'utf8');
      return { path: decomposed.get(name) ?? parseLetter(source).path, source };
    }),
  );
}

/** The bytes of the file, the same on every run. */
export async function fileOf({ path, source }: LetterText): Promise<Uint8Array> {
  const write = writers[extname(path)];
  if (!write) throw new Error(`no writer for ${path}`);
  return write(source);
}
