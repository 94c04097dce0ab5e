import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  AIMessageChunk,
  type AIMessageChunkFields,
  type BaseMessage,
  type UsageMetadata,
} from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { ChatModel } from '../core/ports.ts';
import { type ChatSettings, type Complete, openCompletions } from './completions.ts';
import type { ChatMessage } from './dialect.ts';

export type { ChatSettings } from './completions.ts';

/**
 * The chat model of the configuration: any OpenAI-compatible server. Nothing is sent before it is asked. Faults are
 * UserErrors in Vietnamese.
 */
export async function openChatModel(settings: ChatSettings): Promise<ChatModel> {
  return new OpenAiChatModel(openCompletions(settings));
}

/**
 * LangChain's contract over `Complete`. Not `ChatOpenAI` of `@langchain/openai` 1.4.7, which was tried against the
 * scripted server: it takes a stream that was cut for a whole answer, does not try again after a 429 without
 * `Retry-After`, and knows no way round a server that refuses a field or does not stream.
 */
class OpenAiChatModel extends BaseChatModel {
  /** Private, so that neither tracing nor printing the model can reach the key. */
  readonly #complete: Complete;

  constructor(complete: Complete) {
    super({});
    this.#complete = complete;
  }

  override _llmType(): string {
    return 'openai-compatible';
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { signal, stop } = options;
    for await (const { text, usage } of this.#complete(messages.map(messageOf), { signal, stop })) {
      const tokens: UsageMetadata | undefined = usage && {
        input_tokens: usage.inputTokens,
        output_tokens: usage.outputTokens,
        total_tokens: usage.inputTokens + usage.outputTokens,
      };
      // LangChain's type knows usage only beside tools.
      const fields = tokens ? { content: text, usage_metadata: tokens } : { content: text };
      const message = new AIMessageChunk(fields as AIMessageChunkFields);
      const chunk = new ChatGenerationChunk({ text, message });
      yield chunk;
      await runManager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined;
    for await (const chunk of this._streamResponseChunks(messages, options, runManager)) {
      whole = whole ? whole.concat(chunk) : chunk;
    }
    return { generations: whole ? [whole] : [] };
  }
}

const roles: Readonly<Record<string, ChatMessage['role']>> = { system: 'system', ai: 'assistant' };

const messageOf = (message: BaseMessage): ChatMessage => ({
  role: roles[message.getType()] ?? 'user',
  content: message.text,
});
