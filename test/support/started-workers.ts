import type { Worker } from 'node:worker_threads';

/** The worker threads that this process starts from now on, until `stop`. */
export function startedWorkers() {
  const workers: Worker[] = [];
  const keep = (worker: Worker) => workers.push(worker);
  process.on('worker', keep);
  return { workers, stop: () => void process.off('worker', keep) };
}
