import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { fold } from '../../src/core/text.ts';
import { openRetrieval } from '../../src/retrieval.ts';
import { type Dataset, readDataset } from '../bench/corpus.ts';
import { printTable } from '../bench/table.ts';
import { passageArchive, positionOf } from '../support/passage-archive.ts';
import { figure, gainAt, recallAt, reciprocalRankAt } from './metrics.ts';

/** Positions of the passages that were found, best first. */
type Find = (query: string) => Promise<number[]>;

/** Results taken before passages are reduced to distinct files. */
const deep = 50;

/**
 * Prints the figures of the search, for the questions as they are and without marks: once with every
 * passage of the file as one passage, once with every passage as a file that is read and cut up like any
 * other, where a file counts by its first passage.
 */
export async function evaluateDataset(file: string): Promise<void> {
  const dataset = readDataset(file);
  const rows = [...(await asPassages(dataset)), ...(await asFiles(dataset))];
  printTable(
    `${dataset.queries.length} questions over ${dataset.passages.length} passages`,
    ['passages are', 'questions', 'recall@5', 'MRR@10', 'nDCG@10'],
    rows,
  );
}

async function asPassages(dataset: Dataset): Promise<string[][]> {
  const { archive, close } = await passageArchive(dataset.passages);
  const retrieval = openRetrieval(loadConfig(), archive, () => ({}));
  const find: Find = async (query) => {
    const { passages } = await retrieval.retrieve(query, { k: 10 });
    return passages.map(({ passage }) => positionOf(passage.source));
  };
  const rows = await bothWays('passages', dataset, find);
  close();
  return rows;
}

async function asFiles(dataset: Dataset): Promise<string[][]> {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-eval-'));
  const archive = join(root, 'kho');
  mkdirSync(archive);
  for (const [index, { text }] of dataset.passages.entries())
    writeFileSync(join(archive, `${index}.txt`), text);
  const app = openApp(loadConfig(), { archive, data: join(root, 'data'), clock: () => new Date() });
  await app.index();
  const find: Find = async (query) => {
    const results = await app.search(query, deep, false);
    return [...new Set(results.map(({ source }) => positionOf(source)))].slice(0, 10);
  };
  const rows = await bothWays('files', dataset, find);
  app.close();
  rmSync(root, { recursive: true });
  return rows;
}

async function bothWays(unit: string, dataset: Dataset, find: Find): Promise<string[][]> {
  return [
    await row([unit, 'as they are'], dataset, find),
    await row([unit, 'without marks'], dataset, (query) => find(fold(query))),
  ];
}

async function row(names: string[], dataset: Dataset, find: Find): Promise<string[]> {
  const hits: boolean[][] = [];
  for (const { text, gold } of dataset.queries) {
    hits.push((await find(text)).map((position) => gold.includes(dataset.passages[position]!.id)));
  }
  const relevant = dataset.queries.map(({ gold }) => gold.length);
  return [
    ...names,
    figure(recallAt(5, hits)),
    figure(reciprocalRankAt(10, hits)),
    figure(gainAt(10, hits, relevant)),
  ];
}
