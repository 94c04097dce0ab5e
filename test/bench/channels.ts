import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { askWhileIndexing, type Waits } from './asking-while-indexing.ts';
import { playLoad, quantile } from './channel-load.ts';
import { crowdedPlatforms } from './channel-platforms.ts';
import { printTable } from './table.ts';

/**
 * How long does a person wait when many ask at once? First everybody asks again as soon as the answer is there, so
 * that all chats stand in line all the time, with answers remembered and without; then with the pause of a person who
 * reads.
 * `--chats=200 --questions=20 --think=5000 --files=2000 --only=telegram`
 */
export async function channelsBench(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options.filter((option) => /^--(?:chats|questions|think|files|only)=/.test(option)),
    options: {
      chats: { type: 'string', default: '200' },
      questions: { type: 'string', default: '20' },
      think: { type: 'string', default: '5000' },
      files: { type: 'string', default: '2000' },
      only: { type: 'string' },
    },
  });
  const root = mkdtempSync(join(tmpdir(), 'vanthu-bench-'));
  const [archive, data] = [join(root, 'kho'), join(root, 'data')];
  cpSync('knowledge', archive, { recursive: true });
  const open = (rememberedAnswers?: number) =>
    openApp(loadConfig({}, process.cwd()), {
      ...{ archive, data, clock: () => new Date(), askThread: true },
      ...(rememberedAnswers === undefined ? {} : { rememberedAnswers }),
    });
  const app = open();
  /** Works out every answer, as for questions that nobody has asked before. */
  const fresh = open(0);
  await app.index();
  const rows: string[][] = [];
  const [chats, questions] = [Number(values.chats), Number(values.questions)];
  for (const kind of Object.keys(crowdedPlatforms).filter((one) => !values.only || one === values.only)) {
    const thinkMs = Number(values.think);
    for (const [name, of, pause] of [
      ['no pause', app, 0],
      ['no pause, every question new', fresh, 0],
      [`pause of ${thinkMs / 1000} s, every question new`, fresh, thinkMs],
    ] as const) {
      const { waits, lost, doubled, wrong, seconds } = await playLoad(of, kind, {
        ...{ chats, questions, thinkMs: pause },
      });
      rows.push([
        `${kind}, ${name}`,
        ...[String(waits.length), String(lost), String(doubled), String(wrong)],
        ...[quantile(waits, 0.5), quantile(waits, 0.95), Math.max(...waits)].map((ms) => ms.toFixed(0)),
        (waits.length / seconds).toFixed(0),
      ]);
    }
  }
  const files = Number(values.files);
  const { idle, indexing, seconds } = await askWhileIndexing(fresh, files, 50);
  await app.close();
  await fresh.close();
  rmSync(root, { recursive: true });
  printTable(
    `${chats} chats at once, ${questions} questions each: milliseconds from writing to reading`,
    ['channel', 'answers', 'lost', 'doubled', 'wrong', 'p50', 'p95', 'longest', 'answers/s'],
    rows,
  );
  const row = (name: string, { count, p50, p95, longest }: Waits) => [
    name,
    ...[count, p50, p95, longest].map((value) => value.toFixed(0)),
  ];
  printTable(
    `A question every 50 ms beside the indexing of ${files} new files (${seconds.toFixed(0)} s): milliseconds`,
    ['state', 'questions', 'p50', 'p95', 'longest'],
    [row('idle', idle), row('indexing', indexing)],
  );
}
