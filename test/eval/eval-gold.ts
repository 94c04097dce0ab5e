import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { printTable } from '../bench/table.ts';
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
}

/** Prints the figures over all questions and by kind; with `misses`, every question that went wrong. */
export async function evaluateGold(misses: boolean): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vanthu-eval-'));
  const app = openApp(loadConfig(), {
    archive: 'knowledge',
    data,
    clock: () => new Date('2026-11-02T08:00:00+07:00'),
  });
  try {
    await app.index();
    const all: Asked[] = [];
    for (const gold of readGold()) all.push(await ask(app, gold));
    report(all);
    if (misses) all.filter(wentWrong).forEach(printMiss);
  } finally {
    app.close();
    rmSync(data, { recursive: true });
  }
}

async function ask(app: ReturnType<typeof openApp>, gold: GoldQuestion): Promise<Asked> {
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
    quoted: mean(gold.gold.map((snippet) => (quotes.some((quote) => holds(quote, snippet)) ? 1 : 0))),
  };
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
      'refused, answerable',
      'refused, others',
    ],
    rows,
  );
  const quotes = all.reduce((sum, asked) => sum + asked.quotes, 0);
  const verbatim = all.reduce((sum, asked) => sum + asked.verbatim, 0);
  console.log(`\nQuotes that are verbatim: ${verbatim} of ${quotes}`);
}

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
    `${answered.filter((one) => one.refused).length} of ${answered.length}`,
    `${others.filter((one) => one.refused).length} of ${others.length}`,
  ];
}

function printMiss({ gold, hits, refused, confidence, quoted }: Asked): void {
  const first = hits.indexOf(true) + 1;
  console.log(
    `${gold.id} ${gold.kind} [confidence ${confidence.toFixed(2)}, first at ${first || '–'}, ${refused ? 'refused' : `quoted ${figure(quoted)}`}] ${gold.question}`,
  );
}
