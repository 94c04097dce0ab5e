import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { letterTexts } from '../support/letters.ts';

type Gold = { source: string; text: string };
type Question = { id: string; kind: string; question: string; gold: Gold[] };

const archive = join(import.meta.dirname, '../../knowledge');
const lines = (await readFile(join(import.meta.dirname, 'gold.jsonl'), 'utf8')).trim().split('\n');
const questions = lines.map((line) => JSON.parse(line) as Question);
const made = new Map((await letterTexts()).map(({ path, source }) => [path, source]));

test('every snippet that counts as right stands in its document', async () => {
  const missing = [];
  for (const { id, gold } of questions) {
    for (const { source, text } of gold) {
      const written = made.get(source) ?? (await readFile(join(archive, source), 'utf8'));
      if (!written.normalize('NFC').includes(text)) missing.push(`${id} ${source}: ${text}`);
    }
  }
  expect(missing).toEqual([]);
});

test('a question without an answer is out of scope, and no other is', () => {
  const wrong = questions.filter(({ kind, gold }) => (kind === 'out-of-scope') !== (gold.length === 0));
  expect(wrong).toEqual([]);
});

test('no question is asked twice', () => {
  expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
});
