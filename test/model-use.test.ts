import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { openPeopleStore } from '../src/archive/people-store.ts';
import { loadConfig } from '../src/config.ts';
import { loadPrompt } from '../src/prompts.ts';
import { statisticsText } from '../src/statistics.ts';
import { official } from './support/official.ts';
import { chatServer, type OpenAiServer } from './support/openai-server.ts';
import { writeFromEvidence } from './support/scripted-writer.ts';

const body = 'Sở Y tế giao:\n\n1. Kinh phí mua bơm kim tiêm là 318 triệu đồng.';

let root: string;
let server: OpenAiServer;
let app: App;
let now = new Date(2026, 10, 20, 9);
const clock = () => now;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-use-'));
  const [folder, data] = [join(root, 'kho'), join(root, 'data')];
  mkdirSync(folder);
  writeFileSync(join(folder, 'soi.txt'), official({ body }));
  server = await chatServer(({ prompt }) => ({ text: writeFromEvidence(prompt) }));
  const variables = { OPENAI_MODEL: 'van-thu-7b', OPENAI_BASE_URL: server.url };
  app = openApp(loadConfig(variables, root), { archive: folder, data, clock });
  await app.index();
});
afterAll(async () => {
  await app.close();
  await server.close();
  rmSync(root, { recursive: true });
});

it('shows admins and the doctor which prompts and models were used, for how much', async () => {
  const told = async () => {
    const people = openPeopleStore(app.places.data);
    const text = statisticsText(app, people, 0, clock);
    await people.close();
    return text.split('\n').filter((line) => line.startsWith('Mô hình'));
  };
  const examined = async () =>
    (await app.doctor()).filter(({ name }) => name === 'Mô hình đã dùng').map(({ detail }) => detail);
  expect(await told()).toEqual([]);
  expect(await examined()).toEqual([]);

  const question = 'Kinh phí mua bơm kim tiêm là bao nhiêu?';
  await app.ask(question);
  now = new Date(2026, 10, 24, 9);
  const outcomes = [await app.ask(question), await app.ask(question)];
  const cost = outcomes.map(({ generation }) => generation!.inputTokens + generation!.outputTokens);
  const today = (cost[0]! + cost[1]!).toLocaleString('vi-VN');
  const print = loadPrompt('answer').fingerprint.slice(0, 7);
  const lines = await told();
  expect(lines[0]).toBe(`Mô hình hôm nay: van-thu-7b trả lời 2 lần, ${today} token (mẫu lệnh ${print}).`);
  expect(lines[1]).toMatch(/^Mô hình 7 ngày qua: van-thu-7b trả lời 3 lần, /);
  expect(await examined()).toEqual(lines.map((line) => line.slice('Mô hình '.length, -1)));

  now = new Date(2026, 10, 28, 9);
  expect(await told()).toEqual([expect.stringMatching(/^Mô hình 7 ngày qua: van-thu-7b trả lời 2 lần, /)]);
});
