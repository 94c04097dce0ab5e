import type { Generation } from '../core/answer.ts';
import { fold } from '../core/text.ts';
import type { ModelCall } from './ask-model.ts';
import type { CheckParts, CheckSentence, DropReason, Verdict } from './check-sentence.ts';
import { sentenceReader, type WrittenSentence } from './read-stream.ts';
import { standInFor } from './stand-in.ts';

/** A sentence that the asker may see. */
export interface KeptSentence extends WrittenSentence {
  clauses: Extract<Verdict, { kept: true }>['clauses'];
  /** It is the archive's own sentence in the place of one that the archive does not carry. */
  instead?: true;
}

export interface WrittenAnswer {
  kept: KeptSentence[];
  dropped: Generation['dropped'];
  /** `main claim lost`: what is left would answer something else. */
  end: 'complete' | 'main claim lost' | 'not found';
  firstSentenceMs: number | null;
  checkMs: number;
}

/** What the model is told to write when the evidence does not say it. */
export const notFoundLine = 'Các căn cứ không nói đến điều được hỏi.';

export interface WriteParts {
  check: CheckSentence;
  against: CheckParts;
  /** Milliseconds, for measuring only. */
  now: () => number;
  /** The checked text so far. */
  onText?: ((text: string) => void) | undefined;
}

/**
 * Reads what the model writes, sentence by sentence, and keeps what the check lets through; only that reaches
 * `onText`. Throws what the call throws.
 *
 * The main claim stands in the first sentence, since the prompt asks for it there. Where that one is dropped, the
 * sentence of the archive that it cites stands in its place, word for word: what is left would be true, but the answer
 * to something else. The claim is lost where nothing can stand in for it; then nothing more is read. It is lost as well
 * when more than half of the sentences were dropped, or all: a model that mostly writes what the archive does not carry
 * is not to be trusted with what it chose. A line that only leads in ("Gồm các việc:") claims nothing, and is dropped
 * without counting.
 */
export async function writeAnswer(call: ModelCall, parts: WriteParts): Promise<WrittenAnswer> {
  const { now } = parts;
  const began = now();
  const reader = sentenceReader();
  const result: WrittenAnswer = { kept: [], dropped: [], end: 'complete', firstSentenceMs: null, checkMs: 0 };
  let uncounted = 0;

  /** Whether to read on. */
  function take(sentence: WrittenSentence): boolean {
    if (isNotFound(sentence.text)) {
      if (result.kept.length === 0) result.end = 'not found';
      else result.dropped.push({ text: sentence.text, reason: 'no address' });
      return result.end !== 'not found';
    }
    const before = now();
    const verdict = parts.check(sentence.text, parts.against);
    result.checkMs += now() - before;
    if (verdict.kept) {
      result.firstSentenceMs ??= now() - began;
      result.kept.push({ ...sentence, clauses: verdict.clauses });
      parts.onText?.(plainText(result.kept));
      return true;
    }
    result.dropped.push({ text: sentence.text, reason: verdict.reason });
    if (verdict.reason === 'no address' && sentence.text.endsWith(':')) {
      uncounted++;
      return true;
    }
    if (result.kept.length > 0) return true;
    const instead = cites.has(verdict.reason) ? standInFor(sentence.text, parts.against.packed) : null;
    if (instead) {
      const clauses = [{ text: instead.text, addresses: [instead.address] }];
      result.kept.push({ ...sentence, clauses, instead: true });
    } else result.end = 'main claim lost';
    return result.end === 'complete';
  }

  for await (const chunk of call.text()) {
    if (!reader.push(chunk).every(take) || reader.ranOn) break;
  }
  if (result.end === 'complete') reader.end().every(take);
  const counted = result.dropped.length - uncounted;
  const own = result.kept.filter(({ instead }) => !instead).length;
  if (result.end === 'complete' && (own === 0 || counted > own)) {
    result.end = 'main claim lost';
  }
  return result;
}

/** Why a sentence is dropped whose addresses are good. */
const cites: ReadonlySet<DropReason> = new Set([
  ...(['number', 'date', 'document number', 'name', 'negation', 'unsupported words'] as const),
]);

const plain = (text: string) =>
  fold(text.replace(/\[[\d.,;\s]*\]/g, ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const notFoundPlain = plain(notFoundLine);

const isNotFound = (text: string) => plain(text) === notFoundPlain;

/** Checked sentences as they are shown while more of them come: each text begins with the one before it. */
export function plainText(kept: readonly KeptSentence[]): string {
  return layOut(kept, ({ clauses }) => joinClauses(clauses.map(({ text }) => text)));
}

/** Sentences with their paragraphs and items. */
export function layOut(kept: readonly KeptSentence[], shown: (sentence: KeptSentence) => string): string {
  let text = '';
  for (const sentence of kept) {
    if (text) text += sentence.item ? '\n' : sentence.paragraph ? '\n\n' : ' ';
    text += `${sentence.item ? '- ' : ''}${shown(sentence)}`;
  }
  return text;
}

/** Clauses of one sentence with the blanks between them. */
export function joinClauses(clauses: readonly string[]): string {
  return clauses
    .map((clause) => clause.trim())
    .reduce((text, clause) => (text && !/^[,.;:!?)]/.test(clause) ? `${text} ${clause}` : text + clause), '');
}
