import type { Answer, AskOptions, Refusal } from '../core/answer.ts';
import { localDay } from '../core/days.ts';
import { inOrder } from '../core/in-order.ts';
import type { Incoming, Outgoing, Place } from '../core/message.ts';
import type { Clock } from '../core/ports.ts';
import type { Turn } from '../core/turn.ts';
import type { UnitRegistry } from '../core/units.ts';
import {
  commandOf,
  forgotten,
  goodbye,
  hello,
  helpText,
  isBareNumber,
  looksLikeCommand,
  unknownChoice,
  unknownCommand,
  welcome,
  wordless,
} from './commands.ts';
import { understandMessage } from './follow-up.ts';
import { type MemorySettings, openMemory, usualMemory } from './memory.ts';
import { unknownOwnUnit, withOwnUnit } from './own-unit.ts';
import { fillPending } from './pending.ts';
import { stream } from './stream.ts';
import { turnOf } from './turn-of.ts';

export interface ConversationParts {
  /** Answers one full question. Throws UserError and whatever the stores throw. */
  ask: (question: string, options: AskOptions) => Promise<Answer | Refusal>;
  /** A full question from `turns` (oldest first) by a model; null without a model and when it declines. */
  rewrite: (question: string, turns: readonly Turn[], options: AskOptions) => Promise<string | null>;
  units: () => UnitRegistry;
  clock: Clock;
  memory?: Partial<MemorySettings>;
}

export type Conversation = ReturnType<typeof openConversation>;

/** How one message is answered; who asks is told by the message. */
export type SayOptions = Pick<AskOptions, 'signal'> & {
  /** Name of the asker's unit; null where it could be known and is not. */
  unit?: string | null;
};

/**
 * The conversation, the same for every channel: commands, follow-ups, the question, what is remembered of it.
 * Messages of one person in one chat are answered one after the other, since each may point to the one before.
 */
export function openConversation({ ask, rewrite, units, clock, memory: settings }: ConversationParts) {
  const memory = openMemory(clock, { ...usualMemory, ...settings });
  const byPerson = inOrder();
  const inTurn = ({ channel, chat, user }: Place, work: () => Promise<void>): Promise<void> =>
    byPerson(JSON.stringify([channel, chat, user]), work);

  /** The words of the assistant itself, for what is no question; null for a question. */
  function spoken(place: Place, text: string): string | null {
    const command = commandOf(text);
    if (command === 'new') memory.forget(place);
    if (command) return { new: forgotten, help: helpText, hello, thanks: welcome, bye: goodbye }[command];
    if (!/[\p{L}\p{N}]/u.test(text)) return wordless;
    return looksLikeCommand(text) ? unknownCommand(text) : null;
  }

  /**
   * 1. By rule: whole, a follow-up, or in need of a document.
   * 2. What the rules are not sure of goes to the model; `rewrite` holds back what does not follow from the turns.
   * 3. Where it declines, the rules' own guess, else the message as it is.
   */
  async function fullQuestion(
    place: Place,
    text: string,
    options: AskOptions,
  ): Promise<string | { which: string }> {
    const { turns, pending } = memory.recall(place);
    const known = { units: units(), today: localDay(clock()) };
    const filled = pending === null ? null : fillPending(pending, text, turns);
    if (filled) return filled;
    if (isBareNumber(text)) return { which: unknownChoice(text) };
    const understood = understandMessage(text, turns, known);
    if (understood.kind === 'complete') return text;
    if (understood.kind === 'which') {
      memory.await(place, understood.pending);
      return { which: understood.text };
    }
    if (understood.sure && understood.question) return understood.question;
    return (await rewrite(text, turns, options)) ?? understood.question ?? text;
  }

  async function answer(
    incoming: Incoming,
    { unit, ...options }: AskOptions & SayOptions,
  ): Promise<Outgoing> {
    const text = (incoming.text ?? incoming.choice ?? '').normalize('NFC').trim();
    const said = text === '' ? helpText : spoken(incoming, text);
    if (said !== null) return { kind: 'note', text: said };
    const own = withOwnUnit(text, unit);
    if (own === null) return { kind: 'note', text: unknownOwnUnit };
    const full = await fullQuestion(incoming, own, options);
    if (typeof full !== 'string') return { kind: 'note', text: full.which };
    const understood = full === text ? undefined : `Hiểu câu hỏi là: “${full}”`;
    const lead = understood ? `${understood}\n\n` : '';
    const { onText } = options;
    const outcome = await ask(full, {
      ...options,
      ...(onText ? { onText: (part) => onText(lead + part) } : {}),
    });
    memory.remember(incoming, turnOf(text, full, outcome));
    return { kind: 'reply', text: lead + outcome.text, ...(understood ? { understood } : {}), outcome };
  }

  return {
    /**
     * What goes out for one message, as it comes about. Throws what `ask` throws; an answer that was aborted or
     * failed is not remembered.
     */
    say(incoming: Incoming, options: SayOptions = {}): AsyncIterable<Outgoing> {
      const asker = `${incoming.channel}:${incoming.user}`;
      return stream<Outgoing>((emit) =>
        inTurn(incoming, async () => {
          options.signal?.throwIfAborted();
          emit({ kind: 'typing' });
          emit(
            await answer(incoming, { ...options, asker, onText: (text) => emit({ kind: 'partial', text }) }),
          );
        }),
      );
    },

    /** Forgets what was said; for a channel that knows that a chat has ended. */
    forget: (place: Place): void => memory.forget(place),
  };
}
