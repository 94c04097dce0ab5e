import { readFileSync } from 'node:fs';
import type { IsoDate } from '../../src/core/document.ts';

/** A question over `knowledge/` with the words that answer it; no gold: the archive does not answer it. */
export interface GoldQuestion {
  id: string;
  kind: string;
  question: string;
  gold: { source: string; text: string }[];
}

/** A question about tasks, asked on a day, with words of every task that answers it. */
export interface GoldTaskQuestion extends GoldQuestion {
  asOf: IsoDate;
}

export const readGold = (): GoldQuestion[] => lines<GoldQuestion>('gold.jsonl');

/** The day matters: what is due this week, and what is overdue, depend on it. */
export const readGoldTasks = (): GoldTaskQuestion[] => lines<GoldTaskQuestion>('gold-tasks.jsonl');

function lines<Line>(name: string): Line[] {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Line);
}

/** Whether a passage or quote holds the words of a gold snippet, or is a part of them long enough to count. */
export function holds(
  found: { source: string; text: string },
  gold: { source: string; text: string },
): boolean {
  if (found.source !== gold.source) return false;
  const [text, words] = [plain(found.text), plain(gold.text)];
  return text.includes(words) || (text.length >= 20 && words.includes(text));
}

/** Line breaks, Markdown marks, table bars and the number of an item do not count. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[*|\s]+/g, ' ')
    .trim()
    .replace(/^(?:\d+(?:\.\d+)*\.|[a-zđ]\)|[-+•]) /u, '');
}
