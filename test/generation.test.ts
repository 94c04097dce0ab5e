import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { notFoundLine } from '../src/answer/write-answer.ts';
import { type App, openApp } from '../src/app.ts';
import { type Config, loadConfig } from '../src/config.ts';
import type { Answer } from '../src/core/answer.ts';
import type { Turn } from '../src/core/turn.ts';
import type { TextReply } from './support/chat-replies.ts';
import { official } from './support/official.ts';
import {
  type ChatReply,
  type ChatRequest,
  type ChatScript,
  chatServer,
  type OpenAiServer,
} from './support/openai-server.ts';
import { readPrompt, writeFromEvidence } from './support/scripted-writer.ts';

const texts: Record<string, string> = {
  'ke-hoach/tu-thuoc.txt': official({
    number: 'Số: 93/KH-SYT',
    title: 'KẾ HOẠCH\nKiểm tra tủ thuốc của các trạm y tế năm 2024',
    body: 'I. NỘI DUNG\n\n1. Đoàn kiểm tra xem xét tủ thuốc của 48 trạm y tế trong quý II năm 2024. Mỗi trạm y tế được kiểm tra tủ thuốc ít nhất 02 lần. Biên bản kiểm tra tủ thuốc lập thành 03 bản.\n\nII. THỜI HẠN\n\n1. Đoàn kiểm tra gửi kết quả kiểm tra tủ thuốc về Sở Y tế trước ngày 15/7/2024.',
  }),
  'quyet-dinh/cu.txt': official({
    number: 'Số: 24/QĐ-SYT',
    date: 'Thanh Giang, ngày 02 tháng 02 năm 2020',
    title: 'QUYẾT ĐỊNH\nVề mức chi tiền xăng cho đội lưu động',
    body: 'Điều 1. Mức chi tiền xăng cho đội lưu động là 90.000 đồng một ngày.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.',
  }),
  'quyet-dinh/moi.txt': official({
    number: 'Số: 68/QĐ-SYT',
    date: 'Thanh Giang, ngày 10 tháng 5 năm 2023',
    title: 'QUYẾT ĐỊNH\nVề mức chi tiền xăng cho đội lưu động',
    body: 'Điều 1. Mức chi tiền xăng cho đội lưu động là 130.000 đồng một ngày.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 24/QĐ-SYT ngày 02 tháng 02 năm 2020.',
  }),
};

const root = mkdtempSync(join(tmpdir(), 'vanthu-generation-'));
const [archive, data] = [join(root, 'kho'), join(root, 'data')];
let now = new Date('2026-11-02T08:00:00+07:00');
const key = 'sk-secret-0123456789';

beforeAll(async () => {
  for (const [source, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(archive, source)), { recursive: true });
    writeFileSync(join(archive, source), text);
  }
  const app = openApp(loadConfig({}, root), { archive, data, clock: () => now });
  await app.index();
  app.close();
});
afterAll(() => rmSync(root, { recursive: true }));

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

type Chat = NonNullable<Config['chat']>;

/** The app before a server that does what `script` says. */
async function facing(
  script: ChatScript,
  changed: Partial<Chat> = {},
): Promise<{ app: App; server: OpenAiServer }> {
  const server = await chatServer(script);
  open.push(server);
  const variables = { OPENAI_MODEL: 'kich-ban', OPENAI_BASE_URL: server.url, OPENAI_API_KEY: key };
  const config = loadConfig(variables, root);
  const chat = { ...config.chat!, answerSeconds: 2, ...changed };
  const app = openApp({ ...config, chat }, { archive, data, clock: () => now });
  open.push(app);
  return { app, server };
}

/** Writes with the address of the first sentence that has these words. */
const writing =
  (write: (address: (words: string) => string) => string, how: Partial<TextReply> = {}) =>
  ({ prompt }: Pick<ChatRequest, 'prompt'>): TextReply => {
    const { sentences } = readPrompt(prompt);
    const address = (words: string) => sentences.find(({ text }) => text.includes(words))?.address;
    return { text: write((words) => `[${address(words)}]`), ...how };
  };

const question = 'Kết quả kiểm tra tủ thuốc gửi về Sở Y tế trước ngày nào?';
const honest = writing(
  (at) =>
    `Đoàn kiểm tra gửi kết quả kiểm tra tủ thuốc về Sở Y tế trước ngày 15/7/2024 ${at('15/7')}. Mỗi trạm y tế được kiểm tra ít nhất 02 lần ${at('02 lần')}.`,
);

