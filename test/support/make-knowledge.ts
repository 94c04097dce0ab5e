/**
 * Makes the sample archive's files that cannot be written by hand: DOCX, PDF, and one text in NFD.
 * Run with `node --import tsx test/support/make-knowledge.ts`; the outputs are committed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOf, letterTexts } from './letters.ts';

const archive = join(import.meta.dirname, '../../knowledge');

for (const text of await letterTexts()) {
  const target = join(archive, text.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await fileOf(text));
}
