import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import { official } from '../support/official.ts';
import { loadQuestions, quantile } from './channel-load.ts';

const works = [
  'tiêm vắc xin sởi',
  'thu gom rác thải y tế',
  'kiểm tra bếp ăn',
  'diệt lăng quăng',
  'tập huấn cấp cứu',
];
const places = ['Nậm Hin', 'Khe Vầu', 'Cồn Lau', 'Lâm Hòa', 'Hải Trà', 'Khê Thượng'];

/** New documents of the invented province, each of its own words. */
export function writeDocuments(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 1; index <= count; index++) {
    const work = works[index % works.length]!;
    const items = places.map(
      (place, at) =>
        `${at + 1}. Trạm Y tế xã ${place} ${work} đợt ${index}, gửi báo cáo số ${index * 7 + at} trước ngày ${(index % 27) + 1}/${(at % 12) + 1}/2026.`,
    );
    const body = `Sở Y tế giao:\n\n${items.join('\n\n')}`;
    const title = `KẾ HOẠCH\n${work} đợt ${index}`;
    writeFileSync(
      join(folder, `ke-hoach-${index}.txt`),
      official({ number: `Số: ${index}/KH-SYT`, title, body }),
    );
  }
}

export interface Waits {
  p50: number;
  p95: number;
  longest: number;
  count: number;
}

/**
 * Milliseconds that a question takes while nothing else happens and while `files` new files are indexed by the
 * worker; somebody asks every `everyMs`.
 */
export async function askWhileIndexing(
  app: App,
  files: number,
  everyMs: number,
): Promise<{ idle: Waits; indexing: Waits; seconds: number }> {
  for (const question of loadQuestions) await app.ask(question);
  const until = performance.now() + 10_000;
  const idle = await askAsLongAs(app, everyMs, () => performance.now() < until);
  writeDocuments(join(app.places.folder, 'moi'), files);
  let runs = true;
  const begun = performance.now();
  const index = app.index().finally(() => {
    runs = false;
  });
  const indexing = await askAsLongAs(app, everyMs, () => runs);
  const seconds = (await index).seconds || (performance.now() - begun) / 1000;
  return { idle, indexing, seconds };
}

async function askAsLongAs(app: App, everyMs: number, goOn: () => boolean): Promise<Waits> {
  const waits: number[] = [];
  for (let at = 0; goOn(); at++) {
    // The time that the question stands in line behind other work of the program counts too.
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    await app.ask(loadQuestions[at % loadQuestions.length]!);
    waits.push(performance.now() - begun - everyMs);
  }
  return {
    p50: quantile(waits, 0.5),
    p95: quantile(waits, 0.95),
    longest: Math.max(...waits),
    count: waits.length,
  };
}
