import { readFileSync } from 'node:fs';

/** A question over `knowledge/` with the words that answer it; no gold: the archive does not answer it. */
export interface GoldQuestion {
  id: string;
  kind: string;
  question: string;
  gold: { source: string; text: string }[];
}

export function readGold(file = new URL('./gold.jsonl', import.meta.url)): GoldQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldQuestion);
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

/** Line breaks, Markdown marks and table bars do not count. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[*|\s]+/g, ' ')
    .trim();
}
