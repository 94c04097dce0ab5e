import { inspect } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { openAiEmbedder } from '../../src/models/openai-embedder.ts';
import { type Behaviour, openAiServer, vectorOf } from '../support/openai-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function embedderOn(script: Behaviour[], batchSize = 2) {
  const server = await openAiServer({ embeddings: script });
  open.push(server);
  const settings = { model: 'm', baseUrl: server.url, apiKey: 'khoa-rieng', batchSize };
  return { server, settings };
}

it('embeds in batches and keeps the order of the input, whatever the order of the answer', async () => {
  const { server, settings } = await embedderOn(['answer', 'shuffle']);
  const embedder = await openAiEmbedder(settings);
  const texts = ['một', 'hai', 'ba', 'bốn', 'năm'];
  expect(await embedder.embedDocuments(texts)).toEqual(texts.map((text) => vectorOf(text, 8)));
  expect(server.requests.map(({ body }) => body.input.length)).toEqual([1, 2, 2, 1]);
  expect(embedder).toMatchObject({ dimensions: 8, fingerprint: 'openai:m:8' });
});

it('tries again after a refusal for too many requests, a fault and a lost connection', async () => {
  const { settings } = await embedderOn([
    'answer',
    { status: 429, retryAfter: 0 },
    { status: 500 },
    'drop',
    'answer',
  ]);
  const embedder = await openAiEmbedder(settings);
  expect(await embedder.embedQuery('sởi')).toEqual(vectorOf('sởi', 8));
});

it.each<[string, Behaviour, RegExp]>([
  ['a wrong key', { status: 401 }, /EMBEDDING_API_KEY/],
  ['an unknown model', { status: 404 }, /EMBEDDING_MODEL/],
  ['a page instead of JSON', 'broken', /EMBEDDING_BASE_URL/],
  ['a vector with a hole', 'nan', /không đúng dạng/],
])('says in Vietnamese what to mend after %s, without the key', async (_, behaviour, message) => {
  const { settings } = await embedderOn([behaviour]);
  const failure = openAiEmbedder({ ...settings, maxRetries: 0 });
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.not.toThrow(settings.apiKey);
});

it('finds an Azure deployment by its address, and keeps the key out of the cause of a fault', async () => {
  const { server, settings } = await embedderOn(['answer', { status: 401 }]);
  const baseUrl = `${server.origin}/openai/deployments/nhung?api-version=2024-10-21`;
  const embedder = await openAiEmbedder({ ...settings, baseUrl });
  expect(server.requests[0]).toMatchObject({
    path: '/openai/deployments/nhung/embeddings?api-version=2024-10-21',
    headers: { 'api-key': 'khoa-rieng' },
  });
  const fault = await embedder.embedQuery('sởi').catch((thrown) => thrown);
  expect(fault).toBeInstanceOf(UserError);
  expect(inspect(fault, { depth: null, showHidden: true })).not.toContain('khoa-rieng');
});

it('names the server that is not there', async () => {
  const settings = { model: 'm', baseUrl: 'http://127.0.0.1:9/v1', apiKey: undefined, maxRetries: 0 };
  await expect(openAiEmbedder(settings)).rejects.toThrow(/Không kết nối được.*127\.0\.0\.1:9/);
});
