import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataset } from './corpus.ts';
import { printTable } from './table.ts';

/**
 * How long does `vanthu index` take, as a whole process of the built program: from nothing, with nothing
 * changed, with one new file? Beside it, a process that only starts and stops, as a measure of the machine.
 */
export async function reindexBench(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options.filter((option) => !option.startsWith('--sizes')),
    options: { dataset: { type: 'string', default: '../shared/data/retrieval-dev.json' } },
  });
  if (!existsSync(values.dataset)) {
    console.error(
      `reindex: no dataset at ${values.dataset}; give one with --dataset FILE ({passages, queries}).`,
    );
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-bench-'));
  const archive = join(folder, 'kho');
  mkdirSync(archive);
  const { passages } = readDataset(values.dataset);
  for (const [index, passage] of passages.entries()) {
    writeFileSync(join(archive, `dieu-${String(index).padStart(5, '0')}.txt`), `${passage.text}\n`);
  }
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const index = () => timed(['dist/main.js', 'index', '--archive', archive, '--data', join(folder, 'data')]);
  const first = index();
  const unchanged = Math.min(index(), index(), index());
  writeFileSync(
    join(archive, 'moi.txt'),
    'Thông báo lịch tiêm chủng bổ sung tại các trạm y tế trong tháng này.\n',
  );
  const oneNew = index();
  const bare = Math.min(timed(['-e', '0']), timed(['-e', '0']));
  rmSync(folder, { recursive: true });
  const row = (name: string, seconds: number) => [name, seconds.toFixed(2), (seconds / bare).toFixed(1)];
  printTable(
    `The whole process of "vanthu index" on ${passages.length} files`,
    ['run', 'seconds', 'times a bare node'],
    [
      row('from nothing', first),
      row('nothing changed', unchanged),
      row('one new file', oneNew),
      row('bare node', bare),
    ],
  );
}

/** Seconds that a node process takes. */
function timed(args: string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return (performance.now() - start) / 1000;
}
