import type { MessagePort, Worker } from 'node:worker_threads';
import { UserError } from './core/errors.ts';
import { within } from './core/within.ts';
import { startWorker } from './start-worker.ts';

/** A fault as plain data: an error that crosses to another thread loses its class and its code. */
export interface ToldFault {
  message: string;
  /** Of a `UserError`; null for any other fault. */
  exitCode: number | null;
  stack: string | undefined;
  /** Of SQLite or the file system: whoever reads the log looks for it. */
  code: string | undefined;
  cause: ToldFault | undefined;
}

export function tellFault(fault: unknown): ToldFault {
  if (!(fault instanceof Error))
    return { message: String(fault), exitCode: null, stack: undefined, code: undefined, cause: undefined };
  const { message, stack, cause } = fault;
  const { code } = fault as NodeJS.ErrnoException;
  return {
    ...{ message, stack },
    exitCode: fault instanceof UserError ? fault.exitCode : null,
    code: typeof code === 'string' ? code : undefined,
    cause: cause instanceof Error ? tellFault(cause) : undefined,
  };
}

/** The fault that was told, as an error of this thread. */
export function faultOf({ message, exitCode, stack, code, cause }: ToldFault): Error {
  const options = cause ? { cause: faultOf(cause) } : {};
  const fault =
    exitCode === null ? new Error(message, options) : new UserError(message, { exitCode, ...options });
  if (stack) fault.stack = stack;
  return code === undefined ? fault : Object.assign(fault, { code });
}

/** One call, or the end. */
type Wish = { id: number; name: string; values: unknown[] } | 'close';
type Word = { id: number; value: unknown } | { id: number; fault: ToldFault };

/** What a thread can be asked to do. Everything that goes in and comes out is plain data. */
export type ThreadWork = Record<string, (...values: never[]) => unknown>;

export type Thread = ReturnType<typeof openThread>;

/**
 * A thread that runs `worker` (`startWorker`), which answers calls with `answerCalls`. It starts at once, so that the
 * first call does not wait for it. When it breaks down, the calls that it had not answered reject with what `hasEnded`
 * knows, and the next call starts a new one; when it did so before its first answer, calls reject at once for a while
 * instead: whatever is wrong, a start for each of them would not mend it.
 */
export function openThread(worker: string, workerData: unknown) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(fault: unknown): void }>();
  let thread: Worker | undefined = start();
  let last = 0;
  let closed = false;
  let rest: { until: number; fault: Error } | undefined;

  function start(): Worker {
    const started = startWorker(worker, workerData);
    let hasAnswered = false;
    started.on('message', (word: Word) => {
      hasAnswered = true;
      const one = waiting.get(word.id);
      waiting.delete(word.id);
      if ('fault' in word) one?.reject(faultOf(word.fault));
      else one?.resolve(word.value);
    });
    let cause: unknown;
    started.on('error', (fault) => {
      cause = fault;
    });
    started.once('exit', (code) => {
      if (thread === started) thread = undefined;
      const fault = Object.assign(new Error(`${worker} ended with ${code}`, { cause }), { code: ended });
      if (cause !== undefined && !hasAnswered) rest = { until: performance.now() + restMs, fault };
      for (const { reject } of waiting.values()) reject(fault);
      waiting.clear();
    });
    return started;
  }

  return {
    call: (name: string, values: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        if (closed) throw new Error(`${worker} is closed`);
        if (!thread && rest && performance.now() < rest.until) throw rest.fault;
        thread ??= start();
        const id = ++last;
        thread.postMessage({ id, name, values } satisfies Wish);
        waiting.set(id, { resolve, reject });
      }),

    /**
     * Resolves when the thread has ended in order: what it was asked for before is done. What does not end in its time
     * keeps nobody from ending the program.
     */
    async close(): Promise<void> {
      closed = true;
      const closing = thread;
      if (!closing) return;
      // However it ends: who closes has nothing left to mend.
      const gone = new Promise((resolve) => closing.once('exit', resolve));
      closing.postMessage('close' satisfies Wish);
      closing.unref();
      await within(closeMs, gone);
    },
  };
}

const ended = 'THREAD_ENDED';
/** So long `close` waits, in milliseconds. */
const closeMs = 20_000;
/** So long nothing is started after a thread that broke down before its first answer, in milliseconds. */
const restMs = 5_000;

/** Whether a call rejected because its thread broke down, whatever was asked for. */
export const hasEnded = (fault: unknown) => (fault as { code?: string } | undefined)?.code === ended;

/** Within a worker: answers the calls of `openThread` by `work`; `close` ends what they need. */
export function answerCalls(port: MessagePort, work: ThreadWork, close: () => Promise<void>): void {
  const underWay = new Set<Promise<void>>();

  async function answer({ id, name, values }: Exclude<Wish, 'close'>): Promise<void> {
    let word: Word;
    try {
      word = { id, value: await work[name]!(...(values as never[])) };
    } catch (fault) {
      word = { id, fault: tellFault(fault) };
    }
    port.postMessage(word);
  }

  port.on('message', async (wish: Wish) => {
    if (wish !== 'close') {
      const answering = answer(wish).finally(() => underWay.delete(answering));
      underWay.add(answering);
      return;
    }
    await Promise.all(underWay);
    await close();
    port.close();
  });
}
