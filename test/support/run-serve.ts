import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Served {
  /** Of the web server. */
  url: string;
  process: ChildProcess;
  /** What was printed for people, and what was logged. */
  output(): { stdout: string; stderr: string };
  /** Resolves when the text stands in what was printed. */
  prints(text: string | RegExp): Promise<void>;
  /** Sends the signal and gives the exit status. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `vanthu serve` as a process of its own, ready when its web server answers. Only `env` is set for it. */
export async function runServe(
  places: { archive: string; data: string },
  env: Record<string, string> = {},
): Promise<Served> {
  const words = ['serve', '--archive', places.archive, '--data', places.data];
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...words], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout!.on('data', (part) => {
    said.stdout += part;
  });
  child.stderr!.on('data', (part) => {
    said.stderr += part;
  });
  const ended = once(child, 'close');

  async function prints(text: string | RegExp): Promise<void> {
    const until = Date.now() + 40_000;
    while (!(typeof text === 'string' ? said.stdout.includes(text) : text.test(said.stdout))) {
      if (Date.now() > until || child.exitCode !== null) {
        throw new Error(`never printed ${text}; status ${child.exitCode}\n${said.stdout}\n${said.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  await prints(/Trang web: (http:\S+)/);
  return {
    url: /Trang web: (http:\S+)/.exec(said.stdout)![1]!,
    process: child,
    output: () => ({ ...said }),
    prints,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
