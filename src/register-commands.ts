import { userInfo } from 'node:os';
import type { App } from './app.ts';
import { renderDates, renderDeadlines, renderTasks } from './channel/terminal/render-register.ts';
import type { CommandOptions, Handlers } from './command-line.ts';
import type { Clock } from './core/ports.ts';
import { dayOf } from './register/report-event.ts';

/** How a command is run and how its outcome is printed; `main.ts` gives them. */
interface Running {
  run(options: CommandOptions, work: (app: App) => Promise<void>, clock?: Clock): Promise<void>;
  print(options: CommandOptions, value: unknown, human: () => string): void;
  indexWhenEmpty(app: App): Promise<void>;
}

/** Every report says who: at the keyboard, where nobody is named, whoever is logged in. */
function whoIsHere(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    // An account without a name, as in some containers.
    return undefined;
  }
}

/** The commands about tasks and deadlines. */
export function registerCommands({
  run,
  print,
  indexWhenEmpty,
}: Running): Pick<Handlers, 'tasks' | 'report' | 'deadlines' | 'dates'> {
  return {
    tasks: (options) =>
      run(options, async (app) => {
        await indexWhenEmpty(app);
        const found = app.desk.tasks(options);
        print(options, found, () => renderTasks(found));
      }),
    report: (id, report, options) =>
      run(options, async (app) => {
        await indexWhenEmpty(app);
        const task = app.desk.report(id, { ...report, by: report.by ?? whoIsHere() });
        print(options, { task }, () => renderTasks({ tasks: [task], units: [], notes: ['Đã ghi nhận.'] }));
      }),
    deadlines: (options) =>
      run(
        options,
        async (app) => {
          await indexWhenEmpty(app);
          const found = app.desk.deadlines(options);
          const files = await app.desk.exportDeadlines(options, options);
          for (const file of files) process.stderr.write(`Đã ghi ${file}.\n`);
          print(options, { ...found, files }, () =>
            options.chat ? app.desk.chat(options).join('\n\n— — —\n\n') : renderDeadlines(found),
          );
        },
        clockOf(options.asOf),
      ),
    dates: (text, options) =>
      run(options, async (app) => {
        const deadlines = app.desk.dates(text, options.reference);
        print(options, { deadlines }, () => renderDates(deadlines));
      }),
  };
}

/** Noon of a day, so that it is that day in every time zone of the machine; the real clock without one. */
export function clockOf(asOf: string | undefined): Clock {
  if (asOf === undefined) return () => new Date();
  const day = dayOf(asOf, '--as-of');
  return () => new Date(`${day}T12:00:00`);
}
