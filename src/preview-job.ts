import { UserError } from './core/errors.ts';
import type { PreviewJob, PreviewMessage, PreviewRead } from './preview-worker.ts';
import { startWorker } from './start-worker.ts';
import { faultOf } from './thread.ts';

/** Whoever waits longer is told so; a file that is made to keep a reader busy must not keep it for ever. */
const longestMs = 180_000;
/** A file of 50 MB needs a few times its size; one that wants more is not read. */
const longestHeapMb = 1500;

/** Reads one file in a worker thread. Throws UserError with the reason when it is not one for the archive. */
export function readInWorker(job: PreviewJob): Promise<PreviewRead> {
  const worker = startWorker('preview-worker', job, {
    resourceLimits: { maxOldGenerationSizeMb: longestHeapMb },
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<PreviewRead>((resolve, reject) => {
    timer = setTimeout(() => reject(refused('đọc quá lâu; xin kiểm tra lại tệp')), longestMs);
    worker.on('message', (message: PreviewMessage) => {
      if (message.kind === 'read') resolve(message.read);
      else if (message.kind === 'refused') reject(refused(message.reason));
      else reject(faultOf(message.fault));
    });
    worker.on('error', (fault: NodeJS.ErrnoException) => {
      const isMemory = fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isMemory ? refused('cần quá nhiều bộ nhớ để đọc; xin chia nhỏ tệp') : fault);
    });
    worker.on('exit', (code) =>
      reject(new Error(`the preview worker ended with ${code} and without a word`)),
    );
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}

const refused = (reason: string) => new UserError(`Không nhận tệp này: ${reason}.`);
