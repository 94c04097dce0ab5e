import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildArchive } from '../../src/archive/build.ts';
import { openArchive } from '../../src/archive/store.ts';
import { dumpArchive } from './dump-archive.ts';
import { lineArchive } from './line-archive.ts';

/**
 * Kills the indexing process at random moments and checks what is left.
 *
 *   node --import tsx test/support/kill-index.ts [times = 100]
 *
 * Each round changes the folder (files come, change and go), starts `index-once.ts` and kills it with SIGKILL
 * after a random time. Then: the archive opens; it is the one before or the one after, whole; when the run had
 * reported success, it is the one after; the next run completes and equals a clean build. Every third round
 * is killed twice before it may complete, so that leftovers of leftovers occur.
 */
export async function killIndex(times: number, random: () => number = Math.random): Promise<KillResult> {
  const archive = lineArchive({ 'gốc.txt': 'văn bản gốc\nmột dòng' });
  const result: KillResult = { killed: 0, finished: 0, before: 0, after: 0, faults: [] };
  const options = archive.options({ force: true });
  try {
    await buildArchive(options);
    for (let round = 0; round < times; round++) {
      const before = JSON.stringify(dumpArchive(archive.data));
      change(archive, round, random);
      const clean = `${archive.root}/clean`;
      rmSync(clean, { recursive: true, force: true });
      await buildArchive({ ...options, data: clean });
      const after = JSON.stringify(dumpArchive(clean));

      for (let kill = round % 3 === 0 ? 2 : 1; kill > 0; kill--) {
        const reported = await indexAndKill(archive.folder, archive.data, random() * 350);
        if (reported) result.finished++;
        else result.killed++;
        const opened = openArchive(archive.data, () => new Date());
        for (const document of opened.documents()) opened.passagesOf(document.source);
        opened.close();
        const now = JSON.stringify(dumpArchive(archive.data));
        if (now === before) result.before++;
        else if (now === after) result.after++;
        else result.faults.push(`round ${round}: neither the state before nor the one after`);
        if (reported && now !== after) result.faults.push(`round ${round}: lost what was acknowledged`);
      }
      await buildArchive(options);
      if (JSON.stringify(dumpArchive(archive.data)) !== after) {
        result.faults.push(`round ${round}: the next run does not equal a clean build`);
      }
    }
  } finally {
    archive.destroy();
  }
  return result;
}

export interface KillResult {
  /** Runs that ended by the signal, and runs that were done before it came. */
  killed: number;
  finished: number;
  /** States found after a kill. */
  before: number;
  after: number;
  faults: string[];
}

function change(archive: ReturnType<typeof lineArchive>, round: number, random: () => number): void {
  for (let file = 0; file < 25; file++) {
    const lines = Array.from(
      { length: 1 + Math.floor(random() * 20) },
      (_, line) => `lượt ${round} tệp ${file} dòng ${line} số ${Math.floor(random() * 1000)}`,
    );
    archive.write(`${Math.floor(random() * 40)}.txt`, lines.join('\n'));
  }
  // Never readable, so that a clean build has no earlier version of it either.
  archive.write(`hỏng-${Math.floor(random() * 4)}.txt`, `HỎNG ${round}`);
  const gone = `${Math.floor(random() * 40)}.txt`;
  archive.write(gone, 'x');
  archive.remove(gone);
}

/** Kills the process `delay` milliseconds after it has begun. True when it reported its end before. */
function indexAndKill(folder: string, data: string, delay: number): Promise<boolean> {
  const script = fileURLToPath(new URL('./index-once.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const hadBegun = output.includes('begun');
      output += chunk.toString();
      if (!hadBegun && output.includes('begun')) setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code !== 0 && signal !== 'SIGKILL')
        reject(new Error(`index-once.ts ended with ${code}: ${output}`));
      else resolve(output.includes('done'));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const times = Number(process.argv[2] ?? 100);
  const result = await killIndex(times);
  console.log(JSON.stringify(result, null, 2));
  process.exitCode = result.faults.length > 0 ? 1 : 0;
}
