import { beforeAll, describe, expect, it } from 'vitest';
import { alteredFigures, checkWritten, writtenFiles } from '../../eval/written-answers.ts';
import { type PackedDocument, sampleDocuments } from './packs.ts';

/** Of 100 honest sentences. */
const mostDropped = 3;
/** Of 100 lies. Most that get through keep every figure and name and turn the sense: whom it holds for, or why. */
const mostThrough = 26;

let documents: PackedDocument[];
beforeAll(async () => {
  documents = await sampleDocuments();
});

describe('answers in free words', () => {
  // Others are watched by the evaluation: a file is held to these figures when the check has been made on it.
  it.each(writtenFiles.made)('%s: honest sentences are kept, and most lies are not', async (file) => {
    const { sentences, lies, dropped, through, fallenBack, answers } = await checkWritten(file, documents);
    expect(sentences).toBeGreaterThan(100);
    expect(dropped.length, dropped.map(({ claim }) => claim).join('\n')).toBeLessThanOrEqual(
      (sentences * mostDropped) / 100,
    );
    expect(fallenBack).toBeLessThanOrEqual((answers * mostDropped) / 100);
    expect(through.length, through.map(({ claim }) => claim).join('\n')).toBeLessThanOrEqual(
      (lies * mostThrough) / 100,
    );
  });

  it('with any one figure changed they are not', () => {
    const through = alteredFigures(writtenFiles.made[0]!, documents).filter(({ kept }) => kept);
    // "nhóm ưu tiên 2" for 1: both stand in the sentence that is cited, who belongs to them in none.
    expect(through.length, through.map(({ claim }) => claim).join('\n')).toBeLessThanOrEqual(1);
  });
});
