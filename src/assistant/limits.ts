import type { PeopleStore, PersonId } from '../core/people.ts';
import type { Clock } from '../core/ports.ts';

export interface LimitSettings {
  messagesPerMinute: number;
  questionsPerDay: number;
}

/** Limits per person, with the polite word that tells one that was reached. Admins have none. */
export function openLimits(people: PeopleStore, settings: LimitSettings, clock: Clock) {
  const recent = new Map<PersonId, number[]>();

  return {
    /** Counts a message. The words when there are too many of them, once a minute; `quiet` for those after. */
    message(id: PersonId): { words: string | null; stop: boolean } {
      const now = clock().getTime();
      const times = (recent.get(id) ?? []).filter((time) => now - time < 60_000);
      times.push(now);
      recent.delete(id);
      recent.set(id, times);
      for (const [other, [first]] of recent) {
        if (now - (first ?? 0) < 60_000) break;
        recent.delete(other);
      }
      const over = times.length - settings.messagesPerMinute;
      if (over <= 0) return { words: null, stop: false };
      const words = `Anh/chị gửi hơi nhanh (quá ${settings.messagesPerMinute} tin trong một phút). Xin chờ một phút rồi gửi tiếp.`;
      return { words: over === 1 ? words : null, stop: true };
    },

    /** The words when somebody has asked enough for today. */
    question(id: PersonId): string | null {
      const midnight = new Date(clock());
      midnight.setHours(0, 0, 0, 0);
      if (people.countQuestions(id, midnight.toISOString()) < settings.questionsPerDay) return null;
      return `Hôm nay anh/chị đã hỏi ${settings.questionsPerDay} câu, là mức tối đa trong ngày. Xin hỏi tiếp vào ngày mai, hoặc nhờ người quản trị nâng mức này.`;
    },
  };
}
