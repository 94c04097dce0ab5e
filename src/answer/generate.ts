import { randomBytes } from 'node:crypto';
import type { Answer, Generation, Refusal } from '../core/answer.ts';
import { formatDate } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Archive } from '../core/ports.ts';
import type { Prompt, PromptMessage } from '../core/prompt.ts';
import type { Extracted } from './answer.ts';
import type { ModelCall } from './ask-model.ts';
import type { CheckParts, CheckSentence } from './check-sentence.ts';
import { asData, evidenceText } from './evidence-text.ts';
import { notes, withNote } from './notes.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
import { refuse } from './refuse.ts';
import { renderGenerated } from './render-generated.ts';
import { notFoundLine, type WrittenAnswer, writeAnswer } from './write-answer.ts';

export type AnswerPrompt = Prompt<'today' | 'nonce' | 'notFound' | 'evidence' | 'question'>;

export interface GenerateParts {
  archive: Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;
  units: CheckParts['units'];
  check: CheckSentence;
  today: IsoDate;
  /** Milliseconds, for measuring only. */
  now: () => number;
}

/**
 * Below this confidence "not found" by the model is believed; above it the passages are shown as well, for the
 * asker to judge. Of the gold questions without an answer that the search does not refuse by itself, four of five
 * lie below, and so does a third of those with an answer: there a model that overlooks it costs the passages.
 */
export const believeNotFoundBelow = 0.5;

/** What is sent to the model, and what it will be held to. */
export interface Asking {
  packed: Packed;
  messages: PromptMessage[];
}

/** Packs the evidence into at most `tokens` and writes the prompt around it. */
export function prepare(
  evidence: Evidence,
  {
    archive,
    prompt,
    today,
    tokens,
  }: { archive: GenerateParts['archive']; prompt: AnswerPrompt; today: IsoDate; tokens: number },
): Asking {
  const packed = pack(evidence, { archive, tokens });
  const nonce = newNonce();
  const messages = prompt.fill({
    today: formatDate(today),
    nonce,
    notFound: notFoundLine,
    evidence: evidenceText(packed.passages, nonce),
    question: asData(evidence.question.text, nonce),
  });
  return { packed, messages };
}

/** Chance that nobody who wrote a document could know: it makes the marks that close the data. */
export const newNonce = (): string => randomBytes(8).toString('hex');

/** An outcome with how it came about, which the caller completes with the model's name and its cost. */
export interface Generated {
  outcome: Answer | Refusal;
  figures: Pick<Generation, 'kept' | 'dropped' | 'firstSentenceMs' | 'checkMs'>;
}

/**
 * Evidence → what the model wrote and the archive carries.
 *
 * 1. Read the stream, keep the sentences that pass the check (write-answer.ts); only they reach `onText`.
 * 2. Main claim lost, and nothing to stand in for it: the extractive answer, with a note.
 * 3. Not found by the model: a refusal where the search is not sure either, else the passages, with a note.
 * 4. Else the sentences with the numbers of their quotes, and the quotes out of the archive.
 *
 * Throws what the call throws.
 */
export async function generate(
  evidence: Evidence,
  { outcome: extractive, from }: { outcome: Answer; from: Extracted['from'] },
  { packed, call }: { packed: Packed; call: ModelCall },
  parts: GenerateParts & { onText?: ((text: string) => void) | undefined },
): Promise<Generated> {
  const { archive, units, check, today, now, onText } = parts;
  const { text: question, numbers } = evidence.question;
  const written = await writeAnswer(call, {
    check,
    against: { packed, question, units, today },
    now,
    onText,
  });
  const list = from === 'list' ? extractive.quotes : [];
  const outcome: Record<WrittenAnswer['end'], () => Answer | Refusal> = {
    complete: () => renderGenerated(written.kept, { packed, numbers, list, archive }),
    'main claim lost': () => withNote(extractive, notes.notCarried),
    'not found': () =>
      evidence.confidence < believeNotFoundBelow
        ? refuse(evidence, 'generated')
        : withNote(extractive, notes.notFound),
  };
  const { dropped, firstSentenceMs, checkMs } = written;
  const kept = written.end === 'complete' ? written.kept.filter(({ instead }) => !instead).length : 0;
  return { outcome: outcome[written.end](), figures: { kept, dropped, firstSentenceMs, checkMs } };
}
