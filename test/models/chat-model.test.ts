import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { ChatModel } from '../../src/core/ports.ts';
import { type ChatSettings, openChatModel } from '../../src/models/chat-model.ts';
import { type ChatReply, type ChatScript, chatServer, refusing } from '../support/openai-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const key = 'sk-bí-mật-0123456789'.replace(/[^\x20-\x7e]/g, 'x');
const sentence = 'Trạm y tế trực 24/24 giờ trong dịp lễ [1.2].';

async function modelOn(script: ChatScript, changes: Partial<ChatSettings> = {}) {
  const server = await chatServer(script);
  open.push(server);
  const settings: ChatSettings = {
    baseUrl: server.url,
    apiKey: key,
    model: 'van-thu-7b',
    answerSeconds: 10,
    answerTokens: 300,
    parallel: 4,
    ...changes,
  };
  return { server, model: await openChatModel(settings) };
}

interface Chunk {
  text: string;
  usage_metadata?: { input_tokens: number; output_tokens: number };
}

/** What a model writes, chunk by chunk, and the tokens that it tells of. */
async function written(model: ChatModel, signal?: AbortSignal) {
  const pieces: string[] = [];
  const usages: { input_tokens: number; output_tokens: number }[] = [];
  const messages: [string, string][] = [
    ['system', 'Chỉ dùng căn cứ.'],
    ['human', 'Trực ra sao?'],
  ];
  for await (const chunk of await model.stream(messages, signal ? { signal } : {})) {
    const { text, usage_metadata: usage } = chunk as unknown as Chunk;
    if (text) pieces.push(text);
    if (usage) usages.push(usage);
  }
  return { text: pieces.join(''), pieces, usages };
}

const failureOf = (work: Promise<unknown>): Promise<UserError> =>
  work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (fault) => fault,
  );

describe('writes', () => {
  it('piece by piece, as it comes, and tells the tokens once', async () => {
    const { server, model } = await modelOn(() => ({ text: sentence }));
    const { text, pieces, usages } = await written(model);
    expect(text).toBe(sentence);
    expect(pieces.length).toBeGreaterThan(3);
    expect(usages).toEqual([expect.objectContaining({ input_tokens: 7, output_tokens: 10 })]);
    expect(server.requests[0]!.body).toMatchObject({
      model: 'van-thu-7b',
      max_tokens: 300,
      stream: true,
      messages: [
        { role: 'system', content: 'Chỉ dùng căn cứ.' },
        { role: 'user', content: 'Trực ra sao?' },
      ],
    });
  });

  it('estimates the tokens that the server does not tell', async () => {
    const { model } = await modelOn(() => ({ text: sentence, usage: 'none' }));
    const [usage] = (await written(model)).usages;
    expect(usage!.output_tokens).toBeGreaterThan(10);
    expect(usage!.output_tokens).toBeLessThan(40);
    expect(usage!.input_tokens).toBeGreaterThan(10);
  });

  it('in one piece where the server does not stream', async () => {
    const { model } = await modelOn(() => ({ text: sentence, ignoreStream: true }));
    const { text, usages } = await written(model);
    expect(text).toBe(sentence);
    expect(usages).toHaveLength(1);
  });

  it('without what the model thinks, however it is cut into pieces', async () => {
    for (let chunk = 1; chunk < 12; chunk++) {
      const thought = `<think>Số 5 hay 6? Có < 7.</think>\n\n${sentence}`;
      const { model } = await modelOn(() => ({ text: thought, reasoning: 'Để xem…', chunk }));
      expect((await written(model)).text).toBe(sentence);
    }
  });

  it.each([
    [['stream_options'], 2],
    [['temperature'], 2],
    [['stream_options', 'temperature', 'max_tokens'], 4],
  ])(
    'again without %j where the server refuses that, and does not send it a second time',
    async (fields, calls) => {
      const { server, model } = await modelOn(refusing(fields, { text: sentence }));
      expect((await written(model)).text).toBe(sentence);
      expect(server.requests).toHaveLength(calls);
      expect((await written(model)).text).toBe(sentence);
      expect(server.requests).toHaveLength(calls + 1);
      if (fields.includes('max_tokens')) expect(server.requests.at(-1)!.body.max_completion_tokens).toBe(300);
    },
  );

  it('with all of its text where a stream ends without a mark', async () => {
    const { model } = await modelOn(() => ({ text: sentence, end: 'no mark' }));
    expect((await written(model)).text).toBe(sentence);
  });
});

