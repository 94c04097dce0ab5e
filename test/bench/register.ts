import { resolve } from 'node:path';
import { addDays } from '../../src/core/days.ts';
import { currentRegister } from '../../src/current-register.ts';
import { loadKnown } from '../../src/known.ts';
import type { Register } from '../../src/register/register.ts';
import { summaryOf } from '../../src/register/summary.ts';
import { archiveOfTasks, doneEvent } from './register-archive.ts';
import { printTable } from './table.ts';

const sizes = [2_000, 100_000];
const rounds = 100;

/**
 * How fast is a register of 2,000 and of 100,000 tasks (`archiveOfTasks`): read from a data folder, asked, changed by
 * a report?
 *
 * Every round asks for another unit, quarter, week, document or words, so that no answer is one that was kept; all
 * units of the sample archive take part, the groups too, to the largest of which four tasks in five belong. What is
 * asked of all tasks has nothing to vary: it is asked right after a report, which makes a new register. `again` is the
 * same question a second time. Node's collector of garbage runs when it likes, inside the figures.
 */
export async function registerBench(): Promise<void> {
  const { units } = loadKnown(resolve('knowledge'));
  const ids = units.all().map((unit) => unit.id);
  for (const size of sizes) {
    const { archive, clock, close } = await archiveOfTasks(size, ids);
    const current = currentRegister(archive, () => units, { clock, soonDays: 7 });
    const opened = timed(current);
    const laidOut = timed(() => current().items({ from: '2026-11-16', to: '2026-11-22' }));
    const indexed = timed(() => current().tasks({ text: 'rà soát' }));
    const reports: number[] = [];
    const report = (round: number) => {
      const { task } = current().tasks({ number: `${round}/KH-SYT` })[round % 20]!;
      archive.record(doneEvent(task, '2026-11-20'));
      reports.push(timed(() => current().itemsOf(task)));
    };
    const rows = [
      ...measured(ofSome(ids), current),
      ...measured(ofAll, current, report),
      ['what a report changes', ...figures(reports), '', ''],
    ];
    close();
    printTable(
      `A register of ${size} tasks: opened in ${seconds(opened)}, terms laid out in ${seconds(laidOut)}, words ` +
        `indexed in ${seconds(indexed)}; ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      ['question', 'p50 ms', 'p95 ms', 'again p50', 'again p95'],
      rows,
    );
  }
}

type Questions = Record<string, (register: Register, round: number) => unknown>;

const ofSome = (ids: readonly string[]): Questions => {
  const unit = (round: number) => ({ units: [ids[round % ids.length]!] });
  return {
    'tasks of a document': (register, round) => register.tasks({ number: `${round}/KH-SYT` }),
    'words in all tasks': (register, round) => register.tasks({ text: `dự toán đợt ${round}` }),
    'tasks of a unit': (register, round) => register.tasks(unit(round)),
    'terms of a unit': (register, round) => register.items(unit(round)),
    'terms of a unit in a quarter': (register, round) =>
      register.items({ ...unit(round), ...quarter(round) }),
    'overdue of a unit': (register, round) => register.items({ ...unit(round), status: ['quá hạn'] }),
    'summary of a unit': (register, round) => summaryOf(register.items(unit(round)), register.today),
    'terms of everybody in a week': (register, round) => register.items(week(round)),
    'terms of everybody in a quarter': (register, round) => register.items(quarter(round)),
  };
};

const ofAll: Questions = {
  'everything overdue': (register) => register.items({ status: ['quá hạn'] }),
  'summary of everything': (register) => summaryOf(register.items(), register.today),
  'the same with the ids of its tasks': (register) => summaryOf(register.items(), register.today).lines,
};

function measured(
  questions: Questions,
  current: () => Register,
  before: (round: number) => void = () => {},
): string[][] {
  return Object.entries(questions).map(([name, ask]) => {
    const [first, again]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      before(round);
      const register = current();
      first.push(timed(() => ask(register, round)));
      again.push(timed(() => ask(register, round)));
    }
    return [name, ...figures(first), ...figures(again)];
  });
}

/** Quarters of 2023 to 2027, weeks from 2025 on: another one for every round that is near. */
const quarter = (round: number) => {
  const [year, month] = [2023 + (round % 5), 1 + 3 * (round % 4)];
  const last = { 1: '03-31', 4: '06-30', 7: '09-30', 10: '12-31' }[month]!;
  return { from: `${year}-${String(month).padStart(2, '0')}-01`, to: `${year}-${last}` };
};
const week = (round: number) => {
  const monday = addDays('2025-01-06', 7 * round);
  return { from: monday, to: addDays(monday, 6) };
};

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function figures(times: number[]): string[] {
  const sorted = times.sort((left, right) => left - right);
  return [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)]!.toFixed(2));
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
