import { addDays, localDay } from './core/days.ts';
import type { UsageStore, UsedPrompt } from './core/ports.ts';

/** Signs of a fingerprint that tell prompts apart for a person. */
const shortPrint = 7;
const purposes: Record<UsedPrompt['purpose'], string> = {
  answer: 'trả lời',
  rewrite: 'hiểu câu hỏi nối tiếp',
};

/**
 * Which models and prompts (`prompts/`, by their fingerprint) were used, with calls and tokens: a line for today and
 * one for the last seven days, in Vietnamese. Empty when no model was asked.
 */
export function modelUse(usage: Pick<UsageStore, 'usedSince'>, now: Date): string[] {
  const today = localDay(now);
  const line = (when: string, since: string): string[] => {
    const used = usage.usedSince(since);
    return used.length === 0 ? [] : [`${when}: ${used.map(wordsOf).join('; ')}`];
  };
  return [...line('hôm nay', today), ...line('7 ngày qua', addDays(today, -6))];
}

const wordsOf = ({ purpose, model, prompt, calls, tokens }: UsedPrompt): string => {
  const [times, cost] = [calls, tokens].map((value) => value.toLocaleString('vi-VN'));
  return `${model} ${purposes[purpose]} ${times} lần, ${cost} token (mẫu lệnh ${prompt.slice(0, shortPrint)})`;
};
