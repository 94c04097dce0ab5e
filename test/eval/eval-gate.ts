import { readFileSync } from 'node:fs';
import { checkSentence } from '../../src/answer/check-sentence.ts';
import { packOf, sampleDocuments, units } from '../answer/gate/packs.ts';
import { printTable } from '../bench/table.ts';

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
    const packed = packOf(
      passages.map((key) => {
        const [source, at] = key.split('#');
        const passage = documents.find((one) => one.source === source)?.passages[Number(at)];
        if (!passage) throw new Error(`no passage ${key}`);
        return passage;
      }),
    );
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
  if (!misses) return;
  for (const { why, claim } of through) console.log(`  got through (${why}): ${claim}`);
  for (const { claim } of dropped) console.log(`  dropped: ${claim}`);
}

function claimsOf(kind: 'bad' | 'honest'): Claim[] {
  const file = new URL(`gate-${kind}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Claim);
}
