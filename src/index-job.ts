import type { IndexReport, Progress } from './core/ports.ts';
import type { IndexJob, IndexMessage } from './index-worker.ts';
import { startWorker } from './start-worker.ts';
import { faultOf } from './thread.ts';

/**
 * Runs one reindexing in a worker thread. `signal` ends it between two files or batches: a thread that is ended by
 * force within hnswlib brings down the whole process.
 * @throws UserError with what the person can mend, Error for anything else.
 */
export function runIndexJob(
  job: IndexJob,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<IndexReport> {
  const { embedding, maxFileBytes, lockSeconds } = job.config;
  // What the caller's object holds beyond the type stays here.
  const data: IndexJob = { ...job, config: { embedding, maxFileBytes, lockSeconds } };
  const worker = startWorker('index-worker', data);
  const stop = () => worker.postMessage('stop');
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop, { once: true });
  return new Promise<IndexReport>((resolve, reject) => {
    worker.on('message', (message: IndexMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'report') resolve(message.report);
      else reject(faultOf(message.fault));
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`the index worker ended with ${code} and without a report`)),
    );
  }).finally(() => signal?.removeEventListener('abort', stop));
}
