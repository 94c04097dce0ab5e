import { UserError } from '../core/errors.ts';
import type { Subscription } from '../core/people.ts';
import { fold } from '../core/text.ts';
import type { Working } from './chat-command.ts';
import { labelOf, type Offer } from './choices.ts';

const usualTime = '07:30';
const mostDaysAhead = 60;

/** Shows what a chat is sent, with what it may be sent besides; with `words` subscribes. Throws UserError. */
export async function* subscriptions(words: string, working: Working) {
  const wanted = subscriptionOf(words);
  if (wanted) {
    yield* working.take({ do: 'subscribe', ...wanted });
    return;
  }
  if (words !== '') throw new UserError(`Không hiểu “${words}”. ${examples}`);
  const current = working.people.subscriptions(working.chat);
  const lines = current.map((one) => `- ${subscriptionText(one, working)}`);
  const offers: Offer[] = [
    {
      label: `Bản tin hằng ngày lúc ${usualTime}`,
      action: { do: 'subscribe', kind: 'daily', time: usualTime, daysAhead: null },
    },
    {
      label: `Bản tin hằng tuần lúc ${usualTime}`,
      action: { do: 'subscribe', kind: 'weekly', time: usualTime, daysAhead: null },
    },
    {
      label: 'Nhắc trước hạn 3 ngày',
      action: { do: 'subscribe', kind: 'reminder', time: usualTime, daysAhead: 3 },
    },
  ];
  const missing = offers.filter(
    ({ action }) => action.do === 'subscribe' && !current.some(({ kind }) => kind === action.kind),
  );
  const removals = current.map(
    (one): Offer => ({
      label: labelOf(`Bỏ: ${subscriptionText(one, working)}`),
      action: { do: 'unsubscribe', id: one.id },
    }),
  );
  yield await working.note(
    lines.length > 0
      ? ['Cuộc trò chuyện này đang nhận:', ...lines].join('\n')
      : 'Cuộc trò chuyện này chưa nhận bản tin hay lời nhắc nào. Anh/chị muốn nhận gì?',
    [...missing, ...removals],
  );
}

const examples = 'Ví dụ: /nhac ngày 07:30, /nhac tuần, /nhac trước 3 ngày. Giờ viết dạng 07:30.';

/**
 * `ngày 08:00`, `tuần`, `trước 3 ngày lúc 8h`; null when nothing or something else is said. Throws UserError for a
 * time that there is not, and for too many days.
 */
function subscriptionOf(words: string): Pick<Subscription, 'kind' | 'time' | 'daysAhead'> | null {
  const said = fold(words.normalize('NFC'));
  const ahead = /truoc(?:\s+han)?\s+(\d+)(?:\s+ngay)?/.exec(said);
  const time = timeOf(ahead ? said.replace(ahead[0], '') : said);
  if (ahead) {
    const daysAhead = Number(ahead[1]);
    if (daysAhead < 1 || daysAhead > mostDaysAhead)
      throw new UserError(`Văn thư nhắc được trước từ 1 đến ${mostDaysAhead} ngày. ${examples}`);
    return { kind: 'reminder', time, daysAhead };
  }
  if (/tuan/.test(said)) return { kind: 'weekly', time, daysAhead: null };
  return /ngay/.test(said) ? { kind: 'daily', time, daysAhead: null } : null;
}

/** `8h`, `07:30`, `16 giờ 30`; the usual time where none is said. Throws UserError for one that there is not. */
function timeOf(said: string): string {
  const clock = /(\d+)\s*(?::|h|gio)\s*(\d+)?/.exec(said);
  const [hours, minutes] = clock ? [Number(clock[1]), Number(clock[2] ?? 0)] : [0, 0];
  // A number that is neither a time nor days ahead is a time that was written in another way.
  if ((!clock && /\d/.test(said)) || hours > 23 || minutes > 59)
    throw new UserError(`Không có giờ nào là “${clock?.[0] ?? said.trim()}”. ${examples}`);
  if (!clock) return usualTime;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** What a chat is sent, in words. */
export function subscriptionText(
  { kind, time, daysAhead, unit }: Subscription,
  { office }: Pick<Working, 'office'>,
): string {
  const what = {
    daily: `bản tin mỗi ngày làm việc lúc ${time}`,
    weekly: `bản tin đầu tuần lúc ${time}`,
    reminder: `nhắc việc trước hạn ${daysAhead} ngày lúc ${time}`,
  }[kind];
  return unit === null ? `${what}, tất cả đơn vị` : `${what}, ${office.unit(unit)?.name ?? unit}`;
}
