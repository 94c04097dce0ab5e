import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { rememberedAnswers } from '../src/remembered-answers.ts';
import { official } from './support/official.ts';

let root: string;
let now: Date;
let app: App;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-remembered-'));
  mkdirSync(join(root, 'kho'));
  now = new Date('2026-11-24T08:00:00+07:00');
  write('a.txt', '41', 'Giao Phòng Nghiệp vụ Y gửi báo cáo tiêm sởi trước ngày 30/11/2026.');
  const places = { archive: join(root, 'kho'), data: join(root, 'data') };
  app = openApp(loadConfig({}, root), { ...places, clock: () => now });
  await app.index();
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});

const write = (name: string, number: string, body: string) =>
  writeFileSync(
    join(root, 'kho', name),
    official({ number: `Số: ${number}/KH-SYT`, date: 'Thanh Giang, ngày 02 tháng 11 năm 2026', body }),
  );
const question = 'Báo cáo tiêm sởi gửi trước ngày nào?';
const passages = 'Theo Kế hoạch số 41/KH-SYT, báo cáo gì?';

it.each([question, passages])('the same question has the same answer, worked out once: %s', async (asked) => {
  const first = await app.ask(asked);
  expect(first.kind).toBe('answer');
  expect(await app.ask(asked)).toBe(first);
});

it('is forgotten when a document comes, when a task is reported, and at midnight', async () => {
  const first = await app.ask(question);
  write('b.txt', '52', 'Trạm Y tế xã Nậm Hin gửi báo cáo tiêm sởi trước ngày 05/12/2026.');
  await app.index();
  const second = await app.ask(question);
  expect(second.text).not.toBe(first.text);
  expect(second.text).toContain('52/KH-SYT');

  const [task] = app.desk.tasks({ source: 'a.txt' }).tasks;
  app.desk.report(task!.id, { kind: 'done', by: 'Lan', on: '2026-11-24' });
  const third = await app.ask(question);
  expect(third.text).not.toBe(second.text);
  expect(third.text).toContain('hoàn thành');

  now = new Date('2026-11-25T08:00:00+07:00');
  expect(await app.ask(question)).not.toBe(third);
});

it('keeps nothing that was worked out for another state, and no more than it may', async () => {
  let state = 'một';
  const worked: string[] = [];
  const answers = rememberedAnswers<string>(() => state, 2);
  const ask = (question: string) =>
    answers(question, async () => {
      worked.push(question);
      return question;
    });
  await answers('a', async () => {
    state = 'hai';
    return 'cũ';
  });
  expect(await ask('a')).toBe('a');
  for (const word of ['b', 'a', 'c', 'a', 'c', 'b']) expect(await ask(word)).toBe(word);
  expect(worked).toEqual(['a', 'b', 'c', 'b']);

  const none = rememberedAnswers<string>(() => '', 0);
  expect([await none('a', async () => 'một'), await none('a', async () => 'hai')]).toEqual(['một', 'hai']);
});
