import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, letterTexts } from './letters.ts';

const archive = join(import.meta.dirname, '../../knowledge');

test('the committed DOCX, PDF and NFD files are what their texts give', async () => {
  const stale = [];
  for (const text of await letterTexts()) {
    const committed = await readFile(join(archive, text.path));
    if (!committed.equals(await fileOf(text))) stale.push(text.path);
  }
  expect(stale, 'run test/support/make-knowledge.ts').toEqual([]);
}, 60_000);
