import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { buildArchive } from './archive/build.ts';
import type { Config } from './config.ts';
import { UserError } from './core/errors.ts';
import type { IndexReport, Progress } from './core/ports.ts';
import { ingest, ingestVersion } from './ingest/ingest.ts';
import { loadKnown } from './known.ts';
import { indexEmbedder } from './retrieval.ts';
import { type ToldFault, tellFault } from './thread.ts';

/** What the worker is started with. */
export interface IndexJob {
  archive: string;
  data: string;
  force: boolean;
  config: IndexConfig;
}

/** What indexing needs of the configuration. The key of the chat server does not go into the worker. */
export type IndexConfig = Pick<Config, 'embedding' | 'maxFileBytes' | 'lockSeconds'>;

/** What the worker says: progress, then one report or one fault. */
export type IndexMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'report'; report: IndexReport }
  | { kind: 'fault'; fault: ToldFault };

/** Reindexes in a thread of its own, so that questions are answered meanwhile. */
async function work(
  job: IndexJob,
  signal: AbortSignal,
  post: (message: IndexMessage) => void,
): Promise<void> {
  try {
    const { version, ...known } = loadKnown(job.archive);
    const report = await buildArchive({
      folder: job.archive,
      data: job.data,
      force: job.force,
      ingest: (file) => ingest(file, { maxBytes: job.config.maxFileBytes, ...known }),
      ingestVersion: `${ingestVersion}/${version}`,
      embedderFor: indexEmbedder(job.config),
      maxBytes: job.config.maxFileBytes,
      waitMs: job.config.lockSeconds * 1000,
      clock: () => new Date(),
      signal,
      onProgress: (progress) => post({ kind: 'progress', progress }),
    });
    post({ kind: 'report', report });
  } catch (fault) {
    post({ kind: 'fault', fault: tellFault(fault) });
  }
}

const stopped =
  'Chương trình đang dừng nên việc lập chỉ mục chưa xong; kho vẫn như trước. Xin làm lại sau khi chương trình chạy lại.';

if (parentPort) {
  const port = parentPort;
  // Who asks goes before who indexes. On Linux this is the thread's alone (setpriority(2)), elsewhere the program's.
  if (process.platform === 'linux') setPriority(10);
  const stopping = new AbortController();
  // Whatever is said to the worker, it is to stop.
  port.once('message', () => stopping.abort(new UserError(stopped)));
  // Waiting for that word does not keep the worker alive.
  port.unref();
  await work(workerData as IndexJob, stopping.signal, (message) => port.postMessage(message));
}
