import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Answer, Generation, Refusal } from '../../src/core/answer.ts';
import { printTable } from '../bench/table.ts';
import { scriptedServer } from '../support/scripted-server.ts';
import { type GoldQuestion, holds, readGold } from './gold.ts';
import { figure, mean } from './metrics.ts';

/** What came back for one question. */
interface Asked {
  gold: GoldQuestion;
  outcome: Answer | Refusal;
  /** Null where no model was called: the register answered, or the search refused. */
  generation: Generation | null;
  /** Share of the gold snippets that the quotes hold. */
  quoted: number;
  verbatim: number;
  /** Milliseconds from the question to the outcome. */
  ms: number;
}

/**
 * Prints how the model of the configuration answers the gold questions, and what the check made of it. `scripted`
 * uses a server on loopback instead that puts its answers together from the evidence in the prompt: it measures the
 * program around a model, and says nothing about any model.
 */
export async function evaluateGenerated(scripted: boolean): Promise<void> {
  const server = scripted ? await scriptedServer() : null;
  const config = loadConfig({ ...process.env, ...server?.environment });
  if (!config.chat) {
    console.error(
      'No model is configured: set OPENAI_MODEL (and OPENAI_BASE_URL, OPENAI_API_KEY), or add --scripted for a run without a model.',
    );
    process.exitCode = 1;
    return;
  }
  console.log(
    scripted
      ? 'Scripted server on loopback, no model: the figures are those of the program around it.'
      : `Model ${config.chat.model} at ${new URL(config.chat.baseUrl).host}`,
  );
  const data = mkdtempSync(join(tmpdir(), 'vanthu-eval-'));
  const app = openApp(config, {
    archive: 'knowledge',
    data,
    clock: () => new Date('2026-11-02T08:00:00+07:00'),
  });
  try {
    await app.index();
    const all: Asked[] = [];
    for (const gold of readGold()) all.push(await ask(app, gold));
    report(all);
  } finally {
    await app.close();
    rmSync(data, { recursive: true });
    await server?.close();
  }
}

async function ask(app: App, gold: GoldQuestion): Promise<Asked> {
  const began = performance.now();
  const outcome = await app.ask(gold.question);
  const ms = performance.now() - began;
  const quotes = outcome.quotes;
  return {
    ...{ gold, outcome, ms, generation: outcome.generation ?? null },
    quoted: mean(gold.gold.map((snippet) => (quotes.some((quote) => holds(quote, snippet)) ? 1 : 0))),
    verbatim: quotes.filter((quote) => {
      const { text } = app.show(quote.source).document;
      return text.slice(quote.start, quote.end) === quote.text;
    }).length,
  };
}

/** Reasons that say that what is claimed does not stand in the cited sentences. */
const unsupported = ['number', 'date', 'document number', 'name'];

function report(all: readonly Asked[]): void {
  const asked = all.filter(({ generation }) => generation !== null);
  const generations = asked.map(({ generation }) => generation!);
  const written = asked.filter(({ outcome }) => outcome.mode === 'generated' && outcome.kind === 'answer');
  const fallbacks = asked.filter(({ outcome }) => outcome.mode === 'extractive');
  const failed = all.filter(({ outcome, generation }) => generation === null && outcome.note !== undefined);
  printTable(
    `Questions (${all.length})`,
    ['', 'questions', 'gold snippets quoted', 'refused'],
    [
      outcomeRow('all, answerable', all.filter(answerable)),
      outcomeRow(
        'all, out of scope',
        all.filter((one) => !answerable(one)),
      ),
      outcomeRow('written by the model', written),
      outcomeRow('fallen back to passages', fallbacks),
      outcomeRow(
        'no model: register, search refused',
        all.filter(({ generation, outcome }) => !generation && !outcome.note),
      ),
      outcomeRow('model failed or budget reached', failed),
    ],
  );
  for (const note of new Set(failed.map(({ outcome }) => outcome.note))) console.log(`  ${note}`);

  const dropped = generations.flatMap((one) => one.dropped);
  const kept = generations.reduce((sum, one) => sum + one.kept, 0);
  const sentences = kept + dropped.length;
  const share = (reasons: readonly string[]) =>
    figure(dropped.filter(({ reason }) => reasons.includes(reason)).length / sentences);
  printTable(
    `Sentences written (${sentences})`,
    ['', 'share'],
    [
      ['kept', figure(kept / sentences)],
      ...[...new Set(dropped.map(({ reason }) => reason))]
        .sort()
        .map((reason) => [`dropped: ${reason}`, share([reason])]),
      ['address valid', figure(1 - Number(share(['no address', 'unknown address'])))],
      ['numbers and names supported, as written', figure(1 - Number(share(unsupported)))],
      ['numbers and names supported, as shown', figure(1)],
    ],
  );
  const quotes = all.reduce((sum, { outcome }) => sum + outcome.quotes.length, 0);
  console.log(`\nQuotes that are verbatim: ${all.reduce((sum, one) => sum + one.verbatim, 0)} of ${quotes}`);

  const firsts = generations.flatMap(({ firstSentenceMs }) => firstSentenceMs ?? []);
  printTable(
    'Cost of one answer',
    ['', 'p50', 'p95'],
    [
      ['tokens in', ...spread(generations.map(({ inputTokens }) => inputTokens))],
      ['tokens out', ...spread(generations.map(({ outputTokens }) => outputTokens))],
      ['ms to the first sentence', ...spread(firsts)],
      ['ms to the outcome', ...spread(asked.map(({ ms }) => ms))],
      [
        'ms of checking',
        ...spread(
          generations.map(({ checkMs }) => checkMs),
          2,
        ),
      ],
    ],
  );
}

const answerable = ({ gold }: Asked) => gold.gold.length > 0;

function outcomeRow(name: string, asked: readonly Asked[]): string[] {
  const refused = asked.filter(({ outcome }) => outcome.kind === 'refusal').length;
  return [
    name,
    String(asked.length),
    figure(mean(asked.filter(answerable).map(({ quoted }) => quoted))),
    String(refused),
  ];
}

/** The 50th and the 95th percentile. */
function spread(values: readonly number[], digits = 0): string[] {
  const sorted = [...values].sort((one, other) => one - other);
  return [0.5, 0.95].map((share) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(digits) ?? '–');
}
