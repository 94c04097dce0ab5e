import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { type ChatReply, openAiServer, refusing } from './support/openai-server.ts';

const open: { close(): Promise<void> }[] = [];
const data = mkdtempSync(join(tmpdir(), 'vanthu-doctor-'));
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  rmSync(data, { recursive: true, force: true });
});

const key = 'sk-khoa-rieng-42';

async function examined(variables: Record<string, string>) {
  const app = openApp(loadConfig(variables, tmpdir()), {
    archive: 'knowledge',
    data,
    clock: () => new Date('2026-11-24T08:00:00+07:00'),
  });
  try {
    return await app.doctor();
  } finally {
    app.close();
  }
}

async function serverFor(settings: Parameters<typeof openAiServer>[0]) {
  const server = await openAiServer(settings);
  open.push(server);
  const variables = { OPENAI_MODEL: 'van-thu-7b', OPENAI_BASE_URL: server.url, OPENAI_API_KEY: key };
  return { server, variables };
}

it('says that answers are quotes without a model, and that a key alone is of no use', async () => {
  const without = (await examined({})).find(({ name }) => name === 'Mô hình trả lời')!;
  expect(without).toMatchObject({ ok: true, detail: expect.stringMatching(/trích dẫn/) });
  expect(without.remedy).toBeUndefined();
  const alone = (await examined({ OPENAI_API_KEY: key })).find(({ name }) => name === 'Mô hình trả lời')!;
  expect(alone).toMatchObject({ ok: true, remedy: expect.stringMatching(/OPENAI_MODEL/) });
});

it('reports server, key, model, that it streams, and the dimensions of the embedder', async () => {
  const { server, variables } = await serverFor({ key, chat: () => ({ text: 'Chào anh.' }), dimensions: 12 });
  const checks = await examined({
    ...variables,
    EMBEDDING_MODEL: 'nhung-3',
    EMBEDDING_BASE_URL: server.url,
    EMBEDDING_API_KEY: key,
  });
  const detail = (name: string) => checks.find((check) => check.name === name);
  const { host } = new URL(server.url);
  expect(detail('Máy chủ trả lời')).toMatchObject({
    ok: true,
    detail: `${host}, kết nối được, khóa được chấp nhận`,
  });
  expect(detail('Mô hình trả lời')).toMatchObject({
    ok: true,
    detail: expect.stringMatching(/^van-thu-7b, viết dần/),
  });
  expect(detail('Embedding')).toMatchObject({ ok: true, detail: `nhung-3 trên ${host}, 12 chiều` });
  const [asked] = server.requests.filter(({ path }) => path.endsWith('/chat/completions'));
  expect(asked!.body.max_tokens).toBeLessThan(20);
  expect(JSON.stringify(checks)).not.toContain(key);
});

it('reports a server that does not stream, or takes fewer fields', async () => {
  const { variables } = await serverFor({ chat: () => ({ text: 'Chào.', ignoreStream: true }) });
  expect(await examined(variables)).toContainEqual(
    expect.objectContaining({ ok: true, detail: expect.stringMatching(/không viết dần/) }),
  );
  const strict = await serverFor({ chat: refusing(['max_tokens', 'stream_options'], { text: 'Chào.' }) });
  expect((await examined(strict.variables)).find(({ name }) => name === 'Mô hình trả lời')!.ok).toBe(true);
});

it.each<[string, ChatReply, RegExp, RegExp]>([
  ['a key that is refused', { status: 401, message: key }, /không được chấp nhận/, /OPENAI_API_KEY/],
  ['an unknown model', { status: 404 }, /van-thu-7b/, /OPENAI_MODEL/],
  ['a server that is not there', 'drop', /Không kết nối được/, /OPENAI_BASE_URL/],
  ['a server that never answers', 'hang', /không trả lời kịp/, /thử lại/],
  ['a fault', { status: 500 }, /Lỗi 500/, /thử lại/],
])('says what to do about %s', async (_, reply, detail, remedy) => {
  const { variables } = await serverFor({ chat: () => reply });
  const checks = await examined({ ...variables, ANSWER_SECONDS: '0.5' });
  const check = checks.find(({ name }) => name === 'Mô hình trả lời')!;
  expect(check.ok).toBe(false);
  expect(check.detail).toMatch(detail);
  expect(check.remedy).toMatch(remedy);
  expect(JSON.stringify(checks)).not.toContain(key);
});

it('waits for a server no longer than an answer waits for its first word', async () => {
  const { variables } = await serverFor({ chat: () => 'hang' });
  const began = performance.now();
  const checks = await examined({ ...variables, ANSWER_SECONDS: '4' });
  expect(performance.now() - began).toBeLessThan(3500);
  expect(checks.find(({ name }) => name === 'Mô hình trả lời')).toMatchObject({ ok: false });
});
