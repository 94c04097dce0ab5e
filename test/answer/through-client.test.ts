import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { readGold } from '../eval/gold.ts';
import { chatServer, type OpenAiServer } from '../support/openai-server.ts';
import { type PromptSentence, readPrompt } from '../support/scripted-writer.ts';

/** Whole ways of a question: the sample archive, the real client, a model that lies about what it is given. */
const root = mkdtempSync(join(tmpdir(), 'vanthu-client-'));
const questions = readGold()
  .filter(({ gold }) => gold.length > 0)
  .map(({ question }) => question)
  .slice(0, 100);
let app: App;
let server: OpenAiServer;
let write: (sentences: readonly PromptSentence[]) => string = () => '';

beforeAll(async () => {
  server = await chatServer(({ prompt }) => ({ text: write(readPrompt(prompt).sentences) }));
  const config = loadConfig({ OPENAI_MODEL: 'kich-ban', OPENAI_BASE_URL: server.url }, root);
  app = openApp(config, {
    archive: resolve('knowledge'),
    data: root,
    clock: () => new Date('2026-11-02T08:00:00+07:00'),
  });
  await app.index();
}, 60_000);
afterAll(async () => {
  app.close();
  await server.close();
  rmSync(root, { recursive: true });
});

const bare = (text: string) =>
  text
    .replace(/^(?:[-+•]|\|?\s*\d+\s*\||\d+(?:\.\d+)*[.)]|[a-zđ]\)|Điều \d+\.)\s*/u, '')
    .replace(/[“”"]/g, '')
    .replace(/\s*\|\s*/g, ', ')
    .replace(/[\s.;:,/]+$/u, '');

/** No heading, and long enough to say something. */
const isClaim = ({ text }: PromptSentence) => text.length > 40 && !/^[IVX]+\.|STT|:$/u.test(text);

/** Of every kind so many are told: 525 in all. */
const least = 75;

/** One claim that its sentence does not carry; null where the sentence gives no occasion. */
type Lie = (
  sentence: PromptSentence,
  all: readonly PromptSentence[],
) => { text: string; address: string } | null;

const lies: Record<string, Lie> = {
  'invents an address': ({ text }) => ({ text: bare(text), address: '[97.3]' }),
  'writes no address': ({ text }) => ({ text: bare(text), address: '' }),
  'cites a sentence that says something else': ({ text, document }, all) => {
    const other = all.find((one) => one.document !== document && !/\d/.test(one.text));
    const tells = /trước ngày|trong vòng|ít nhất|không quá/u.test(text);
    return other && tells ? { text: bare(text), address: `[${other.address}]` } : null;
  },
  'alters a figure': ({ text, address }) => {
    const own = bare(text);
    const figures = [...own.matchAll(/\d/g)];
    const last = figures.at(-1);
    if (!last) return null;
    const other = (Number(last[0]) + 3) % 10;
    return {
      text: `${own.slice(0, last.index)}${other}${own.slice(last.index + 1)}`,
      address: `[${address}]`,
    };
  },
  'alters a day or month': ({ text, address }) => {
    const own = bare(text);
    const changed = own.replace(
      /(ngày )(\d{1,2})/u,
      (_, word: string, day: string) => `${word}${(Number(day) % 27) + 1}`,
    );
    return changed === own ? null : { text: changed, address: `[${address}]` };
  },
  'names another document': ({ text, address }) => ({
    text: `Theo Quyết định số 9173/QĐ-SYT ngày 03/3/2023, ${bare(text)}`,
    address: `[${address}]`,
  }),
  'types a quote': ({ text, address }) => ({
    text: `Văn bản nêu rõ: “${bare(text).split(' ').reverse().join(' ')}”`,
    address: `[${address}]`,
  }),
};

describe('a model that lies', () => {
  it.each(Object.entries(lies))(
    '%s: nothing of it reaches the asker',
    async (_kind, lie) => {
      let told = 0;
      for (const question of questions) {
        let claim: ReturnType<Lie> = null;
        write = (sentences) => {
          for (const sentence of sentences.filter(isClaim)) {
            claim = lie(sentence, sentences);
            if (claim) return `${claim.text} ${claim.address}.`;
          }
          return '';
        };
        const streamed: string[] = [];
        const outcome = await app.ask(question, { onText: (text) => streamed.push(text) });
        const made = claim as ReturnType<Lie>;
        if (!made) continue;
        told++;
        expect(streamed, made.text).toEqual([]);
        // Which has nothing but the archive's own words.
        expect(outcome.mode, made.text).toBe('extractive');
      }
      expect(told).toBeGreaterThanOrEqual(least);
    },
    120_000,
  );

  it('behind an honest sentence: that one alone reaches the asker', async () => {
    let [told, kept] = [0, 0];
    for (const question of questions.slice(0, 60)) {
      let made: ReturnType<Lie> = null;
      write = (sentences) => {
        const [first, ...others] = sentences.filter(isClaim);
        made = others.map((one) => lies['alters a figure']!(one, sentences)).find(Boolean) ?? null;
        return first && made ? `${bare(first.text)} [${first.address}].\n${made.text} ${made.address}.` : '';
      };
      const streamed: string[] = [];
      const outcome = await app.ask(question, { onText: (text) => streamed.push(text) });
      const claim = made as ReturnType<Lie>;
      if (!claim) continue;
      told++;
      kept += outcome.generation?.kept ?? 0;
      expect(outcome.text.replace(/ ?(?:\(\d{1,3}\))+/g, '')).not.toContain(claim.text);
      expect(streamed.join('\n')).not.toContain(claim.text);
    }
    expect(told).toBeGreaterThanOrEqual(40);
    expect(kept).toBeGreaterThanOrEqual(0.8 * told);
  }, 120_000);
});

it('an honest model: at most 3 of 100 sentences are held back', async () => {
  let [kept, dropped] = [0, 0];
  const lost: string[] = [];
  for (const question of questions) {
    write = (sentences) =>
      sentences
        .filter(isClaim)
        .slice(0, 5)
        .map(({ text, address, document }, index) =>
          index % 2 ? `Theo ${document}, ${bare(text)} [${address}].` : `${bare(text)} [${address}].`,
        )
        .join('\n');
    const { generation } = await app.ask(question);
    kept += generation?.kept ?? 0;
    dropped += generation?.dropped.length ?? 0;
    lost.push(...(generation?.dropped ?? []).map(({ text, reason }) => `${reason}: ${text}`));
  }
  expect(kept + dropped).toBeGreaterThanOrEqual(300);
  expect(dropped, lost.join('\n')).toBeLessThanOrEqual(0.03 * (kept + dropped));
}, 120_000);
