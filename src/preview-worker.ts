import { parentPort, workerData } from 'node:worker_threads';
import type { Document } from './core/document.ts';
import { ingest } from './ingest/ingest.ts';
import { loadKnown } from './known.ts';
import { type ToldFault, tellFault } from './thread.ts';

/** What the worker is started with. */
export interface PreviewJob {
  /** The archive folder: its units and days off. */
  folder: string;
  maxBytes: number;
  /** Only a label. */
  name: string;
  sha256: string;
  bytes: Uint8Array;
}

/** A file as it was read, without its text. */
export interface PreviewRead {
  document: Omit<Document, 'text'>;
  tasks: number;
  deadlines: number;
}

export type PreviewMessage =
  | { kind: 'read'; read: PreviewRead }
  | { kind: 'refused'; reason: string }
  | { kind: 'fault'; fault: ToldFault };

/** Reads one file as indexing would, in a thread of its own: a PDF of 50 MB takes a while. */
async function work({ folder, maxBytes, name, sha256, bytes }: PreviewJob): Promise<PreviewMessage> {
  try {
    const { units, calendar } = loadKnown(folder);
    const found = await ingest({ source: name, sha256, bytes }, { maxBytes, units, calendar });
    if ('reason' in found) return { kind: 'refused', reason: found.reason };
    const { text: _text, ...document } = found.document;
    const tasks = found.tasks ?? [];
    const deadlines = tasks.reduce((sum, task) => sum + task.deadlines.length, 0);
    return { kind: 'read', read: { document, tasks: tasks.length, deadlines } };
  } catch (fault) {
    return { kind: 'fault', fault: tellFault(fault) };
  }
}

if (parentPort) parentPort.postMessage(await work(workerData as PreviewJob));
