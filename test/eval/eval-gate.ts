import { readFileSync } from 'node:fs';
import { checkSentence } from '../../src/answer/check-sentence.ts';
import { sampleDocuments, units } from '../answer/gate/packs.ts';
import { printTable } from '../bench/table.ts';
import { checkWritten, packedFrom, writtenFiles } from './written-answers.ts';

/** A sentence as a model might write it, over passages of `knowledge/` (`source#position`). */
interface Claim {
  passages: string[];
  /** What is wrong with it. */
  why?: string;
  claim: string;
}

const today = '2026-11-02';

/**
 * What the check of written sentences makes of sentences that were written by hand to get past it, and of honest ones
 * in free words. They are no tests, since it does not hold against all of them: the figures are to be watched.
 */
export async function evaluateGate(misses: boolean): Promise<void> {
  const documents = await sampleDocuments();
  const isKept = ({ passages, claim }: Claim): boolean => {
    const packed = packedFrom(passages, documents);
    return checkSentence(claim, { packed, question: '', units, today }).kept;
  };
  const bad = claimsOf('bad');
  const honest = claimsOf('honest');
  const through = bad.filter(isKept);
  const dropped = honest.filter((one) => !isKept(one));
  const row = (name: string, all: readonly Claim[], wrong: readonly Claim[]) => [
    name,
    String(all.length),
    String(wrong.length),
  ];
  printTable(
    'The check of what a model writes, against sentences written by hand to get past it',
    ['sentences', 'written', 'went wrong'],
    [row('bad ones that got through', bad, through), row('honest ones that were dropped', honest, dropped)],
  );
  const written = [];
  for (const file of Object.values(writtenFiles).flat()) {
    written.push(await checkWritten(file, documents));
  }
  printTable(
    'The same against whole answers in free words',
    ['answers', 'written', 'sentences', 'dropped', 'lies', 'got through', 'fallen back'],
    written.map((one) =>
      [
        one.file,
        ...[one.answers, one.sentences, one.dropped.length, one.lies, one.through.length, one.fallenBack],
      ].map(String),
    ),
  );
  if (!misses) return;
  for (const { why, claim } of through) console.log(`  got through (${why}): ${claim}`);
  for (const { claim } of dropped) console.log(`  dropped: ${claim}`);
  for (const one of written) {
    console.log(one.file);
    for (const { why, claim } of one.through) console.log(`  got through (${why}): ${claim}`);
    for (const { reason, claim } of one.dropped) console.log(`  dropped (${reason}): ${claim}`);
  }
}

function claimsOf(kind: 'bad' | 'honest'): Claim[] {
  const file = new URL(`gate-${kind}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Claim);
}