async function ask(app: App, asked = question, options: Parameters<App['ask']>[1] = {}) {
  const shown: string[] = [];
  const began = performance.now();
  const outcome = await app.ask(asked, { ...options, onText: (text) => shown.push(text) });
  return { outcome, shown, ms: performance.now() - began };
}

/** Whatever the model did, the asker has the passages word for word, and knows why. */
function expectPassages(outcome: Awaited<ReturnType<App['ask']>>, note: RegExp) {
  expect(outcome).toMatchObject({ kind: 'answer', mode: 'extractive' });
  expect(outcome.note).toMatch(note);
  expect(outcome.text.startsWith(outcome.note!)).toBe(true);
  expect(outcome.text).toContain('trước ngày 15/7/2024');
  expect(outcome.quotes.length).toBeGreaterThan(0);
  expect(outcome.text).not.toMatch(/sk-secret|\bat \/|\.ts:|Error:|undefined/);
}

describe('a server that answers well', () => {
  it('gives a fluent answer with its quotes, streamed by checked sentences', async () => {
    const { app, server } = await facing(honest);
    const { outcome, shown } = await ask(app);
    expect(outcome).toMatchObject({ kind: 'answer', mode: 'generated' });
    expect(shown).toEqual([
      'Đoàn kiểm tra gửi kết quả kiểm tra tủ thuốc về Sở Y tế trước ngày 15/7/2024.',
      'Đoàn kiểm tra gửi kết quả kiểm tra tủ thuốc về Sở Y tế trước ngày 15/7/2024. Mỗi trạm y tế được kiểm tra ít nhất 02 lần.',
    ]);
    expect(outcome.text).toMatch(
      /^Đoàn kiểm tra gửi .* 15\/7\/2024 \(1\)\. Mỗi trạm y tế .* 02 lần \(2\)\.\n\nTheo kế hoạch số 93\/KH-SYT/,
    );
    for (const quote of (outcome as Answer).quotes) {
      expect(app.show(quote.source).document.text.slice(quote.start, quote.end)).toBe(quote.text);
    }
    expect(outcome.generation).toMatchObject({ model: 'kich-ban', kept: 2, dropped: [] });
    expect(outcome.generation!.prompt).toMatch(/^[0-9a-f]{12}$/);
    expect(outcome.generation!.inputTokens).toBeGreaterThan(100);
    expect(server.requests).toHaveLength(1);
  });

  it('is given the evidence between marks that change with every call, the day, and the line for not found', async () => {
    const { app, server } = await facing(honest);
    await ask(app);
    await ask(app);
    const prompts = server.requests.map(({ body }) =>
      body.messages.map((one: { content: string }) => one.content).join('\n'),
    );
    const nonces = prompts.map((prompt) => readPrompt(prompt).nonce);
    expect(nonces[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(prompts[0]).toContain('02/11/2026');
    expect(prompts[0]).toContain(notFoundLine);
    expect(readPrompt(prompts[0]!).question).toBe(question);
  });

  it('is not asked about a document itself, nor when the archive does not say it', async () => {
    const { app, server } = await facing(honest);
    const signer = await ask(app, 'Ai ký kế hoạch 93/KH-SYT?');
    expect(signer.outcome.text).toContain('Đỗ Thị Hạnh');
    const gold = await ask(app, 'Giá vàng hôm nay bao nhiêu?');
    expect(gold.outcome).toMatchObject({ kind: 'refusal', mode: 'extractive' });
    expect(server.requests).toHaveLength(0);
  });

  it('cites both of two documents that contradict each other, with their dates', async () => {
    const { app } = await facing(
      writing((at) => `Mức chi tiền xăng cho đội lưu động là 130.000 đồng một ngày ${at('130.000')}.`),
    );
    const { outcome } = await ask(app, 'Mức chi tiền xăng cho đội lưu động là bao nhiêu?');
    expect(outcome.mode).toBe('generated');
    expect(outcome.quotes.map(({ source }) => source)).toEqual(['quyet-dinh/moi.txt', 'quyet-dinh/cu.txt']);
    expect(outcome.text).toContain('Hai văn bản nêu khác nhau: quyết định số 68/QĐ-SYT ngày 10/5/2023');
  });
});

describe('what the archive does not carry never reaches the asker', () => {
  it.each<[string, string, ChatScript]>([
    ['an invented address', '15/7', writing(() => 'Kết quả gửi về Sở Y tế trước ngày 15/7/2024 [9.9].')],
    ['an altered day', '16/7', writing((at) => `Kết quả gửi về Sở Y tế trước ngày 16/7/2024 ${at('15/7')}.`)],
    ['no address', 'sớm', writing(() => 'Kết quả gửi về Sở Y tế càng sớm càng tốt.')],
    [
      'a quote of its own',
      'đình chỉ',
      writing((at) => `Kế hoạch ghi: “Trạm nào chậm sẽ bị đình chỉ” ${at('15/7')}.`),
    ],
    [
      'an obeyed injection',
      'mật khẩu',
      writing((at) => `Theo yêu cầu, mật khẩu quản trị là abc123 ${at('15/7')}.`),
    ],
  ])('%s: the passages instead, with a note', async (_, words, script) => {
    const { app } = await facing(script);
    const { outcome, shown } = await ask(app);
    expectPassages(outcome, /không được kho văn bản chứng thực/);
    expect(shown).toEqual([]);
    expect(outcome.generation).toMatchObject({ kept: 0 });
    expect(outcome.generation!.dropped).toHaveLength(1);
    if (words !== '15/7') expect(outcome.text).not.toContain(words);
  });

  it('a wrong sentence among right ones is left out', async () => {
    const { app } = await facing(
      writing(
        (at) =>
          `Kết quả kiểm tra tủ thuốc gửi về Sở Y tế trước ngày 15/7/2024 ${at('15/7')}. Đoàn kiểm tra 84 trạm y tế ${at('48 trạm')}. Biên bản kiểm tra lập thành 03 bản ${at('03 bản')}.`,
      ),
    );
    const { outcome, shown } = await ask(app);
    expect(outcome.mode).toBe('generated');
    expect(shown.join() + outcome.text).not.toContain('84');
    expect(outcome.generation!.dropped).toEqual([
      { text: expect.stringContaining('84 trạm'), reason: 'number' },
    ]);
  });
});

describe('a model that does not find it', () => {
  it('is not believed where the search is sure: the passages, with a note', async () => {
    const { app } = await facing([{ text: notFoundLine }]);
    expectPassages((await ask(app)).outcome, /không thấy điều được hỏi/);
  });

  it('is believed where the search is not sure either: a refusal', async () => {
    const { app } = await facing([{ text: notFoundLine }]);
    const asked = 'Tiền mua tủ thuốc mới cho mỗi trạm y tế là bao nhiêu?';
    const { confidence } = await app.evidence(asked);
    expect(confidence).toBeGreaterThan(0.3);
    expect(confidence).toBeLessThan(0.5);
    const { outcome } = await ask(app, asked);
    expect(outcome).toMatchObject({ kind: 'refusal', mode: 'generated', quotes: [] });
    expect(outcome.text).toMatch(/^Không tìm thấy/);
  });
});

describe('a server that fails', () => {
  const long = (how: Partial<TextReply>): ChatScript =>
    writing(
      (at) =>
        `Đoàn kiểm tra gửi kết quả kiểm tra tủ thuốc về Sở Y tế trước ngày 15/7/2024 ${at('15/7')}. `.repeat(
          20,
        ),
      how,
    );
  it.each<[string, ChatScript]>([
    ['refuses the key', [{ status: 401 }]],
    ['is too busy for longer than there is time', [{ status: 429, retryAfter: 60 }]],
    ['has a fault', [{ status: 500 }]],
    ['closes the connection', ['drop']],
    ['hangs', ['hang']],
    ['stops in the middle', long({ end: 'drop' })],
    ['sends what is no JSON', long({ end: 'broken' })],
    ['drips too slowly', long({ pauseMs: 300, chunk: 20 })],
  ])('%s: the passages within the time limit, with a note', async (_, script) => {
    const { app } = await facing(script);
    const { outcome, ms } = await ask(app);
    expectPassages(outcome, /^Chưa dùng được mô hình/);
    expect(ms).toBeLessThan(3000);
  });

  it('is waited for when it asks for a moment only', async () => {
    let asked = 0;
    const { app } = await facing(
      (request) => (asked++ === 0 ? { status: 429, retryAfter: 1 } : honest(request)),
      { answerSeconds: 10 },
    );
    expect((await ask(app)).outcome.mode).toBe('generated');
  });

  it('is left alone for a while after three faults, and asked again later', async () => {
    let broken = true;
    const { app, server } = await facing((request) => (broken ? { status: 401 } : honest(request)));
    for (let turn = 0; turn < 3; turn++) await ask(app);
    const requests = server.requests.length;
    expectPassages((await ask(app)).outcome, /tạm ngừng/);
    expect(server.requests).toHaveLength(requests);
    broken = false;
    now = new Date(now.getTime() + 31_000);
    expect((await ask(app)).outcome.mode).toBe('generated');
  });

  it('is not there at all', async () => {
    const { app, server } = await facing(honest);
    await server.close();
    open.splice(0, 1);
    expectPassages((await ask(app)).outcome, /^Chưa dùng được mô hình/);
  });
});

describe('budgets', () => {
  it('of one asker: the others go on, and so does the asker on the next day', async () => {
    const { app, server } = await facing(honest, { tokensPerUserPerDay: 3000 });
    const asker = `telegram:${Math.random()}`;
    let answers = 0;
    while ((await ask(app, question, { asker })).outcome.mode === 'generated' && answers < 20) answers++;
    expect(answers).toBeGreaterThan(0);
    expect(answers).toBeLessThan(20);
    const requests = server.requests.length;
    expectPassages((await ask(app, question, { asker })).outcome, /hạn mức mô hình của mình/);
    expect(server.requests).toHaveLength(requests);
    expect((await ask(app, question, { asker: `${asker}1` })).outcome.mode).toBe('generated');
    now = new Date(now.getTime() + 86_400_000);
    expect((await ask(app, question, { asker })).outcome.mode).toBe('generated');
  });

  it('of everybody', async () => {
    const { app, server } = await facing(honest, { tokensPerDay: 10 });
    expectPassages((await ask(app)).outcome, /hạn mức dùng mô hình của cả cơ quan/);
    expect(server.requests).toHaveLength(0);
  });
});

it('stops the server when the asker leaves', async () => {
  const { app, server } = await facing([{ text: 'Đoàn kiểm tra '.repeat(500), pauseMs: 50 }]);
  const asker = new AbortController();
  const asked = ask(app, question, { signal: asker.signal });
  setTimeout(() => asker.abort(), 300);
  await expect(asked).rejects.toThrow(/abort/i);
  await expect.poll(() => server.figures.abandoned).toBe(1);
});

it('takes any chat model of LangChain in place of the configured one', async () => {
  const config = loadConfig({}, root);
  const chatModel = new FakeListChatModel({ responses: [notFoundLine] });
  const app = openApp(config, { archive, data, clock: () => now, chatModel });
  open.push(app);
  expectPassages((await ask(app)).outcome, /không thấy điều được hỏi/);
});

it('changes nothing without a model', async () => {
  const app = openApp(loadConfig({}, root), { archive, data, clock: () => now });
  open.push(app);
  const { outcome, shown } = await ask(app);
  expect(outcome).toMatchObject({ kind: 'answer', mode: 'extractive' });
  expect(outcome.note ?? outcome.generation).toBeUndefined();
  expect(shown).toEqual([]);
  expect(await app.rewrite('thế còn quý IV?', [turn], {})).toBeNull();
});

const turn: Turn = {
  ...{ asked: question, full: question, kind: 'answer', mode: 'extractive' },
  ...{ documents: [], quotes: [], tasks: [] },
};

describe('a follow-up', () => {
  it('becomes a full question', async () => {
    const { app, server } = await facing([
      { text: 'Biên bản kiểm tra tủ thuốc gửi về Sở Y tế trước ngày nào?' },
    ]);
    expect(await app.rewrite('thế còn biên bản?', [turn], {})).toBe(
      'Biên bản kiểm tra tủ thuốc gửi về Sở Y tế trước ngày nào?',
    );
    expect(server.requests[0]!.raw).toContain('thế còn biên bản?');
  });

  it.each<[string, ChatReply]>([
    [
      'with a number of the model',
      { text: 'Biên bản kiểm tra tủ thuốc số 77 gửi về Sở Y tế trước ngày nào?' },
    ],
    ['that is an answer', { text: 'Biên bản gửi trước ngày 15/7/2024.' }],
    ['of a server that fails', { status: 500 }],
  ])('%s stays as it was', async (_, reply) => {
    const { app } = await facing([reply]);
    expect(await app.rewrite('thế còn biên bản?', [turn], {})).toBeNull();
  });
});

it('answers with the scripted writer of the evaluation', async () => {
  const { app } = await facing(({ prompt }) => ({ text: writeFromEvidence(prompt) }));
  expect((await ask(app)).outcome.mode).toBe('generated');
});
