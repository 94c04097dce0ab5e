import type { CheckParts, CheckSentence } from './check-sentence.ts';
import { citedEvidence } from './claims/evidence.ts';

/**
 * Reads the evidence while the model is awaited, a sentence a turn of the program, so that what it writes is compared
 * at once: every sentence as one that may be cited, and one of each passage checked against itself, which compiles what
 * a check is made of. Ends when `isOver`.
 */
export async function readAhead(
  against: CheckParts,
  check: CheckSentence,
  isOver: () => boolean,
): Promise<void> {
  const evidence = citedEvidence(against.packed, against.units);
  for (const { sentences } of against.packed.passages) {
    for (const [at, { address, text }] of sentences.entries()) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver()) return;
      // The passage's own stand behind its headings.
      if (at === sentences.length - 1) check(`${text} [${address}].`, against);
      else evidence.carrier(address);
    }
  }
}
