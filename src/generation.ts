import { performance } from 'node:perf_hooks';
import type { Extracted } from './answer/answer.ts';
import { askModel, costOf, type ModelCall } from './answer/ask-model.ts';
import { breaker } from './answer/breaker.ts';
import type { CheckSentence } from './answer/check-sentence.ts';
import { asData } from './answer/evidence-text.ts';
import { generate, newNonce, prepare } from './answer/generate.ts';
import { faultNote, notes, withNote } from './answer/notes.ts';
import { readAhead } from './answer/read-ahead.ts';
import { acceptedRewrite, longestQuestion, turnsText } from './answer/rewrite.ts';
import type { Answer, AskOptions, Refusal } from './core/answer.ts';
import { formatDate } from './core/dates.ts';
import { localDay } from './core/days.ts';
import type { Evidence } from './core/evidence.ts';
import type { Archive, ChatModel, Clock, Usage, UsageStore } from './core/ports.ts';
import type { Turn } from './core/turn.ts';
import type { UnitRegistry } from './core/units.ts';
import { once } from './once.ts';
import { loadPrompt } from './prompts.ts';

/** What bounds the use of a model. */
export interface GenerationSettings {
  /** Its name, for usage and figures. */
  model: string;
  /** Seconds for one answer, after which the asker gets the extractive one. */
  answerSeconds: number;
  /** Tokens of evidence in one prompt. */
  evidenceTokens: number;
  /** Tokens in and out on one local day, of everybody and of one asker; null: no limit. */
  tokensPerDay: number | null;
  tokensPerUserPerDay: number | null;
}

/** Limits of a model that was plugged in without a configuration. */
export const unsetLimits: GenerationSettings = {
  model: 'LangChain',
  answerSeconds: 60,
  evidenceTokens: 6000,
  tokensPerDay: null,
  tokensPerUserPerDay: null,
};

export interface GenerationParts {
  settings: GenerationSettings;
  /** Called with the first question that needs it. */
  model: () => Promise<ChatModel>;
  check: CheckSentence;
  archive: Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;
  usage: UsageStore;
  units: () => UnitRegistry;
  clock: Clock;
  /** Told of every failure of the model, for the log. */
  onFault?: ((fault: unknown) => void) | undefined;
}

export type OpenGeneration = ReturnType<typeof openGeneration>;

/**
 * A model behind the answers: prompts, budgets, the breaker, and what each call has cost. Whatever goes wrong, the
 * outcome is the extractive one with a note; only an asker who leaves is told by the reason of the signal, thrown.
 */
export function openGeneration(parts: GenerationParts) {
  const { settings, usage, clock } = parts;
  const timeMs = settings.answerSeconds * 1000;
  const guard = breaker(() => clock().getTime());
  const prompts = once(() => ({ answer: loadPrompt('answer'), rewrite: loadPrompt('rewrite-question') }));
  const now = () => performance.now();

  /** The note about a budget that `tokens` more would exceed; null while there is room. */
  function budgetNote(asker: string | null, tokens: number): string | null {
    const used = usage.tokensOn(localDay(clock()), asker);
    if (settings.tokensPerDay !== null && used.all + tokens > settings.tokensPerDay) return notes.budgetOfAll;
    const own = settings.tokensPerUserPerDay;
    return asker !== null && own !== null && used.asker + tokens > own ? notes.budgetOfAsker : null;
  }

  function record(
    call: ModelCall,
    about: Pick<Usage, 'asker' | 'purpose' | 'prompt'>,
  ): Pick<Usage, 'inputTokens' | 'outputTokens'> {
    const cost = call.cost();
    if (!cost) return { inputTokens: 0, outputTokens: 0 };
    usage.recordUsage({ at: clock().toISOString(), model: settings.model, ...about, ...cost });
    return cost;
  }

  return {
    /**
     * The answer of a model where it rests on passages, the model may be asked and the archive carries what it
     * writes; else what was extracted, with a note where the asker should know why.
     */
    async answer(
      evidence: Evidence,
      { outcome, from }: Extracted,
      options: AskOptions = {},
    ): Promise<Answer | Refusal> {
      options.signal?.throwIfAborted();
      if (outcome.kind === 'refusal' || from === 'archive' || from === 'document') return outcome;
      const asker = options.asker ?? null;
      let cost = () => ({ inputTokens: 0, outputTokens: 0 });
      try {
        const prompt = prompts().answer;
        const { archive, check } = parts;
        const today = localDay(clock());
        const tokens = settings.evidenceTokens;
        const { packed, messages } = prepare(evidence, { archive, prompt, today, tokens });
        if (packed.passages.length === 0) return outcome;
        const over = budgetNote(asker, costOf(messages));
        if (over) return withNote(outcome, over);
        if (!guard.allows()) return withNote(outcome, notes.resting);
        const call = askModel(await parts.model(), messages, { signal: options.signal, timeMs });
        cost = once(() => record(call, { asker, purpose: 'answer', prompt: prompt.fingerprint }));
        const units = parts.units();
        let isOver = false;
        const against = { packed, question: evidence.question.text, units, today };
        // What fails here fails in the answer as well.
        readAhead(against, check, () => isOver).catch(() => {});
        const { outcome: generated, figures } = await generate(
          evidence,
          { outcome, from },
          { packed, call },
          { archive, units, check, today, now, onText: options.onText },
        ).finally(() => {
          isOver = true;
        });
        guard.succeeded();
        const made = { model: settings.model, prompt: prompt.fingerprint };
        return { ...generated, generation: { ...made, ...figures, ...cost() } };
      } catch (fault) {
        cost();
        options.signal?.throwIfAborted();
        guard.failed();
        parts.onFault?.(fault);
        return withNote(outcome, faultNote(fault, options.asker ?? null));
      }
    },

    /**
     * A follow-up as a question that stands by itself, null when the model cannot be asked or what it wrote does
     * not follow from the conversation.
     */
    async rewrite(
      question: string,
      turns: readonly Turn[],
      options: AskOptions = {},
    ): Promise<string | null> {
      options.signal?.throwIfAborted();
      if (turns.length === 0) return null;
      const asker = options.asker ?? null;
      const prompt = prompts().rewrite;
      const nonce = newNonce();
      const messages = prompt.fill({
        today: formatDate(localDay(clock())),
        nonce,
        turns: turnsText(turns, nonce),
        question: asData(question, nonce),
      });
      if (budgetNote(asker, costOf(messages)) || !guard.allows()) return null;
      let call: ModelCall | undefined;
      let written = '';
      try {
        // The answer is still to come, and has its own time.
        call = askModel(await parts.model(), messages, { signal: options.signal, timeMs: timeMs / 2 });
        for await (const piece of call.text()) {
          written += piece;
          if (written.length > 2 * longestQuestion) break;
        }
        guard.succeeded();
      } catch {
        options.signal?.throwIfAborted();
        guard.failed();
        return null;
      } finally {
        if (call) record(call, { asker, purpose: 'rewrite', prompt: prompt.fingerprint });
      }
      return acceptedRewrite(written, question, turns);
    },
  };
}
