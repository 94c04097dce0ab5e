import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Answer, Refusal } from '../../src/core/answer.ts';
import type { IsoDate } from '../../src/core/document.ts';
import { printTable } from '../bench/table.ts';
import { evaluateGoldTasks } from './eval-gold-tasks.ts';
import { type GoldQuestion, holds, readGold } from './gold.ts';
import { figure, gainAt, type Hits, mean, recallAt, reciprocalRankAt } from './metrics.ts';

/** What came back for one question. */
interface Asked {
  gold: GoldQuestion;
  hits: Hits;
  /** Gold snippets among the first ten passages, each once. */
  found: number;
  refused: boolean;
  confidence: number;
  quotes: number;
  verbatim: number;
  /** Share of the gold snippets that the quotes hold. */
  quoted: number;
  /** Quotes from a document that has one of the gold snippets. */
  fromGold: number;
  way: Way;
}

/** Who answered: the passages, the register alone, or the passages with tasks of the register beside them. */
type Way = 'passages' | 'register' | 'both';

/** Prints the figures over all questions and by kind; with `misses`, every question that went wrong. */
export async function evaluateGold(misses: boolean): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vanthu-eval-'));
  let day = '2026-11-02';
  const clock = () => new Date(`${day}T12:00:00`);
  const app = openApp(loadConfig(), { archive: 'knowledge', data, clock });
  try {
    await app.index();
    const all: Asked[] = [];
    for (const gold of readGold()) all.push(await ask(app, gold));
    report(all);
    if (misses) all.filter(wentWrong).forEach(printMiss);
    const asOf = (asked: IsoDate) => {
      day = asked;
    };
    await evaluateGoldTasks(app, asOf, misses);
  } finally {
    app.close();
    rmSync(data, { recursive: true });
  }
}

async function ask(app: App, gold: GoldQuestion): Promise<Asked> {
  const evidence = await app.evidence(gold.question);
  const outcome = await app.ask(gold.question);
  const passages = evidence.passages.map(({ passage }) => passage);
  const quotes = outcome.quotes;
  return {
    gold,
    hits: passages.map((passage) => gold.gold.some((snippet) => holds(passage, snippet))),
    found: gold.gold.filter((snippet) => passages.slice(0, 10).some((passage) => holds(passage, snippet)))
      .length,
    refused: outcome.kind === 'refusal',
    confidence: evidence.confidence,
    quotes: quotes.length,
    verbatim: quotes.filter((quote) => {
      const { text } = app.show(quote.source).document;
      return text.slice(quote.start, quote.end) === quote.text;
    }).length,
    fromGold: quotes.filter((quote) => gold.gold.some(({ source }) => source === quote.source)).length,
    way: wayOf(app, gold.question, outcome),
    quoted: mean(gold.gold.map((snippet) => (quotes.some((quote) => holds(quote, snippet)) ? 1 : 0))),
  };
}

export function wayOf(app: App, question: string, outcome: Answer | Refusal): Way {
  if (app.desk.answer(question)) return 'register';
  return outcome.kind === 'answer' && outcome.tasks ? 'both' : 'passages';
}

const answerable = ({ gold }: Asked) => gold.gold.length > 0;
const wentWrong = (asked: Asked) =>
  answerable(asked)
    ? asked.refused || asked.quoted < 1 || !asked.hits.slice(0, 5).some(Boolean)
    : !asked.refused;

function report(all: readonly Asked[]): void {
  const kinds = [...new Set(all.map(({ gold }) => gold.kind))];
  const rows = [
    ...kinds.map((kind) =>
      row(
        kind,
        all.filter(({ gold }) => gold.kind === kind),
      ),
    ),
    row('all', all),
  ];
  printTable(
    `Questions over knowledge/ (${all.length})`,
    [
      'kind',
      'questions',
      'recall@5',
      'MRR@10',
      'nDCG@10',
      'quoted',
      'right document',
      'refused, answerable',
      'refused, others',
    ],
    rows,
  );
  console.log(`\nQuotes that are verbatim: ${sum(all, 'verbatim')} of ${sum(all, 'quotes')}`);
  for (const way of ['passages', 'both', 'register'] as const) {
    const asked = all.filter((one) => one.way === way);
    const wanted = asked.filter(answerable);
    const others = asked.length - wanted.length;
    console.log(
      `Answered by ${way}: ${asked.length}; gold snippets quoted ${figure(mean(wanted.map((one) => one.quoted)))} of ${wanted.length}, ${others} without an answer`,
    );
  }
}

const sum = (all: readonly Asked[], of: 'quotes' | 'verbatim' | 'fromGold') =>
  all.reduce((total, asked) => total + asked[of], 0);

function row(kind: string, asked: readonly Asked[]): string[] {
  const answered = asked.filter(answerable);
  const others = asked.filter((one) => !answerable(one));
  const hits = answered.map((one) => one.hits);
  const relevant = answered.map((one) => Math.max(one.gold.gold.length, one.hits.filter(Boolean).length));
  return [
    kind,
    String(asked.length),
    figure(recallAt(5, hits)),
    figure(reciprocalRankAt(10, hits)),
    figure(answered.length > 0 ? gainAt(10, hits, relevant) : Number.NaN),
    figure(mean(answered.map((one) => one.quoted))),
    figure(sum(answered, 'fromGold') / sum(answered, 'quotes')),
    `${answered.filter((one) => one.refused).length} of ${answered.length}`,
    `${others.filter((one) => one.refused).length} of ${others.length}`,
  ];
}

function printMiss({ gold, hits, refused, confidence, quoted, way }: Asked): void {
  const first = hits.indexOf(true) + 1;
  console.log(
    `${gold.id} ${gold.kind} [${way}, confidence ${confidence.toFixed(2)}, first at ${first || '–'}, ${refused ? 'refused' : `quoted ${figure(quoted)}`}] ${gold.question}`,
  );
}
