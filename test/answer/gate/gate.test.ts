import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import type { Packed, PackedPassage, PackedSentence } from '../../../src/answer/packed.ts';
import { type Chance, chance } from './chance.ts';
import { groundOf, mutations } from './mutations.ts';
import { type PackedDocument, packOf, sampleDocuments, units } from './packs.ts';
import { rewordings } from './rewordings.ts';
import { verdictOn, writtenClaims } from './written.ts';

/**
 * The held-out sets were written when the gate had been made on the first ones, and run once before anything was
 * changed for them. Of the first one 7 of 62 got through and 5 of 60 were held back; of the second one, after that
 * was mended, 2 of 42 and 6 of 40. Since then they are cases like the others.
 */
const bad = ['bad.jsonl', 'heldout-bad.jsonl', 'heldout2-bad.jsonl'];
const honest = ['honest.jsonl', 'heldout-honest.jsonl', 'heldout2-honest.jsonl'];

const check = (claim: string, packed: Packed) =>
  checkSentence(claim, { packed, question: '', units, today: '2026-11-02' });

let documents: PackedDocument[];
beforeAll(async () => {
  documents = await sampleDocuments();
});

/** A sentence of the sample archive among ten passages of several documents. */
function drawn(by: Chance): { packed: Packed; passage: PackedPassage; sentence: PackedSentence } {
  for (;;) {
    const passages = Array.from({ length: 10 }, () =>
      by.pick(
        by.pick(documents).passages.filter(({ passage: { kind } }) => kind === 'body' || kind === 'row'),
      ),
    ).filter((passage) => passage !== undefined);
    const packed = packOf(passages);
    const passage = by.pick(packed.passages);
    const sentence = by.pick(passage.sentences);
    if (sentence && sentence.text.length >= 25) return { packed, passage, sentence };
  }
}

describe('what the archive does not carry never reaches the asker', () => {
  it.each(bad.flatMap(writtenClaims).map((one) => [one.why, one] as const))('%s: $claim', (_, one) => {
    expect(verdictOn(one).kept, one.claim).toBe(false);
  });

  it.each(Object.entries(mutations))('%s', (kind, mutate) => {
    const by = chance(kind.length * 7919 + kind.charCodeAt(2));
    const made = new Set<string>();
    for (let round = 0; round < 3000 && made.size < 40; round++) {
      const { packed, passage, sentence } = drawn(by);
      const claim = mutate(groundOf(packed, passage, sentence, by));
      if (claim === null || made.has(claim)) continue;
      made.add(claim);
      expect(check(claim, packed), `${claim}\n${sentence.text}`).toMatchObject({ kept: false });
    }
    // Some sentences give no occasion, but a kind that never strikes tests nothing.
    expect(made.size).toBeGreaterThanOrEqual(rare.has(kind) ? 5 : 30);
  });
});

/** Kinds for which the sample archive has few sentences. */
const rare = new Set([
  'the sign of a document number altered',
  'another quarter',
  'rise for fall',
  'two amounts of a sentence exchanged',
  'words that nobody wrote',
]);

describe('what the archive carries reaches the asker', () => {
  it('in written answers: at most 3 of 100 are held back', () => {
    const written = honest.flatMap(writtenClaims);
    const dropped = written.filter((one) => !verdictOn(one).kept).map(({ claim }) => claim);
    expect(written.length).toBeGreaterThanOrEqual(250);
    expect(dropped.length, dropped.join('\n')).toBeLessThanOrEqual(written.length * 0.03);
  });

  it('in other words and other forms of numbers, dates and names: at most 3 of 100 are held back', () => {
    const by = chance(20261102);
    const names = Object.keys(rewordings);
    const dropped: string[] = [];
    const made = new Set<string>();
    while (made.size < 300) {
      const { packed, passage, sentence } = drawn(by);
      if (passage.passage.kind !== 'body' || sentence.text.length < 45) continue;
      if (!passage.passage.text.includes(sentence.text)) continue;
      const ground = groundOf(packed, passage, sentence, by);
      let text = ground.text.replace(/[.;,/]+$/, '');
      const used: string[] = [];
      for (let trial = 0; trial < 12 && used.length < 3; trial++) {
        const name = by.pick(names);
        const named = /named/.test(name) && used.some((one) => /named/.test(one));
        const other = used.includes(name) || named ? null : rewordings[name]!(text, ground);
        if (other === null) continue;
        text = other;
        used.push(name);
      }
      if (used.length === 0 || made.has(text)) continue;
      made.add(text);
      const verdict = check(`${text} [${sentence.address}].`, packed);
      if (!verdict.kept) dropped.push(`${verdict.reason}: ${text}\n  ${used.join(', ')}`);
    }
    expect(dropped.length, dropped.join('\n')).toBeLessThanOrEqual(9);
  });
});

describe('word for word', () => {
  /** Every sentence of the sample archive that may be cited, one document at a time. */
  const everySentence = (use: (text: string, address: string, packed: Packed) => void) => {
    for (const document of documents) {
      const packed = packOf(document.passages);
      for (const passage of packed.passages)
        for (const sentence of passage.sentences)
          use(groundOf(packed, passage, sentence, chance(0)).text, sentence.address, packed);
    }
  };

  it('every sentence of the archive is kept, and given back without its address', () => {
    everySentence((text, address, packed) => {
      const verdict = check(`${text} [${address}]`, packed);
      expect(verdict, text).toMatchObject({ kept: true, clauses: [{ addresses: [address] }] });
      if (verdict.kept) expect(verdict.clauses[0]!.text).not.toContain(`[${address}]`);
    });
  });

  it('with any one figure changed none is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (step) => {
        everySentence((text, address, packed) => {
          for (const { index, 0: figure } of text.matchAll(/\d/g)) {
            // A number of a list is no part of what is shown.
            if (/^(?:\d{1,2}(?:\.\d{1,2})*[.)]?)?$/.test(text.slice(0, index))) continue;
            const other = (Number(figure) + step) % 10;
            const claim = `${text.slice(0, index)}${other}${text.slice(index + 1)} [${address}]`;
            expect(check(claim, packed), claim).toMatchObject({ kept: false });
          }
        });
      }),
      { numRuns: 2 },
    );
  });
});
