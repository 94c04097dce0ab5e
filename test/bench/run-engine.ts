/**
 * One engine over one dataset, in this process: `run-engine.ts ENGINE DATASET SIZE`. Prints one line of JSON.
 * Every question is asked twice; the second round, warm, is the one that counts.
 */
import { gainAt } from '../eval/metrics.ts';
import { grow, readDataset } from './corpus.ts';
import { type Engine, miniSearchEngine, oramaEngine } from './peers.ts';
import { vanthuEngine } from './vanthu-engine.ts';

/** `memory` in bytes, times in milliseconds unless they say seconds. */
export interface EngineFigures {
  passages: number;
  indexSeconds: number;
  p50: number;
  p95: number;
  memory: number;
  gain: number;
}

const [, , name, file, size] = process.argv;
const dataset = grow(readDataset(file!), Number(size));
const makers = { vanthu: vanthuEngine, minisearch: miniSearchEngine, orama: oramaEngine };
const begun = performance.now();
const engine: Engine = await makers[name as keyof typeof makers](dataset);
const indexSeconds = (performance.now() - begun) / 1000;

const hits: boolean[][] = [];
const times: number[] = [];
const count = dataset.passages.length;
// The peers take seconds a question on large sets; every n-th question is enough for percentiles.
const asked = Math.max(30, Math.min(216, Math.floor(1_200_000 / count)));
const step = Math.ceil(dataset.queries.length / asked);
const queries = dataset.queries.filter((_, index) => index % step === 0);
dataset.passages.length = 0;
for (const round of [1, 2]) {
  for (const query of queries) {
    const start = performance.now();
    const found = await engine.search(query.text, 10);
    if (round === 1) continue;
    times.push(performance.now() - start);
    hits.push(found.map((id) => query.gold.includes(id)));
  }
}
times.sort((left, right) => left - right);
const percentile = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
globalThis.gc?.();
const figures: EngineFigures = {
  passages: count,
  indexSeconds,
  p50: percentile(0.5),
  p95: percentile(0.95),
  memory: process.memoryUsage().rss,
  gain: gainAt(
    10,
    hits,
    queries.map((query) => query.gold.length),
  ),
};
console.log(JSON.stringify(figures));
process.exit(0);
