import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { drawSources } from './draw.ts';
import { goldenFolders } from './folders.ts';
import { renderSource } from './render.ts';

/** Draws the sources that no editor writes, then renews every expected file. Read the difference before a commit. */
drawSources();
for (const folder of goldenFolders()) {
  const rendered = await renderSource(folder.source, folder.bytes);
  const before = existsSync(folder.expectedFile) ? readFileSync(folder.expectedFile, 'utf8') : undefined;
  if (rendered !== before) writeFileSync(folder.expectedFile, rendered);
  console.log(`${rendered === before ? 'unchanged' : 'renewed  '}  ${folder.name}`);
}
