import type { Abilities, Assistant, ChannelLog } from '../core/channel.ts';
import type { Incoming, Outgoing } from '../core/message.ts';
import { slots } from '../core/slots.ts';
import type { Inbox } from './inbox.ts';
import { kindOfFault } from './kind-of-fault.ts';

/** Shows the things that go out for one message, in a channel's own way. */
export interface Reply {
  show(outgoing: Outgoing): Promise<void>;
  /** Nothing more comes: no typing after the words. */
  end(): void;
}

export interface AnsweringParts<Event> {
  name: string;
  abilities: Abilities;
  inbox: Inbox<Event>;
  log: ChannelLog;
  openReply(event: Event, incoming: Incoming): Reply;
  /** A fault of sending as `ChannelRefusal`; anything else as it is. */
  refusalOf(fault: unknown): unknown;
  /** The event once more, as if it had just come in. */
  again(event: Event): Promise<void>;
}

/**
 * So many answers may be about to say their first words. What is about to be said when the process is killed is not
 * said again, since nobody knows whether it was heard: there must not be hundreds of them after a start with many
 * messages waiting.
 */
const mostAboutToSpeak = 32;

const sorry: Outgoing = {
  kind: 'note',
  text: 'Xin lỗi, đã có lỗi khi trả lời. Xin anh/chị hỏi lại sau ít phút; nếu vẫn lỗi, xin báo người quản trị.',
};

/**
 * From a message to its reply, the same for every channel: the inbox knows how far it is, the chat may go on while
 * long work tells its progress, an assistant that fails is heard as a note, and stopping waits for what has begun.
 */
export function openAnswering<Event>(parts: AnsweringParts<Event>) {
  const { name, abilities, inbox, log } = parts;
  const underway = new Set<Promise<void>>();
  const stopping = new AbortController();
  const turns = slots(mostAboutToSpeak);
  let closed = false;

  async function* heard(assistant: Assistant, incoming: Incoming): AsyncGenerator<Outgoing> {
    try {
      yield* assistant(incoming, { abilities, signal: stopping.signal });
    } catch (fault) {
      log.warn(`${name}: assistant failed`, { ...kindOfFault(fault) });
      yield sorry;
    }
  }

  async function answerWhole(
    event: Event,
    incoming: Incoming,
    assistant: Assistant,
    onProgress: () => void,
  ): Promise<void> {
    const reply = parts.openReply(event, incoming);
    const ticket = inbox.ticket(event);
    let hasSpoken = false;
    try {
      for await (const outgoing of heard(assistant, incoming)) {
        if (outgoing.kind === 'progress') onProgress();
        if (!isWords(outgoing)) {
          await reply.show(outgoing);
          continue;
        }
        const release = hasSpoken ? () => {} : await turns.take();
        try {
          await ticket.answering();
          await reply.show(outgoing);
        } finally {
          release();
        }
        ticket.spoken();
        hasSpoken = true;
      }
      await ticket.answered();
    } catch (fault) {
      await ticket.failed(parts.refusalOf(fault), () => parts.again(event));
    } finally {
      reply.end();
    }
  }

  return {
    /**
     * Resolves when the answer is out; of long work, which tells progress, already when it has begun. Rejects when
     * the store fails. After `close` nothing begins: it stays in the inbox.
     */
    answer(event: Event, incoming: Incoming, assistant: Assistant): Promise<void> {
      if (closed) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const work = answerWhole(event, incoming, assistant, resolve).then(resolve, reject);
        underway.add(work);
        void work.finally(() => underway.delete(work));
      });
    },

    /** Ends the answers under way, begins none; resolves when they are out. */
    async close(): Promise<void> {
      closed = true;
      inbox.close();
      await Promise.allSettled(underway);
      stopping.abort();
    },
  };
}

/** What must not be said twice. */
const isWords = ({ kind }: Outgoing) => kind === 'reply' || kind === 'note' || kind === 'file';
