/** What a call is doing, for the words in which it is told that the time is up. */
export type Stage = 'waiting' | 'opening' | 'writing';

export interface Limits {
  /** The asker's. */
  signal: AbortSignal | undefined;
  /** Milliseconds for everything, and from sending a request to its first piece. */
  wholeMs: number;
  firstMs: number;
  late: (stage: Stage, ms: number) => Error;
}

export interface TimeLimit {
  signal: AbortSignal;
  /** Milliseconds until the whole time is up. */
  remainingMs(): number;
  /** A request is sent, once more perhaps. */
  opening(): void;
  /** It was refused, and is perhaps sent again later. */
  refused(): void;
  /** The first piece is there. */
  writing(): void;
  /** Over, or no longer wanted: what is still open is closed. Must be called. */
  end(): void;
}

/**
 * One signal for everything that ends a call: the asker leaves, the whole time is up, or the first piece is late.
 * Its reason is the asker's own, or what `late` says.
 */
export function timeLimit({ signal, wholeMs, firstMs, late }: Limits): TimeLimit {
  const controller = new AbortController();
  const now = () => performance.now();
  const until = now() + wholeMs;
  let stage: Stage = 'waiting';
  let first: NodeJS.Timeout | undefined;
  const whole = setTimeout(() => controller.abort(late(stage, wholeMs)), wholeMs);
  const leave = () => controller.abort(signal?.reason);
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });

  return {
    signal: controller.signal,
    remainingMs: () => until - now(),
    opening(): void {
      // Where the turn came late, waiting for it is what took the time.
      if (until - now() > wholeMs / 2) stage = 'opening';
      clearTimeout(first);
      first = setTimeout(() => controller.abort(late('opening', firstMs)), firstMs);
    },
    refused(): void {
      clearTimeout(first);
    },
    writing(): void {
      stage = 'writing';
      clearTimeout(first);
    },
    end(): void {
      clearTimeout(whole);
      clearTimeout(first);
      signal?.removeEventListener('abort', leave);
      controller.abort(new Error('The call is over.'));
    },
  };
}
