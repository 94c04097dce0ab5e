import type { App } from './app.ts';
import type { Config } from './config.ts';

/**
 * The command `serve`, until a signal: the first one ends it in order, the second one at once.
 */
export async function runServe(app: App, config: Config): Promise<void> {
  // Web server, logs and metrics are not loaded for the other commands.
  const { serve } = await import('./serve.ts');
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await serve({ app, config, clock: () => new Date(), print, stop: stop.signal });
}
