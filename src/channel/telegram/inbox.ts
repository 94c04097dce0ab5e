import type { Update } from 'grammy/types';
import { ChannelRefusal } from '../../core/channel.ts';
import type { TelegramSettings } from './telegram.ts';

/** Seconds after which an answer that could not be sent is tried again. */
const againAfter = [30, 120, 600];

/**
 * Updates on their way from Telegram to their answer. What was taken in is answered once: after a restart those
 * that were not, and none of those whose answer had begun to go out.
 */
export function openInbox({ people, log, clock }: Pick<TelegramSettings, 'people' | 'log' | 'clock'>) {
  const idOf = (update: Update) => `telegram:${update.update_id}`;
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();

  return {
    /** Keeps the updates that are meant for the bot and gives those that are new. Throws when the disk is full. */
    async take(updates: readonly Update[], wants: (update: Update) => boolean): Promise<Update[]> {
      const fresh: Update[] = [];
      for (const update of updates.filter(wants)) {
        const chat = update.message?.chat.id ?? update.callback_query?.message?.chat.id;
        const isNew = await people.receive({
          id: idOf(update),
          chat: `telegram:${chat}`,
          payload: JSON.stringify(update),
          receivedAt: clock().toISOString(),
        });
        if (isNew) fresh.push(update);
      }
      return fresh;
    },

    /** What an earlier process took in and did not answer. */
    left: (): Update[] => people.pending('telegram:').map(({ payload }) => JSON.parse(payload) as Update),

    /** How far the answer to one update is. */
    ticket(update: Update) {
      const id = idOf(update);
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
        },
        /** An answer of which nothing went out is tried again while that may help. */
        async failed(fault: unknown, again: () => Promise<void>): Promise<void> {
          const failed = failures.get(id) ?? 0;
          const pause = againAfter[failed];
          const mayHelp = !said && fault instanceof ChannelRefusal && fault.later && pause !== undefined;
          await people.setInboxState(id, mayHelp ? 'received' : 'answered');
          log.warn('telegram: answer not sent', { tries: failed + 1, again: mayHelp }, fault);
          if (!mayHelp) {
            failures.delete(id);
            return;
          }
          failures.set(id, failed + 1);
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
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