describe('finds', () => {
  it('an Azure deployment by its address, with the key in the header that Azure reads', async () => {
    const { server } = await modelOn(() => ({ text: sentence }));
    const baseUrl = `${server.origin}/openai/deployments/tra-loi?api-version=2024-10-21`;
    const model = await openChatModel({ ...azure, baseUrl });
    expect((await written(model)).text).toBe(sentence);
    const { path, headers } = server.requests[0]!;
    expect(path).toBe('/openai/deployments/tra-loi/chat/completions?api-version=2024-10-21');
    expect(headers['api-key']).toBe(key);
    expect(headers.authorization).toBeUndefined();
  });

  it.each(['', '/', '/chat/completions'])('a server whose address ends in "%s"', async (end) => {
    const { server } = await modelOn(() => ({ text: sentence }));
    const model = await openChatModel({ ...azure, baseUrl: server.url + end });
    await written(model);
    expect(server.requests[0]!.path).toBe('/v1/chat/completions');
    expect(server.requests[0]!.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('a local server without a key, and sends none', async () => {
    const { server, model } = await modelOn(() => ({ text: sentence }), { apiKey: undefined });
    await written(model);
    expect(server.requests[0]!.headers.authorization).toBeUndefined();
  });
});
const azure = { apiKey: key, model: 'm', answerSeconds: 10, answerTokens: 300, parallel: 4 };

describe('says in Vietnamese what to mend', () => {
  it.each<[string, ChatReply, RegExp]>([
    ['a wrong key', { status: 401, message: `Incorrect API key provided: ${key}` }, /OPENAI_API_KEY/],
    ['an unknown model', { status: 404 }, /van-thu-7b.*OPENAI_MODEL/],
    [
      'a prompt that is too long',
      { status: 400, message: 'maximum context length is 4096; reduce max_tokens' },
      /EVIDENCE_TOKENS/,
    ],
    ['too many requests', { status: 429 }, /vượt giới hạn/],
    ['a fault', { status: 500, message: key }, /Lỗi 500/],
    ['a lost connection', 'drop', /Không kết nối được/],
    ['a stream that stops', { text: sentence, end: 'cut' }, /ngừng giữa chừng/],
    ['a stream that is lost', { text: sentence, end: 'drop' }, /Mất kết nối/],
    ['a stream of broken JSON', { text: sentence, end: 'broken' }, /không đúng dạng/],
    ['a stream that ends with a fault', { text: sentence, end: 'error' }, /Lỗi không rõ/],
    [
      'a request that is not understood',
      { status: 400, message: 'no such template' },
      /lỗi 400.*OPENAI_MODEL/,
    ],
    ['one answer of broken JSON', { text: sentence, ignoreStream: true, end: 'broken' }, /không đúng dạng/],
    ['one answer that is lost', { text: sentence, ignoreStream: true, end: 'drop' }, /Mất kết nối/],
    ['an answer of nothing', { text: '' }, /không viết gì/],
    ['an answer of thoughts', { text: '<think>Xem nào', end: 'length' }, /ANSWER_TOKENS/],
  ])('after %s: host and remedy, neither key nor English', async (_, reply, message) => {
    const { server, model } = await modelOn([reply], { retries: 0 });
    const fault = await failureOf(written(model));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toMatch(message);
    expect(fault.message).toContain(new URL(server.url).host);
    for (const shown of [
      inspect(fault, { depth: null, showHidden: true }),
      JSON.stringify(fault),
      fault.stack,
    ]) {
      expect(shown).not.toContain(key);
    }
  });

  it('where no server is', async () => {
    const model = await openChatModel({ ...azure, baseUrl: 'http://127.0.0.1:9/v1', retries: 0 });
    await expect(written(model)).rejects.toThrow(/Không kết nối được.*127\.0\.0\.1:9.*OPENAI_BASE_URL/);
  });

  it('and keeps the key out of what the model itself shows', async () => {
    const { model } = await modelOn([]);
    expect(inspect(model, { depth: null, showHidden: true })).not.toContain(key);
    expect(JSON.stringify(model)).not.toContain(key);
  });
});

describe('tries again', () => {
  it('after a fault that passes: too many requests, a fault of the server, a lost connection', async () => {
    const { server, model } = await modelOn([
      { status: 429, retryAfter: 0 },
      { status: 503 },
      'drop',
      { text: sentence },
    ]);
    expect((await written(model)).text).toBe(sentence);
    expect(server.requests).toHaveLength(4);
  });

  it('not before the time that the server asks for', async () => {
    const { model } = await modelOn([{ status: 429, retryAfter: 1 }, { text: sentence }]);
    const began = performance.now();
    await written(model);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1000);
  });

  it('not at all where that would take longer than the time limit', async () => {
    const { server, model } = await modelOn([{ status: 429, retryAfter: 60 }, { text: sentence }]);
    const began = performance.now();
    await expect(written(model)).rejects.toThrow(/vượt giới hạn/);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });

  it('never after a refusal that stays, and no more often than it may', async () => {
    const refused = await modelOn([{ status: 401 }, { text: sentence }]);
    await expect(written(refused.model)).rejects.toThrow(/OPENAI_API_KEY/);
    expect(refused.server.requests).toHaveLength(1);
    const down = await modelOn([{ status: 500 }], { retries: 1 });
    await expect(written(down.model)).rejects.toThrow(/Lỗi 500/);
    expect(down.server.requests).toHaveLength(2);
  });
});

describe('ends', () => {
  it('when the server never answers, drips, or there is no slot', async () => {
    const silent = await modelOn(() => 'hang', { answerSeconds: 5, firstSeconds: 0.3 });
    await expect(written(silent.model)).rejects.toThrow(/chưa bắt đầu trả lời.*ANSWER_SECONDS/);
    const slow = await modelOn(() => ({ text: sentence.repeat(9), pauseMs: 100 }), { answerSeconds: 0.5 });
    await expect(written(slow.model)).rejects.toThrow(/chưa trả lời xong/);
    const full = await modelOn(() => 'hang', { answerSeconds: 0.5, firstSeconds: 2, parallel: 1 });
    const [, waiting] = await Promise.allSettled([written(full.model), written(full.model)]);
    expect(String((waiting as PromiseRejectedResult).reason)).toMatch(/MODEL_PARALLEL/);
    expect(full.server.requests).toHaveLength(1);
  });

  it.each<[string, ChatScript]>([
    ['waits for the first piece', () => 'hang'],
    ['reads', () => ({ text: sentence.repeat(50), pauseMs: 50 })],
    ['waits to try again', () => ({ status: 429, retryAfter: 5 })],
  ])('at once with the reason of the signal while it %s, and leaves the server', async (_, script) => {
    const { server, model } = await modelOn(script);
    const asker = new AbortController();
    const gone = new Error('The asker has left.');
    const began = performance.now();
    setTimeout(() => asker.abort(gone), 300);
    expect(await failureOf(written(model, asker.signal))).toBe(gone);
    expect(performance.now() - began).toBeLessThan(600);
    await expect.poll(() => server.figures.atWork).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  it('at once for one who waits for a slot, and the others go on', async () => {
    const { server, model } = await modelOn(() => ({ text: sentence, delayMs: 400 }), { parallel: 1 });
    const asker = new AbortController();
    const first = written(model);
    const second = failureOf(written(model, asker.signal));
    const third = written(model);
    setTimeout(() => asker.abort(new Error('The asker has left.')), 100);
    expect((await second).message).toBe('The asker has left.');
    expect((await first).text).toBe(sentence);
    expect((await third).text).toBe(sentence);
    expect(server.requests).toHaveLength(2);
  });

  it('when its reader stops reading', async () => {
    const { server, model } = await modelOn(() => ({ text: sentence.repeat(50), pauseMs: 20 }), {
      parallel: 1,
    });
    for await (const chunk of await model.stream([['human', 'a']])) if (chunk.text) break;
    await expect.poll(() => server.figures.abandoned).toBe(1);
  });
});

it('asks at most so many times at once', async () => {
  const { server, model } = await modelOn(() => ({ text: sentence, delayMs: 50 }), { parallel: 2 });
  await Promise.all(Array.from({ length: 7 }, () => written(model)));
  expect(server.requests).toHaveLength(7);
  expect(server.figures.busiest).toBe(2);
});

it('keeps apart what is asked at the same time', async () => {
  const { model } = await modelOn(({ number }) => ({
    text: `Văn bản thứ ${number} [1.1].`,
    chunk: 2,
    pauseMs: 2,
  }));
  const texts = await Promise.all(Array.from({ length: 12 }, async () => (await written(model)).text));
  expect(new Set(texts).size).toBe(12);
});
