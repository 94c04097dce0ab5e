import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../../src/core/task.ts';
import { tasksOf } from '../golden-tasks/score.ts';
import { type Labelled, labelsOf, lastDay, normal } from './labelled-documents.ts';

/** Real documents that label their own tasks. */
const names = [
  '001c610b2efdcf0c',
  '09daab284f92e2dd',
  '2f6f80b9918e52de',
  '86367f2ddb2225cd',
  'c5d930a5fc8373cd',
];

/** Prints how many of the tasks that real documents label themselves are found with unit and term both right. */
export async function evaluateDocuments(folder: string): Promise<void> {
  const files = names.map((name) => join(folder, `${name}.md`)).filter((file) => existsSync(file));
  if (files.length === 0) {
    console.log(
      `\nLabelled real documents: none of the ${names.length} files is in ${folder}, nothing measured.`,
    );
    return;
  }
  console.log(`\nTasks that ${files.length} of ${names.length} real documents label themselves`);
  const sum = { labels: 0, both: 0 };
  for (const file of files) {
    const { document, tasks } = await tasksOf(file);
    const left = tasks.map((task) => ({ task, words: normal(document.text.slice(task.start, task.end)) }));
    const count = { labels: 0, lead: 0, due: 0, both: 0 };
    const wrong: string[] = [];
    for (const labelled of labelsOf(readFileSync(file, 'utf8'))) {
      const key = labelled.content.slice(-40).replace(/[.;,\s]+$/, '');
      const at = left.findIndex((one) => one.words.includes(key));
      const [one] = at < 0 ? [] : left.splice(at, 1);
      const lead = one !== undefined && sameLead(labelled, one.task);
      const due = one !== undefined && sameDue(labelled, one.task);
      count.labels++;
      if (lead) count.lead++;
      if (due) count.due++;
      if (lead && due) count.both++;
      else {
        const found = one?.task.lead.map((unit) => unit.text).join(' + ');
        const days = one?.task.deadlines.map((deadline) => deadline.due ?? deadline.raw).join(' + ');
        wrong.push(
          `    ${labelled.lead} | ${labelled.time} ≠ ${one ? `${found} | ${days}` : `nothing for …${key}`}`,
        );
      }
    }
    console.log(
      `  ${file}: ${count.labels} labels, unit ${count.lead}, deadline ${count.due}, both ${count.both}`,
    );
    for (const line of wrong) console.log(line);
    sum.labels += count.labels;
    sum.both += count.both;
  }
  console.log(`  both right: ${sum.both} of ${sum.labels} (${((100 * sum.both) / sum.labels).toFixed(1)} %)`);
}

/** Nothing of the value is left over but what joins names, and nothing else is named. */
function sameLead({ lead }: Labelled, task: Task): boolean {
  let rest = lead.split(/ (?:chủ trì|chủ động|trong phạm vi) /)[0]!;
  for (const unit of task.lead) {
    const name = normal(unit.text);
    if (!lead.includes(name)) return false;
    rest = rest.replace(name, '');
  }
  return task.lead.length > 0 && /^(?:[\s,;.:]|và|cùng)*$/.test(rest);
}

function sameDue({ time }: Labelled, { deadlines }: Task): boolean {
  const days = deadlines.flatMap((deadline) => deadline.due ?? []).sort();
  const wanted = lastDay(time);
  if (wanted !== null) return days.at(-1) === wanted;
  return days.length === 0 && deadlines.length > 0;
}
