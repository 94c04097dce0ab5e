/**
 * `npm run eval`: how good are the answers over `knowledge/`, the tasks of the golden documents, the wordings of deadlines?
 * `npm run eval -- --dataset FILE`: how good is the search over `{passages, queries}`?
 * `npm run eval -- --documents DIR`: how many of the tasks that real documents label themselves are right?
 * `npm run eval -- --generated`: what the model of the configuration writes, and what the check makes of it; with
 * `--scripted` a server on loopback that needs no model.
 * `npm run eval -- --gate`: what the check makes of sentences that were written to get past it.
 */
import { parseArgs } from 'node:util';
import { evaluateDataset } from './eval-dataset.ts';
import { evaluateDeadlines } from './eval-deadlines.ts';
import { evaluateDocuments } from './eval-documents.ts';
import { evaluateGate } from './eval-gate.ts';
import { evaluateGenerated } from './eval-generated.ts';
import { evaluateGold } from './eval-gold.ts';
import { evaluateTasks } from './eval-tasks.ts';

const { values } = parseArgs({
  options: {
    dataset: { type: 'string' },
    documents: { type: 'string' },
    misses: { type: 'boolean', default: false },
    generated: { type: 'boolean', default: false },
    scripted: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
  },
});
if (values.dataset) await evaluateDataset(values.dataset);
else if (values.generated || values.scripted) await evaluateGenerated(values.scripted);
else if (values.gate) await evaluateGate(values.misses);
else if (values.documents) await evaluateDocuments(values.documents);
else {
  await evaluateGold(values.misses);
  await evaluateTasks();
  await evaluateDeadlines();
}
