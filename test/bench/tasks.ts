import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHeader } from '../../src/ingest/header/header.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { outlineOf } from '../../src/ingest/outline/outline.ts';
import { passagesOf } from '../../src/ingest/outline/passages.ts';
import { readText } from '../../src/ingest/read/read-text.ts';
import { isRefused } from '../../src/ingest/reading.ts';
import { findTasks } from '../../src/ingest/tasks/find-tasks.ts';
import { loadKnown } from '../../src/known.ts';
import { printTable } from './table.ts';

/** Characters of a printed page, as an official document fills it. */
const charactersOfPage = 1750;
const pages = 50;
const rounds = 15;

/**
 * How long does it take to find tasks and deadlines in one long document, beside reading the same document
 * (header, outline, passages)?
 */
export async function tasksBench(): Promise<void> {
  const known = loadKnown(resolve('knowledge'));
  const bytes = Buffer.from(longDocument());
  const source = { source: 'dai.txt', sha256: '', bytes };
  const read = await ingest(source, { maxBytes: 1e8, ...known });
  if ('reason' in read) throw new Error(read.reason);
  const { document, sections, passages } = read;
  const tasks = findTasks(document, sections, passages, known);
  const reading: number[] = [];
  const finding: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const text = await readText(bytes, 'dai.txt');
    if (isRefused(text)) throw new Error(text.refused);
    const again = { ...document, text: text.text, ...parseHeader(text) };
    const outline = outlineOf(again.text, again.body);
    const cut = passagesOf(again, outline);
    const read = performance.now();
    findTasks(again, outline, cut, known);
    reading.push(read - start);
    finding.push(performance.now() - read);
  }
  const dated = tasks.flatMap((task) => task.deadlines).length;
  printTable(
    `One document of ${pages} pages (${document.text.length} characters, ${tasks.length} tasks, ${dated} deadlines)`,
    ['work', 'median ms', 'slowest ms'],
    [
      ['tasks and deadlines', ...figures(finding)],
      ['peer: reading without tasks', ...figures(reading)],
    ],
  );
}

function figures(times: number[]): string[] {
  const sorted = times.sort((left, right) => left - right);
  return [sorted[rounds >> 1]!.toFixed(0), sorted.at(-1)!.toFixed(0)];
}

/** A plan of the sample archive whose body goes on with the bodies of the other documents. */
function longDocument(): string {
  const folder = 'knowledge';
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const bodies = texts.map((text) => text.slice(Math.max(0, text.search(/^(?:I\.|1\.) /mu))));
  const first = texts.find((text) => text.includes('KẾ HOẠCH')) ?? '';
  let whole = first.slice(0, Math.max(0, first.search(/^(?:I\.|1\.) /mu)));
  for (let at = 0; whole.length < pages * charactersOfPage; at++)
    whole += `${bodies[at % bodies.length]}\n\n`;
  return whole.slice(0, pages * charactersOfPage);
}
