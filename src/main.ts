#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { type App, type AppOptions, openApp } from './app.ts';
import { type ProgressReporter, progressReporter } from './channel/terminal/progress.ts';
import {
  renderChecks,
  renderIndexReport,
  renderList,
  renderResults,
  renderShow,
} from './channel/terminal/render.ts';
import { renderFault } from './channel/terminal/render-fault.ts';
import { askShowing, runChat } from './chat-command.ts';
import { buildProgram, type CommandOptions } from './command-line.ts';
import { type Config, loadConfig, useTimeZone } from './config.ts';
import { UserError } from './core/errors.ts';
import type { ArchivedDocument, Clock } from './core/ports.ts';
import { clockOf, registerCommands } from './register-commands.ts';
import { runServe } from './serve-command.ts';

/** Runs one command and gives the exit status: 0 done, 1 failed, 2 wrong usage. A refusal is 0. */
async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = buildProgram({
    index: (options) =>
      run(options, async (app) => {
        const report = await indexWithProgress(app, options.force);
        print(options, { ...report, notes: undefined }, () => renderIndexReport(report));
      }),
    ask: (question, options) =>
      run(
        options,
        async (app) => {
          await indexWhenEmpty(app);
          const { outcome, shown } = await askShowing(app, question, options);
          if (!shown) print(options, outcome, () => outcome.text);
        },
        clockOf(options.asOf),
      ),
    chat: (options) => {
      const clock = clockOf(options.asOf);
      return run(
        options,
        async (app) => {
          await indexWhenEmpty(app);
          await runChat(app, clock, options);
        },
        clock,
      );
    },
    search: (query, options) =>
      run(options, async (app) => {
        await indexWhenEmpty(app);
        if (options.batch) return searchBatch(app, options);
        const results = await app.search(query!, options.k, options.explain);
        print(options, { results }, () => renderResults(results));
      }),
    list: (options) =>
      run(options, async (app) => {
        const documents = app.list();
        print(options, { documents: documents.map(listed) }, () => renderList(documents));
      }),
    show: (source, options) =>
      run(options, async (app) => {
        const shown = app.show(source);
        if (options.text) process.stdout.write(shown.document.text);
        else print(options, shown, () => renderShow(shown));
      }),
    ...registerCommands({ run, print, indexWhenEmpty }),
    serve: async (options) => {
      await run(options, runServe, () => new Date(), { askThread: true });
      // What did not end in its time ends here; a reindexing commits whole or not at all.
      process.exit(0);
    },
    backup: (file, options) =>
      run(options, async (app) => {
        const stored = await app.backup(file);
        print(options, { file, ...stored }, () => `Đã sao lưu ${stored.documents} văn bản vào ${file}.`);
      }),
    restore: (file, options) =>
      run(options, async (app) => {
        const stored = await withProgress((reporter) => app.restore(file, reporter.report));
        print(options, { file, ...stored }, () => `Đã khôi phục ${stored.documents} văn bản từ ${file}.`);
      }),
    doctor: (options) =>
      run(options, async (app) => {
        const checks = await app.doctor();
        if (checks.some((check) => !check.ok)) status = 1;
        print(options, { checks }, () => renderChecks(checks));
      }),
  });
  await program.parseAsync([...argv], { from: 'user' });
  return status;
}

/** A document as `list` prints it: the public contract, one flat record. */
function listed(document: ArchivedDocument) {
  const { source, number, type, title, issuer, superior, place, issuedOn, status, signer, secrecy } =
    document;
  const name = signer?.name ?? null;
  return {
    source,
    number,
    type,
    title,
    issuer,
    superior,
    place,
    issuedOn,
    status: status.text,
    signer: name,
    secrecy,
  };
}

/** Opens the app for one command and closes it whatever happens. */
async function run(
  options: CommandOptions,
  work: (app: App, config: Config) => Promise<void>,
  clock: Clock = () => new Date(),
  more: Pick<AppOptions, 'askThread'> = {},
): Promise<void> {
  const config = loadConfig();
  useTimeZone(config);
  const app = openApp(config, { archive: options.archive, data: options.data, clock, ...more });
  try {
    await work(app, config);
  } finally {
    await app.close();
  }
}

function print(options: CommandOptions, value: unknown, human: () => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(value) : human()}\n`);
}

async function withProgress<Result>(work: (reporter: ProgressReporter) => Promise<Result>): Promise<Result> {
  const reporter = progressReporter();
  try {
    return await work(reporter);
  } finally {
    reporter.stop();
  }
}

const indexWithProgress = (app: App, force: boolean) =>
  withProgress((reporter) => app.index({ force, onProgress: reporter.report }));

/** `ask` works at once in a fresh checkout. */
async function indexWhenEmpty(app: App): Promise<void> {
  if (!app.isEmpty()) return;
  process.stderr.write('Kho chưa được lập chỉ mục; đang đọc các văn bản…\n');
  process.stderr.write(`${renderIndexReport(await indexWithProgress(app, false))}\n\n`);
}

/** Lines `{"id", "query"}` from standard input; lines `{"id", "results"}` to standard output, in order. */
async function searchBatch(
  app: App,
  options: CommandOptions & { k: number; explain: boolean },
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (!line.trim()) continue;
    const { id, query } = parseBatchLine(line, number);
    const results = await app.search(query, options.k, options.explain);
    process.stdout.write(`${JSON.stringify({ id, results })}\n`);
  }
}

function parseBatchLine(line: string, number: number): { id: unknown; query: string } {
  try {
    const { id, query } = JSON.parse(line) as { id?: unknown; query?: unknown };
    if (typeof query === 'string') return { id: id ?? number, query };
  } catch {
    // Said below, for both kinds of wrong lines.
  }
  throw new UserError(`Dòng ${number} của đầu vào không phải là JSON dạng {"id": …, "query": "…"}.`, {
    exitCode: 2,
  });
}

/** One place for what went wrong: Vietnamese on standard error, and with --json the one value as well. */
function report(fault: unknown, argv: readonly string[]): number {
  const known = fault instanceof UserError;
  const message = renderFault(fault);
  if (message) process.stderr.write(`${message}\n`);
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
  return known ? fault.exitCode : 1;
}

// A reader that closes early (`vanthu list | head`) is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1));

const argv = process.argv.slice(2);
main(argv).then(
  (status) => {
    process.exitCode = status;
  },
  (fault) => {
    process.exitCode = report(fault, argv);
  },
);
