import OpenAI from 'openai';
import { isTooLong } from './server-fault.ts';

/** One turn as the protocol has it. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface CompletionRequest {
  model: string;
  messages: ChatMessage[];
  maxTokens: number;
  stop: string[] | undefined;
}

/** Close to the likeliest words, since answers are checked against the evidence; not 0, which makes some models repeat. */
const temperature = 0.2;

/** Fields that some server or model refuses, and which an answer can do without. The longer name goes first. */
const optional = ['stream_options', 'stream', 'temperature', 'max_tokens', 'stop'] as const;
type Optional = (typeof optional)[number];

/**
 * What one server takes. Everybody speaks the same protocol, but old servers do not know `stream_options`, some
 * models take no `temperature`, and OpenAI's newer ones want `max_completion_tokens` in place of `max_tokens`
 * (https://platform.openai.com/docs/api-reference/chat/create). What was refused once is not sent again.
 */
export function newDialect() {
  const refused = new Set<Optional>();

  return {
    body(request: CompletionRequest): OpenAI.ChatCompletionCreateParams {
      const stream = !refused.has('stream');
      return {
        model: request.model,
        messages: request.messages,
        ...(refused.has('max_tokens')
          ? { max_completion_tokens: request.maxTokens }
          : { max_tokens: request.maxTokens }),
        ...(refused.has('temperature') ? {} : { temperature }),
        ...(request.stop && !refused.has('stop') ? { stop: request.stop } : {}),
        ...(stream && !refused.has('stream_options') ? { stream_options: { include_usage: true } } : {}),
        stream,
      };
    },

    /** Whether the fault is the refusal of a field that can be left out; from now on it is. */
    learns(fault: unknown): boolean {
      if (!(fault instanceof OpenAI.APIError) || isTooLong(fault)) return false;
      if (fault.status !== 400 && fault.status !== 422) return false;
      const field = optional.find(
        (one) => fault.param === one || new RegExp(`(?<![a-z_])${one}(?![a-z_])`).test(fault.message),
      );
      if (field === undefined || refused.has(field)) return false;
      refused.add(field);
      return true;
    },
  };
}
