import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Assistant } from './core/channel.ts';
import type { Outgoing } from './core/message.ts';
import type { IndexReport } from './core/ports.ts';

export interface MetricsParts {
  /** Documents in the archive now. */
  documents: () => number;
  /** Channels by their names, and whether each runs. */
  channels: () => readonly { name: string; up: boolean }[];
  /** Deliveries that are refused or unfinished, by their state. */
  troubled: () => readonly { state: string }[];
}

export type Metrics = ReturnType<typeof openMetrics>;

/** Figures for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). Nothing names a person. */
export function openMetrics(parts: MetricsParts) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const questions = counter('vanthu_questions_total', 'Questions by channel, outcome and mode', [
    ...['channel', 'outcome', 'mode'],
  ]);
  const seconds = new Histogram({
    ...{ name: 'vanthu_answer_seconds', help: 'Seconds from a question to its reply', registers },
    labelNames: ['channel', 'mode'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  });
  const dropped = counter('vanthu_dropped_sentences_total', 'Sentences of a model held back by the check', [
    'reason',
  ]);
  const tokens = counter('vanthu_tokens_total', 'Tokens of the chat model', ['direction']);
  const deliveries = counter('vanthu_deliveries_total', 'Digests and reminders by what became of them', [
    'state',
  ]);
  const runs = counter('vanthu_index_runs_total', 'Reindexing runs', ['result']);
  const runSeconds = new Gauge({
    ...{ name: 'vanthu_index_seconds', help: 'Seconds of the last reindexing', registers },
  });
  new Gauge({
    ...{ name: 'vanthu_documents', help: 'Documents in the archive', registers },
    collect() {
      this.set(parts.documents());
    },
  });
  new Gauge({
    ...{ name: 'vanthu_channel_up', help: '1: the channel runs', labelNames: ['channel'], registers },
    collect() {
      for (const { name, up } of parts.channels()) this.set({ channel: name }, up ? 1 : 0);
    },
  });
  new Gauge({
    ...{ name: 'vanthu_deliveries_troubled', help: 'Deliveries not through yet, by state', registers },
    labelNames: ['state'],
    collect() {
      this.reset();
      for (const { state } of parts.troubled()) this.inc({ state });
    },
  });

  function note(channel: string, outgoing: Outgoing, elapsed: number): void {
    if (outgoing.kind !== 'reply') return;
    const { outcome } = outgoing;
    const { mode, generation } = outcome;
    questions.inc({ channel, outcome: outcome.kind, mode });
    seconds.observe({ channel, mode }, elapsed);
    if (!generation) return;
    for (const { reason } of generation.dropped) dropped.inc({ reason });
    tokens.inc({ direction: 'in' }, generation.inputTokens);
    tokens.inc({ direction: 'out' }, generation.outputTokens);
  }

  return {
    /** The same assistant, its replies counted. */
    measured: (assistant: Assistant): Assistant =>
      async function* (incoming, options) {
        const begun = performance.now();
        for await (const outgoing of assistant(incoming, options)) {
          note(incoming.channel, outgoing, (performance.now() - begun) / 1000);
          yield outgoing;
        }
      },

    delivered: (state: 'sent' | 'refused'): void => deliveries.inc({ state }),

    /** Counts a reindexing by what becomes of it. */
    async indexed(work: Promise<IndexReport>): Promise<IndexReport> {
      try {
        const report = await work;
        runs.inc({ result: 'done' });
        runSeconds.set(report.seconds);
        return report;
      } catch (fault) {
        runs.inc({ result: 'failed' });
        throw fault;
      }
    },

    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
  };
}
