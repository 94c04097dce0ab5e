/**
 * `npm run eval`: how good are the answers over `knowledge/`, the tasks of the golden documents, the wordings of deadlines?
 * `npm run eval -- --dataset FILE`: how good is the search over `{passages, queries}`?
 */
import { parseArgs } from 'node:util';
import { evaluateDataset } from './eval-dataset.ts';
import { evaluateDeadlines } from './eval-deadlines.ts';
import { evaluateGold } from './eval-gold.ts';
import { evaluateTasks } from './eval-tasks.ts';

const { values } = parseArgs({
  options: { dataset: { type: 'string' }, misses: { type: 'boolean', default: false } },
});
if (values.dataset) await evaluateDataset(values.dataset);
else {
  await evaluateGold(values.misses);
  await evaluateTasks();
  await evaluateDeadlines();
}
