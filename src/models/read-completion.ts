import OpenAI from 'openai';
import { Stream } from 'openai/streaming';
import type { BrokenReply } from './server-fault.ts';

/** A piece of a completion. */
export interface CompletionPiece {
  text: string;
  /** What a reasoning model thinks, beside the answer. */
  thought: string;
  /** Tokens so far, where the server tells them. */
  usage: { inputTokens: number; outputTokens: number } | null;
}

export interface ReadingParts {
  client: OpenAI;
  /** Ends the request. */
  signal: AbortSignal;
  fault: (kind: BrokenReply, cause?: unknown) => Error;
}

/** What is read of a chunk or of a whole completion: servers leave out the rest, or add to it. */
interface Received {
  choices?: { delta?: Words; message?: Words; finish_reason?: string | null }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
}
interface Words {
  content?: string | { type?: string; text?: string }[] | null;
  reasoning_content?: string | null;
  reasoning?: string | null;
}

/**
 * Reads a completion in pieces: a stream, or the one answer of a server that does not stream. Throws `fault` when it
 * stops before its end, or is none.
 */
export async function* readCompletion(
  response: Response,
  parts: ReadingParts,
): AsyncGenerator<CompletionPiece, void, undefined> {
  const whole = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  let finish: string | null = null;
  const body = endSeeing(response);
  try {
    const received: AsyncIterable<Received> = whole
      ? once(response)
      : Stream.fromSSEResponse<Received>(body.response, new AbortController(), parts.client);
    for await (const one of received) {
      const choice = one.choices?.[0];
      finish = choice?.finish_reason ?? finish;
      const words = choice?.delta ?? choice?.message ?? {};
      yield {
        text: textOf(words.content),
        thought: words.reasoning_content ?? words.reasoning ?? '',
        usage: one.usage
          ? {
              inputTokens: one.usage.prompt_tokens ?? 0,
              outputTokens: one.usage.completion_tokens ?? 0,
            }
          : null,
      };
    }
  } catch (cause) {
    if (parts.signal.aborted || cause instanceof OpenAI.APIError) throw cause;
    throw parts.fault(cause instanceof SyntaxError ? 'broken' : 'lost', cause);
  }
  // The SDK ends an aborted stream as if it were over.
  parts.signal.throwIfAborted();
  if (finish === 'content_filter') throw parts.fault('filtered');
  if (!whole && finish === null && !body.ended()) throw parts.fault(body.begun() ? 'cut' : 'broken');
}

async function* once(response: Response): AsyncGenerator<Received> {
  yield (await response.json()) as Received;
}

function textOf(content: Words['content']): string {
  if (!Array.isArray(content)) return content ?? '';
  return content
    .map(({ type, text }) => (type === undefined || type === 'text' ? (text ?? '') : ''))
    .join('');
}

/**
 * The same response, watched for `data:` and for the end mark `[DONE]`: the SDK swallows the mark, and without it a
 * stream that was cut looks like one that is over.
 */
function endSeeing(response: Response) {
  const decoder = new TextDecoder();
  let begun = false;
  let tail = '';
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      tail = (tail + decoder.decode(bytes, { stream: true })).slice(-32_000);
      begun ||= /^data:/m.test(tail);
      tail = tail.slice(-64);
      controller.enqueue(bytes);
    },
  });
  return {
    get response(): Response {
      return new Response(response.body?.pipeThrough(watch) ?? null, response);
    },
    begun: () => begun,
    ended: () => /data:\s*\[DONE\]\s*$/.test(tail),
  };
}
