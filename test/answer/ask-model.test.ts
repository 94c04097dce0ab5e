import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import { askModel, costOf } from '../../src/answer/ask-model.ts';
import { UserError } from '../../src/core/errors.ts';
import type { ChatModel } from '../../src/core/ports.ts';
import type { PromptMessage } from '../../src/core/prompt.ts';

const messages: PromptMessage[] = [
  ['system', 'Trả lời ngắn.'],
  ['human', 'Hạn nộp là khi nào?'],
];

/** A model that sends these chunks and then does what `then` does. */
function modelOf(chunks: object[], then: () => Promise<void> = async () => {}): ChatModel {
  async function* stream() {
    for (const chunk of chunks) yield chunk;
    await then();
  }
  return { stream: async () => stream() } as unknown as ChatModel;
}
const forever = () => new Promise<void>(() => {});

async function read(call: ReturnType<typeof askModel>) {
  let text = '';
  for await (const piece of call.text()) text += piece;
  return text;
}

it('reads any chat model of LangChain, and estimates what it has cost when it does not tell', async () => {
  const call = askModel(new FakeListChatModel({ responses: ['Hạn là 25/10.'] }), messages, { timeMs: 5000 });
  expect(call.cost()).toBeNull();
  expect(await read(call)).toBe('Hạn là 25/10.');
  expect(call.cost()).toEqual({ inputTokens: costOf(messages), outputTokens: 6 });
});

it('takes the cost that the server tells, in parts or at once', async () => {
  const usage = (input_tokens: number, output_tokens: number) => ({
    usage_metadata: { input_tokens, output_tokens },
  });
  const call = askModel(
    modelOf([{ text: '', ...usage(70, 0) }, { text: 'Hạn' }, { text: '', ...usage(0, 12) }]),
    messages,
    { timeMs: 5000 },
  );
  await read(call);
  expect(call.cost()).toEqual({ inputTokens: 70, outputTokens: 12 });
});

describe('never waits longer than it may, whether or not the model heeds the signal', () => {
  it('for the first word', async () => {
    const model = { stream: () => new Promise(() => {}) } as unknown as ChatModel;
    const began = performance.now();
    await expect(read(askModel(model, messages, { timeMs: 60 }))).rejects.toThrow(UserError);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('for the next one', async () => {
    const call = askModel(modelOf([{ text: 'Hạn' }], forever), messages, { timeMs: 60 });
    await expect(read(call)).rejects.toThrow('Mô hình không trả lời kịp trong 1 giây.');
    expect(call.cost()).toMatchObject({ inputTokens: costOf(messages) });
  });

  it('for an asker who leaves: with their reason', async () => {
    const asker = new AbortController();
    const call = askModel(modelOf([{ text: 'Hạn' }], forever), messages, {
      signal: asker.signal,
      timeMs: 5000,
    });
    setTimeout(() => asker.abort(new Error('left')), 20);
    await expect(read(call)).rejects.toThrow('left');
  });

  it('for an asker who has left before', async () => {
    let asked = false;
    const model = { stream: async () => (asked = true) } as unknown as ChatModel;
    const call = askModel(model, messages, { signal: AbortSignal.abort(new Error('left')), timeMs: 5000 });
    await expect(read(call)).rejects.toThrow('left');
    expect([asked, call.cost()]).toEqual([false, null]);
  });
});

it('tells the model to stop when nobody reads on', async () => {
  let signal: AbortSignal | undefined;
  async function* stream() {
    for (;;) yield { text: 'và ' };
  }
  const model = {
    stream: async (_: unknown, options: { signal: AbortSignal }) => {
      signal = options.signal;
      return stream();
    },
  } as unknown as ChatModel;
  for await (const _ of askModel(model, messages, { timeMs: 5000 }).text()) break;
  expect(signal?.aborted).toBe(true);
});

it('costs nothing when no server took it up', async () => {
  const model = { stream: async () => Promise.reject(new Error('refused')) } as unknown as ChatModel;
  const call = askModel(model, messages, { timeMs: 5000 });
  await expect(read(call)).rejects.toThrow('refused');
  expect(call.cost()).toBeNull();
});
