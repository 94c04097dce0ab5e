import { readFileSync } from 'node:fs';
import { checkSentence, type Verdict } from '../../src/answer/check-sentence.ts';
import type { Packed } from '../../src/answer/packed.ts';
import { writeAnswer } from '../../src/answer/write-answer.ts';
import { type PackedDocument, packOf, units } from '../answer/gate/packs.ts';

/** An answer as a model writes it in free words, over passages of `knowledge/` (`source#position`). */
interface WrittenAnswer {
  question: string;
  passages: string[];
  /** Honest, in their order. */
  sentences: string[];
  /** Near to them, and not what the passages say. */
  lies: { why: string; claim: string }[];
}

/** On the first two the check was made, by the next two it was mended; of the last nothing was known to who did. */
export const writtenFiles = {
  made: ['written-answers.jsonl', 'written-answers-2.jsonl'],
  seen: ['written-answers-3.jsonl', 'written-answers-4.jsonl'],
  heldOut: ['written-answers-held-out.jsonl'],
};

/** What the check makes of one file. */
export interface WrittenOutcome {
  file: string;
  answers: number;
  sentences: number;
  lies: number;
  dropped: { claim: string; reason: string }[];
  /** Answers that the asker does not get: the quoted passages are sent instead. */
  fallenBack: number;
  through: { claim: string; why: string }[];
}

export async function checkWritten(
  file: string,
  documents: readonly PackedDocument[],
): Promise<WrittenOutcome> {
  const outcome: WrittenOutcome = {
    ...{ file, answers: 0, sentences: 0, lies: 0, fallenBack: 0 },
    ...{ dropped: [], through: [] },
  };
  for (const { question, passages, sentences, lies } of answersIn(file)) {
    const packed = packedFrom(passages, documents);
    const against = { packed, question, units, today: '2026-11-02' };
    const verdictOn = (claim: string): Verdict => checkSentence(claim, against);
    outcome.answers++;
    outcome.sentences += sentences.length;
    outcome.lies += lies.length;
    for (const claim of sentences) {
      const verdict = verdictOn(claim);
      if (!verdict.kept) outcome.dropped.push({ claim, reason: verdict.reason });
    }
    const said = { text: () => wholeText(sentences), cost: () => null };
    const { end } = await writeAnswer(said, { check: checkSentence, against, now: () => 0 });
    if (end !== 'complete') outcome.fallenBack++;
    outcome.through.push(...lies.filter(({ claim }) => verdictOn(claim).kept));
  }
  return outcome;
}

async function* wholeText(sentences: readonly string[]): AsyncGenerator<string, void, undefined> {
  yield sentences.join('\n');
}

/** The honest sentences of a file with one figure changed at a time, those of addresses left alone. */
export function alteredFigures(
  file: string,
  documents: readonly PackedDocument[],
): { claim: string; kept: boolean }[] {
  const made: { claim: string; kept: boolean }[] = [];
  for (const { question, passages, sentences } of answersIn(file)) {
    const packed = packedFrom(passages, documents);
    for (const sentence of sentences) {
      for (const { index, 0: figure } of sentence.matchAll(/\d/g)) {
        if (/\[[\d., ]*$/.test(sentence.slice(0, index))) continue;
        const other = (Number(figure) + 1) % 10;
        const claim = `${sentence.slice(0, index)}${other}${sentence.slice(index + 1)}`;
        const { kept } = checkSentence(claim, { packed, question, units, today: '2026-11-02' });
        made.push({ claim, kept });
      }
    }
  }
  return made;
}

function answersIn(file: string): WrittenAnswer[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line) as WrittenAnswer);
}

/** Passages by their keys, packed in this order. */
export function packedFrom(keys: readonly string[], documents: readonly PackedDocument[]): Packed {
  return packOf(
    keys.map((key) => {
      const [source, at] = key.split('#');
      const passage = documents.find((one) => one.source === source)?.passages[Number(at)];
      if (!passage) throw new Error(`no passage ${key}`);
      return passage;
    }),
  );
}
