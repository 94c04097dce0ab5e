import { afterEach, expect, it } from 'vitest';
import { type Listening, listen } from '../../../src/channel/web/listen.ts';
import { isLoopback, type WebParts, webApp } from '../../../src/channel/web/web.ts';
import type { Assistant } from '../../../src/core/channel.ts';
import type { Incoming } from '../../../src/core/message.ts';

const open: Listening[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop(100);
});

async function served(changed: Partial<WebParts> = {}) {
  const asked: Incoming[] = [];
  const warned: string[] = [];
  const assistant: Assistant = async function* (incoming) {
    asked.push(incoming);
    yield { kind: 'typing' };
    yield {
      kind: 'note',
      text: `Nghe: <b>${incoming.text}</b>`,
      choices: [{ key: 'k1', label: 'Xem "thêm"' }],
    };
    yield { kind: 'note', text: '“Báo cáo trước ngày 25.”\n(mục 1, tệp a.txt)' };
  };
  const app = webApp({
    ready: () => ({ ready: false, documents: 0 }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'vanthu_documents 0\n' }),
    webhook: (path) =>
      path === '/zalo' ? async (request) => new Response(`${(await request.text()).length}`) : undefined,
    status: () => ({
      ...{ documents: 3, indexing: false },
      channels: [{ title: 'Telegram', state: 'down', detail: 'mã <sai>' }],
    }),
    assistant,
    log: { info: () => {}, warn: (event, facts) => void warned.push(`${event} ${JSON.stringify(facts)}`) },
    ...changed,
  });
  const listening = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  open.push(listening);
  const ask = (text: string, headers: Record<string, string> = {}) =>
    fetch(`${listening.url}/hoi`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ 'cau-hoi': text }),
    });
  return { url: listening.url, asked, warned, ask };
}

it('shows the state and the answer, with nothing that a document or a person can slip in', async () => {
  const { url, ask } = await served();
  const first = await (await fetch(url)).text();
  expect(first).toContain('Kho có 3 văn bản.');
  expect(first).toContain('Telegram: <span class="down">mã &lt;sai&gt;</span>');
  const response = await ask('<script>alert(1)</script>');
  expect(response.headers.get('content-security-policy')).toMatch(
    /default-src 'none'; style-src 'sha256-[^']+'/,
  );
  const page = await response.text();
  expect(page).not.toContain('<script>');
  expect(page).toContain('Nghe: &lt;b&gt;&lt;script&gt;');
  expect(page).toContain('value="k1">Xem &quot;thêm&quot;</button>');
  expect(page).toMatch(/<blockquote><p>“Báo cáo trước ngày 25\.”<\/p><small>\(mục 1, tệp a\.txt\)/);
});

it('keeps the conversations of two browsers apart', async () => {
  const { ask, asked } = await served();
  const cookie = (await ask('một')).headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  await ask('hai', { cookie: cookie.split(';')[0]! });
  await ask('ba');
  await ask('bốn', { cookie: 'vanthu=../../x' });
  const chats = asked.map(({ chat }) => chat);
  expect(chats[0]).toBe(chats[1]);
  expect(new Set(chats).size).toBe(3);
  expect(asked[0]).toMatchObject({ channel: 'web', user: 'local', private: true });
});

it('takes no question that another site, another name or another server sends', async () => {
  const { url, ask, asked } = await served();
  const { hostname, port } = new URL(url);
  for (const headers of [
    { origin: 'https://xau.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'x-forwarded-for': '203.0.113.9' },
  ]) {
    expect((await ask('lén', headers as Record<string, string>)).status).toBe(403);
  }
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: '/', headers: { host: 'xau.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    );
    sent.on('error', reject).end();
  });
  expect(status).toBe(403);
  expect(asked).toEqual([]);
  expect((await ask('thẳng', { origin: url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

it('asks nothing where it can be reached from elsewhere, and says so', async () => {
  const { url, ask } = await served({ assistant: null });
  const page = await (await fetch(url)).text();
  expect(page).toContain('Trang hỏi chỉ mở khi');
  expect(page).not.toContain('<form');
  expect((await ask('x')).status).toBe(403);
  expect(['127.0.0.1', '127.5.4.3', 'localhost', '::1'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.4', 'example.vn', '127.0.0.1.example.vn'].some(isLoopback)).toBe(false);
});

it('hands calls to the webhook at their path, and takes none that are too large', async () => {
  const { url } = await served();
  const post = (path: string, body: string) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers: { connection: 'close' } });
  expect(await (await post('/zalo', 'x'.repeat(1000))).text()).toBe('1000');
  expect((await post('/zalo', 'x'.repeat(3_000_000))).status).toBe(413);
  expect((await post('/hoi', 'x'.repeat(70_000))).status).toBe(413);
  expect((await post('/telegram', '{}')).status).toBe(404);
});

it('tells monitors, and what fails inside only that it failed', async () => {
  const broken = () => {
    throw new Error('token 123456:secret of Lan');
  };
  const { url, warned } = await served({ status: broken });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/metrics`)).headers.get('content-type')).toContain('0.0.4');
  const response = await fetch(url);
  expect(response.status).toBe(500);
  expect((await response.text()) + warned.join()).not.toMatch(/secret|Lan/);
  expect(warned).toHaveLength(1);
});
