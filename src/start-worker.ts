import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that runs a file of the folder of `from`, this one unless told, named without its extension. In a checkout
 * it is TypeScript and loads through tsx, as its parent did; installed, it is JavaScript.
 */
export function startWorker(
  name: string,
  workerData: unknown,
  options: WorkerOptions = {},
  from: string = import.meta.url,
): Worker {
  const extension = extname(from);
  const url = new URL(`./${name}${extension}`, from);
  if (extension === '.js') return new Worker(url, { ...options, workerData });
  const loader = import.meta.resolve('tsx/esm/api');
  const bootstrap = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(url.href)});`;
  const code = new URL(`data:text/javascript,${encodeURIComponent(bootstrap)}`);
  return new Worker(code, { ...options, workerData });
}
