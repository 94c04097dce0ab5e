import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { tasksOf, written } from './score.ts';

/** Drafts a golden folder from a file: what the program finds, for a person to correct. Overwrites none. */
const [file, name] = process.argv.slice(2);
if (!file || !name) {
  console.error('npm run golden:tasks -- FILE NAME');
  process.exit(2);
}
const folder = join(import.meta.dirname, name);
if (existsSync(folder)) throw new Error(`${folder} exists`);
const { document, tasks } = await tasksOf(file);
mkdirSync(folder);
copyFileSync(file, join(folder, `source${extname(file)}`));
const lines = tasks.map((task) => `    ${JSON.stringify(written(document, task))}`);
writeFileSync(join(folder, 'expected.json'), `{\n  "tasks": [\n${lines.join(',\n')}\n  ]\n}\n`);
console.log(`${folder}: ${tasks.length} tasks. Read every line before it is committed.`);
