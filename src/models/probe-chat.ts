import { type ChatSettings, chatServerOf } from './completions.ts';
import { newDialect } from './dialect.ts';
import { openAiClient } from './openai-client.ts';
import { readCompletion } from './read-completion.ts';
import { brokenReply, serverFault } from './server-fault.ts';

/** What a chat server showed when it was asked for a few tokens. */
export interface ChatProbe {
  /** Host and port. */
  host: string;
  /** It writes piece by piece. */
  streams: boolean;
  /** Seconds to the first piece. */
  seconds: number;
}

/** As few as every model accepts: some refuse to begin with fewer. */
const fewTokens = 16;

/**
 * Asks the server once, without trying again. That it answers means that it is reached, takes the key and knows the
 * model. Throws a UserError that says which of them fails.
 */
export async function probeChat(
  settings: Pick<ChatSettings, 'baseUrl' | 'apiKey' | 'model' | 'answerSeconds'>,
): Promise<ChatProbe> {
  const server = chatServerOf(settings);
  // As long as an answer waits for its first piece: a server that is slower is of no use for answers either.
  const timeoutMs = Math.ceil((settings.answerSeconds / 2) * 1000);
  const client = openAiClient(settings, { timeoutMs });
  const signal = AbortSignal.timeout(timeoutMs);
  const dialect = newDialect();
  const request = {
    model: settings.model,
    messages: [{ role: 'user' as const, content: 'Xin chào.' }],
    maxTokens: fewTokens,
    stop: undefined,
  };
  const began = performance.now();
  try {
    const response = await ask();
    const streams = !/\bjson\b/.test(response.headers.get('content-type') ?? '');
    let seconds: number | null = null;
    const fault = (kind: Parameters<typeof brokenReply>[0], cause?: unknown) =>
      brokenReply(kind, server, cause);
    for await (const _ of readCompletion(response, { client, signal, fault })) {
      seconds ??= (performance.now() - began) / 1000;
    }
    return { host: new URL(settings.baseUrl).host, streams, seconds: seconds ?? 0 };
  } catch (cause) {
    throw serverFault(cause, server);
  }

  async function ask(): Promise<Response> {
    for (;;) {
      try {
        return await client.chat.completions.create(dialect.body(request), { signal }).asResponse();
      } catch (fault) {
        if (!dialect.learns(fault)) throw fault;
      }
    }
  }
}
