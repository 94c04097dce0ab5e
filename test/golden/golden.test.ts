import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { goldenFolders } from './folders.ts';
import { renderSource } from './render.ts';

it.each(goldenFolders())('$name is read as expected (renew with npm run golden)', async (folder) => {
  expect(await renderSource(folder.source, folder.bytes)).toBe(readFileSync(folder.expectedFile, 'utf8'));
});
