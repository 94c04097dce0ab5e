import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { figure } from '../eval/metrics.ts';
import type { EngineFigures } from './run-engine.ts';
import { printTable } from './table.ts';

const run = promisify(execFile);
const engines = ['vanthu', 'minisearch', 'orama'] as const;

/**
 * How fast, how large and how good is a search? Every engine gets the same passages and questions, each in a
 * process of its own, one after the other.
 */
export async function searchBench(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      dataset: { type: 'string', default: '../shared/data/retrieval-dev.json' },
      sizes: { type: 'string', default: '2256,20000,100000' },
      limit: { type: 'string', default: '900' },
    },
  });
  if (!existsSync(values.dataset)) {
    console.error(
      `search: no dataset at ${values.dataset}; give one with --dataset FILE ({passages, queries}).`,
    );
    process.exitCode = 1;
    return;
  }
  const rows: string[][] = [];
  for (const size of values.sizes.split(',')) {
    for (const engine of engines) {
      const figures = await measure(engine, values.dataset, size, Number(values.limit));
      rows.push(figures ? row(engine, figures) : overLimit(engine, size, values.limit));
    }
  }
  printTable(
    'A question over passages (ms; memory is the peak of the process that answers)',
    ['engine', 'passages', 'index s', 'p50 ms', 'p95 ms', 'memory MB', 'nDCG@10'],
    rows,
  );
}

/** Null when the engine does not end within `limit` seconds. */
async function measure(
  engine: string,
  dataset: string,
  size: string,
  limit: number,
): Promise<EngineFigures | null> {
  const script = fileURLToPath(new URL('./run-engine.ts', import.meta.url));
  const node = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx', script];
  try {
    const { stdout } = await run(process.execPath, [...node, engine, dataset, size], {
      maxBuffer: 1e7,
      timeout: limit * 1000,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as EngineFigures;
  } catch (fault) {
    if ((fault as { killed?: boolean }).killed) return null;
    throw fault;
  }
}

function overLimit(engine: string, size: string, limit: string): string[] {
  return [engine, size, `over ${limit}`, '–', '–', '–', '–'];
}

function row(engine: string, figures: EngineFigures): string[] {
  const { passages, indexSeconds, p50, p95, memory, gain } = figures;
  return [
    engine,
    String(passages),
    indexSeconds.toFixed(1),
    p50.toFixed(2),
    p95.toFixed(2),
    (memory / 2 ** 20).toFixed(0),
    figure(gain),
  ];
}
