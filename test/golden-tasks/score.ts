import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Ingested } from '../../src/core/document.ts';
import type { Task } from '../../src/core/task.ts';
import type { UnitMention } from '../../src/core/unit.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { sampleKnown } from '../support/known.ts';

/** What a person says that a task is. */
export interface ExpectedTask {
  /** Some words of it, spaces collapsed. */
  text: string;
  /** Ids of `units.json`, or the words where the registry does not know the body. */
  lead: string[];
  coordinating: string[];
  /** Days on which it falls due, in order; empty where no day can be told. */
  due: string[];
  deliverable?: string;
}

export interface Folder {
  name: string;
  source: string;
  expected: ExpectedTask[];
}

const root = import.meta.dirname;

/** Every folder with a source and what is expected of it. */
export function taskFolders(): Folder[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const files = readdirSync(join(root, name));
      const source = files.find((file) => file.startsWith('source.'));
      if (!source) throw new Error(`${name}: no source file`);
      const { tasks } = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8'));
      return { name, source: join(root, name, source), expected: tasks as ExpectedTask[] };
    });
}

export async function tasksOf(file: string): Promise<{ document: Document; tasks: Task[] }> {
  const read = await ingest(
    { source: file, sha256: '', bytes: readFileSync(file) },
    { maxBytes: 1e7, ...sampleKnown },
  );
  if ('reason' in read) throw new Error(read.reason);
  const { document, tasks = [] }: Ingested = read;
  return { document, tasks };
}

const oneLine = (text: string) => text.replace(/[\s*]+/g, ' ').trim();

/** A task in the form in which a person writes it down. */
export function written(document: Document, task: Task): ExpectedTask {
  const name = (unit: UnitMention) => unit.unit ?? oneLine(unit.text);
  const due = task.deadlines.map((deadline) => deadline.due).filter((day) => day !== undefined);
  const text = (span: { start: number; end: number }) => oneLine(document.text.slice(span.start, span.end));
  return {
    text: text(task),
    lead: task.lead.map(name),
    coordinating: task.coordinating.map(name),
    due,
    ...(task.deliverable ? { deliverable: text(task.deliverable) } : {}),
  };
}

/** Counts of one or many folders. */
export interface Score {
  expected: number;
  found: number;
  matched: number;
  lead: number;
  coordinating: number;
  due: number;
  /** What differs, for a person. */
  differences: string[];
}

/** Each expected task is matched with the first unmatched found one that holds its words. */
export function compare(expected: readonly ExpectedTask[], found: readonly ExpectedTask[]): Score {
  const left = [...found];
  const score: Score = {
    expected: expected.length,
    found: found.length,
    matched: 0,
    lead: 0,
    coordinating: 0,
    due: 0,
    differences: [],
  };
  for (const wanted of expected) {
    const at = left.findIndex((one) => one.text.includes(wanted.text));
    const [one] = at < 0 ? [] : left.splice(at, 1);
    if (!one) {
      score.differences.push(`missing: ${wanted.text}`);
      continue;
    }
    score.matched++;
    for (const field of ['lead', 'coordinating', 'due'] as const) {
      if (wanted[field].join('|') === one[field].join('|')) score[field]++;
      else score.differences.push(`${wanted.text}: ${field} [${one[field]}], not [${wanted[field]}]`);
    }
    if (wanted.deliverable !== undefined && wanted.deliverable !== one.deliverable) {
      score.differences.push(`${wanted.text}: deliverable ${one.deliverable}`);
    }
  }
  for (const one of left) score.differences.push(`too much: ${one.text}`);
  return score;
}
