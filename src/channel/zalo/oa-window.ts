import { ChannelRefusal } from '../../core/channel.ts';
import type { PeopleStore } from '../../core/people.ts';

export interface WindowSettings {
  /** Days after a person's last message in which they may be written to. */
  replyDays: number;
  /** Messages that cost nothing, and hours for which that holds, counted anew with each message of the person. */
  freeReplies: number;
  freeHours: number;
}

/** https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van; uncertain, therefore settings. */
export const usualWindow: WindowSettings = { replyDays: 7, freeReplies: 8, freeHours: 48 };

interface Count {
  /** ISO instant of the person's last message. */
  heardAt: string;
  /** Messages sent to them since. */
  sent: number;
}

/**
 * Who may be written to, and what it costs: an Official Account answers, it does not begin. Kept in the store, so
 * that a restart does not forget it.
 */
export function openReplyWindow(
  people: Pick<PeopleStore, 'secret' | 'replaceSecret'>,
  clock: () => Date,
  settings: WindowSettings,
) {
  const nameOf = (user: string) => `zalo-oa window ${user}`;
  const read = (user: string): { count: Count | null; raw: string | undefined } => {
    const raw = people.secret(nameOf(user));
    return { count: raw === undefined ? null : (JSON.parse(raw) as Count), raw };
  };

  async function change(user: string, next: (count: Count | null) => Count): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const { count, raw } = read(user);
      if (await people.replaceSecret(nameOf(user), raw, JSON.stringify(next(count)))) return;
    }
  }

  return {
    /** The person wrote: the window opens anew. */
    heard: (user: string): Promise<void> => change(user, () => ({ heardAt: clock().toISOString(), sent: 0 })),

    /** Before one message to the person. Throws `ChannelRefusal` when it cannot be sent, or would cost money. */
    async spend(user: string): Promise<void> {
      const { count } = read(user);
      const hours = count
        ? (clock().getTime() - Date.parse(count.heardAt)) / 3_600_000
        : Number.POSITIVE_INFINITY;
      if (!count || hours > settings.replyDays * 24) {
        throw new ChannelRefusal(
          `Người nhận không nhắn tin trong ${settings.replyDays} ngày qua, nên Zalo không cho gửi.`,
          { later: false },
        );
      }
      if (hours > settings.freeHours || count.sent >= settings.freeReplies) {
        throw new ChannelRefusal(
          `Đã hết số tin miễn phí cho người nhận này (${settings.freeReplies} tin trong ${settings.freeHours} giờ sau tin cuối của họ).`,
          { later: false },
        );
      }
      await change(user, (now) => ({ heardAt: now?.heardAt ?? count.heardAt, sent: (now?.sent ?? 0) + 1 }));
    },

    /** Free messages that are left for a person. */
    left(user: string): number {
      const { count } = read(user);
      if (!count) return 0;
      const hours = (clock().getTime() - Date.parse(count.heardAt)) / 3_600_000;
      return hours > settings.freeHours ? 0 : Math.max(0, settings.freeReplies - count.sent);
    },
  };
}
