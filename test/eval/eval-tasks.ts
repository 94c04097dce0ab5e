import { compare, taskFolders, tasksOf, written } from '../golden-tasks/score.ts';

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Prints how well the tasks of the golden folders are found, each number of its own. */
export async function evaluateTasks(): Promise<void> {
  const sum = { expected: 0, found: 0, matched: 0, lead: 0, coordinating: 0, due: 0 };
  const differences: string[] = [];
  for (const { name, source, expected } of taskFolders()) {
    const { document, tasks } = await tasksOf(source);
    const score = compare(
      expected,
      tasks.map((task) => written(document, task)),
    );
    for (const field of Object.keys(sum) as (keyof typeof sum)[]) sum[field] += score[field];
    differences.push(...score.differences.map((one) => `  ${name}: ${one}`));
  }
  const precision = share(sum.matched, sum.found);
  const recall = share(sum.matched, sum.expected);
  const f1 = share(2 * precision * recall, precision + recall);
  const figure = (value: number) => value.toFixed(3);
  console.log(`\nTasks of ${taskFolders().length} golden documents (${sum.expected} tasks)`);
  console.log(`  precision ${figure(precision)}  recall ${figure(recall)}  F1 ${figure(f1)}`);
  console.log(
    `  lead unit ${figure(share(sum.lead, sum.matched))}  coordinating ${figure(share(sum.coordinating, sum.matched))}  due dates ${figure(share(sum.due, sum.matched))}`,
  );
  for (const line of differences) console.log(line);
}
