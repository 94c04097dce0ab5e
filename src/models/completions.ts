import { UserError } from '../core/errors.ts';
import { slots } from '../core/slots.ts';
import { estimateTokens } from '../core/tokens.ts';
import { type ChatMessage, newDialect } from './dialect.ts';
import { openAiClient, type ServerAddress } from './openai-client.ts';
import { readCompletion } from './read-completion.ts';
import { withRetries } from './retry.ts';
import { brokenReply, type NamedServer, named, serverFault } from './server-fault.ts';
import { withoutThinking } from './thinking.ts';
import { type Stage, timeLimit } from './time-limit.ts';

/** A chat server and what bounds its use. */
export interface ChatSettings extends ServerAddress {
  model: string;
  /** Seconds for one answer, and for its first piece (unset: half of them). */
  answerSeconds: number;
  firstSeconds?: number;
  /** Tokens that the model may write. */
  answerTokens: number;
  /** Calls at the same time; others wait for their turn. */
  parallel: number;
  /** Tries after the first one (unset: 3). */
  retries?: number;
}

/** Text of the answer as it comes; the tokens of the call, last and once. */
export interface Written {
  text: string;
  usage?: { inputTokens: number; outputTokens: number };
}

export type Complete = (
  messages: ChatMessage[],
  options: { signal?: AbortSignal | undefined; stop?: string[] | undefined },
) => AsyncGenerator<Written, void, undefined>;

/**
 * Completions of one chat server. Nothing is sent before the first piece is read. Throws the reason of the signal
 * when the asker leaves, at any moment; else a UserError in Vietnamese that names the server and the remedy, never
 * the key.
 *
 * 1. Wait for a slot.  2. Ask, again where that can help: without a field that the server does not take, or after
 * the pause that it wants.  3. Read, without what the model thinks aloud.  4. Tell the tokens.
 */
export function openCompletions(settings: ChatSettings): Complete {
  const { model, answerSeconds } = settings;
  const wholeMs = answerSeconds * 1000;
  const firstMs = (settings.firstSeconds ?? answerSeconds / 2) * 1000;
  const client = openAiClient(settings, { timeoutMs: Math.ceil(wholeMs) + 1000 });
  const server = chatServerOf(settings);
  const turns = slots(settings.parallel);
  const dialect = newDialect();
  const late = (stage: Stage, ms: number) => new UserError(lateText(stage, ms, server));

  return async function* complete(messages, { signal, stop }) {
    const limit = timeLimit({ signal, wholeMs, firstMs, late });
    let release: (() => void) | undefined;

    async function send(): Promise<Response> {
      const request = { model, messages, maxTokens: settings.answerTokens, stop };
      for (;;) {
        limit.opening();
        try {
          return await client.chat.completions
            .create(dialect.body(request), { signal: limit.signal })
            .asResponse();
        } catch (fault) {
          limit.refused();
          if (!dialect.learns(fault)) throw fault;
        }
      }
    }

    try {
      release = await turns.take(limit.signal);
      const { retries = 3 } = settings;
      const response = await withRetries(send, { ...limit, retries });
      const thinking = withoutThinking();
      let usage: Written['usage'] | null = null;
      let [written, shown] = ['', ''];
      const fault = (kind: Parameters<typeof brokenReply>[0], cause?: unknown) =>
        brokenReply(kind, server, cause);
      for await (const piece of readCompletion(response, { client, signal: limit.signal, fault })) {
        limit.writing();
        written += piece.text + piece.thought;
        usage = piece.usage ?? usage;
        const text = thinking.push(piece.text);
        shown += text;
        if (text) yield { text };
      }
      const rest = thinking.end();
      if (!(shown + rest).trim()) throw fault(written.trim() ? 'only thought' : 'empty');
      yield { text: rest, usage: usage ?? estimated(messages, written) };
    } catch (fault) {
      limit.signal.throwIfAborted();
      throw serverFault(fault, server);
    } finally {
      limit.end();
      release?.();
    }
  };
}

export const chatServerOf = (settings: Pick<ChatSettings, 'baseUrl' | 'apiKey' | 'model'>): NamedServer => ({
  baseUrl: settings.baseUrl,
  apiKey: settings.apiKey,
  model: settings.model,
  name: 'máy chủ trả lời',
  variables: { url: 'OPENAI_BASE_URL', key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL' },
  later: 'Hãy thử lại sau ít phút.',
  tooLong: 'Hãy giảm EVIDENCE_TOKENS hoặc ANSWER_TOKENS, hoặc tăng độ dài ngữ cảnh của máy chủ.',
});

function lateText(stage: Stage, ms: number, server: NamedServer): string {
  const seconds = `${Math.max(1, Math.round(ms / 1000))} giây`;
  const texts: Record<Stage, string> = {
    waiting: `Đã chờ ${seconds} mà chưa đến lượt gọi ${named(server)}. Hãy thử lại sau, hoặc tăng MODEL_PARALLEL.`,
    opening: `Sau ${seconds}, ${named(server)} vẫn chưa bắt đầu trả lời. Hãy kiểm tra máy chủ, hoặc tăng ANSWER_SECONDS.`,
    writing: `Sau ${seconds}, ${named(server)} vẫn chưa trả lời xong. Hãy thử lại sau, hoặc tăng ANSWER_SECONDS.`,
  };
  return texts[stage];
}

/** For servers that tell no tokens. */
function estimated(messages: readonly ChatMessage[], written: string): Required<Written>['usage'] {
  const inputTokens = messages.reduce((sum, { content }) => sum + estimateTokens(content) + 4, 0);
  return { inputTokens, outputTokens: estimateTokens(written) };
}
