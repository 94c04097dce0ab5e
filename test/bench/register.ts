import { resolve } from 'node:path';
import { loadKnown } from '../../src/known.ts';
import { openRegister } from '../../src/register/register.ts';
import { summaryOf } from '../../src/register/summary.ts';
import { document, dueOn, task } from '../support/register.ts';
import { printTable } from './table.ts';

const size = 100_000;
const rounds = 40;

/** How fast are questions to a register of 100,000 tasks, most of them dated, every tenth one recurring? */
export async function registerBench(): Promise<void> {
  const { units } = loadKnown(resolve('knowledge'));
  const ids = units.all().map((unit) => unit.id);
  const documents = Array.from({ length: size / 20 }, (_, at) =>
    document(`${at}.txt`, { number: `${at}/KH-SYT`, issuedOn: dayAt(at) }),
  );
  const tasks = Array.from({ length: size }, (_, at) => {
    const name = ids[at % ids.length]!;
    const unit = { start: 0, end: 1, text: name, unit: name };
    const { due: _none, ...monthly } = dueOn('', {
      kind: 'recurring',
      every: 'tháng',
      raw: 'ngày 25 hằng tháng',
    });
    const deadlines = at % 10 === 0 ? [monthly] : at % 7 === 0 ? [] : [dueOn(dayAt(at))];
    const text = `Đơn vị rà soát nội dung số ${at}, báo cáo Sở Y tế kết quả thực hiện công tác phòng, chống dịch`;
    return task(text, { source: `${at % (size / 20)}.txt`, lead: [unit], deadlines });
  });
  const begun = performance.now();
  const register = openRegister({ tasks, documents, events: [], units, today: '2026-11-22', soonDays: 7 });
  register.items();
  register.tasks({ text: 'rà soát' });
  const opened = performance.now() - begun;
  const questions: Record<string, (round: number) => unknown> = {
    'tasks of a unit': (round) => register.tasks({ units: [ids[round % ids.length]!] }),
    'tasks of a document': (round) => register.tasks({ number: `${round}/KH-SYT` }),
    'terms of a unit in a quarter': (round) =>
      register.items({ units: [ids[round % ids.length]!], from: '2026-10-01', to: '2026-12-31' }),
    'terms of everybody in a week': () => register.items({ from: '2026-11-16', to: '2026-11-22' }),
    overdue: () => register.items({ status: ['quá hạn'] }),
    'words in all tasks': (round) => register.tasks({ text: `nội dung ${round}` }),
    'summary of everything': () => summaryOf(register.items(), register.today),
  };
  const rows = Object.entries(questions).map(([name, ask]) => {
    const times = Array.from({ length: rounds }, (_, round) => {
      const start = performance.now();
      ask(round);
      return performance.now() - start;
    }).sort((left, right) => left - right);
    return [name, times[rounds / 2]!.toFixed(2), times[Math.floor(rounds * 0.95)]!.toFixed(2)];
  });
  printTable(
    `A register of ${size} tasks (opened in ${(opened / 1000).toFixed(1)} s)`,
    ['question', 'p50 ms', 'p95 ms'],
    rows,
  );
}

/** Days from 2024 to 2027. */
const dayAt = (at: number) => new Date(Date.UTC(2024, 0, 1 + ((at * 37) % 1460))).toISOString().slice(0, 10);
