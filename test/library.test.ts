import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, loadConfig, openApp, vanthuChain, vanthuRetriever } from '../src/library.ts';
import { chatServer, type OpenAiServer } from './support/openai-server.ts';
import { writeFromEvidence } from './support/scripted-writer.ts';

const root = mkdtempSync(join(tmpdir(), 'vanthu-library-'));
const question = 'Hạn nộp báo cáo tồn kho vắc xin là ngày nào?';
let server: OpenAiServer;
let app: App;

const letter = `SỞ Y TẾ THANH GIANG
Số: 411/SYT-NVY
Thanh Giang, ngày 12 tháng 3 năm 2026

Kính gửi: Các trung tâm y tế.

1. Các trung tâm y tế nộp báo cáo tồn kho vắc xin trước ngày 25 hằng tháng về Sở Y tế.
2. Phòng Nghiệp vụ Y tổng hợp báo cáo tồn kho vắc xin, trình Giám đốc Sở.
3. Tủ lạnh bảo quản vắc xin được ghi nhiệt độ hai lần mỗi ngày.
`;

beforeAll(async () => {
  server = await chatServer(({ prompt }) => ({ text: writeFromEvidence(prompt), pauseMs: 5 }));
  const archive = join(root, 'kho');
  mkdirSync(archive);
  writeFileSync(join(archive, 'ton-kho.txt'), letter);
  const config = loadConfig({ OPENAI_MODEL: 'kich-ban', OPENAI_BASE_URL: server.url }, root);
  const clock = () => new Date('2026-11-24T08:00:00+07:00');
  app = openApp(config, { archive, data: join(root, 'data'), clock });
  await app.index();
});
afterAll(async () => {
  app.close();
  await server.close();
  rmSync(root, { recursive: true });
});

describe('the retriever', () => {
  it('gives passages with where they stand, best first', async () => {
    const documents = await vanthuRetriever(app, { k: 2 }).invoke('nộp báo cáo tồn kho trước ngày nào');
    expect(documents).toHaveLength(2);
    const [best, next] = documents;
    expect(best!.pageContent).toContain('trước ngày 25 hằng tháng');
    expect(best!.metadata).toMatchObject({
      source: 'ton-kho.txt',
      number: '411/SYT-NVY',
      date: '2026-03-12',
    });
    expect(best!.metadata.score).toBeGreaterThanOrEqual(next!.metadata.score);
    const { text } = app.show('ton-kho.txt').document;
    for (const { pageContent, metadata } of documents) {
      expect(text.slice(metadata.start, metadata.end)).toBe(pageContent);
    }
  });

  it('goes into a chain of LangChain as any other', async () => {
    const sources = vanthuRetriever(app).pipe((documents) =>
      documents.map(({ metadata }) => metadata.source),
    );
    expect(new Set(await sources.invoke('tủ lạnh bảo quản'))).toEqual(new Set(['ton-kho.txt']));
  });
});

describe('the chain', () => {
  it('gives what the program gives, quotes and all', async () => {
    const outcome = await vanthuChain(app).invoke({ question, asker: 'web:lan' });
    expect(outcome).toMatchObject({ kind: 'answer', mode: 'generated' });
    expect(outcome.quotes.map(({ text }) => text).join()).toContain('trước ngày 25 hằng tháng');
    expect(await vanthuChain(app).invoke('Giá vàng hôm nay bao nhiêu?')).toMatchObject({ kind: 'refusal' });
  });

  it('streams texts that grow, the last of them the outcome', async () => {
    const outcomes = [];
    for await (const outcome of await vanthuChain(app).stream(question)) outcomes.push(outcome);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes[0]!.quotes).toEqual([]);
    const last = outcomes.at(-1)!;
    const { text, quotes } = await vanthuChain(app).invoke(question);
    expect(last).toMatchObject({ text, quotes });
  });

  it('hands its outcome to a next step once, however much of it was streamed', async () => {
    const texts = vanthuChain(app).pipe((outcome) => outcome.text);
    const pieces = [];
    for await (const piece of await texts.stream(question)) pieces.push(piece);
    expect(pieces.join('')).toBe((await vanthuChain(app).invoke(question)).text);
  });

  it('ends when the caller leaves', async () => {
    const gone = new Error('The caller has left.');
    await expect(vanthuChain(app).invoke(question, { signal: AbortSignal.abort(gone) })).rejects.toThrow();
  });
});

it('takes another model of LangChain, and checks what that one writes', async () => {
  const sentence = 'Các trung tâm y tế nộp báo cáo tồn kho vắc xin trước ngày 25 hằng tháng';
  for (const [written, mode] of [
    [`${sentence} [1.1].`, 'generated'],
    [`${sentence.replace('25', '26')} [1.1].`, 'extractive'],
  ] as const) {
    const other = openApp(loadConfig({}, root), {
      archive: join(root, 'kho'),
      data: join(root, 'data'),
      clock: () => new Date('2026-11-24T08:00:00+07:00'),
      chatModel: new FakeListChatModel({ responses: [written] }),
    });
    const outcome = await vanthuChain(other).invoke(question);
    other.close();
    expect(outcome).toMatchObject({ kind: 'answer', mode });
    expect(outcome.text).not.toContain('ngày 26 ');
  }
});

describe('the examples of the README', () => {
  const folder = resolve('test/examples');
  const there = join(root, 'there');
  const run = promisify(execFile);

  beforeAll(() => {
    mkdirSync(there);
    symlinkSync(resolve('knowledge'), join(there, 'knowledge'));
  });

  it.each(readdirSync(folder))('%s runs', async (name) => {
    const loader = import.meta.resolve('tsx');
    const { stdout } = await run(process.execPath, ['--import', loader, join(folder, name)], {
      cwd: there,
      env: { PATH: process.env.PATH, TZ: 'Asia/Ho_Chi_Minh' },
    });
    expect(stdout).toMatch(/tiêm chủng/i);
  });

  const readme = readFileSync('README.md', 'utf8');
  it.runIf(readme.includes("from 'vanthu'"))('stand in the README as they run', () => {
    for (const name of readdirSync(folder)) {
      const example = readFileSync(join(folder, name), 'utf8').replace('../../src/library.ts', 'vanthu');
      expect(readme, name).toContain(example.trim());
    }
  });
});

it('is not loaded by the command line: LangChain would cost every command half a second', async () => {
  const refuse =
    'export const resolve = (name, context, next) => { ' +
    'if (name.startsWith("@langchain/")) throw new Error("loads " + name); return next(name, context); };';
  const register = `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(refuse)}`)});`;
  const hook = `data:text/javascript,${encodeURIComponent(register)}`;
  const program = (...words: string[]) =>
    promisify(execFile)(process.execPath, [
      '--import',
      import.meta.resolve('tsx'),
      '--import',
      hook,
      ...words,
    ]);
  await expect(program('src/library.ts')).rejects.toThrow(/loads @langchain/);
  const { stdout } = await program('src/main.ts', 'list', '--json', '--data', join(root, 'data'));
  expect(JSON.parse(stdout).documents).toHaveLength(1);
});
