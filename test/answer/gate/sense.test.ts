import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import { bareSentence, type Carrier } from '../../../src/answer/claims/carrier.ts';
import { clausesOf } from '../../../src/answer/claims/clauses.ts';
import { citedEvidence } from '../../../src/answer/claims/evidence.ts';
import { readFacts } from '../../../src/answer/claims/read-facts.ts';
import { calledRules, senseRules } from '../../../src/answer/claims/sense.ts';
import type { Packed } from '../../../src/answer/packed.ts';
import { type PackedDocument, packOf, sampleDocuments, units } from './packs.ts';
import { packOfWritten, writtenClaims } from './written.ts';

/** A sentence over passages of `knowledge/` (`source#position`); a bad one with the rule that must find it. */
interface SenseClaim {
  passages: string[];
  claim: string;
  rule?: string;
}

const claimsOf = (name: string): SenseClaim[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SenseClaim);

const bad = claimsOf('sense-bad.jsonl');
const honest = [...claimsOf('sense-honest.jsonl'), ...claimsOf('../../eval/gate-honest.jsonl')];
const written = ['honest.jsonl', 'heldout-honest.jsonl', 'heldout2-honest.jsonl'].flatMap(writtenClaims);

let documents: PackedDocument[];
beforeAll(async () => {
  documents = await sampleDocuments();
});

function packFor({ passages }: SenseClaim): Packed {
  return packOf(
    passages.map((key) => {
      const [source, at] = key.split('#');
      return documents.find((one) => one.source === source)!.passages[Number(at)]!;
    }),
  );
}

/** Names of the rules that hold a claim back, whatever the other checks make of it. */
function found(claim: string, packed: Packed, question = ''): string[] {
  const evidence = citedEvidence(packed, units);
  const clauses = clausesOf(claim);
  if (typeof clauses === 'string') return [];
  const heard = new Set(question.toLowerCase().split(/\s+/));
  return clauses.flatMap(({ text, addresses }) => {
    const carriers = addresses
      .map((address) => evidence.carrier(address))
      .filter((carrier): carrier is Carrier => carrier !== undefined);
    const reading = readFacts(text, units);
    const called = calledRules(reading);
    return senseRules.flatMap(([turns]) => {
      if (!turns(reading, carriers, heard)) return [];
      expect(called, `${turns.name} is not asked about: ${text}`).toContain(turns);
      return [turns.name];
    });
  });
}

describe('a sentence that keeps the facts and turns the sense', () => {
  it.each(bad.map((one) => [one.rule!, one.claim, one] as const))('%s: %s', (rule, claim, one) => {
    const packed = packFor(one);
    expect(found(claim, packed)).toContain(rule);
    expect(checkSentence(claim, { packed, question: '', units, today: '2026-11-02' }).kept).toBe(false);
  });

  it('has a case for every rule', () => {
    const cases = new Set(bad.map(({ rule }) => rule));
    expect(senseRules.map(([{ name }]) => name).filter((name) => !cases.has(name))).toEqual([]);
  });
});

describe('a sentence that says the same in other words', () => {
  it('is held back by these rules in at most 1 of 100 cases', () => {
    const dropped = [
      ...honest.map((one) => ({ claim: one.claim, rules: found(one.claim, packFor(one)) })),
      ...written.map(({ claim, from, question }) => ({
        claim,
        rules: found(claim, packOfWritten(from), question),
      })),
    ].filter(({ rules }) => rules.length > 0);
    const all = honest.length + written.length;
    expect(all).toBeGreaterThan(500);
    expect(dropped.length, JSON.stringify(dropped, null, 1)).toBeLessThanOrEqual(all * 0.01);
  });

  it('is never held back by them when it is the sentence itself, or the sentence and the one behind it', () => {
    for (const document of documents) {
      const packed = packOf(document.passages);
      for (const { sentences } of packed.passages) {
        sentences.forEach(({ address, text }, at) => {
          const next = sentences[at + 1];
          const claims = [
            `${bareSentence(text)} [${address}]`,
            ...(next ? [`${bareSentence(text)} [${address}][${next.address}]`] : []),
          ];
          for (const claim of claims) expect(found(claim, packed), claim).toEqual([]);
        });
      }
    }
  });
});
