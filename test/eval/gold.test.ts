import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDay } from '../../src/register/days.ts';
import { letterTexts } from '../support/letters.ts';
import { readGold, readGoldTasks } from './gold.ts';

const archive = join(import.meta.dirname, '../../knowledge');
const [questions, aboutTasks] = [readGold(), readGoldTasks()];
const made = new Map((await letterTexts()).map(({ path, source }) => [path, source]));

test('every snippet that counts as right stands in its document', async () => {
  const missing = [];
  for (const { id, gold } of [...questions, ...aboutTasks]) {
    for (const { source, text } of gold) {
      const written = made.get(source) ?? (await readFile(join(archive, source), 'utf8'));
      if (!oneLine(written).includes(text)) missing.push(`${id} ${source}: ${text}`);
    }
  }
  expect(missing).toEqual([]);
});

/** The words of a snippet may stand on two lines of a file. */
const oneLine = (written: string) => written.normalize('NFC').replace(/\s+/g, ' ');

test('every question about tasks is asked on a day that exists and has tasks that answer it', () => {
  const wrong = aboutTasks.filter(({ asOf, gold }) => gold.length === 0 || readDay(asOf) !== asOf);
  expect(wrong).toEqual([]);
  expect(aboutTasks.length).toBeGreaterThanOrEqual(20);
});

test('a question without an answer is out of scope, and no other is', () => {
  const wrong = questions.filter(({ kind, gold }) => (kind === 'out-of-scope') !== (gold.length === 0));
  expect(wrong).toEqual([]);
});

test('no question is asked twice', () => {
  const all = [...questions, ...aboutTasks];
  expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
