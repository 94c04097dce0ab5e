import { checkSentence } from '../../src/answer/check-sentence.ts';
import { bareSentence } from '../../src/answer/claims/carrier.ts';
import { chance } from '../answer/gate/chance.ts';
import { packOf, sampleDocuments, units } from '../answer/gate/packs.ts';
import { printTable } from './table.ts';

const answers = 800;
/** Not counted: the first ones are slower, as those of a process that just began. */
const warming = 200;
const passages = 12;
const sentences = 10;

/**
 * How much time does checking add to an answer of ten sentences over twelve passages? Every answer has evidence of
 * its own, as every question does: nothing is read beforehand.
 */
export async function gateBench(): Promise<void> {
  const documents = await sampleDocuments();
  const by = chance(11);
  const times: number[] = [];
  const busy: number[] = [];
  let kept = 0;
  for (let answer = 0; answer < answers; answer++) {
    const drawn = Array.from({ length: passages }, () => by.pick(by.pick(documents).passages));
    const packed = packOf(drawn);
    const claims = Array.from({ length: sentences }, () => {
      const { address, text } = by.pick(
        by.pick(packed.passages.filter((one) => one.sentences.length > 0)).sentences,
      );
      return `${bareSentence(text)} [${address}]`;
    });
    const start = performance.now();
    const before = process.cpuUsage();
    for (const claim of claims) {
      if (checkSentence(claim, { packed, question: '', units, today: '2026-11-02' }).kept) kept++;
    }
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    busy.push((user + system) / 1000);
  }
  printTable(
    `Checking an answer of ${sentences} sentences over ${passages} passages (${answers} answers, ${kept} sentences kept)`,
    ['', 'p50 ms', 'p95 ms', 'slowest ms'],
    [
      ['by the clock', ...figures(times)],
      // On a shared machine the clock also counts what others do.
      ['of the processor', ...figures(busy)],
    ],
  );
}

function figures(times: readonly number[]): string[] {
  const sorted = times.slice(warming).sort((left, right) => left - right);
  return [0.5, 0.95, 1].map((share) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(2));
}
