import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { readGold } from './eval/gold.ts';
import { official } from './support/official.ts';
import { startedWorkers } from './support/started-workers.ts';

let root: string;
let opened: App[];
let workers: Worker[];
let stop: () => void;
const clock = () => new Date();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-ask-thread-'));
  mkdirSync(join(root, 'kho'));
  opened = [];
  ({ workers, stop } = startedWorkers());
});
afterEach(async () => {
  stop();
  for (const app of opened) await app.close();
  rmSync(root, { recursive: true });
});

function open(archive: string, more: { askThread?: boolean } = { askThread: true }): App {
  const app = openApp(loadConfig({}, root), { archive, data: join(root, 'data'), clock, ...more });
  opened.push(app);
  return app;
}

const write = (name: string, number: string, body: string) =>
  writeFileSync(join(root, 'kho', name), official({ number: `Số: ${number}/KH-SYT`, body }));
const question = 'Báo cáo tiêm sởi gửi trước ngày nào?';

it('answers as this thread does, object by object', async () => {
  const [there, here] = [open('knowledge'), open('knowledge', {})];
  await there.index();
  const kinds = new Set<string>();
  for (const { question: asked } of readGold()) {
    const answer = await there.ask(asked);
    expect(answer).toEqual(await here.ask(asked));
    kinds.add(answer.kind);
  }
  expect([...kinds].sort()).toEqual(['answer', 'refusal']);
}, 60_000);

it('knows at once what was indexed and reported here', async () => {
  const app = open(join(root, 'kho'));
  write('a.txt', '41', 'Phòng Nghiệp vụ Y gửi báo cáo tiêm sởi trước ngày 30/11/2099.');
  await app.index();
  expect((await app.ask(question)).text).toContain('41/KH-SYT');
  write('b.txt', '52', 'Trạm Y tế xã Nậm Hin gửi báo cáo tiêm sởi trước ngày 05/12/2099.');
  await app.index();
  expect((await app.ask(question)).text).toContain('52/KH-SYT');
  const [task] = app.desk.tasks({ source: 'a.txt' }).tasks;
  app.desk.report(task!.id, { kind: 'done', by: 'Lan', on: '2026-11-24' });
  expect((await app.ask(question)).text).toContain('hoàn thành');
});

it('answers here when the thread breaks down in the middle, and there again afterwards', async () => {
  const app = open('knowledge');
  await app.index();
  const asked = readGold().slice(0, 12);
  const expected = new Map<string, string>();
  for (const one of asked) expected.set(one.question, (await open('knowledge', {}).ask(one.question)).text);
  const started = workers.length;
  const answers = Promise.all(asked.map((one) => app.ask(one.question)));
  await workers[0]!.terminate();
  const texts = (await answers).map(({ text }) => text);
  expect(texts).toEqual(asked.map((one) => expected.get(one.question)));
  await app.ask(question);
  await sleep(0);
  expect(workers.length).toBe(started + 1);
});

it('tells what is wrong in the archive in the same words', async () => {
  const app = open(join(root, 'kho'));
  write('a.txt', '41', 'Phòng Nghiệp vụ Y gửi báo cáo tiêm sởi trước ngày 30/11/2099.');
  await app.index();
  writeFileSync(join(root, 'kho', 'units.json'), '[{"id": "a"]');
  const told = await app.ask(question).catch((fault: Error) => fault);
  expect(told).toMatchObject({ name: 'UserError', message: expect.stringMatching(/units\.json, dòng 1/) });
});

it('tells who leaves that they have left', async () => {
  const app = open('knowledge');
  await app.index();
  const leaving = new AbortController();
  const answer = app.ask(question, { signal: leaving.signal });
  leaving.abort(new Error('đã rời đi'));
  await expect(answer).rejects.toThrow('đã rời đi');
});

it('is not started where a model writes', async () => {
  const config = loadConfig({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, root);
  opened.push(openApp(config, { archive: 'knowledge', data: join(root, 'data'), clock, askThread: true }));
  await sleep(0);
  expect(workers).toHaveLength(0);
});
