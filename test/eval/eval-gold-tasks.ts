import type { App } from '../../src/app.ts';
import type { IsoDate } from '../../src/core/document.ts';
import { printTable } from '../bench/table.ts';
import { type GoldTaskQuestion, holds, readGoldTasks } from './gold.ts';
import { figure, precisionAndRecall } from './metrics.ts';

/** The tasks that one question was answered with, counted against the gold. */
interface Counted {
  gold: GoldTaskQuestion;
  /** The register alone answered. */
  alone: boolean;
  given: number;
  right: number;
  wanted: number;
  found: number;
  missing: string[];
  wrong: string[];
}

/**
 * Prints, for the questions about tasks, which of the tasks that were named are right and which of the right ones
 * were named. Tasks of documents no longer in force are told apart in an answer and count neither way. `setDay` sets the clock of `app`. With `misses`, what is missing or wrong in each.
 */
export async function evaluateGoldTasks(
  app: App,
  setDay: (day: IsoDate) => void,
  misses: boolean,
): Promise<void> {
  const all: Counted[] = [];
  for (const gold of readGoldTasks()) {
    setDay(gold.asOf);
    all.push(await count(app, gold));
  }
  const kinds = [...new Set(all.map(({ gold }) => gold.kind))];
  const ofKind = (kind: string) => all.filter(({ gold }) => gold.kind === kind);
  printTable(
    `Questions about tasks over knowledge/ (${all.length})`,
    ['kind', 'questions', 'by the register alone', 'tasks wanted', 'tasks given', 'precision', 'recall'],
    [...kinds.map((kind) => row(kind, ofKind(kind))), row('all', all)],
  );
  if (!misses) return;
  for (const { gold, missing, wrong } of all.filter((one) => one.missing.length + one.wrong.length > 0)) {
    console.log(`${gold.id} ${gold.asOf} ${gold.question}`);
    for (const words of missing) console.log(`   – ${words}`);
    for (const words of wrong) console.log(`   + ${words}`);
  }
}

async function count(app: App, gold: GoldTaskQuestion): Promise<Counted> {
  const outcome = await app.ask(gold.question);
  const inForce = new Map(
    app.list().map(({ source, status }) => [source, !/thay thế|hết/u.test(status.state)]),
  );
  const named = (outcome.kind === 'answer' && outcome.tasks) || [];
  const given = named.filter(({ source }) => inForce.get(source));
  const isRight = (task: { source: string; text: string }) =>
    gold.gold.some((snippet) => holds(task, snippet));
  const missing = gold.gold.filter((snippet) => !given.some((task) => holds(task, snippet)));
  const wrong = given.filter((task) => !isRight(task));
  return {
    gold,
    alone: app.desk.answer(gold.question) !== null,
    given: given.length,
    right: given.length - wrong.length,
    wanted: gold.gold.length,
    found: gold.gold.length - missing.length,
    missing: missing.map(({ source, text }) => `${source}: ${text}`),
    wrong: wrong.map(({ source, text }) => `${source}: ${text.replace(/\s+/g, ' ').slice(0, 90)}`),
  };
}

function row(kind: string, all: readonly Counted[]): string[] {
  const { precision, recall } = precisionAndRecall(all);
  return [
    kind,
    String(all.length),
    String(all.filter(({ alone }) => alone).length),
    String(all.reduce((sum, { wanted }) => sum + wanted, 0)),
    String(all.reduce((sum, { given }) => sum + given, 0)),
    figure(precision),
    figure(recall),
  ];
}
