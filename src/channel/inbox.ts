import { type ChannelLog, ChannelRefusal } from '../core/channel.ts';
import type { PeopleStore } from '../core/people.ts';
import { kindOfFault } from './kind-of-fault.ts';

/** Seconds after which an answer that could not be sent is tried again. */
const againAfter = [30, 120, 600];

export interface InboxParts<Event> {
  /** The channel's, as in `Channel.name`. */
  name: string;
  people: Pick<PeopleStore, 'receive' | 'setInboxState' | 'pending'>;
  log: ChannelLog;
  clock: () => Date;
  /** What makes an event the same, within the channel. */
  idOf(event: Event): string | number;
  /** The chat, within the channel. */
  chatOf(event: Event): string | number;
}

export type Inbox<Event> = ReturnType<typeof openInbox<Event>>;

/**
 * Events on their way from a platform to their answer. What was taken in is answered once: after a restart those
 * that were not, and none of those whose answer had begun to go out.
 */
export function openInbox<Event>({ name, people, log, clock, ...of }: InboxParts<Event>) {
  const idOf = (event: Event) => `${name}:${of.idOf(event)}`;
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  /** Taken in by this process and not answered yet. */
  const own = new Set<string>();
  /** Given out as left from before. */
  const inherited = new Set<string>();
  let closed = false;

  return {
    /** Keeps an event; false when somebody answers it already. Throws when the disk is full. */
    async take(event: Event): Promise<boolean> {
      const id = idOf(event);
      const isNew = await people.receive({
        id,
        chat: `${name}:${of.chatOf(event)}`,
        payload: JSON.stringify(event),
        receivedAt: clock().toISOString(),
      });
      // `left` may have found it on the disk before the word of that came back.
      if (!isNew || inherited.has(id)) return false;
      own.add(id);
      return true;
    },

    /** What an earlier process took in and did not answer, oldest first. */
    left(): Event[] {
      const entries = people.pending(`${name}:`).filter(({ id }) => !own.has(id));
      for (const { id } of entries) inherited.add(id);
      return entries.map(({ payload }) => JSON.parse(payload) as Event);
    },

    /** How far the answer to one event is. */
    ticket(event: Event) {
      const id = idOf(event);
      let begun = false;
      let said = false;
      return {
        /** Before the first words go out. */
        async answering(): Promise<void> {
          if (!begun) await people.setInboxState(id, 'answering');
          begun = true;
        },
        /** Words are out. */
        spoken(): void {
          said = true;
        },
        async answered(): Promise<void> {
          failures.delete(id);
          await people.setInboxState(id, 'answered');
          own.delete(id);
        },
        /** An answer of which nothing went out is tried again while that may help. */
        async failed(fault: unknown, again: () => Promise<void>): Promise<void> {
          const failed = failures.get(id) ?? 0;
          const pause = againAfter[failed];
          const mayHelp = !said && fault instanceof ChannelRefusal && fault.later && pause !== undefined;
          await people.setInboxState(id, mayHelp ? 'received' : 'answered');
          const facts = { tries: failed + 1, again: mayHelp, ...kindOfFault(fault) };
          log.warn(`${name}: answer not sent`, facts, fault instanceof ChannelRefusal ? fault : undefined);
          if (!mayHelp) {
            failures.delete(id);
            own.delete(id);
            return;
          }
          failures.set(id, failed + 1);
          if (closed) return;
          const seconds = Math.max(pause, (fault as ChannelRefusal).retryAfter ?? 0);
          const timer = setTimeout(() => {
            timers.delete(timer);
            void again().catch(() => {});
          }, seconds * 1000);
          timer.unref();
          timers.add(timer);
        },
      };
    },

    /** What is still to be tried again stays in the inbox for the next start. */
    close(): void {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
