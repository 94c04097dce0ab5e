import { parseArgs } from 'node:util';
import { evaluateDataset } from './eval-dataset.ts';
import { evaluateDeadlines } from './eval-deadlines.ts';
import { evaluateDocuments } from './eval-documents.ts';
import { evaluateGate } from './eval-gate.ts';
import { evaluateGenerated } from './eval-generated.ts';
import { evaluateGold } from './eval-gold.ts';
import { evaluateTasks } from './eval-tasks.ts';

/** What can be evaluated. */
const usage = `npm run eval                        answers over knowledge/, tasks of the golden documents, wordings of deadlines
npm run eval -- --misses            lists what went wrong as well
npm run eval -- --dataset FILE      the search over {passages: [{id, text}], queries: [{id, text, gold: [id]}]}
npm run eval -- --documents DIR     the tasks that real documents label themselves
npm run eval -- --generated         what the model of the configuration writes, and what the check makes of it
npm run eval -- --scripted          the same with a server on loopback that needs no model
npm run eval -- --gate [--misses]   what the check makes of sentences that were written to get past it`;

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  dataset: { type: 'string' },
  documents: { type: 'string' },
  misses: { type: 'boolean', default: false },
  generated: { type: 'boolean', default: false },
  scripted: { type: 'boolean', default: false },
  gate: { type: 'boolean', default: false },
} as const;

function optionsGiven() {
  try {
    return parseArgs({ options }).values;
  } catch (fault) {
    console.error(`${(fault as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const values = optionsGiven();
if (values.help) console.log(usage);
else if (values.dataset) await evaluateDataset(values.dataset);
else if (values.generated || values.scripted) await evaluateGenerated(values.scripted);
else if (values.gate) await evaluateGate(values.misses);
else if (values.documents) await evaluateDocuments(values.documents);
else {
  await evaluateGold(values.misses);
  await evaluateTasks();
  await evaluateDeadlines();
}
