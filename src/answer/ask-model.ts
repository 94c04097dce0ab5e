import { UserError } from '../core/errors.ts';
import type { ChatModel } from '../core/ports.ts';
import type { PromptMessage } from '../core/prompt.ts';
import { estimateTokens } from '../core/tokens.ts';

/** What is read of an `AIMessageChunk`; its own type says `never` without the tools that it is made for. */
interface ModelChunk {
  text: string;
  usage_metadata?: { input_tokens: number; output_tokens: number } | undefined;
}

export interface ModelCall {
  /** The text as it comes. Ending the loop over it early ends the call. */
  text(): AsyncGenerator<string, void, undefined>;
  /** What the call has cost so far: as the server tells it, else estimated. Null when no server took it up. */
  cost(): { inputTokens: number; outputTokens: number } | null;
}

/**
 * One call of a model, not made before its text is read. The loop over the text throws the reason of `signal` when
 * the asker leaves, a UserError after `timeMs`, or what the model throws; it never waits longer than that, whether
 * or not the model heeds the signal.
 */
export function askModel(
  model: ChatModel,
  messages: readonly PromptMessage[],
  { signal, timeMs }: { signal?: AbortSignal | undefined; timeMs: number },
): ModelCall {
  const told = { inputTokens: 0, outputTokens: 0 };
  let reached = false;
  let written = '';

  async function* text(): AsyncGenerator<string, void, undefined> {
    signal?.throwIfAborted();
    const call = new AbortController();
    const late = new UserError(`Mô hình không trả lời kịp trong ${Math.ceil(timeMs / 1000)} giây.`);
    const timer = setTimeout(() => call.abort(late), timeMs);
    const leave = () => call.abort(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    const ended = new Promise<never>((_, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true });
    });
    ended.catch(() => {});
    let chunks: AsyncIterator<unknown> | undefined;
    try {
      const opening = model.stream([...messages], { signal: call.signal });
      // Whoever loses a race may still fail later; nobody is left to hear it.
      opening.catch(() => {});
      chunks = (await Promise.race([opening, ended]))[Symbol.asyncIterator]();
      reached = true;
      for (;;) {
        const next = chunks.next();
        next.catch(() => {});
        const step = await Promise.race([next, ended]);
        if (step.done) return;
        const { text: piece, usage_metadata: usage } = step.value as ModelChunk;
        // Servers tell the usage once, or in parts that add up.
        told.inputTokens += usage?.input_tokens ?? 0;
        told.outputTokens += usage?.output_tokens ?? 0;
        written += piece;
        if (piece) yield piece;
      }
    } catch (fault) {
      if (!call.signal.aborted) throw fault;
      // The server may have been at work all the time.
      reached = true;
      throw call.signal.reason;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      call.abort(new Error('The text is no longer read.'));
      // Not awaited: a model that hangs would hang this too.
      chunks?.return?.().catch(() => {});
    }
  }

  return {
    text,
    cost() {
      if (!reached) return null;
      return {
        inputTokens: told.inputTokens || costOf(messages),
        outputTokens: told.outputTokens || estimateTokens(written),
      };
    },
  };
}

/** Estimated tokens of the messages. */
export function costOf(messages: readonly PromptMessage[]): number {
  return messages.reduce((sum, [, text]) => sum + estimateTokens(text) + 4, 0);
}
