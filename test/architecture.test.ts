import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** The few files that may import LangChain at run time; core/ports.ts may for types. */
const langChainFiles = ['src/archive/vector-store.ts', 'src/models/chat-model.ts', 'src/library.ts'];
const lineLimit = 250;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`);
const imports: Import[] = files.flatMap((from) => {
  const code = readFileSync(from, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g;
  return [...code.matchAll(pattern)].map((match) => ({
    from,
    to: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
});

const folderOf = (file: string) => file.split('/').slice(1, -1)[0] ?? '';

it('reads the imports at all', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(imports.filter((one) => one.to.startsWith('.')).length).toBeGreaterThan(files.length / 2);
});

it('lets a folder import itself and core/ only; the files directly in src/ wire folders', () => {
  const wrong = imports
    .filter((one) => one.to.startsWith('.') && folderOf(one.from) !== '')
    .map((one) => ({ ...one, target: normalize(join(dirname(one.from), one.to)).replaceAll('\\', '/') }))
    .filter((one) => ![folderOf(one.from), 'core'].includes(folderOf(one.target)));
  expect(wrong).toEqual([]);
});

it('keeps core/ free of input, output, clock and environment', () => {
  const core = files.filter((file) => folderOf(file) === 'core');
  const built = imports.filter((one) => core.includes(one.from) && /^node:(?!util|assert)/.test(one.to));
  expect(built).toEqual([]);
  for (const file of core) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/process\.|Date\.now|new Date\(\)|console\./);
  }
});

it('reads the environment in config.ts only', () => {
  const readers = files.filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
  expect(readers.filter((file) => file !== 'src/config.ts')).toEqual([]);
});

it('keeps LangChain at the outer contract', () => {
  const users = imports.filter((one) => one.to.startsWith('@langchain/'));
  expect(users.filter((one) => one.from === 'src/core/ports.ts' && !one.typeOnly)).toEqual([]);
  const others = users.filter((one) => one.from !== 'src/core/ports.ts').map((one) => one.from);
  expect(others.filter((file) => !langChainFiles.includes(file))).toEqual([]);
});

it(`keeps every file under ${lineLimit} lines`, () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > lineLimit);
  expect(long).toEqual([]);
});
