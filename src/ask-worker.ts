import { parentPort, workerData } from 'node:worker_threads';
import { openApp } from './app.ts';
import type { Config } from './config.ts';
import { answerCalls } from './thread.ts';

/** What the worker is started with. */
export interface AskPlaces {
  config: Config;
  archive: string;
  data: string;
}

if (parentPort) {
  const { config, ...places } = workerData as AskPlaces;
  // What was asked before is remembered where the question comes in.
  const app = openApp(config, { ...places, clock: () => new Date(), rememberedAnswers: 0 });
  answerCalls(parentPort, { ask: (question: string) => app.ask(question) }, app.close);
}
